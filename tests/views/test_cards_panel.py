"""Information cards beside a conversation: which come first, what the newcomer sees, what goes on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer, Dossier
from desktop.guide import Guide
from desktop.views.aids.cards_panel import SUGGESTED, CardsPanel
from desktop.views.conversation.interview import InterviewPage
from desktop.views.desk import Desk
from desktop.views.newcomer_screen.told_card import ToldCard
from desktop.views.papers.single import make

from .cards import book
from .finding import button, texts

Show = Callable[..., CardsPanel]


@pytest.fixture
def with_cards(guide: Guide) -> Guide:
    """The small questionnaire, with three cards."""
    return replace(guide, cards=book("netwerk.contacten < 1", "taalhuis"))


@pytest.fixture
def panel(qtbot: QtBot, with_cards: Guide) -> CardsPanel:
    """A shown panel in Arabic, in which nothing is suggested."""
    made = CardsPanel(with_cards.cards, with_cards.catalog("ar"))
    qtbot.addWidget(made)
    made.resize(380, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def titles(panel: CardsPanel) -> list[str]:
    listed = panel.findChild(QListWidget)
    return [listed.item(row).text() for row in range(listed.count())]


def test_what_fits_the_answers_comes_first(panel: CardsPanel, with_cards: Guide) -> None:
    every = ["Gezondheid", "De huisarts", "De tandarts", "Veilig thuis"]
    assert titles(panel) == every
    panel.suggest(with_cards.cards.suggested({"netwerk.contacten": 0}))
    assert titles(panel) == [SUGGESTED, "De huisarts", *every]
    panel.suggest(with_cards.cards.suggested({"netwerk.contacten": 4}))
    assert titles(panel) == every


def test_cards_are_found_by_any_of_their_words(qtbot: QtBot, panel: CardsPanel) -> None:
    search = panel.findChild(QLineEdit)
    qtbot.keyClicks(search, "TANDarts voor")
    assert titles(panel) == ["Gezondheid", "De tandarts"]
    search.setText("olifant")
    assert titles(panel) == []
    assert "‘olifant’" in panel.findChild(QLabel, "no_card").text()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert len(titles(panel)) == 4


def test_a_card_is_opened_and_left_by_keyboard(qtbot: QtBot, panel: CardsPanel) -> None:
    qtbot.keyClick(panel.findChild(QLineEdit), Qt.Key.Key_Return)
    qtbot.keyClick(panel.findChild(QListWidget), Qt.Key.Key_Return)
    said = texts(panel)
    assert {"De huisarts is er voor u.", "1. Bel eerst.", "2. Ga er dan heen.", "Neem een tolk mee."} <= set(said)
    assert button(panel, "card_back").hasFocus()
    with qtbot.waitSignals([panel.shown, panel.printed]):
        button(panel, "card_show").click()
        button(panel, "card_print").click()
    qtbot.keyClick(button(panel, "card_back"), Qt.Key.Key_Escape)
    assert panel.findChild(QListWidget).hasFocus()


def test_a_discreet_card_is_shown_and_never_printed(panel: CardsPanel, with_cards: Guide, desk: Desk) -> None:
    panel.open(with_cards.cards.cards[2])
    assert panel.findChildren(QPushButton, "card_print") == []
    paper = make(replace(desk, guide=with_cards), None, {"paper": "cards", "cards": "veilig,tandarts"})
    assert "Veilig" not in repr(paper)
    assert "De tandarts" in repr(paper)


def test_in_a_conversation(qtbot: QtBot, desk: Desk, begun: Dossier, with_cards: Guide) -> None:
    held = begun.conversations[0]
    held.answers["netwerk.contacten"] = Answer("netwerk.contacten", "answered", 0)
    page = InterviewPage(replace(desk, guide=with_cards), begun, held)
    qtbot.addWidget(page)
    page.resize(1280, 660)
    page.show()
    button(page, "aid:cards").click()
    panel: Any = page.findChild(CardsPanel)
    assert titles(panel)[:2] == [SUGGESTED, "De huisarts"]
    panel.open(with_cards.cards.cards[0])
    button(panel, "card_show").click()
    screen: Any = page.findChild(ToldCard).window()
    said = texts(screen)
    assert {"De huisarts", "Bel eerst.", "Taalhuis"} <= set(said)
    assert begun.newcomer.name not in " ".join(said)
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert screen.findChildren(ToldCard) == [], "after it comes the question again"
    with qtbot.waitSignal(page.go) as asked:
        button(panel, "card_print").click()
    name, ids = asked.args
    assert (name, ids["paper"], ids["cards"], ids["back"]) == ("paper", "cards", "huisarts", "interview")
    paper = make(replace(desk, guide=with_cards), begun, ids)
    assert begun.newcomer.name not in repr(paper)
    screen.close()
