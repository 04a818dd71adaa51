"""Wires the rooms together: which page is shown, opening and locking the vault, the idle timer, the hook for faults."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop import paths, trial
from desktop.about import IDENTITY, SIGN
from desktop.errors import UserError
from desktop.forms.bilingual import wrappable
from desktop.secrecy import forget
from desktop.settings import Settings
from desktop.translate.machine import Machine
from desktop.views import faults, pages
from desktop.views.background import Background
from desktop.views.clearing import wipe
from desktop.views.clipboard import Copying, clear_ours
from desktop.views.closing import Closing, finish
from desktop.views.desk import Desk
from desktop.views.door.entrance import Entrance
from desktop.views.help.help_key import HelpKey
from desktop.views.idleness import Idleness
from desktop.views.page import Page
from desktop.views.same_page import SamePage
from desktop.views.session.ending import SessionEnd
from desktop.views.waits import Waits
from desktop.views.wearing import Wearing
from desktop.views.window import MainWindow

if TYPE_CHECKING:
    from desktop.guide import Guide
    from desktop.store.sealing import Derivation
    from desktop.store.vault import Vault


ASIDE = ("preferences", "about", "languages", "review", "vault")
"""Pages that belong to no dossier, and lead back to where one was."""
NOT_CHOSEN = (
    "Op deze computer is nog geen gemeente gekozen. U werkt nu met het voorbeeld {name}: met de vragen, regels en "
    "termijnen daarvan. Kies uw gemeente bij Voorkeuren."
)


@dataclass(frozen=True)
class Place:
    """A page and what it needs, so that it can be shown again after the lock."""

    name: str
    ids: dict[str, str]

    def __str__(self) -> str:
        return " ".join((self.name, *(f"{key}={self.ids[key]}" for key in sorted(self.ids))))


class Application(QObject):
    """The running program.

    Attributes:
        window: the main window.
        desk: what pages work with; None while the vault is locked.
        entrance: the pages before a vault is open.
        help: the manual, by F1.
        session: hears that the machine goes to sleep or that the person leaves, once it listens.
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
        self._settings, self._today = settings, today
        self._background = Background(self)
        self._machine = Machine(paths.models())
        self._vault: Vault | None = None
        self.entrance = Entrance(self.window, self._background, self._machine, settings, today, derivation, self)
        self.entrance.opened.connect(self._opened)
        self.entrance.path.kept.connect(self._watch)
        self.entrance.path.settled.connect(self._begin)
        self.entrance.path.languages.connect(self._begin_with_languages)
        self._place = Place("dossiers", {})
        self._came_from = self._place
        self._opened_last = ""
        self._lock_wanted = False
        self._closing = Closing(self.window, self._background, self)
        self._same = SamePage()
        self._copying = Copying(self)
        self.session = SessionEnd(self)
        self.session.leaving.connect(self.lock_at_once)
        self._idleness = Idleness(self)
        self._idleness.passed.connect(self._idle)
        self._idleness.slept.connect(self.lock_at_once)
        self._idleness.nearly.connect(self.window.messages.announce_lock)
        self._idleness.back.connect(self.window.messages.take_back)
        settings.watch(self._preferred)
        self._background.busy.connect(self._work_ended)
        self.window.lock.connect(self.lock)
        self.window.preferences.connect(lambda: self._visit("preferences"))
        self.window.languages.connect(lambda: self._visit("languages"))
        self.window.vault.connect(lambda: self._visit("vault"))
        self.window.newcomers.connect(lambda: self.go("dossiers", {}))
        self.window.work.connect(lambda: self.go("work", {}))
        self.window.planning.connect(lambda: self.go("planning", {}))
        self.window.around.connect(lambda: self.go("around", {}))
        self.window.monitor.connect(lambda: self.go("monitor", {}))
        self.window.trial_band.discarded.connect(self._discard_trial)
        self.window.may_close = self._may_close
        self.help = HelpKey(self.window)
        self.show_unlock()

    @property
    def idle(self) -> bool:
        """Whether nothing is under way off the GUI thread."""
        return self._background.idle

    def prepare(self) -> None:
        """Load what unlocking needs while the first page waits for the passphrase."""
        self.entrance.prepare()

    def show_unlock(self) -> None:
        """Show the first page."""
        self.entrance.show()

    def _opened(self, vault: Vault, guide: Guide, recovery_key: str) -> None:
        from desktop.store.queries import Dossiers

        if self._opened_last not in ("", str(vault.folder)):
            self._place = Place("dossiers", {})
        self._vault, self._opened_last = vault, str(vault.folder)
        self.window.mark_trial(trial.is_trial(vault))
        if not trial.is_trial(vault):
            self._settings.set("last_vault", str(vault.folder))
        dossiers, waits = Dossiers(vault), Waits()
        waits.learn(dossiers, self._background, self._today)
        self.desk = Desk(
            dossiers=dossiers,
            guide=guide,
            settings=self._settings,
            today=self._today,
            background=self._background,
            tell=self.window.messages.tell,
            professional=vault.holder,
            machine=self._machine,
            vault=vault,
            waits=waits,
            place=self.window.place,
        )
        self.window.set_place(place_words(guide))
        self.window.messages.hide()
        if vault.notice:
            self.window.messages.tell(vault.notice, "warning")
        if guide.trouble:
            self.window.messages.tell(wrappable(guide.trouble), "warning")
        elif not self._settings.chosen("municipality") and not trial.is_trial(vault):
            self.window.messages.tell(NOT_CHOSEN.format(name=guide.municipality.name), "warning")
        if not recovery_key:
            self._watch()
        self.entrance.path.go_on(vault, guide, recovery_key)
        if not recovery_key:
            self._closing.catch_up(vault)

    def _watch(self) -> None:
        """Count from now on how long nobody is there: as long as the person chose, and the municipality allows."""
        if self.desk is not None:
            longest = self.desk.guide.municipality.settings.longest_idle
            self._idleness.watch(min(self._settings.get("lock_minutes"), longest) * 60_000)

    def _preferred(self, key: str) -> None:
        if key == "lock_minutes":
            self._watch()

    def _begin(self) -> None:
        """Show the page that was there before the lock, or the list when it is gone."""
        if not self.go(self._place.name, self._place.ids):
            self.go("dossiers", {})
        page = self.window.page
        if page is not None and self._vault is not None and self._same.bring_back(page, self._vault, str(self._place)):
            self.window.messages.tell("Het formulier staat er weer. Het is nog niet bewaard.", "info")

    def _begin_with_languages(self) -> None:
        self._begin()
        self._visit("languages")

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
        self.window.show_page(page, inside=True, name=name)
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
        elif self._place.name == "about":
            self.go("preferences", {})
        elif self._place.name in ASIDE:
            self.go(self._came_from.name, self._came_from.ids)
        elif "dossier" in ids:
            self.go("dossier", {key: ids[key] for key in ("dossier", "from") if key in ids})
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

        A form that cannot be saved yet is kept for it. While something is under way the lock waits for that.
        """
        page = self.window.page
        if self._may_lock() and page is not None and (page.flush() or (page.draft() and page.abandon())):
            self._lock()

    def lock_at_once(self) -> None:
        """The machine goes to sleep, or the person leaves it: there is little time, and nobody to ask.

        What is made in memory only (papers, translations) is left. What works in the vault is waited for: it takes
        seconds, and broken off it would do more harm. Answers that the disk refuses keep the vault open as well:
        they are nowhere else.
        """
        self.entrance.leave()
        self._machine.cancel()
        self._background.abandon()
        self._idle(hurried=True)
        if self._vault is None and not self._closing.under_way:
            self.session.let_go()

    def _idle(self, hurried: bool = False) -> None:
        """Nobody is there: what cannot be kept as it stands is given up, so that the lock comes."""
        page = self.window.page
        # When the disk refuses the answers stay on the screen, and it is tried again.
        if self._may_lock() and page is not None and (page.flush() or page.abandon()):
            self._lock(hurried)

    def _may_lock(self) -> bool:
        """Whether there is something to lock, and nothing is under way that must be waited for."""
        if self._vault is None or self.entrance.path.holding:
            return False
        self._machine.cancel()
        if self.window.page is not None:
            self.window.page.stop()
        self._lock_wanted = not self._background.idle
        if self._lock_wanted:
            self.window.messages.tell("Het programma maakt nog iets af. Daarna gaat de kluis op slot.", "info")
        return not self._lock_wanted

    def _lock(self, hurried: bool = False) -> None:
        """Wipe the screen at once; the vault is closed as soon as its backup is made, when there is time for one."""
        if self.window.page is not None and self._vault is not None:
            self._same.keep(self.window.page, self._vault, str(self._place))
        vault = self._give_up()
        self.window.messages.hide()
        if vault is not None:
            self._closing.begin(vault, self._locked, hurried=hurried or trial.is_trial(vault))

    def _discard_trial(self) -> None:
        """Throw away the vault to try with, while it is open."""
        if self._vault is None or not trial.is_trial(self._vault):
            return
        if not self._background.idle:
            self.window.messages.tell("Het programma maakt nog iets af. Probeer het zo nog een keer.", "info")
            return
        vault = self._give_up()
        if vault is not None:
            vault.close()
        self._place = Place("dossiers", {})
        try:
            trial.remove()
        except UserError as error:
            self._locked(str(error))
        else:
            self.show_unlock()
            self.window.messages.tell("De proefkluis is weg.", "done")

    def _locked(self, trouble: str) -> None:
        self.show_unlock()
        if trouble:
            self.window.messages.tell(trouble, "warning")
        self.session.let_go()

    def _work_ended(self, busy: bool) -> None:
        if not busy and self._lock_wanted:
            QTimer.singleShot(0, self, self._idle)

    def _may_close(self) -> bool:
        if self.entrance.path.holding:
            words = "Zet eerst de herstelsleutel op papier. Kan dat nu niet, kies dan 'Later doen'."
            self.window.messages.tell(words, "warning")
            return False
        if not self._flushed():
            return False
        self._machine.close()
        self._background.wait()
        vault = self._give_up()
        if vault is not None and trial.is_trial(vault):
            vault.close()
        elif vault is not None:
            self.window.hide()  # nobody has to look at it while the backup is made
            finish(vault)  # what fails is tried again, and told, after the next unlocking
        return True

    def _give_up(self) -> Vault | None:
        """Wipe what is shown and forget the vault; whoever gets it has to close it."""
        self._idleness.rest()
        self._machine.close()
        self.desk = None
        vault, self._vault = self._vault, None
        self.window.mark_trial(False)
        if vault is not None:
            clear_ours()
            forget()
        if self.window.page is not None:
            wipe(self.window.page)
        return vault


def place_words(guide: Guide) -> str:
    """The name of the municipality, as it stands at the top as long as the vault is open."""
    from desktop.municipality.kept import is_copy

    return f"{guide.municipality.name}{' (kopie)' if is_copy(Path(guide.municipality.folder)) else ''}"


def run() -> int:
    """Open the window and stay until it closes; a second start shows the first one's. Returns the exit code."""
    from desktop.views import dutch, only_one

    app = QApplication(sys.argv[:1])
    one = only_one.OnlyOne(paths.running())
    if not one.take():
        return 0
    settings = Settings(paths.settings())
    app.setApplicationName("Startgesprek")
    app.setDesktopFileName(IDENTITY)
    dutch.speak_dutch(app)
    Wearing(app, settings)
    application = Application(settings)
    faults.install(application.window)
    application.window.show()
    one.called.connect(lambda: only_one.show(application.window))

    def shown() -> None:
        gc.freeze()
        gc.enable()
        one.listen()
        app.setWindowIcon(QIcon(str(SIGN)))
        application.session.listen(application.window)
        application.prepare()

    QTimer.singleShot(50, shown)  # after the first frame
    try:
        return app.exec()
    finally:
        one.give_back()
