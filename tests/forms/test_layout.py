"""Nothing is cut off: texts three times as long, in both directions, in a narrow card, in large letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer
from desktop.forms.card import QuestionCard
from desktop.questions.model import Option, Question
from desktop.translate.catalog import Catalog, Translated
from desktop.views import theme

from .samples import PHRASES, QUESTIONS, earlier, phrase

PADDING = 22
"""Pixels at both sides of what is typed in a line."""
ARABIC_WORD, ETHIOPIC_WORD = "الاستفسارات", "ብዝተኻእለ"


class Stretched(Catalog):
    """Has every text, three times as long as the Dutch, with a Dutch abbreviation in it."""

    def __init__(self, code: str, word: str) -> None:
        super().__init__(code)
        self._word = word

    def get(self, context: str, source: str) -> Translated:
        """As many words as make it three times as long."""
        words = [self._word] * (3 * len(source) // len(self._word) + 1)
        return Translated(" ".join([*words, "(RSD)"]), "draft")


def stretched(question: Question) -> Question:
    """The same question with Dutch texts three times as long."""

    def thrice(text: str) -> str:
        return " ".join([text] * 3)

    return question.model_copy(
        update={
            "text": thrice(question.text),
            "help": thrice(question.help).strip(),
            "purpose": thrice(question.purpose),
            "low": thrice(question.low).strip(),
            "high": thrice(question.high).strip(),
            "unit": thrice(question.unit).strip(),
            "options": tuple(Option(id=item.id, text=thrice(item.text)) for item in question.options),
        }
    )


VALUES: dict[str, Any] = {
    "gezondheid.verhaal": "Een lang verhaal. " * 40,
    "gezin.leden": [{"name": "Samir", "relation": "kind"}],
    "welkom.sinds": "1990-05-01",
}


def shown_card(qtbot: QtBot, question: Question, catalog: Catalog, width: int) -> QuestionCard:
    card = QuestionCard(question, catalog, phrase)
    qtbot.addWidget(card)
    card.show_answer(Answer(question.id, "answered", VALUES.get(question.id), note="Een notitie."))
    told = earlier(question.id, "Dat ging toen heel goed. " * 6, form="reworded", asked=question)
    card.show_earlier([told, told], lambda _: "Startgesprek")
    card.show_saved("failed", "De schijf is vol.")
    card.show_error("Vul hier een heel getal in, zonder komma of letters.")
    for button in card.findChildren(QPushButton):
        if button.objectName().startswith(("probe:", "purpose:", "older:")):
            button.setChecked(True)
    card.show()
    card.resize(width, card.heightForWidth(width))
    QApplication.processEvents()
    assert card.width() == width, "something does not give way"
    return card


def cut_off(card: QuestionCard) -> Iterator[str]:
    """Every widget that has less room than it needs, or that sticks out of the card or of what holds it."""
    for widget in card.findChildren(QWidget):
        if not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        name = widget.objectName() or getattr(widget, "text", str)()[:30]
        corner = widget.mapTo(card, QPoint(0, 0))
        if not card.rect().contains(QRect(corner, widget.size())):
            yield f"{name}: sticks out"
        if isinstance(widget, QLabel) and widget.text():
            if widget.height() < widget.heightForWidth(widget.width()):
                yield f"{name}: too low"
            if widget.width() < widget.minimumSizeHint().width():
                yield f"{name}: too narrow"
        if isinstance(widget, QLineEdit) and not widget.objectName().startswith("person:"):
            words = widget.text() or widget.placeholderText()
            if widget.contentsRect().width() < widget.fontMetrics().horizontalAdvance(words) + PADDING:
                yield f"{name}: too narrow"
        if isinstance(widget, QAbstractButton) and widget.width() < widget.minimumSizeHint().width():
            yield f"{name}: too narrow"
        if isinstance(widget, QAbstractButton) and widget.height() < widget.heightForWidth(widget.width()):
            yield f"{name}: too low"


@pytest.mark.thorough
@pytest.mark.parametrize("catalog", [Stretched("ar", ARABIC_WORD), Stretched("ti", ETHIOPIC_WORD), Catalog("so")])
@pytest.mark.parametrize("question", list(QUESTIONS))
def test_texts_three_times_as_long_are_read_in_full(qtbot: QtBot, question: str, catalog: Catalog) -> None:
    card = shown_card(qtbot, stretched(QUESTIONS[question]), catalog, 960)
    assert list(cut_off(card)) == []


@pytest.mark.thorough
@pytest.mark.parametrize("question", list(QUESTIONS))
def test_a_narrow_card_is_read_in_full(qtbot: QtBot, question: str) -> None:
    card = shown_card(qtbot, QUESTIONS[question], Stretched("ar", ARABIC_WORD), 700)
    assert list(cut_off(card)) == []


def test_the_stretched_texts_are_really_long() -> None:
    long = stretched(QUESTIONS["werk.soort"])
    assert len(long.text) > 3 * len(QUESTIONS["werk.soort"].text)
    assert len(Stretched("ar", ARABIC_WORD).say("x", long.text)) > 2.5 * len(long.text)
    assert PHRASES["yes"] in Catalog("nl").say("phrase:yes", "ja")


@pytest.fixture(scope="module")
def large_letters(qapp: QApplication) -> Iterator[None]:
    """For the tests from here on: styling the whole application takes a while."""
    theme.apply(qapp, 160)
    yield
    theme.apply(qapp)


@pytest.mark.thorough
@pytest.mark.usefixtures("large_letters")
@pytest.mark.parametrize("question", list(QUESTIONS))
def test_large_letters_are_read_in_full(qtbot: QtBot, question: str, arabic: Catalog) -> None:
    card = shown_card(qtbot, QUESTIONS[question], arabic, 960)
    assert list(cut_off(card)) == []
