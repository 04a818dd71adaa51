"""`startgesprek demo`: two invented newcomers, their start and half-year conversations, through the real windows."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.app import Application
from desktop.demo_around import visit_around
from desktop.demo_hand import Hand, make_vault
from desktop.demo_people import DECLINED, PEOPLE, Meeting, Person
from desktop.errors import NotSaved
from desktop.settings import Settings
from desktop.views import faults
from desktop.views.agreements.proposal_card import ProposalCard
from desktop.views.follow_up.action_card import ActionCard
from desktop.views.follow_up.promise_card import PromiseCard
from desktop.views.follow_up.referral_card import STEPS
from desktop.views.theme import apply

PASSPHRASE = "vier fietsen onder de kastanje"  # noqa: S105  # it is printed for whoever tries the program
HOLDER = "Marijke de Boer"
STEP_NAMES: dict[str, str] = {str(status): words for status, words in STEPS}


class Calendar:
    """A calendar whose day the demonstration turns."""

    def __init__(self) -> None:
        self.day = PEOPLE[0].meetings[0].held_on

    def __call__(self) -> date:
        """The day it is."""
        return self.day


def run(out: Path | None) -> int:
    """Hold the demonstration.

    Args:
        out: folder for the vault, every paper and a picture of every screen; None opens the program
            on a demonstration vault to try, when there is a screen.

    Raises:
        NotSaved: nothing can be written there.
    """
    visible = screen()
    if out is None and not visible:
        print("Er is geen scherm. Geef een map: startgesprek demo --out MAP")
        return 0
    folder = out or Path(tempfile.mkdtemp(prefix="startgesprek-demo-"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise NotSaved(f"In '{folder}' kan niets worden bewaard. Kies een andere map.") from None
    if any(folder.glob("*.startgesprek")):
        raise NotSaved(f"In '{folder}' staat al een kluis. Kies een lege map.")
    try:
        return _hold(folder.absolute(), keep=out is not None, visible=visible)
    finally:
        if out is None:
            shutil.rmtree(folder, ignore_errors=True)


def screen() -> bool:
    """Whether there is a screen; without one Qt is told to draw in memory."""
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return os.environ.get("QT_QPA_PLATFORM") != "offscreen"
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return False


def _hold(folder: Path, *, keep: bool, visible: bool) -> int:
    app = QApplication.instance() or QApplication(["startgesprek"])
    assert isinstance(app, QApplication)
    apply(app)
    calendar = Calendar()
    with tempfile.TemporaryDirectory() as settings:
        application = Application(Settings(Path(settings)), calendar)
        faults.install(application.window)
        application.window.show()
        pictures = folder / "schermen" if keep else None
        if pictures:
            pictures.mkdir(exist_ok=True)
        hand = Hand(application, 120 if visible and keep else 0, pictures)
        conduct(hand, calendar, folder, papers=keep)
        if keep:
            application.window.close()
            print(f"Kluis, papieren en schermen staan in {folder}. De wachtzin is: {PASSPHRASE}")
            return 0
        calendar.day = date.today()
        print(f"De wachtzin van deze proefkluis is: {PASSPHRASE}")
        return app.exec()


def conduct(hand: Hand, calendar: Calendar, folder: Path, *, papers: bool, people: Sequence[Person] = PEOPLE) -> None:
    """Make the vault, register the newcomers, hold all their conversations, and look around them."""
    make_vault(hand, folder, "Demo", HOLDER, PASSPHRASE)
    hand.picture("nog-niemand")
    for person in people:
        _register(hand, person)
    hand.click("back")
    hand.until_page("DossiersPage")
    hand.picture("nieuwkomers")
    for number in range(2):
        for person in people:
            meeting = person.meetings[number]
            calendar.day = meeting.held_on
            _meet(hand, person, meeting, folder if papers else None)
    visit_around(hand, people[0].form["name"], folder / "rondom" if papers else None)
    _lock_and_unlock(hand)


def _register(hand: Hand, person: Person) -> None:
    if hand.there("back"):
        hand.click("back")
        hand.until_page("DossiersPage")
    hand.click("new_newcomer")
    hand.until_page("NewcomerPage")
    for key, value in person.form.items():
        if key in ("language", "country", "regime", "sex"):
            hand.choose(f"newcomer:{key}", value)
        else:
            hand.type(f"newcomer:{key}", value)
    hand.picture(f"inschrijven-{person.form['language']}")
    hand.click("save_newcomer")
    hand.until_page("DossierPage")
    hand.picture(f"dossier-{person.form['language']}")


def _meet(hand: Hand, person: Person, meeting: Meeting, folder: Path | None) -> None:
    """One conversation, from finding the newcomer to the end."""
    mark = f"{meeting.round}-{person.form['language']}"
    if hand.there("back"):
        hand.click("back")
        hand.until_page("DossiersPage")
    hand.type("search", person.form["name"][:5])
    hand.picture(f"zoeken-{mark}")
    QTest.keyClick(hand.find("search"), Qt.Key.Key_Return)
    hand.until_page("DossierPage")
    hand.type("start:place", "Gemeentehuis, kamer 2")
    hand.picture(f"beginnen-{mark}")
    hand.click("start_conversation")
    if meeting.steps or meeting.done:
        hand.until_page("PromisesPage")
        _update_promises(hand, meeting)
        hand.picture(f"beloofd-{mark}")
        hand.click("to_interview")
    _ask(hand, meeting, mark)
    _agree(hand, meeting, mark)
    if meeting.steps or meeting.done:
        hand.until_page("ChangesPage")
        hand.picture(f"veranderd-{mark}")
        hand.click("to_letters")
    _papers(hand, folder / mark if folder else None, mark)


def _ask(hand: Hand, meeting: Meeting, mark: str) -> None:
    page: Any = hand.until_page("InterviewPage")
    for domain in page.domains:
        hand.click(f"domain:{domain.id}")
        for question in domain.questions:
            if hand.there(f"question:{question.id}") and question.id in meeting.answers:
                answer(hand, question.id, question.type, meeting.answers[question.id])
            if question.id in meeting.notes:
                hand.click(f"note:{question.id}")
                hand.type(f"note_text:{question.id}", meeting.notes[question.id])
            if question.id in meeting.concerns:
                hand.click(f"concern:{question.id}")
        if hand.pictures:
            hand.click(f"domain:{domain.id}")  # back to its beginning
            hand.picture(f"gesprek-{mark}-{domain.id}")
    if hand.pictures:
        _show_aids(hand, mark)
        hand.click(f"domain:{page.domains[-1].id}")
    hand.click("to_actions")


def _show_aids(hand: Hand, mark: str) -> None:
    """What helps two readers: the newcomer's own screen, and the drawer."""
    hand.click("domain:netwerk")
    hand.click("aid:screen")
    screen = hand.find("newcomer_screen")
    screen.resize(hand.window.size())
    for _ in range(2):  # past the open questions, to one with tiles
        hand.click("screen_further", screen)
    hand.picture(f"scherm-{mark}", screen)
    hand.click("aid:screen")
    for aid in ("phrases", "correction"):
        hand.click(f"aid:{aid}")
        hand.picture(f"hulp-{aid}-{mark}")
    hand.click("drawer_close")


