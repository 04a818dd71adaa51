"""Wires the rooms together: which page is shown, opening and locking the vault, the idle timer, the hook for faults."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.errors import UserError
from desktop.settings import Settings
from desktop.translate.machine import Machine
from desktop.views import faults, pages
from desktop.views.background import Background
from desktop.views.desk import Desk
from desktop.views.door.unlock import UnlockPage
from desktop.views.idleness import Idleness
from desktop.views.page import Page
from desktop.views.theme import apply
from desktop.views.window import MainWindow

if TYPE_CHECKING:
    from desktop.guide import Guide
    from desktop.store.sealing import Derivation
    from desktop.store.vault import Vault


ASIDE = ("preferences", "languages", "review")
"""Pages that belong to no dossier, and lead back to where one was."""


@dataclass(frozen=True)
class Place:
    """A page and what it needs, so that it can be shown again after the lock."""

    name: str
    ids: dict[str, str]


class Application(QObject):
    """The running program.

    Attributes:
        window: the main window.
        desk: what pages work with; None while the vault is locked.
    """

    def __init__(
        self,
        settings: Settings,
        today: Callable[[], date] = date.today,
        derivation: Derivation | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.window = MainWindow()
        self.desk: Desk | None = None
        self._settings, self._today, self._derivation = settings, today, derivation
        self._background = Background(self)
        self._machine = Machine(paths.models())
        self._vault: Vault | None = None
        self._guide: tuple[str, Guide] | None = None
        self._place = Place("dossiers", {})
        self._came_from = self._place
        self._key_shown = False
        self._lock_wanted = False
        self._idleness = Idleness(self)
        self._idleness.passed.connect(self._idle)
        self._background.busy.connect(self._work_ended)
        self.window.lock.connect(self.lock)
        self.window.preferences.connect(lambda: self._visit("preferences"))
        self.window.languages.connect(lambda: self._visit("languages"))
        self.window.may_close = self._may_close
        self.show_unlock()

    def prepare(self) -> None:
        """Load what unlocking needs while the first page waits for the passphrase."""

        def work() -> tuple[str, Guide]:
            from desktop.store.vault import preload

            preload()
            name = self._settings.get("municipality")
            return name, self._load_guide()

        def loaded(found: tuple[str, Guide]) -> None:
            self._guide = None if found[1].trouble else found  # a folder with a mistake is read again

        self._background.run(work, loaded, lambda _: None)  # a mistake in it is told at unlocking

    # Before a vault is open

    def show_unlock(self) -> None:
        """Show the first page."""
        last = self._settings.get("last_vault")
        page = UnlockPage(Path(last) if last else None)
        page.unlock.connect(self._unlock)
        page.new_vault.connect(self._show_new_vault)
        page.recover.connect(self._show_recover)
        page.languages.connect(self._show_languages)
        self.window.show_page(page, inside=False)
        page.setFocus()

    def _show_new_vault(self) -> None:
        from desktop.views.door.new_vault import NewVaultPage

        page = NewVaultPage(paths.vaults())
        page.leave.connect(self.show_unlock)
        page.make.connect(self._create)
        self.window.show_page(page, inside=False)

    def _show_recover(self, folder: Path) -> None:
        from desktop.views.door.recover import RecoverPage

        page = RecoverPage(folder)
        page.leave.connect(self.show_unlock)
        page.recover.connect(self._recover)
        self.window.show_page(page, inside=False)

    def _show_languages(self) -> None:
        """Translations and models: there is no case data in them, so that an interpreter needs no passphrase."""

        def shown(guide: Guide, name: str = "languages", ids: dict[str, str] | None = None) -> None:
            if name == "review":
                page = pages.review(guide, (ids or {})["language"], self._today, self.window.messages.tell)
                page.leave.connect(lambda: shown(guide))
            else:
                page = pages.languages(guide, self._background, self._today, self.window.messages.tell)
                page.go.connect(lambda name, ids: shown(guide, name, ids))
                page.leave.connect(self.show_unlock)
            self.window.show_page(page, inside=False)
            page.setFocus()

        door: Any = self.window.page
        self._background.run(self._load_guide, shown, lambda error: door.show_error(str(error)))

    def _unlock(self, folder: Path, passphrase: str) -> None:
        def work() -> tuple[Vault, Guide, str]:
            from desktop.store.vault import Vault

            guide = self._load_guide()
            return Vault.open(folder, passphrase), guide, ""

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

    def _load_guide(self) -> Guide:
        from desktop import guide

        name = self._settings.get("municipality")
        if self._guide is not None and self._guide[0] == name:
            return self._guide[1]
        return guide.load_good(name, self._settings.get("good_municipality"))

    def _enter(self, work: Callable[[], tuple[Vault, Guide, str]]) -> None:
        """Open a vault in the background, from the page that asked for it."""
        page: Any = self.window.page
        page.set_busy(True)

        def opened(result: tuple[Vault, Guide, str]) -> None:
            vault, guide, key = result
            page.wipe()
            self._opened(vault, guide, key)

        def refused(error: UserError) -> None:
            page.set_busy(False)
            page.show_error(str(error))

        self._background.run(work, opened, refused)

    def _opened(self, vault: Vault, guide: Guide, recovery_key: str) -> None:
        from desktop.store.queries import Dossiers

        if self._settings.get("last_vault") != str(vault.folder):
            self._place = Place("dossiers", {})
        self._vault = vault
        self._settings.set("last_vault", str(vault.folder))
        self.desk = Desk(
            dossiers=Dossiers(vault),
            guide=guide,
            settings=self._settings,
            today=self._today,
            background=self._background,
            tell=self.window.messages.tell,
            professional=vault.holder,
            machine=self._machine,
        )
        self.window.set_place(guide.municipality.name)
        self.window.messages.hide()
        if guide.trouble:
            self.window.messages.tell(guide.trouble, "error")
        else:
            self._settings.set("good_municipality", self._settings.get("municipality"))
        if recovery_key:
            self._show_recovery_key(vault, recovery_key)
        else:
            self._begin()

    def _begin(self) -> None:
        """Show the page that was there before the lock, or the list when it is gone."""
        self._idleness.watch(int(self._settings.get("lock_minutes")) * 60_000)
        if not self.go(self._place.name, self._place.ids):
            self.go("dossiers", {})

    def _show_recovery_key(self, vault: Vault, key: str) -> None:
        from desktop.views.door.recovery_key import RecoveryKeyPage

        page = RecoveryKeyPage(vault.folder.stem, key)
        page.kept.connect(self._key_kept)
        self._key_shown = True  # it is shown only once: until it is on paper nothing takes it away
        self.window.show_page(page, inside=False)

    def _key_kept(self) -> None:
        self._key_shown = False
        self._begin()

    # While a vault is open

    def go(self, name: str, ids: dict[str, str]) -> bool:
        """Leave the page that is shown, and show another; a page that cannot save what is typed stays.

        Returns:
            whether the other page is shown.
        """
        if self.desk is None or not self._flushed():
            return False
        try:
            page = self._page(self.desk, name, ids)
        except UserError as error:
            self.window.messages.tell(str(error), "error")
            return False
        self._place = Place(name, {key: value for key, value in ids.items() if key != "question"})
        page.go.connect(self.go)
        page.leave.connect(lambda: self._leave(ids))
        self.window.show_page(page, inside=True)
        page.setFocus()
        return True

    def _visit(self, name: str) -> None:
        """Show a page that stands beside the dossiers; leaving it leads back to where one was."""
        if self._place.name not in ASIDE:
            self._came_from = self._place
        self.go(name, {})

    def _leave(self, ids: dict[str, str]) -> None:
        if self._place.name == "review":
            self.go("languages", {})
        elif self._place.name in ASIDE:
            self.go(self._came_from.name, self._came_from.ids)
        elif "dossier" in ids:
            self.go("dossier", {"dossier": ids["dossier"]})
        else:
            self.go("dossiers", {})

    def _page(self, desk: Desk, name: str, ids: dict[str, str]) -> Page:
        """Build a page by its name. What is heavy is imported only here."""
        return pages.build(desk, name, ids)

    def _flushed(self) -> bool:
        page = self.window.page
        return page is None or page.flush()

    # Locking and ending

    def lock(self) -> None:
        """Save what is typed, close the vault, wipe the screen; the same page is there after unlocking.

        While papers are being made the lock waits for them.
        """
        if self._vault is None or self._key_shown:
            return
        self._machine.cancel()
        if not self._background.idle:
            self._lock_wanted = True
            self.window.messages.tell("Het programma maakt nog iets af. Daarna gaat de kluis op slot.", "info")
            return
        self._lock_wanted = False
        if self._flushed():
            self._close_vault()
            self.show_unlock()

    def _idle(self) -> None:
        """Nobody is there: what cannot be kept as it stands is given up, so that the lock comes."""
        page = self.window.page
        if self._background.idle and page is not None and not page.flush() and not page.abandon():
            return  # the disk refuses: the answers stay on the screen, and it is tried again
        self.lock()

    def _work_ended(self, busy: bool) -> None:
        if not busy and self._lock_wanted:
            QTimer.singleShot(0, self, self.lock)

    def _may_close(self) -> bool:
        if self._key_shown:
            self.window.messages.tell("Schrijf eerst de herstelsleutel over: hij komt maar één keer.", "warning")
            return False
        if not self._flushed():
            return False
        self._machine.close()
        self._background.wait()
        self._close_vault()
        return True

    def _close_vault(self) -> None:
        self._idleness.rest()
        self._machine.close()
        self.desk = None
        if self._vault is not None:
            vault, self._vault = self._vault, None
            vault.close()


def run() -> int:
    """Open the window and stay until it closes. Returns the exit code."""
    app = QApplication(sys.argv[:1])
    settings = Settings(paths.settings())
    app.setApplicationName("Startgesprek")
    apply(app, int(settings.get("text_percent")))
    application = Application(settings)
    faults.install(application.window)
    application.window.show()
    QTimer.singleShot(50, application.prepare)  # after the first frame
    return app.exec()
