"""A long page shows what is seen first at once, and the rest right after that, without anything that moves."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Action, Conversation, Dossier, Newcomer
from desktop.views import tab_key
from desktop.views.desk import Desk
from desktop.views.follow_up.promise_card import PromiseCard
from desktop.views.follow_up.promises import PromisesPage
from desktop.views.scrolled import Scrolled

from .conftest import TODAY
from .finding import button


@pytest.fixture
def years(desk: Desk) -> Dossier:
    """Somebody with whom more was agreed than is seen at once."""
    made = Dossier(
        Newcomer("Yusuf Hamdan", "ar"),
        [Conversation("start", date(2026, 3, 3), "ar", completed=True), Conversation("half_year", TODAY, "ar")],
        actions=[
            Action(f"Afspraak {number}", "newcomer", "start", status="done" if number % 2 else "open", id=f"a{number}")
            for number in range(14)
        ],
    )
    desk.dossiers.add(made)
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, years: Dossier) -> PromisesPage:
    """The page of promises, just shown."""
    made = PromisesPage(desk, years, years.conversations[-1])
    qtbot.addWidget(made)
    made.resize(1280, 660)
    made.show()
    return made


def cards(page: QWidget) -> list[str]:
    """Whose cards are there, from top to bottom."""
    found = sorted(page.findChildren(PromiseCard), key=lambda card: card.y())
    return [card.objectName().removeprefix("promise:a") for card in found]


def test_what_is_seen_first_comes_first_and_nothing_moves(page: PromisesPage) -> None:
    page.grab()
    first = page.findChildren(PromiseCard)
    assert cards(page) == ["0", "2", "4", "6"]
    bar, places = page.findChild(Scrolled).verticalScrollBar(), set()
    while not page.whole:
        QApplication.processEvents()
        places.add(tuple((card.y(), card.width(), card.height()) for card in first))
        assert bar.isVisible()
    assert len(places) == 1, "what is there neither moves nor is pressed together"
    assert cards(page) == [str(number) for number in (*range(0, 14, 2), *range(1, 14, 2))]
    stops = [stop.objectName() for stop in tab_key.stops(page)]
    assert [name for name in stops if name.startswith("date:")] == [f"date:a{number}" for number in cards(page)]
    assert stops[-2:] == ["back", "to_interview"]


def test_a_page_that_is_left_before_all_is_there_keeps_what_was_recorded(
    qtbot: QtBot, page: PromisesPage, desk: Desk, years: Dossier
) -> None:
    button(page, "step:a0:0").click()
    page.hide()
    page.grab()  # painted, but nobody sees it
    QApplication.processEvents()
    assert len(cards(page)) == 4
    assert page.flush()
    assert page.abandon()
    assert desk.dossiers.open(years.id).actions[0].status == "done"
    page.show()
    qtbot.waitUntil(lambda: page.whole)
    assert button(page, "step:a0:0").isChecked()
    assert len(cards(page)) == 14
