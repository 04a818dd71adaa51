"""What is typed: numbers, dates and texts; right, wrong, empty, and far too much."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from desktop.errors import AnswerError
from desktop.forms import number
from desktop.forms.text_area import TextArea
from desktop.questions import dates
from desktop.questions.answers import LONGEST_TEXT

from .conftest import MakeCard
from .samples import part


@pytest.mark.parametrize(
    ("typed", "value"),
    [("0", 0), ("12", 12), (" 1 500 ", 1500), ("1.500", 1500), ("٣٤", 34), ("-3", -3), ("", None), ("  ", None)],
)
def test_numbers_as_people_write_them(typed: str, value: int | None) -> None:
    assert number.parse(typed) == value


@pytest.mark.parametrize("typed", ["12,5", "1.5", "tien", "3+4", "²", "1e3", "--1", "-"])
def test_what_is_no_number_is_said(typed: str) -> None:
    with pytest.raises(AnswerError, match="heel getal"):
        number.parse(typed)


def test_plus_and_minus_start_from_nothing_and_stay_within_bounds(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("netwerk.contacten")
    minus = part(shown, QToolButton, "minus:netwerk.contacten")
    plus = part(shown, QToolButton, "plus:netwerk.contacten")
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(minus, left)
    assert shown.field.value() == 0
    qtbot.mouseClick(minus, left)
    assert shown.field.value() == 0
    shown.field.clear()
    qtbot.mouseClick(plus, left)
    qtbot.mouseClick(plus, left)
    assert shown.field.value() == 2
    shown.field.show_value(2000)
    qtbot.mouseClick(plus, left)
    assert shown.field.value() == 2000


def test_a_number_out_of_bounds_is_said_beside_the_field(card: MakeCard) -> None:
    shown = card("netwerk.contacten")
    shown.focus()
    edit = part(shown, QLineEdit, "number:netwerk.contacten")
    QTest.keyClicks(edit, "2001")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    wrong = part(shown, QLabel, "error:netwerk.contacten")
    assert wrong.isVisible()
    assert "0 tot en met 2000" in wrong.text()
    assert edit.property("state") == "error"
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert not wrong.isVisible()
    assert edit.property("state") == ""
    assert shown.answer().value == 200


@pytest.mark.parametrize(
    "typed",
    ["1-5-1990", "01-05-1990", "1990-05-01", "01051990", "19900501", "1/5/1990", "1.5.1990", "1 mei 1990", "mei 1990"],
)
def test_dates_as_people_write_them(typed: str) -> None:
    assert dates.parse(typed) == date(1990, 5, 1)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31-02-2026", "bestaat niet"),
        ("1-5-90", "vier cijfers"),
        ("1-5-1066", "tussen 1900"),
        ("morgen", "dag-maand-jaar"),
        ("12", "dag-maand-jaar"),
        ("1-mrs-2026", "dag-maand-jaar"),
        ("99999999", "bestaat niet"),
        ("<b>", "dag-maand-jaar"),
    ],
)
def test_what_is_no_date_is_said(typed: str, said: str) -> None:
    with pytest.raises(AnswerError, match=said):
        dates.parse(typed)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_date_can_be_typed_as_it_is_written(day: date) -> None:
    assert dates.parse(dates.write(day)) == day
    assert dates.parse(day.isoformat()) == day
    assert dates.parse(day.strftime("%d%m%Y")) == day


@given(st.text(max_size=20))
def test_nothing_that_is_typed_as_a_date_breaks_it(typed: str) -> None:
    with contextlib.suppress(AnswerError):
        found = dates.parse(typed)
        assert 1900 <= found.year <= 2200


def test_a_typed_date_is_put_in_order_and_said_in_words(card: MakeCard) -> None:
    shown = card("welkom.sinds")
    shown.focus()
    edit = part(shown, QLineEdit, "date:welkom.sinds")
    QTest.keyClicks(edit, "1-5-1990")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "01-05-1990"
    assert shown.answer().value == "1990-05-01"
    said = [words.text() for words in shown.findChildren(QLabel)]
    assert "dinsdag 1 mei 1990" in said
    assert any("مايو" in words for words in said)


def test_a_day_is_picked_from_the_calendar(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("welkom.sinds")
    qtbot.mouseClick(part(shown, QToolButton, "calendar:welkom.sinds"), Qt.MouseButton.LeftButton)
    days = part(shown, QCalendarWidget, "days:welkom.sinds")
    qtbot.waitUntil(days.isVisible)
    with qtbot.waitSignal(shown.changed) as told:
        days.clicked.emit(QDate(2026, 3, 1))
    assert told.args[0].value == "2026-03-01"
    assert not days.isVisible()


def test_a_wrong_date_says_so_when_the_field_is_left_and_keeps_what_was_typed(card: MakeCard) -> None:
    shown = card("welkom.sinds")
    shown.focus()
    edit = part(shown, QLineEdit, "date:welkom.sinds")
    QTest.keyClicks(edit, "31-02-2026")
    assert not part(shown, QLabel, "error:welkom.sinds").isVisible()
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert part(shown, QLabel, "error:welkom.sinds").isVisible()
    assert edit.text() == "31-02-2026"
    with pytest.raises(AnswerError, match="bestaat niet"):
        shown.answer()


def test_only_spaces_is_no_answer(card: MakeCard) -> None:
    shown = card("gezondheid.verhaal")
    shown.field.show_value("  \n ")
    assert shown.field.value() is None


@pytest.mark.parametrize("typed", ["<b>x</b>", "<img src='/etc/passwd'>", "&amp; <a href=x>y</a>"])
def test_typed_markup_stays_what_it_is(card: MakeCard, typed: str) -> None:
    shown = card("gezondheid.verhaal")
    area = part(shown, TextArea, "text:gezondheid.verhaal")
    QTest.keyClicks(area, typed)
    assert area.toPlainText() == typed
    assert shown.field.value() == typed


def test_pasted_markup_comes_in_as_plain_text(card: MakeCard) -> None:
    shown = card("gezondheid.verhaal")
    area = part(shown, TextArea, "text:gezondheid.verhaal")
    pasted = QMimeData()
    pasted.setHtml("<b>vet</b><img src='file:///etc/passwd'>")
    pasted.setText("<b>vet</b>")
    area.insertFromMimeData(pasted)
    assert area.toPlainText() == "<b>vet</b>"
    assert "font-weight:700" not in area.document().toHtml()


@pytest.mark.parametrize("letter", ["x", "ሀ", "\n", "😀", "<b>"])
def test_a_pasted_megabyte_is_cut_and_said(card: MakeCard, letter: str) -> None:
    shown = card("gezondheid.verhaal")
    area = part(shown, TextArea, "text:gezondheid.verhaal")
    QTest.keyClicks(area, "Begin ")
    QGuiApplication.clipboard().setText("a" + letter * 1_000_000)
    area.paste()
    assert LONGEST_TEXT - 1 <= area.length() <= LONGEST_TEXT
    assert area.toPlainText().startswith("Begin a")
    assert "hoogstens 10.000 tekens" in shown.field.entry.counter.text()  # type: ignore[attr-defined]
    assert shown.field.entry.counter.isVisible()  # type: ignore[attr-defined]
    assert isinstance(shown.field.value(), str)


def test_typing_at_the_end_of_the_room_takes_nothing_away(card: MakeCard) -> None:
    shown = card("gezondheid.verhaal")
    area = part(shown, TextArea, "text:gezondheid.verhaal")
    shown.field.show_value("a" * (LONGEST_TEXT - 1) + "z")
    QTest.keyClicks(area, "bcd")
    assert area.toPlainText() == "a" * (LONGEST_TEXT - 1) + "z"


def test_the_counter_is_quiet_until_near_the_end(card: MakeCard) -> None:
    shown = card("gezondheid.verhaal")
    counter = shown.field.entry.counter  # type: ignore[attr-defined]
    shown.field.show_value("a" * 5000)
    assert not counter.isVisible()
    shown.field.show_value("a" * 9990)
    assert counter.isVisible()
    assert counter.text() == "Nog 10 tekens"


def test_a_text_area_grows_with_its_text_up_to_a_limit(card: MakeCard) -> None:
    shown = card("gezondheid.verhaal")
    area = part(shown, TextArea, "text:gezondheid.verhaal")
    heights = []
    for lines in (1, 6, 200):
        shown.field.show_value("regel\n" * lines)
        heights.append(area.height())
    assert heights[0] < heights[1] < heights[2] <= 300


def test_each_paragraph_runs_in_the_direction_of_its_letters(card: MakeCard) -> None:
    shown = card("gezondheid.verhaal")
    area = part(shown, TextArea, "text:gezondheid.verhaal")
    shown.field.show_value("Nederlands\nأنا لا أنام جيداً (RSD)\nጽሑፍ")
    document = area.document()
    directions = [document.findBlockByNumber(number).textDirection() for number in range(3)]
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert directions == [left, right, left]


def test_whoever_comes_back_to_a_text_writes_on_at_its_end(card: MakeCard) -> None:
    shown = card("gezondheid.verhaal")
    shown.field.show_value("Rugpijn")
    QTest.keyClicks(part(shown, TextArea, "text:gezondheid.verhaal"), " en hoofdpijn")
    assert shown.field.value() == "Rugpijn en hoofdpijn"
