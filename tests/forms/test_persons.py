"""The lines of persons: add, remove, the Enter key, ages that cannot be, relations in two languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.errors import AnswerError
from desktop.forms.persons import PersonsField
from desktop.questions.answers import LONGEST_LINE, MOST_PERSONS
from desktop.translate.catalog import Catalog

from .conftest import MakeCard
from .samples import part

Q = "gezin.leden"


@pytest.fixture
def field(card: MakeCard) -> PersonsField:
    found = card(Q).field
    assert isinstance(found, PersonsField)
    return found


def edit(field: PersonsField, row: int, name: str) -> QLineEdit:
    return part(field, QLineEdit, f"person:{Q}:{row}:{name}")


def relation(field: PersonsField, row: int) -> QComboBox:
    return part(field, QComboBox, f"person:{Q}:{row}:relation")


def test_a_person_is_typed_and_told(field: PersonsField) -> None:
    told = []
    field.changed.connect(lambda: told.append(field.value()))
    QTest.keyClicks(edit(field, 1, "name"), "Al")
    QTest.keyClicks(edit(field, 1, "age"), "7")
    assert told == [[{"name": "A"}], [{"name": "Al"}], [{"name": "Al", "age": 7}]]
    assert not field.immediate


def test_enter_goes_to_the_next_line_and_adds_one_after_the_last(field: PersonsField) -> None:
    QTest.keyClicks(edit(field, 1, "name"), "Samir")
    edit(field, 1, "age").setFocus()
    QTest.keyClick(edit(field, 1, "age"), Qt.Key.Key_Return)
    assert len(field.rows) == 2
    assert edit(field, 2, "name").hasFocus()
    QTest.keyClicks(QApplication.focusWidget(), "Layla")
    relation(field, 1).setFocus()
    QTest.keyClick(relation(field, 1), Qt.Key.Key_Return)
    assert len(field.rows) == 2
    assert edit(field, 2, "name").hasFocus()
    assert field.value() == [{"name": "Samir"}, {"name": "Layla"}]


def test_enter_in_an_empty_line_adds_nothing(field: PersonsField) -> None:
    edit(field, 1, "name").setFocus()
    QTest.keyClick(edit(field, 1, "name"), Qt.Key.Key_Return)
    assert len(field.rows) == 1


def test_lines_are_added_and_taken_away_with_buttons(qtbot: QtBot, field: PersonsField) -> None:
    field.show_value([{"name": "Samir"}, {"name": "Layla"}])
    qtbot.mouseClick(part(field, QPushButton, f"add:{Q}"), Qt.MouseButton.LeftButton)
    assert len(field.rows) == 3
    with qtbot.waitSignal(field.changed):
        qtbot.mouseClick(part(field, QToolButton, f"remove:{Q}:1"), Qt.MouseButton.LeftButton)
    assert field.value() == [{"name": "Layla"}]
    assert edit(field, 1, "name").text() == "Layla"


def test_the_last_line_stays_and_is_emptied(qtbot: QtBot, field: PersonsField) -> None:
    field.show_value([{"name": "Samir", "relation": "kind", "age": 3}])
    qtbot.mouseClick(part(field, QToolButton, f"remove:{Q}:1"), Qt.MouseButton.LeftButton)
    assert len(field.rows) == 1
    assert field.value() is None


@pytest.mark.parametrize("age", ["131", "abc", "-1", "4,5"])
def test_an_age_that_cannot_be_is_said_and_marked(field: PersonsField, age: str) -> None:
    field.show_value([{"name": "Samir"}, {"name": "Layla"}])
    QTest.keyClicks(edit(field, 2, "age"), age)
    with pytest.raises(AnswerError, match="leeftijd"):
        field.value()
    edit(field, 2, "age").editingFinished.emit()
    assert edit(field, 2, "age").property("state") == "error"
    assert edit(field, 1, "age").property("state") != "error"
    assert part(field.window(), QLabel, f"error:{Q}").isVisible()


def test_an_unknown_age_may_be_left_open_and_nought_is_an_age(field: PersonsField) -> None:
    field.show_value([{"name": "Baby", "age": 0}, {"name": "Oma"}])
    assert field.value() == [{"name": "Baby", "age": 0}, {"name": "Oma"}]


def test_relations_stand_in_both_languages(field: PersonsField, tigrinya: Catalog) -> None:
    field.show_value([{"relation": "kind"}])
    assert relation(field, 1).currentText().replace("\u2068", "").replace("\u2069", "") == "Kind  ·  طفل"
    assert relation(field, 1).itemText(3) == "Vader of moeder  ·  de tolk vertaalt"
    field.set_catalog(Catalog("nl"))
    assert relation(field, 1).currentText() == "Kind"
    field.set_catalog(tigrinya)
    assert field.value() == [{"relation": "kind"}]


def test_the_wheel_never_changes_a_relation(field: PersonsField) -> None:
    field.show_value([{"relation": "kind"}])
    box = relation(field, 1)
    box.setFocus()
    middle = QPointF(box.rect().center())
    turn = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert field.value() == [{"relation": "kind"}]


def test_no_more_persons_than_can_be_kept(field: PersonsField) -> None:
    field.show_value([{"name": "x"}] * MOST_PERSONS)
    field.add()
    assert len(field.rows) == MOST_PERSONS
    assert not field.more.isEnabled()


def test_a_name_is_plain_text_and_not_endless(field: PersonsField) -> None:
    edit(field, 1, "name").insert("<b>" + "x" * 1_000_000)
    value = field.value()
    assert value is not None
    assert value[0]["name"] == "<b>" + "x" * (LONGEST_LINE - 3)


def test_a_name_turns_no_words_around_it(field: PersonsField) -> None:
    edit(field, 1, "name").insert("\u202eSamir\u2067\u200f")
    assert field.value() == [{"name": "Samir"}]


def test_an_age_read_on_the_way_is_not_kept(card: MakeCard) -> None:
    shown = card(Q)
    told: list[object] = []
    shown.changed.connect(lambda answer, _: told.append(answer.value))
    assert isinstance(shown.field, PersonsField)
    name, age = edit(shown.field, 1, "name"), edit(shown.field, 1, "age")
    QTest.keyClicks(name, "A")
    name.editingFinished.emit()
    QTest.keyClicks(age, "131")
    assert told == [[{"name": "A"}], [{"name": "A", "age": 1}], [{"name": "A", "age": 13}], [{"name": "A"}]]
