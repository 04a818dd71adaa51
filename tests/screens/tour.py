"""A tour of every screen of the running program: one name for each, and how somebody gets there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop import guide as guides
from desktop.app import Application
from desktop.demo_hand import Hand, work
from desktop.guide import Guide
from desktop.settings import Settings
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault

from .crowd import HOUSEHOLD, TODAY, buddies, crowd, meetings, sittings

CHEAP = Derivation(memory=8, passes=1, lanes=1)
PASSPHRASE = "vier fietsen onder de kastanje"
SETTLED = 60  # milliseconds; for what a page does right after its first frame


class Tour:
    """The program with a full vault open. Each screen is opened anew.

    Attributes:
        hand: works the windows.
    """

    def __init__(self, folder: Path, guide: Guide | None = None) -> None:
        self._settings = Settings(folder / "settings")
        self.hand = Hand(Application(self._settings, lambda: TODAY, CHEAP))
        self._guide = guide or guides.load("zeist")
        self._vault, _ = Vault.create(folder / "Proef.startgesprek", PASSPHRASE, "Noor de Wit", CHEAP)
        dossiers = Dossiers(self._vault)
        for dossier in crowd(self._guide):
            dossiers.add(dossier)
        for sitting in sittings(self._guide, dossiers.all()):
            dossiers.around.save_sitting(sitting)
        for meeting in meetings(self._guide):
            dossiers.around.save_meeting(meeting)
        for buddy in buddies():
            dossiers.around.save_buddy(buddy)
        self.window.show()

    @property
    def window(self) -> QWidget:
        """The main window."""
        return self.hand.window

    def be_outside(self, known: bool) -> None:
        """Stand before the door, with or without a vault that was open here before. Only until `enter`."""
        self._settings.set("last_vault", str(self._vault.folder) if known else "")
        self.hand.application.show_unlock()
        self.settle()

    def enter(self) -> None:
        """Open the vault, as after the passphrase."""
        if self.hand.application.desk is None:
            self.hand.application.entrance.opened.emit(self._vault, self._guide, "")

    def go(self, name: str, **ids: str) -> None:
        """Open a page and wait until all of it is there."""
        self.enter()
        self.hand.window.messages.hide()
        page = self.hand.window.page
        if page is not None and not page.flush():
            page.abandon()  # what a test left half written there
        assert self.hand.application.go(name, ids), (name, self.hand.window.messages.text)
        self.settle()

    def settle(self) -> None:
        """Wait until what was opened is whole and nothing is worked out any more."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        page = self.hand.window.page
        assert page is not None
        self.hand.until(lambda: page.whole and getattr(page, "ready", True), "the whole page")
        work(SETTLED)

    def press(self, *names: str) -> None:
        """Press buttons one after another, and wait."""
        for name in names:
            self.hand.click(name)
            self.settle()

    def end(self) -> None:
        """Close the program."""
        self.window.close()
        self.window.deleteLater()
        self.hand.application.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


Step = Callable[[Tour], Any]


def _page(name: str, *presses: str, **ids: str) -> Step:
    def step(tour: Tour) -> None:
        tour.go(name, **ids)
        tour.press(*presses)

    return step


def _last(name: str, *presses: str, dossier: str = "luwam", number: int = -1, **ids: str) -> Step:
    """A page of a conversation."""

    def step(tour: Tour) -> None:
        tour.enter()
        desk = tour.hand.application.desk
        assert desk is not None
        conversation = desk.dossiers.open(dossier).conversations[number]
        tour.go(name, dossier=dossier, conversation=conversation.id, **ids)
        tour.press(*presses)

    return step


def _door(*presses: str, known: bool = False) -> Step:
    """A page before a vault is open; `known`: a vault was open before on this machine."""

    def step(tour: Tour) -> None:
        tour.be_outside(known)
        tour.press(*presses)
        if presses == ("door_languages",):
            tour.hand.until_page("LanguagesPage")
            tour.settle()

    return step


def _deciding(tour: Tour) -> None:
    """A decision about the first case on the table."""
    tour.go("sitting", sitting="table")
    buttons = tour.window.findChildren(QPushButton)
    tour.press(next(one.objectName() for one in buttons if one.objectName().startswith("decide:")))


def _asked_of(tour: Tour) -> None:
    _last("interview", dossier="yusuf", question="gezondheid.hulp")(tour)
    for name in ("purpose:gezondheid.hulp", "note:gezondheid.hulp", "aid:screen"):
        if tour.hand.there(name):
            tour.press(name)
    [screen] = [window for window in QApplication.topLevelWidgets() if window.objectName() == "newcomer_screen"]
    screen.resize(tour.window.size())
    parts = [part for part in screen.children() if isinstance(part, QWidget)]
    tour.hand.until(lambda: all(part.geometry().bottom() <= screen.height() for part in parts), "the screen")
    tour.settle()


def _told(tour: Tour) -> None:
    """A message of the gravest kind over a page."""
    tour.go("dossiers")
    tour.hand.window.messages.tell("De schijf is vol. Maak ruimte, en probeer het opnieuw.", "error")


