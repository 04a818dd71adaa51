"""The way in: which page before a vault is open, and the opening itself, off the GUI thread."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop import paths, trial
from desktop.errors import Finding, MunicipalityMissing, UserError, WrongPassphrase
from desktop.settings import Settings
from desktop.translate.machine import Machine
from desktop.views import pages
from desktop.views.background import Background
from desktop.views.door import begun
from desktop.views.door.door import DoorPage
from desktop.views.door.first_start import FirstStart
from desktop.views.door.patience import Patience
from desktop.views.door.try_first import TryFirst
from desktop.views.door.unlock import UnlockPage
from desktop.views.door.welcome import WelcomePage
from desktop.views.window import MainWindow

if TYPE_CHECKING:
    from desktop.guide import Guide
    from desktop.store.sealing import Derivation
    from desktop.store.vault import Vault
    from desktop.views.door.municipality_choices import Choice


class Entrance(QObject):
    """Shows the pages of the door one after another.

    Signals:
        opened: the vault, the guide, and the recovery key of a new vault, else empty.
        progressed: how much of the vault to try with is made, in hundredths; from whatever thread.

    Attributes:
        path: the steps of a first start.
        guide: name of the municipality and what was loaded for it; None until then.
    """

    opened = Signal(object, object, str)
    progressed = Signal(int)

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        machine: Machine,
        settings: Settings,
        today: Callable[[], date],
        derivation: Derivation | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.guide: tuple[str, Guide] | None = None
        self._window, self._background, self._machine = window, background, machine
        self._settings, self._today, self._derivation = settings, today, derivation
        self._patience = Patience()
        self._left, self._prepared = 0, False
        self.path = FirstStart(window, background, machine, settings, self)
        self.path.make.connect(self._create)
        self.path.left.connect(self.show)
        self.path.offered.connect(self._offer_trial)
        self.progressed.connect(self._show_progress)

    def leave(self) -> None:
        """The person is gone: what he typed is forgotten, and a vault that is being opened now is closed again."""
        self._left += 1
        self.path.forget()
        if isinstance(self._window.page, DoorPage):
            self._window.page.wipe()

    def prepare(self) -> None:
        """Load what unlocking needs while the first page waits for the passphrase."""

        def work() -> tuple[str, Guide]:
            from desktop.store.vault import preload

            preload()
            name = self._settings.get("municipality")
            return name, self._load_guide()

        def loaded(found: tuple[str, Guide]) -> None:
            self.guide = None if found[1].trouble else found  # a folder with a mistake is read again
            self._look_through()

        self._background.run(work, loaded, lambda _: self._look_through())  # a mistake in it is told at unlocking

    def _look_through(self) -> None:
        """Look for what may not be meant in the municipality's folder, when all that opening needs is there."""
        self._prepared = True
        page = self._window.page
        if not isinstance(page, UnlockPage):
            return
        chosen = self._settings.get("municipality")

        def work() -> list[Finding]:
            from desktop.views.door.municipality_choices import remarks

            return remarks(chosen)

        def looked(found: list[Finding]) -> None:
            if self._window.page is page:
                page.remarks.show_remarks(found)

        self._background.run(work, looked, lambda _: None, needed=False)

    def show(self) -> None:
        """Show the first page: of the last vault, or the very first of all."""
        last = self._settings.get("last_vault")
        # A program that ended while it made the first vault has begun with one, and never opened it.
        made = [folder for folder in begun.vaults(self._settings) if os.path.isdir(folder)] if not last else []
        if last or made:
            self._show_unlock(Path(last) if last else made[-1])
            return
        page = WelcomePage(trial.there())
        page.started.connect(self.path.begin)
        page.chosen.connect(self._show_unlock)
        page.languages.connect(self._show_languages)
        page.restore.connect(self._show_restore)
        self._offer_trial(page.try_first)
        self._window.show_page(page, inside=False)
        page.setFocus()

    def _show_unlock(self, vault: Path) -> None:
        page = UnlockPage(vault, self._patience, trial=trial.there())
        page.unlock.connect(self._unlock)
        page.new_vault.connect(self.path.begin)
        page.recover.connect(self._show_recover)
        page.languages.connect(self._show_languages)
        page.restore.connect(self._show_restore)
        page.look_again.connect(lambda: self._look_for(page))
        page.cloud.look_with(self._background)
        self._offer_trial(page.try_first)
        self._window.show_page(page, inside=False)
        page.setFocus()
        self._look_for(page)
        if self._prepared:
            self._look_through()

    def _look_for(self, page: UnlockPage) -> None:
        """See whether the vault is there, off the GUI thread: a network disk that is gone takes its time to say so."""
        folder = page.vault

        def looked(there: bool) -> None:
            if self._window.page is page and page.vault == folder:
                page.show_there(there)

        self._background.run(lambda: os.path.isdir(folder), looked, lambda _: None, needed=False)

    # Trying first

    def _offer_trial(self, offer: TryFirst) -> None:
        offer.wanted.connect(self._try)
        offer.discarded.connect(self._discard_trial)

    def _try(self) -> None:
        today = self._today()

        def work() -> tuple[Vault, Guide, str]:
            guide = self._load_guide(invented=True)
            return trial.enter(guide, today, self.progressed.emit), guide, ""

        self._show_progress(0)
        self._enter(work, guessed=False)

    def _show_progress(self, percent: int) -> None:
        offer = getattr(self._window.page, "try_first", None)
        if isinstance(offer, TryFirst):
            offer.show_progress(percent)

    def _discard_trial(self) -> None:
        def gone(_: None) -> None:
            self.show()
            self._window.messages.tell("De proefkluis is weg.", "done")

        door: Any = self._window.page
        self._background.run(trial.remove, gone, lambda error: door.show_error(str(error)))

    def _show_recover(self, folder: Path) -> None:
        from desktop.views.door.recover import RecoverPage

        page = RecoverPage(folder)
        page.leave.connect(self.show)
        page.recover.connect(self._recover)
        self._window.show_page(page, inside=False)

    def _show_restore(self, vault: Path | None) -> None:
        from desktop.store import backup
        from desktop.views.door.restore import RestorePage

        page = RestorePage(vault, paths.vaults(), backup.all_of(vault) if vault else ())
        page.leave.connect(self.show)
        page.restore.connect(self._restore)
        page.fields.cloud.look_with(self._background)
        self._window.show_page(page, inside=False)

    def _show_languages(self) -> None:
        """Translations and models: there is no case data in them, so that an interpreter needs no passphrase."""

        def shown(guide: Guide, name: str = "languages", ids: dict[str, str] | None = None) -> None:
            if name == "review":
                code = (ids or {})["language"]
                page = pages.review(guide, code, self._background, self._today, self._window.messages.tell)
                page.leave.connect(lambda: shown(guide))
            else:
                page = pages.languages(guide, self._background, self._today, self._window.messages.tell, self._machine)
                page.go.connect(lambda name, ids: shown(guide, name, ids))
                page.leave.connect(self.show)
            self._window.show_page(page, inside=False)
            page.setFocus()

        door: Any = self._window.page

        def refused(error: UserError) -> None:
            if isinstance(error, MunicipalityMissing):
                self._show_gone(str(error))
            else:
                door.show_error(str(error))

        self._background.run(self._load_guide, shown, refused)

    def _show_gone(self, why: str) -> None:
        """The municipality cannot be used and there is no copy: ask what to do."""
        from desktop.views.door.municipality_gone import MunicipalityGonePage

        page = MunicipalityGonePage(why, self._background, trial.there())

        def back(words: str) -> None:
            if self._window.page is page:
                self.show()
                self._window.messages.tell(words, "done")

        def refused(error: UserError) -> None:
            if self._window.page is page:
                page.set_busy(False)
                page.show_still(str(error))

        def again() -> None:
            page.set_busy(True)
            self._background.run(self._load_guide, lambda _: back("Uw gemeente is geladen. Open nu de kluis."), refused)

        def chosen(choice: Choice) -> None:
            self._settings.set("municipality", choice.key)
            back(f"U werkt nu met {choice.name}. Open nu de kluis.")

        page.leave.connect(self.show)
        page.again.connect(again)
        page.chosen.connect(chosen)
        self._offer_trial(page.try_first)
        self._window.show_page(page, inside=False)
        page.setFocus()

    def _unlock(self, folder: Path, passphrase: str) -> None:
        def work() -> tuple[Vault, Guide, str]:
            from desktop.store.vault import Vault

            guide = self._load_guide()
            vault = Vault.open(folder, passphrase)
            vault.keys.strengthen(passphrase, self._derivation)  # when the program asks a dearer key by now
            return vault, guide, ""

        self._enter(work)

    def _create(self, folder: Path, passphrase: str, holder: str) -> None:
        def work() -> tuple[Vault, Guide, str]:
            from desktop.store.vault import Vault

            guide = self._load_guide()
            vault, key = Vault.create(folder, passphrase, holder, self._derivation)
            return vault, guide, key

        self._enter(work)

    def _recover(self, folder: Path, key: str, passphrase: str, holder: str) -> None:
        def work() -> tuple[Vault, Guide, str]:
            from desktop.store.vault import Vault

            guide = self._load_guide()
            vault = Vault.recover(folder, key)
            try:
                vault.add_passphrase(passphrase, holder, self._derivation)
            except BaseException:
                vault.close()
                raise
            return vault, guide, ""

        self._enter(work)

    def _restore(self, source: Path, folder: Path, secret: str) -> None:
        def work() -> tuple[Vault, Guide, str]:
            from desktop.store.vault import Vault

            guide = self._load_guide()
            return Vault.restore(source, folder, secret), guide, ""

        self._enter(work)

    def _load_guide(self, *, invented: bool = False) -> Guide:
        """Args: invented: whether it is for invented people, for whom an example will do."""
        from desktop import standby

        name = self._settings.get("municipality")
        if self.guide is not None and self.guide[0] == name:
            return self.guide[1]
        return (standby.load_for_trial if invented else standby.load_good)(name, self._today())

    def _enter(self, work: Callable[[], tuple[Vault, Guide, str]], *, guessed: bool = True) -> None:
        """Open a vault in the background, from the page that asked for it.

        Args:
            guessed: whether it takes a secret: a right one ends the wait after wrong ones.
        """
        page: Any = self._window.page
        left = self._left
        page.set_busy(True)

        def still_there() -> bool:
            return self._window.page is page

        def opened(result: tuple[Vault, Guide, str]) -> None:
            vault, guide, key = result
            if still_there():
                page.wipe()
            if self._left != left and not key:  # meanwhile the machine slept, or the person left it
                vault.close()
                self.show()
                return
            if guessed:
                self._patience.right()
            self.opened.emit(vault, guide, key)

        def refused(error: UserError) -> None:
            self.path.refused()
            if isinstance(error, WrongPassphrase):
                self._patience.wrong()
            if still_there() and isinstance(error, MunicipalityMissing):
                page.wipe()
                self._show_gone(str(error))
            elif still_there():
                page.set_busy(False)
                page.show_error(str(error))

        self._background.run(work, opened, refused)
