"""Choices as tiles: single, multi, yes and no, scale; by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.forms.card import QuestionCard
from desktop.forms.chip import Chip
from desktop.forms.looks import button
from desktop.forms.step_tile import StepTile
from desktop.forms.tile import Tile

from .conftest import MakeCard
from .samples import part

_GREY = QImage.Format.Format_Grayscale8


def tile(card: QuestionCard, option: str) -> Tile:
    return part(card, Tile, f"option:{card.question.id}:{option}")


def click(qtbot: QtBot, card: QuestionCard, option: str) -> None:
    qtbot.mouseClick(tile(card, option), Qt.MouseButton.LeftButton)


def press(card: QuestionCard, keys: str) -> None:
    QTest.keyClicks(QApplication.focusWidget() or card, keys)


def test_one_choice_replaces_the_other_and_can_be_taken_back(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("werk.soort")
    click(qtbot, shown, "betaald")
    click(qtbot, shown, "stage")
    assert shown.field.value() == "stage"
    assert not tile(shown, "betaald").isChecked()
    click(qtbot, shown, "stage")
    assert shown.field.value() is None


def test_a_click_on_the_words_of_a_tile_chooses_it(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("werk.soort")
    words = tile(shown, "betaald").findChildren(QLabel)[0]
    at = words.mapTo(shown, QPoint(5, 5))
    hit = shown.childAt(at)
    assert hit is tile(shown, "betaald")


def test_several_choices_come_in_the_order_of_the_questionnaire(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("werk.talen")
    for option in ("ti", "en", "ar", "en"):
        click(qtbot, shown, option)
    assert shown.field.value() == ["ar", "ti"]


def test_none_of_these_and_another_choice_take_each_others_place(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("werk.talen")
    for options, value in ((("ti", "en"), ["en", "ti"]), (("geen",), ["geen"]), (("ar",), ["ar"])):
        for option in options:
            click(qtbot, shown, option)
        assert shown.field.value() == value
    click(qtbot, shown, "geen")
    click(qtbot, shown, "geen")
    assert shown.field.value() is None


def test_what_was_kept_before_stays_until_somebody_chooses(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("werk.talen")
    shown.field.show_value(["ar", "geen"])
    assert shown.field.value() == ["ar", "geen"]
    click(qtbot, shown, "en")
    assert shown.field.value() == ["ar", "en"]


def test_choices_are_told_as_to_be_saved_at_once(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("werk.talen")
    with qtbot.waitSignal(shown.changed) as told:
        click(qtbot, shown, "ti")
    answer, immediate = told.args
    assert (answer.state, answer.value, immediate) == ("answered", ["ti"], True)


@pytest.mark.parametrize(
    ("question", "keys", "value"),
    [
        ("werk.soort", "2", "vrijwillig"),
        ("werk.soort", "22", None),
        ("werk.soort", "9", None),
        ("werk.talen", "13", ["ar", "ti"]),
        ("gezin.zorgen", "2", False),
        ("gezin.zorgen", "j", True),
        ("gezin.zorgen", "N", False),
        ("gezondheid.cijfer", "4", 4),
        ("gezondheid.cijfer", "6", None),
        ("gezondheid.cijfer", "0", None),
    ],
)
def test_keys_choose(card: MakeCard, question: str, keys: str, value: object) -> None:
    shown = card(question)
    shown.focus()
    press(shown, keys)
    assert shown.field.value() == value


def test_arrows_move_and_space_chooses(card: MakeCard) -> None:
    shown = card("werk.soort")
    shown.focus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert tile(shown, "vrijwillig").hasFocus()
    assert shown.field.value() is None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert shown.field.value() == "vrijwillig"


def test_the_tab_key_stops_once_and_at_the_choice(card: MakeCard) -> None:
    shown = card("werk.soort")
    shown.field.show_value("stage")
    shown.focus()
    assert tile(shown, "stage").hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert not shown.field.isAncestorOf(QApplication.focusWidget())


def test_a_scale_is_filled_up_to_the_chosen_step(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("gezondheid.cijfer")
    steps = shown.findChildren(StepTile)
    qtbot.mouseClick(steps[2], Qt.MouseButton.LeftButton)
    assert shown.field.value() == 3
    assert [step.filled for step in steps] == [True, True, True, False, False]
    qtbot.mouseClick(steps[2], Qt.MouseButton.LeftButton)
    assert [step.filled for step in steps] == [False] * 5


def test_a_choice_is_shown_by_shape_and_not_by_colour_alone(qtbot: QtBot, card: MakeCard) -> None:
    """In grey, the chosen tile still differs from the same tile when it is not chosen."""
    for question, option in (("werk.soort", "betaald"), ("werk.talen", "ar"), ("gezondheid.cijfer", "3")):
        shown = card(question)
        shown.setFocus()
        before = tile(shown, option).grab().toImage().convertToFormat(_GREY)
        shown.field.show_value({"betaald": "betaald", "ar": ["ar"], "3": 3}[option])
        after = tile(shown, option).grab().toImage().convertToFormat(_GREY)
        changed = sum(
            abs(before.pixelColor(x, y).value() - after.pixelColor(x, y).value()) > 100
            for x in range(before.width())
            for y in range(before.height())
        )
        assert changed > 100, question


def test_a_tile_says_both_languages_to_a_screen_reader(card: MakeCard) -> None:
    shown = card("werk.soort")
    assert tile(shown, "betaald").accessibleName() == "Betaald werk – عمل مدفوع الأجر"
    assert "concept" in tile(shown, "betaald").accessibleDescription()
    assert "veranderd" in tile(shown, "stage").accessibleDescription()
    assert "tolk" in tile(shown, "geen").accessibleDescription()


def test_enter_chooses_the_tile_with_the_keyboard(card: MakeCard) -> None:
    shown = card("werk.soort")
    shown.focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert shown.field.value() == "betaald"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_one_stands_on_as_the_space_bar_does(qtbot: QtBot, key: Qt.Key) -> None:
    made: list[QAbstractButton] = [button("Verder", "onward"), Chip("Notitie", "note", "note")]
    for one in made:
        qtbot.addWidget(one)
        one.show()
        with qtbot.waitSignal(one.clicked, timeout=1000):
            qtbot.keyClick(one, key)
