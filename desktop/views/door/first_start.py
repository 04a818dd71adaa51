"""The way from nothing to the first dossier, in four calm steps: municipality, vault, recovery key, languages.

It can be broken off anywhere. Before the vault is made nothing is left behind. From then on the settings know which
step comes next (`begun`), so that the next start goes on there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop import paths, trial
from desktop.settings import Settings
from desktop.translate.machine import Machine
from desktop.views.background import Background
from desktop.views.door import begun, steps
from desktop.views.window import MainWindow

if TYPE_CHECKING:
    from desktop.guide import Guide
    from desktop.store.vault import Vault
    from desktop.views.door.municipality_choices import Choice


class FirstStart(QObject):
    """Shows the steps one after another.

    Attributes:
        holding: whether a recovery key is on the screen that nobody has on paper yet.

    Signals:
        make: folder, passphrase and name of the holder of a vault to be made.
        left: the person wants to go back to the first page.
        kept: the recovery key on the screen is on paper, or is put off.
        settled: nothing is left to say: to the dossiers.
        languages: to the page of the languages, and from there to the dossiers.
        offered: the vault to try with is offered, in a `TryFirst`.
    """

    make = Signal(Path, str, str)
    left = Signal()
    kept = Signal()
    settled = Signal()
    languages = Signal()
    offered = Signal(object)

    def __init__(
        self, window: MainWindow, background: Background, machine: Machine, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.holding = False
        self._window, self._background, self._machine, self._settings = window, background, machine, settings
        self._typed: dict[str, str] = {}
        self._names: tuple[str, ...] = steps.AGAIN
        self._choices: list[Choice] = []
        self._whole = False  # whether the languages come after the key
        self._undo: Callable[[], None] = self.forget

    # Before there is a vault

    def begin(self) -> None:
        """The first step: the municipality, when no vault was ever open here; else the vault."""
        if self._settings.get("last_vault"):
            self._names = steps.AGAIN
            self._show_vault()
            return
        self._names = steps.FIRST
        from desktop.views.door import municipality_choices

        asked = self._window.page

        def found(choices: list[Choice]) -> None:
            if self._window.page is asked:
                self._choices = choices
                self._show_municipality()

        self._background.run(municipality_choices.shipped, found, lambda _: found([]), needed=False)

    def forget(self) -> None:
        """Forget what was typed: the person is gone, or the vault is made."""
        self._typed = {}

    def _show_municipality(self) -> None:
        if not self._choices:  # nothing that is shipped can be read: that is told when the vault opens
            self._show_vault()
            return
        from desktop.views.door.municipality_page import MunicipalityPage

        page = MunicipalityPage(
            self._choices, self._settings.get("municipality"), self._background, trial.there(), steps=self._names, at=0
        )
        self.offered.emit(page.try_first)
        page.leave.connect(self.left)
        page.chosen.connect(self._municipality_chosen)
        self._window.show_page(page, inside=False)
        page.begin()

    def _municipality_chosen(self, key: str) -> None:
        self._settings.set("municipality", key)
        self._show_vault()

    def _show_vault(self) -> None:
        from desktop.views.door.new_vault import NewVaultPage

        first = self._names is steps.FIRST
        page = NewVaultPage(paths.vaults(), steps=self._names, at=self._names.index("Kluis"))
        page.show_draft(self._typed)
        page.cloud.look_with(self._background)

        def back() -> None:
            self._typed = page.draft()
            page.wipe()
            if first and self._choices:
                self._show_municipality()
            else:
                self.left.emit()

        page.leave.connect(back)
        page.make.connect(self._make)
        self._window.show_page(page, inside=False)
        page.begin()

    def _make(self, folder: Path, passphrase: str, holder: str) -> None:
        # Before the vault is there: whatever comes in between, the next start knows of it.
        before = begun.step(self._settings, folder)
        self._undo = lambda: begun.note(self._settings, folder, before)
        begun.note(self._settings, folder, begun.KEY if self._names is steps.FIRST else begun.KEY_LEFT)
        self.make.emit(folder, passphrase, holder)

    def refused(self) -> None:
        """The vault could not be made."""
        self._undo()
        self._undo = self.forget

    # From the moment that there is one

    def go_on(self, vault: Vault, guide: Guide, key: str) -> None:
        """Show what is still to come for a vault that was just opened.

        Args:
            key: recovery key of a vault that was just made; else empty.
        """
        self.forget()
        self._undo = self.forget
        step = begun.step(self._settings, vault.folder)
        self._whole = step in (begun.KEY, begun.LANGUAGES)
        if key:
            self._show_key(vault, guide, key)
        elif step in (begun.KEY, begun.KEY_LEFT):
            self._remind(vault, guide)
        elif step == begun.LANGUAGES:
            self._show_languages(vault, guide, "")
        else:
            self.settled.emit()

    def _show_key(self, vault: Vault, guide: Guide, key: str, seen: bool = False) -> None:
        """Args: seen: whether it is on paper already, and is looked at once more."""
        from desktop.views.door.recovery_key import RecoveryKeyPage

        whole = self._whole
        names = steps.FIRST if whole else steps.AGAIN
        onward = "Verder" if whole else "Naar de dossiers"
        page = RecoveryKeyPage(
            vault.folder.stem,
            key,
            None,
            onward,
            steps=names,
            at=names.index("Herstelsleutel"),
            may_wait=not seen,
            seen=seen,
        )

        def on(step: str) -> None:
            self.holding = False
            begun.note(self._settings, vault.folder, step)
            self.kept.emit()
            if whole:
                self._show_languages(vault, guide, key)
            else:
                self.settled.emit()

        page.kept.connect(lambda: on(begun.LANGUAGES if whole else ""))
        page.later.connect(lambda: on(begun.KEY_LEFT))
        self.holding = not seen
        self._window.show_page(page, inside=False)
        page.begin()

    def _remind(self, vault: Vault, guide: Guide) -> None:
        from desktop.views.door.reminder import ReminderPage

        page = ReminderPage(vault.folder.stem)

        def renewed(key: str) -> None:
            if self._window.page is page:  # else it is locked meanwhile, and asked again next time
                self._show_key(vault, guide, key)

        def refused(error: Exception) -> None:
            page.set_busy(False)
            page.show_error(str(error))

        def renew() -> None:
            page.set_busy(True)
            self._background.run(lambda: vault.keys.renew_recovery(), renewed, refused)

        page.renew.connect(renew)
        page.later.connect(self.settled)
        self._window.show_page(page, inside=False)
        page.begin()

    def _show_languages(self, vault: Vault, guide: Guide, key: str) -> None:
        """Args: key: the recovery key while it may still be looked at; else empty."""
        from desktop.views.door.languages_step import LanguagesStep

        names = steps.FIRST
        page = LanguagesStep(
            guide, self._machine, self._background, steps=names, at=names.index("Talen"), back=bool(key)
        )
        put_off = begun.step(self._settings, vault.folder) == begun.KEY_LEFT

        def done(onward: Callable[[], None]) -> None:
            if not put_off:
                begun.note(self._settings, vault.folder, "")
            onward()

        page.leave.connect(lambda: self._show_key(vault, guide, key, seen=not put_off))
        page.on.connect(lambda: done(self.settled.emit))
        page.look.connect(lambda: done(self.languages.emit))
        self._window.show_page(page, inside=False)
        page.begin()