DOOR: Mapping[str, Step] = {
    "door": _door(),
    "door-first": _door("create_vault"),
    "door-restore": _door("restore_backup"),
    "door-languages": _door("door_languages"),
    "door-unlock": _door(known=True),
    "door-recover": _door("lost_passphrase", known=True),
}
_YUSUF = {"dossier": "yusuf"}
INSIDE: Mapping[str, Step] = {
    "dossiers": _page("dossiers"),
    "dossiers-told": _told,
    "newcomer-new": _page("newcomer"),
    "newcomer-errors": _page("newcomer", "save_newcomer"),
    "newcomer": _page("newcomer", dossier="luwam"),
    "dossier": _page("dossier", dossier="luwam"),
    "dossier-long": _page("dossier", dossier="long"),
    "dossier-fresh": _page("dossier", dossier="rania"),
    "interview": _last("interview", **_YUSUF),
    "interview-health": _last("interview", question="gezondheid.hulp", **_YUSUF),
    "interview-later": _last("interview", question="taal.spreken"),
    "interview-completed": _last("interview", number=0),
    "interview-phrases": _last("interview", "aid:phrases", **_YUSUF),
    "interview-machine": _last("interview", "aid:machine", **_YUSUF),
    "interview-correction": _last("interview", "aid:correction", **_YUSUF),
    "interview-tips": _last("interview", "aid:tips", **_YUSUF),
    "newcomer-screen": _asked_of,
    "actions": _last("actions", **_YUSUF),
    "actions-action": _last("actions", "new_action", **_YUSUF),
    "actions-referral": _last("actions", "new_referral", **_YUSUF),
    "promises": _last("promises"),
    "changes": _last("changes", "toggle_same"),
    "letters": _last("letters"),
    "letters-start": _last("letters", number=0),
    "paper-before": _page("dossier", "before", dossier="long"),
    "paper-invitation": _page("dossier", "invitation", dossier="long"),
    "paper-household": _page("household", "make_sheet", household=HOUSEHOLD),
    "paper-message": _page("referrals", "message", dossier="luwam"),
    "referrals": _page("referrals", dossier="luwam"),
    "referrals-elsewhere": _page("referrals", "elsewhere", dossier="luwam"),
    "referrals-withdrawal": _page("referrals", "withdraw_consent", dossier="luwam"),
    "timeline": _page("timeline", dossier="luwam"),
    "timeline-step": _page("timeline", "step:intake", dossier="luwam"),
    "integration": _page("integration", dossier="luwam"),
    "integration-proof": _page("integration", "record:map", dossier="luwam"),
    "paper-intake": _page("integration", "intake_paper", dossier="luwam"),
    "deadlines": _page("deadlines", which="all"),
    "rights": _page("rights", dossier="luwam"),
    "rights-seeing": _page("rights", "see_everything", dossier="luwam"),
    "rights-deleting": _page("rights", "delete_dossier", dossier="luwam"),
    "household": _page("household", "show_left_out", household=HOUSEHOLD),
    "tips": _page("tips"),
    "tips-new": _page("tips", "new_tip"),
    "planning": _page("planning", "plan_shape:list", "plan_list:all"),
    "planning-year": _page("planning", "plan_shape:year"),
    "planning-appointment": _page("planning", "plan_shape:list", "plan_list:all", "plan_appointment"),
    "planning-exception": _page("planning", "plan_shape:list", "plan_list:all", "plan_exception"),
    "paper-planning": _page("paper", paper="planning"),
    "planning-nobody": _page("planning", "plan_shape:list", "plan_list:skipped"),
    "work": _page("work", "work_list:all"),
    "work-nothing": _page("work", "work_list:today"),
    "around": _page("around"),
    "directory": _page("directory"),
    "directory-edit": _page("directory", "card_edit"),
    "directory-missing": _page("directory", "directory_other"),
    "directory-newcomer": _page("directory", dossier="luwam"),
    "buddies": _page("buddies"),
    "buddies-matching": _page("buddies", "match:long"),
    "buddies-people": _page("buddies", "buddies_part:people", "show_stopped"),
    "buddies-new": _page("buddies", "buddies_part:people", "add_buddy"),
    "buddies-matches": _page("buddies", "buddies_part:matches", "end:said-joost"),
    "buddy": _page("buddy", dossier="rania"),
    "buddy-wish": _page("buddy", "write_wish", dossier="yusuf"),
    "coordination": _page("coordination"),
    "coordination-new": _page("coordination", "new_sitting"),
    "sitting": _page("sitting", sitting="table"),
    "sitting-deciding": _deciding,
    "meetings": _page("meetings"),
    "meetings-new": _page("meetings", "new_meeting"),
    "meeting": _page("meeting", meeting="coming"),
    "meeting-inviting": _page("meeting", "guest_invite", meeting="coming"),
    "meeting-held": _page("meeting", "guest_list:everybody", "guest_contact", meeting="held"),
    "monitor": _page("monitor"),
    "monitor-behind": _page("monitor", "behind:gesprekken"),
    "monitor-export": _page("monitor", "monitor_export"),
    "languages": _page("languages"),
    "review": _page("review", language="ar"),
    "vault": _page("vault"),
    "vault-holder": _page("vault", "add_holder"),
    "vault-passphrase": _page("vault", "change_passphrase"),
    "vault-key": _page("vault", "renew_recovery"),
    "vault-backups": _page("vault", "vault_part:backups"),
    "vault-log": _page("vault", "vault_part:log"),
    "vault-retention": _page("vault", "vault_part:retention"),
    "preferences": _page("preferences"),
}
EVERY: Mapping[str, Step] = {**DOOR, **INSIDE}
"""Every screen by its name, those before a vault is open first."""
