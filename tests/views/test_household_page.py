"""One household: everybody in a section of his own, nobody's answers, and a sheet that says what is not on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer, Referral, Step
from desktop.store.queries import Dossiers
from desktop.views.desk import Desk
from desktop.views.household.household_page import HouseholdPage
from desktop.views.papers.paper_page import PaperPage

from .finding import button, texts
from .on_letters import finished, save
from .packet import HELD, visible

HOUSE = "Huis 14"
STORY = "Ik slaap al maanden niet"


@pytest.fixture
def people(zeist: Desk) -> list[Dossier]:
    """Two adults and a child of one household, and a stranger."""
    talk = Conversation("start", HELD, "ar", completed=True)
    talk.answers["gezondheid.verhaal"] = Answer("gezondheid.verhaal", "answered", STORY, note="en zij huilde")
    rania = Dossier(Newcomer("Rania", "ar", date(1990, 5, 1), household=HOUSE), [talk])
    rania.actions = [Action("Samen fietsen", "newcomer", "start"), Action("Bellen", "newcomer", "start", status="done")]
    rania.referrals = [Referral("ggd", "start", need="Beter slapen", history=[Step("sent", HELD)])]
    abel = Dossier(Newcomer("Abel", "ti", date(1988, 5, 1), household=HOUSE))
    child = Dossier(Newcomer("Aaron", "ti", date(2015, 5, 1), household=HOUSE))
    zeist.dossiers.add(rania, abel, child, Dossier(Newcomer("Yusuf", "ar", household="Huis 15")))
    return [rania, abel, child]


@pytest.fixture
def page(qtbot: QtBot, zeist: Desk, people: list[Dossier]) -> HouseholdPage:
    made = HouseholdPage(zeist, HOUSE, {"household": HOUSE, "dossier": people[0].id})
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: button(made, "make_sheet").isEnabled())
    return made


def test_each_has_a_section_without_answers_and_what_is_left_out_of_the_sheet_is_said(
    page: HouseholdPage, people: list[Dossier], zeist: Desk
) -> None:
    seen = "\n".join(line.text() for line in visible(page, QLabel))
    assert "Dit staat er niet op: 2 afspraken die niet iedereen in huis mag lezen." in seen
    for private in ("Beter slapen", "Samen fietsen", "GGD", "zorgverlener"):
        assert private not in seen, "the other adult may sit beside the screen"
    button(page, "show_left_out").click()
    shown = "\n".join(line.text() for line in visible(page, QLabel))
    for one in people:
        assert page.findChild(QAbstractButton, f"open:{one.id}") is not None
    assert "Yusuf" not in shown
    assert "Startgesprek, 20-11-2026" in shown
    assert "Gesprek na een half jaar, rond 20-05-2027" in shown
    assert "11 jaar" in shown
    assert "apart" in shown
    assert STORY not in shown
    assert "huilde" not in shown
    assert "Beter slapen" in shown
    assert "Samen fietsen" in shown
    assert "(1) staat er ook niet op" in shown
    read = {entry.dossier for entry in zeist.dossiers.log.entries() if entry.kind == "opened"}
    assert {one.id for one in people} <= read


def test_the_sheet_goes_to_paper_in_the_chosen_language_with_what_was_ticked(
    qtbot: QtBot, page: HouseholdPage, people: list[Dossier]
) -> None:
    rania, abel, child = people
    assert page.findChild(QAbstractButton, f"first:{child.id}") is None
    assert button(page, f"first:{rania.id}").isChecked()
    button(page, f"first:{abel.id}").click()
    ticks = page.findChildren(QCheckBox)
    assert [tick.objectName() for tick in ticks] == [f"anyway:{rania.actions[0].id}"]
    ticks[0].click()
    with qtbot.waitSignal(page.go) as went:
        button(page, "make_sheet").click()
    assert went.args == [
        "paper",
        {
            "dossier": abel.id, "household": HOUSE, "paper": "household", "back": "household",
            "ticked": rania.actions[0].id,
        },
    ]  # fmt: skip
    view = page.view()
    ticks[0].click()
    button(page, f"first:{rania.id}").click()
    page.show_view(view)
    assert (page.view(), ticks[0].isChecked()) == (view, True)


def test_the_log_of_each_who_stands_on_the_sheet_says_that_it_left(
    qtbot: QtBot, people: list[Dossier], zeist: Desk, tmp_path: Path
) -> None:
    rania, abel, child = people
    page = PaperPage(zeist, rania, {"dossier": rania.id, "household": HOUSE, "paper": "household"})
    page.ask_file = lambda _, name: tmp_path / name
    qtbot.addWidget(page)
    page.show()
    finished(qtbot, page)
    save(page, "save_one")
    finished(qtbot, page)
    assert [file.name for file in tmp_path.glob("*.pdf")] == [f"{HELD.isoformat()}-huishouden.pdf"]
    logged = [(entry.kind, entry.dossier) for entry in zeist.dossiers.log.entries()]
    assert {("saved", rania.id), ("saved", abel.id), ("opened", abel.id), ("opened", child.id)} <= set(logged)
    assert ("saved", child.id) not in logged
    assert logged.count(("saved", rania.id)) == 1


def test_whoever_is_alone_and_a_household_that_is_gone_have_no_sheet(qtbot: QtBot, zeist: Desk) -> None:
    zeist.dossiers.add(Dossier(Newcomer("Selam", "ti", household="Huis 3")))
    for name, words in (("Huis 3", "één dossier"), ("Huis 99", "niemand meer")):
        page = HouseholdPage(zeist, name, {})
        qtbot.addWidget(page)
        assert any(words in text for text in texts(page))
        assert page.sheet is None
        with qtbot.waitSignal(page.go) as went:
            button(page, "back").click()
        assert went.args == ["dossiers", {}]


def test_a_dossier_that_is_gone_meanwhile_is_no_trouble(
    qtbot: QtBot, zeist: Desk, people: list[Dossier], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = zeist.dossiers.household(HOUSE)
    monkeypatch.setattr(Dossiers, "household", lambda *_: lines)
    zeist.dossiers.delete(people[2].id)
    page = HouseholdPage(zeist, HOUSE, {})
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: button(page, "make_sheet").isEnabled())
    assert any("Abel" in text for text in texts(page))
