"""Two years of one invented family through the real windows: planned, asked again, compared, and told afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.demo import Calendar, answer
from desktop.demo_hand import Hand
from desktop.dossier.goals import goals
from desktop.dossier.model import Dossier
from desktop.dossier.schedule import Upcoming
from desktop.letters.household_sheet import household
from desktop.letters.pdf import render

from . import family
from .conftest import make_vault
from .family import FILMON, HOUSEHOLD, LUWAM, Talk

LONELY = "Samen met iemand naar een activiteit in de buurt."
"""What is asked for who said to be lonely: her husband must not read it."""


def register(hand: Hand, form: dict[str, str]) -> None:
    hand.click("new_newcomer")
    hand.until_page("NewcomerPage")
    for key, value in form.items():
        (hand.choose if key in ("language", "country", "regime") else hand.type)(f"newcomer:{key}", value)
    hand.click("save_newcomer")
    hand.until_page("DossierPage")
    hand.click("back")
    hand.until_page("DossiersPage")


def open_dossier(hand: Hand, name: str) -> None:
    if type(hand.window.page).__name__ != "DossiersPage":
        assert hand.application.go("dossiers", {})
        hand.until_page("DossiersPage")
    hand.type("search", name)
    QTest.keyClick(hand.find("search"), Qt.Key.Key_Return)
    hand.until_page("DossierPage")


def kept(hand: Hand, name: str) -> Dossier:
    desk = hand.application.desk
    assert desk is not None
    [line] = desk.dossiers.search(name)
    return desk.dossiers.open(line.dossier_id)


def said(hand: Hand, inside: Any = None) -> str:
    """Every word that can be read."""
    root = inside or hand.window.page
    return "\n".join(text.text() for text in root.findChildren(QLabel) if text.isVisibleTo(root))


def talk(hand: Hand, calendar: Calendar, folder: Path, name: str, held: Talk, mark: str) -> None:
    """One conversation, from the dossier to its papers."""
    calendar.day = held.held_on
    open_dossier(hand, name)
    follow_up = bool(kept(hand, name).conversations)
    hand.picture(f"dossier-{mark}")
    if hand.there("start_early"):
        hand.click("start_early")
    hand.type("start:place", "Gemeentehuis, kamer 2")
    hand.click("start_conversation")
    if follow_up:
        hand.until_page("PromisesPage")
        keep_promises(hand, held, mark)
        hand.click("to_interview")
    ask(hand, held, mark)
    agree(hand, held, mark)
    if follow_up:
        hand.until_page("ChangesPage")
        hand.picture(f"veranderd-{mark}")
        hand.click("to_letters")
    page: Any = hand.until_page("LettersPage")
    hand.until(lambda: page.ready, "papers")
    hand.picture(f"papieren-{mark}")
    if held.agree:
        folder = folder / mark
        folder.mkdir()
        page.ask_folder = lambda _: folder
        page.save_each()
        hand.until(lambda: page.ready and hand.there("question_yes"), "whether it is sent")
        hand.click("question_yes")
    hand.click("finish")
    hand.until_page("DossierPage")


def keep_promises(hand: Hand, held: Talk, mark: str) -> None:
    """What became of referrals and goals, before anything else is asked."""
    page: Any = hand.window.page
    for organisation, step in held.steps.items():
        card = next(
            card
            for card in page.findChildren(object)
            if getattr(card, "accessibleName", str)() == names(hand)[organisation]
        )
        hand.click(next(chip.objectName() for chip in card.findChildren(QPushButton) if chip.text() == step), card)
    for question, state in held.goals.items():
        tile = next(
            tile.objectName()
            for tile in page.findChildren(QPushButton)
            if tile.objectName().endswith(f":{question}:{state}")
        )
        hand.click(tile)
    hand.picture(f"beloofd-{mark}")


def names(hand: Hand) -> dict[str, str]:
    assert hand.application.desk is not None
    return {item.id: item.name for item in hand.application.desk.guide.municipality.organisations}


def ask(hand: Hand, held: Talk, mark: str) -> None:
    page: Any = hand.until_page("InterviewPage")
    for domain in page.domains:
        asked = [question for question in domain.questions if question.id in {*held.answers, *held.still}]
        if asked:
            hand.click(f"domain:{domain.id}")
        for question in asked:
            if question.id in held.still:
                hand.click(f"still_so:{question.id}")
            else:
                answer(hand, question.id, question.type, held.answers[question.id])
        if asked and hand.pictures:
            hand.click(f"domain:{domain.id}")
            hand.picture(f"gesprek-{mark}-{domain.id}")
    hand.click(f"domain:{page.domains[-1].id}")
    hand.click("to_actions")


def agree(hand: Hand, held: Talk, mark: str) -> None:
    page: Any = hand.until_page("ActionsPage")
    for rule in held.agree:
        for name in ("consent:given", "confirm"):
            hand.click(name, page.findChild(object, f"proposal:{rule}"))
    hand.picture(f"afspraken-{mark}")
    hand.click("onward")


@pytest.mark.thorough
def test_two_years_of_a_family(program: Callable[..., Hand], tmp_path: Path) -> None:
    calendar = Calendar()
    hand = program(calendar)
    two_years(hand, calendar, tmp_path)


def two_years(hand: Hand, calendar: Calendar, folder: Path) -> None:
    """All of it, in the order in which it happens."""
    calendar.day = date(2024, 3, 1)
    make_vault(hand, folder)
    for form in (LUWAM, FILMON):
        register(hand, form)
    talk(hand, calendar, folder, "Luwam", family.LUWAM_START, "luwam-start")
    talk(hand, calendar, folder, "Filmon", family.FILMON_START, "filmon-start")
    plan_half_a_year_later(hand, calendar)
    talk(hand, calendar, folder, "Luwam", family.LUWAM_HALF_YEAR, "luwam-half")
    half_a_year_later(hand)
    plan_around_one_and_a_half_year(hand, calendar)
    talk(hand, calendar, folder, "Luwam", family.LUWAM_TWO_YEAR, "luwam-twee")
    talk(hand, calendar, folder, "Filmon", family.FILMON_TWO_YEAR, "filmon-twee")
    two_years_later(hand)
    hand_on_a_tip(hand)
    household_sheet(hand)


def open_planning(hand: Hand, calendar: Calendar, day: date) -> Any:
    calendar.day = day
    hand.click("planning")
    page: Any = hand.until_page("PlanningPage")
    hand.until(lambda: page.ready, "planning")
    return page


def listed(hand: Hand) -> list[Upcoming]:
    """What stands in the list of the planning; nothing while there is none."""
    if not hand.there("plan"):
        return []
    model: Any = hand.find("plan").model()  # type: ignore[attr-defined]
    return [model.item(row) for row in range(model.rowCount())]


def plan_half_a_year_later(hand: Hand, calendar: Calendar) -> None:
    """Both are due in September; he does not come, with a reason."""
    page = open_planning(hand, calendar, date(2024, 9, 9))
    hand.click("plan_list:all")
    hand.picture("planning-half")
    assert {item.newcomer.name: item.due_on for item in listed(hand)} == {
        "Luwam Keleta": date(2024, 9, 5),
        "Filmon Keleta": date(2024, 9, 7),
    }
    skip(hand, page, "Filmon", "Is voor zijn werk een maand weg")


def skip(hand: Hand, page: Any, name: str, reason: str) -> None:
    hand.type("plan_text", name)
    hand.until(lambda: [item.newcomer.name.startswith(name) for item in listed(hand)] == [True], "one line")
    hand.find("plan").selectRow(0)  # type: ignore[attr-defined]
    hand.click("plan_exception")
    hand.click("exception:skipped")
    hand.type("exception_reason", reason)
    hand.picture(f"overslaan-{name.lower()}")
    hand.click("exception_keep")
    hand.until(lambda: bool(kept(hand, name).arrangements) and page.ready, "kept")


def half_a_year_later(hand: Hand) -> None:
    """What she said is kept and confirmed, and her first goals got an end."""
    mother = kept(hand, "Luwam")
    now = mother.conversations[-1]
    assert now.answers["wonen.tevreden"].value == 3
    desk = hand.application.desk
    assert desk is not None
    states = {goal.text: goal.state for goal in goals(desk.guide.questionnaire, mother, now)}
    assert states == {"Met de buurvrouw Nederlands praten": "partly", "Leren fietsen": "reached"}
    assert [item.kind for item in kept(hand, "Filmon").arrangements] == ["skipped"]


def plan_around_one_and_a_half_year(hand: Hand, calendar: Calendar) -> None:
    """In between nobody comes, and the reason stands beside it; the two-year conversation comes next."""
    page = open_planning(hand, calendar, date(2025, 9, 20))
    for name in ("Luwam", "Filmon"):
        skip(hand, page, name, "Zit in een drukke tijd met examens")
    hand.type("plan_text", "")
    QTest.keyClick(hand.find("plan_text"), Qt.Key.Key_Backspace)
    hand.click("plan_list:all")
    hand.until(lambda: len(listed(hand)) == 2, "both again")
    assert {item.round for item in listed(hand)} == {"two_year"}


def two_years_later(hand: Hand) -> None:
    """The changes page tells what went better, with a wheel; the timeline tells what happened when."""
    mother = kept(hand, "Luwam")
    open_dossier(hand, "Luwam")
    assert hand.application.go("changes", {"dossier": mother.id, "conversation": mother.conversations[-1].id})
    page: Any = hand.until_page("ChangesPage")
    hand.picture("veranderd-luwam-twee-jaar")
    words = said(hand)
    assert "van 2 naar 4" in words  # speaking Dutch, since the conversation before
    assert hand.there("wheel")
    assert page.findChild(object, "change:geld.schulden") is not None
    assert hand.application.go("timeline", {"dossier": mother.id})
    hand.until_page("TimelinePage")
    hand.picture("tijdlijn-luwam")
    words = said(hand)
    for part in ("Koppeling aan de gemeente", "Taalhuis", "Gesprek na twee jaar", "2024", "2026"):
        assert part in words, part


def hand_on_a_tip(hand: Hand) -> None:
    """Her tip is written anew, without the name in it, and can be read out at the next start conversation."""
    assert hand.application.go("tips", {})
    page: Any = hand.until_page("TipsPage")
    hand.until(lambda: page.ready, "tips")
    assert "Luwam" not in said(hand)
    field = next(area.objectName() for area in page.findChildren(object) if area.objectName().startswith("tip:heard:"))
    hand.type(field, "Ga in de eerste maand al naar een taalcafé")
    hand.picture("tips")
    hand.click(field.replace("tip:", "keep:", 1))
    desk = hand.application.desk
    assert desk is not None
    hand.until(
        lambda: [tip.text for tip in desk.dossiers.publishing.tips()] == ["Ga in de eerste maand al naar een taalcafé"],
        "kept",
    )


def household_sheet(hand: Hand) -> None:
    """On the sheet of the household nothing stands that only one of them told, and the window says so."""
    mother, father = kept(hand, "Luwam"), kept(hand, "Filmon")
    assert hand.application.go("household", {"household": HOUSEHOLD, "dossier": mother.id})
    page: Any = hand.until_page("HouseholdPage")
    hand.until(lambda: "Dit staat er niet op" in said(hand), "what is left out")
    assert LONELY not in said(hand, page), "her husband may sit beside the screen"
    hand.click("show_left_out")
    hand.picture("huishouden")
    assert LONELY in said(hand, page)
    desk = hand.application.desk
    assert desk is not None
    sheet = household(desk.guide, [mother, father], date(2026, 3, 12))
    assert LONELY not in repr(sheet.letter)
    assert render([sheet.letter]).startswith(b"%PDF")
