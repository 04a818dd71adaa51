"""The relation of a person in two languages: the closed box cuts off neither; and a number leaves room for its unit."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import guide as guides
from desktop.dossier.model import Answer
from desktop.forms.card import QuestionCard
from desktop.forms.number import NumberField
from desktop.forms.persons import PersonsField
from desktop.guide import Guide
from desktop.views import theme

WIDTH = 880
"""Pixels of a card in a window of 1280, with the letters at 150 %."""


@pytest.fixture(scope="module")
def zeist() -> Guide:
    """What is shipped for Zeist."""
    return guides.load("zeist")


@pytest.fixture(scope="module", autouse=True)
def large_letters(qapp: QApplication) -> Any:
    """Letters of 150 %."""
    theme.apply(qapp, 150)
    yield
    theme.apply(qapp)


def shown(qtbot: QtBot, place: Guide, question_id: str, code: str, value: Any) -> QuestionCard:
    card = QuestionCard(place.questionnaire.by_id[question_id], place.catalog(code), place.phrase)
    qtbot.addWidget(card)
    card.show_answer(Answer(question_id, "answered", value))
    card.show()
    card.resize(WIDTH, card.heightForWidth(WIDTH))
    QApplication.processEvents()
    return card


@pytest.mark.parametrize("code", ["ar", "ti", "uk"])
def test_both_lines_of_a_relation_are_read_in_full(qtbot: QtBot, zeist: Guide, code: str) -> None:
    relations = [option.id for option in zeist.questionnaire.by_id["gezin.gezinsleden"].options]
    card = shown(qtbot, zeist, "gezin.gezinsleden", code, [{"relation": name} for name in relations])
    assert isinstance(card.field, PersonsField)
    for row in card.field.rows:
        box = row.relation
        assert box is not None
        dutch, own = box.currentText().split("  ·  ")
        letters = box.fontMetrics()
        assert box.height() >= letters.height() + letters.boundingRect(own).height()
        assert max(letters.horizontalAdvance(dutch), letters.horizontalAdvance(own)) < box.width() - 60
        assert row.geometry().height() >= box.height()


@pytest.mark.parametrize("question", ["taal.lessen", "werk.uren", "geld.schuld_bedrag"])
def test_a_unit_stands_on_one_line(qtbot: QtBot, zeist: Guide, question: str) -> None:
    high = zeist.questionnaire.by_id[question].bounds[1]
    card = shown(qtbot, zeist, question, "ar", high)
    assert isinstance(card.field, NumberField)
    unit = card.field._unit.dutch
    assert unit.fontMetrics().horizontalAdvance(unit.text()) <= unit.width()
    edit = card.field.edit
    assert edit.fontMetrics().horizontalAdvance(edit.text()) + 22 <= edit.contentsRect().width()