def answer(hand: Hand, question: str, kind: str, value: Any) -> None:
    """Give one answer in its field."""
    if value == DECLINED:
        hand.click(f"declined:{question}")
    elif kind in ("single", "scale"):
        hand.click(f"option:{question}:{value}")
    elif kind == "yes_no":
        hand.click(f"option:{question}:{'yes' if value else 'no'}")
    elif kind == "multi":
        for option in value:
            hand.click(f"option:{question}:{option}")
    elif kind == "persons":
        for number, person in enumerate(value, start=1):
            if number > 1:
                hand.click(f"add:{question}")
            for name, item in person.items():
                field = f"person:{question}:{number}:{name}"
                if name == "relation":
                    hand.choose(field, item)
                else:
                    hand.type(field, str(item))
    elif kind == "date":
        hand.type(f"date:{question}", f"{date.fromisoformat(value):%d-%m-%Y}")
    else:
        hand.type(f"{kind}:{question}", str(value))


def _agree(hand: Hand, meeting: Meeting, mark: str) -> None:
    page: Any = hand.until_page("ActionsPage")
    hand.picture(f"voorstellen-{mark}")
    seen: set[str] = set()
    while card := _next_proposal(page, seen):
        rule = card.objectName().partition(":")[2]
        seen.add(rule)
        if rule in meeting.dismissed:
            hand.click("dismiss", card)
            continue
        if hand_in(hand, card, "consent:given"):
            refused = rule in meeting.refused
            hand.click("consent:refused" if refused else "consent:given", card)
            card = page.findChild(type(card), f"proposal:{rule}")
            if refused:
                hand.click("dismiss", card)
                continue
        hand.click("confirm", card)
    if meeting.own_action:
        hand.click("new_action")
        hand.type("action_title", meeting.own_action)
        hand.picture(f"eigen-actie-{mark}")
        hand.click("editor_save")
    hand.picture(f"afgesproken-{mark}")
    hand.click("onward")


