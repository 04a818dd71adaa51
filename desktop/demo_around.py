"""Around the conversations: the demonstration enters each of those rooms, and saves the papers that are made there."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.demo_hand import Hand
from desktop.dossier.coming_back import Milestone
from desktop.trial_around import surround
from desktop.views.desk import Desk

ROOMS = (
    ("directory", "DirectoryPage", "sociale-kaart"),
    ("meetings", "MeetingsPage", "bijeenkomsten"),
    ("buddies", "BuddiesPage", "maatjes"),
    ("coordination", "CoordinationPage", "regieoverleg"),
    ("deadlines", "DeadlinesPage", "inburgering"),
)
"""The name of each page, its class, and what its picture is called."""


def visit_around(hand: Hand, name: str, folder: Path | None) -> None:
    """Look into every room, and around one newcomer; it ends at his dossier.

    Args:
        name: of the newcomer.
        folder: for the papers; None when none are saved.
    """
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    _invent(hand)
    hand.click("around")
    _arrive(hand, "AroundPage", "het-gesprek")
    for page, kind, picture in ROOMS:
        hand.click(f"to:{page}")
        _arrive(hand, kind, picture)
        if page == "meetings":
            _invite(hand, folder)
        elif page == "coordination":
            _sit(hand, folder)
        hand.click("around")
        hand.until_page("AroundPage")
    hand.click("back")
    hand.until_page("DossiersPage")
    hand.type("search", name[:5])
    QTest.keyClick(hand.find("search"), Qt.Key.Key_Return)
    _arrive(hand, "DossierPage", "dossier")
    _around_one(hand, folder)


def _invent(hand: Hand) -> None:
    """Meetings, volunteers, a coordination meeting; and a step of civic integration that comes or is held up."""
    desk = _desk(hand)
    dossiers, today = desk.dossiers.all(), desk.today()
    found = surround(desk.guide, dossiers, today)
    steps = [step.id for step in desk.guide.municipality.settings.steps if step.date_from is None]
    soon = Milestone(steps[0], expected_on=today + timedelta(days=23))
    stuck = Milestone(steps[0], blocked="Er is nog geen plek", blocked_since=today - timedelta(days=47))
    for dossier, milestone in zip(dossiers, (soon, stuck), strict=False):
        dossier.milestones.append(milestone)
        desk.dossiers.save(dossier)
    desk.dossiers.around.add(found.meetings, found.buddies, found.sittings)


def _desk(hand: Hand) -> Desk:
    assert hand.application.desk is not None
    return hand.application.desk


def _arrive(hand: Hand, kind: str, picture: str) -> Any:
    """Wait until all of a page is there and has its place, and keep a picture of it."""
    page: Any = hand.until_page(kind)
    hand.until(lambda: page.whole and getattr(page, "ready", True), kind)
    seen = [QImage()]

    def still() -> bool:
        seen.append(hand.window.grab().toImage())
        return seen[-1] == seen[-2]

    hand.until(still, f"{kind} in its place")
    hand.picture(f"rondom-{picture}")
    return page


def _around_one(hand: Hand, folder: Path | None) -> None:
    """The three pages of one newcomer, and two papers."""
    hand.click("buddy")
    _arrive(hand, "BuddyPage", "maatje-van-een")
    _back(hand, "DossierPage")
    hand.click("integration")
    _arrive(hand, "IntegrationPage", "inburgering-van-een")
    hand.click("record:map")
    hand.type("certificate:done_on", f"{_desk(hand).today():%d-%m-%Y}")
    hand.type("certificate:proof", "verklaring gezien")
    hand.click("save_certificate")
    _arrive(hand, "IntegrationPage", "bewijs-van-een")
    hand.click("intake_paper")
    _keep_paper(hand, folder, "brede-intake")
    _back(hand, "IntegrationPage")
    _back(hand, "DossierPage")
    hand.click("directory")
    _arrive(hand, "DirectoryPage", "sociale-kaart-van-een")
    hand.click("directory_print")
    _keep_paper(hand, folder, "sociale-kaart")
    _back(hand, "DirectoryPage")
    _back(hand, "DossierPage")


def _back(hand: Hand, kind: str) -> None:
    hand.click("back")
    hand.until_page(kind)
    if kind == "DossierPage":  # all of it is made, but its last card is shown a moment later
        hand.until(lambda: hand.there("directory"), kind)


def _invite(hand: Hand, folder: Path | None) -> None:
    """Invite somebody for the meeting that comes first."""
    _open_first(hand, "open_meeting:")
    page: Any = _arrive(hand, "MeetingPage", "bijeenkomst")
    hand.click("guest_list:everybody")
    guests: Any = hand.find("guests")
    guests.selectRow(0)
    hand.click("guest_invite")
    hand.picture("rondom-uitnodigen")
    if folder is not None:
        page.out.ask_file = lambda _, suggestion: folder / suggestion
        hand.click("inviting_save")
        hand.until(lambda: page.ready, "de uitnodiging")
        hand.picture("rondom-uitgenodigd")
        hand.click("message_close")


def _sit(hand: Hand, folder: Path | None) -> None:
    """What lies on the table of the coordination meeting."""
    _open_first(hand, "open_sitting:")
    _arrive(hand, "SittingPage", "overleg")
    hand.click("print_agenda")
    _keep_paper(hand, folder, "agenda")


def _open_first(hand: Hand, beginning: str) -> None:
    ways = (way.objectName() for way in hand.window.findChildren(QPushButton))
    hand.click(next(name for name in ways if name.startswith(beginning)))


def _keep_paper(hand: Hand, folder: Path | None, picture: str) -> None:
    """Look at the paper that was asked for, and save it."""
    page: Any = hand.until_page("PaperPage")
    hand.until(lambda: page.ready, "een papier")
    hand.picture_paper(f"rondom-papier-{picture}")
    if folder is not None:
        page.ask_file = lambda _, suggestion: folder / suggestion
        page.leaving.save_one(page.papers, page.papers[0].letter.stem)
        hand.until(lambda: page.ready, "opslaan")
        hand.click("message_close")
    if hand.there("question_yes"):
        hand.click("question_yes")
