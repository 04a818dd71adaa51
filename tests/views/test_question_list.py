"""The cards of a life domain: what is seen first comes first, and whatever is needed sooner is there at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Dossier
from desktop.views.conversation.domain_rail import DomainRail
from desktop.views.conversation.interview import InterviewPage
from desktop.views.conversation.question_list import AT_ONCE, ROOM, QuestionList
from desktop.views.desk import Desk

from .conftest import Interview
from .finding import button


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, begun: Dossier) -> InterviewPage:
    """The page of a conversation that goes on where a life domain begins, just shown."""
    fresh = desk.dossiers.open(begun.id)
    fresh.conversations[-1].at_question = "netwerk.contacten"
    made = InterviewPage(desk, fresh, fresh.conversations[-1])
    qtbot.addWidget(made)
    made.resize(1280, 660)
    made.show()
    return made


def questions(page: InterviewPage) -> QuestionList:
    found = page.findChildren(QuestionList)[-1]
    assert isinstance(found, QuestionList)
    return found


def test_the_first_cards_come_first_and_nothing_moves(page: InterviewPage) -> None:
    page.grab()
    shown = questions(page)
    first = list(shown.cards.values())
    assert len(first) == AT_ONCE < len(shown.domain.questions)
    places = set()
    while not page.whole:
        QApplication.processEvents()
        places.add(tuple((card.y(), card.width(), card.height()) for card in first))
    assert len(places) == 1
    assert list(shown.cards) == [question.id for question in shown.domain.questions]
    below = [card.y() for card in shown.cards.values() if card.isVisible()]
    assert below == sorted(below)


def test_a_card_that_is_needed_sooner_is_made_at_once(page: InterviewPage) -> None:
    shown = questions(page)
    *_, last = [question.id for question in shown.domain.questions]
    assert last not in shown.cards
    card = shown.card(last)
    assert card is not None
    assert card.question.id == last
    assert page.whole
    assert shown.card("geen.vraag") is None


def test_a_card_still_to_come_is_brought_as_high_as_it_goes(page: InterviewPage) -> None:
    shown = questions(page)
    *_, last = [question.id for question in shown.domain.questions]
    page._bring(last)
    QApplication.processEvents()
    bar = shown.verticalScrollBar()
    assert shown.cards[last].isVisible()
    assert 0 < bar.value() == min(bar.maximum(), shown.cards[last].y() - ROOM)


def test_a_page_that_is_left_makes_no_more_cards(page: InterviewPage, qtbot: QtBot) -> None:
    page.hide()
    page.grab()  # painted, but nobody sees it
    QApplication.processEvents()
    assert len(questions(page).cards) == AT_ONCE
    page.show()
    qtbot.waitUntil(lambda: page.whole)


def test_the_life_domain_of_now_is_in_view(interview: Interview, qtbot: QtBot, begun: Dossier, desk: Desk) -> None:
    held = begun.conversations[0]
    held.at_question = desk.guide.questionnaire.asked("start")[-1].questions[0].id
    desk.dossiers.save(begun)
    page = interview(begun)
    chosen = button(page, f"domain:{page.domains[-1].id}")
    assert chosen.isChecked()
    area = page.findChild(DomainRail).findChild(QScrollArea)
    qtbot.waitUntil(
        lambda: area.viewport().rect().intersects(chosen.geometry().translated(0, chosen.parentWidget().y()))
    )


def test_a_state_that_the_whole_domain_shares_is_said_once(interview: Interview, content: Path, begun: Dossier) -> None:
    page = interview(begun)
    button(page, "domain:gezin").click()
    badges = [line.text() for line in questions(page).findChildren(QLabel) if line.isVisible()]
    assert badges.count("concept") == 1
    assert "ontbreekt: de tolk vertaalt" in badges