def hand_in(hand: Hand, card: Any, name: str) -> bool:
    """Whether a card has a widget with this name."""
    try:
        hand.find(name, card)
    except LookupError:
        return False
    return True


def _next_proposal(page: Any, seen: set[str]) -> Any:
    for card in page.findChildren(ProposalCard):
        if card.isVisibleTo(page) and card.objectName().partition(":")[2] not in seen:
            return card
    return None


def _update_promises(hand: Hand, meeting: Meeting) -> None:
    page: Any = hand.window.page
    guide = hand.application.desk.guide if hand.application.desk else None
    assert guide is not None
    names = {item.name: item.id for item in guide.municipality.organisations}
    for card in page.findChildren(PromiseCard):
        title = card.accessibleName()
        if isinstance(card, ActionCard):
            done = any(word.lower() in title.lower() for word in meeting.done)
            step = "Gedaan" if done else "Nog open"
        else:
            step = STEP_NAMES.get(meeting.steps.get(names.get(title, ""), ""), "")
        for chip in card.findChildren(QPushButton):
            if step and chip.text() == step:
                hand.click(chip.objectName(), card)


def _papers(hand: Hand, folder: Path | None, mark: str) -> None:
    page: Any = hand.until_page("LettersPage")
    hand.until(lambda: page.ready, "papieren")
    papers: Any = hand.find("papers")
    for row in range(papers.count()):
        papers.setCurrentRow(row)
        hand.picture_paper(f"papier-{mark}-{row + 1}")
    papers.setCurrentRow(0)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        page.ask_folder = lambda _: folder
        page.save_each()
        hand.until(lambda: page.ready, "opslaan")
        hand.picture_paper(f"opgeslagen-{mark}")
        if hand.there("question_yes"):
            hand.click("question_yes")
    hand.click("finish")
    hand.until_page("DossierPage")
    hand.picture(f"afgerond-{mark}")


def _lock_and_unlock(hand: Hand) -> None:
    hand.application.lock()
    hand.until_page("UnlockPage")
    hand.type("passphrase", "dit is hem niet")
    hand.click("unlock")
    page: Any = hand.window.page
    hand.until(lambda: bool(page.error), "verkeerde wachtzin")
    hand.picture("verkeerde-wachtzin")
    hand.type("passphrase", PASSPHRASE)
    hand.click("unlock")
    hand.until_page("DossierPage")
