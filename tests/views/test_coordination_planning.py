"""The list of coordination meetings, and planning one: what cannot be is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop import guide as guides
from desktop.guide import Guide
from desktop.views.coordination.coordination_page import HALF as PLANNING
from desktop.views.coordination.coordination_page import CoordinationPage
from desktop.views.desk import Desk

from .conftest import Bar
from .finding import button
from .on_coordination import TODAY, said


@pytest.fixture
def desk(desk: Desk, shipped: Guide) -> Desk:
    """Zeist, on the day of the meeting."""
    return replace(desk, guide=shipped, today=lambda: TODAY, professional="Noor de Wit")


@pytest.fixture
def listing(qtbot: QtBot, desk: Desk) -> CoordinationPage:
    page = CoordinationPage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 660)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.ready and page.isActiveWindow())
    return page


def plan(qtbot: QtBot, page: CoordinationPage, day: str, *partners: str) -> None:
    button(page, "new_sitting").click()
    qtbot.keyClicks(page.findChild(QLineEdit, "sitting_day"), day)
    for name in partners:
        button(page, f"partner:{name}").click()
    button(page, "sitting_keep").click()


def test_a_meeting_is_planned(qtbot: QtBot, listing: CoordinationPage, desk: Desk) -> None:
    assert listing.findChild(QWidget, "no_sittings").isVisible()
    assert listing.findChild(QWidget, "partner:veilig-thuis") is None
    assert button(listing, "new_sitting").parent() is button(listing, "back").parent(), "at the foot, as elsewhere"
    with qtbot.waitSignal(listing.go) as gone:
        plan(qtbot, listing, "1-12-2026", "taalhuis", "rsd")
    [made] = desk.dossiers.around.sittings()
    assert gone.args == ["sitting", {"sitting": made.id}]
    assert (made.on.isoformat(), sorted(made.organisations)) == ("2026-12-01", ["rsd", "taalhuis"])
    listing.refresh()
    qtbot.waitUntil(lambda: listing.ready)
    assert "Aan tafel: RSD (Regionale Sociale Dienst) en Taalhuis" in [
        line.text().replace("\u200b", "") for line in listing.findChildren(QLabel)
    ]
    with qtbot.waitSignal(listing.go) as opened:
        button(listing, f"open_sitting:{made.id}").click()
    assert opened.args == ["sitting", {"sitting": made.id}]


@pytest.mark.parametrize(
    ("day", "partners", "words"),
    [
        ("", ["rsd"], "Vul een dag in."),
        pytest.param("31-2-2026", ["rsd"], "31", marks=pytest.mark.thorough),
        pytest.param("1-12-2036", ["rsd"], "meer dan een jaar", marks=pytest.mark.thorough),
        pytest.param("1-12-2026", [], "Kies wie er aan tafel zitten.", marks=pytest.mark.thorough),
    ],
)
def test_what_is_missing_is_said(
    qtbot: QtBot, listing: CoordinationPage, desk: Desk, day: str, partners: list[str], words: str
) -> None:
    plan(qtbot, listing, day, *partners)
    assert words in said(listing, "sitting_error")
    assert desk.dossiers.around.sittings() == []


@pytest.mark.thorough
def test_a_meeting_in_the_past_is_asked_about(qtbot: QtBot, listing: CoordinationPage, desk: Desk) -> None:
    plan(qtbot, listing, "3-11-2026", "rsd")
    assert "3 november 2026 is al geweest." in said(listing, "question_text")
    button(listing, "question_no").click()
    assert desk.dossiers.around.sittings() == []
    button(listing, "sitting_keep").click()
    button(listing, "question_yes").click()
    assert len(desk.dossiers.around.sittings()) == 1


@pytest.mark.thorough
def test_half_a_plan_keeps_the_page(qtbot: QtBot, listing: CoordinationPage, desk: Desk, bar: Bar) -> None:
    button(listing, "new_sitting").click()
    assert listing.flush()
    qtbot.keyClicks(listing.findChild(QLineEdit, "sitting_place"), "Stadhuis")
    assert not listing.flush()
    assert bar.said == [(PLANNING, "warning")]
    half = listing.draft()
    fresh = CoordinationPage(desk)
    qtbot.addWidget(fresh)
    fresh.show()
    fresh.show_draft(half)
    assert fresh.draft() == half
    button(listing, "sitting_cancel").click()
    assert listing.flush()


def test_the_other_municipality_shows_none_of_zeist(qtbot: QtBot, desk: Desk) -> None:
    there = replace(desk, guide=guides.load("linderveen"))
    page = CoordinationPage(there)
    qtbot.addWidget(page)
    names = {one.objectName() for one in page.findChildren(QWidget)}
    theirs = {one.id for one in there.guide.municipality.organisations}
    assert {name.partition(":")[2] for name in names if name.startswith("partner:")} <= theirs
