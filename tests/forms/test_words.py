"""Right-to-left text in lines: each begins at the right, where the eye looks for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextLayout
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.forms.bilingual import directed
from desktop.forms.looks import label
from desktop.translate.languages import language

ARABIC = "هذا اسمه لمّ الشمل. مثلًا: الزوجة والأطفال في بلد آخر ينتظرون الجواب من الحكومة هنا. " * 2
BEARING = 3
"""Pixels that a letter may keep clear of where it stands."""


def ink(image: QImage, top: int, bottom: int) -> list[int]:
    """The columns in which something is drawn between two heights."""
    paper = image.pixel(0, 0)
    return [x for x in range(image.width()) if any(image.pixel(x, y) != paper for y in range(top, bottom))]


def lines(qtbot: QtBot, text: str, direction: Qt.LayoutDirection) -> tuple[list[list[int]], int]:
    """What is drawn of each line of a label, and how wide the label is."""
    made = label(text, "own")
    qtbot.addWidget(made)
    made.setLayoutDirection(direction)
    made.setFixedWidth(260)
    made.setFixedHeight(made.heightForWidth(260))
    made.show()
    QApplication.processEvents()
    made.setFixedHeight(made.heightForWidth(260))
    image = made.grab().toImage()
    high = made.fontMetrics().boundingRect("مثلًا").height()
    count = round(image.height() / high)
    found = [
        ink(image, index * image.height() // count, (index + 1) * image.height() // count) for index in range(count)
    ]
    return [columns for columns in found if columns], image.width()


def test_every_line_of_arabic_begins_at_the_right(qtbot: QtBot) -> None:
    found, wide = lines(qtbot, ARABIC.strip(), Qt.LayoutDirection.RightToLeft)
    assert len(found) >= 3
    assert [columns[-1] for columns in found] == pytest.approx([wide - 1] * len(found), abs=BEARING)
    assert min(columns[0] for columns in found) >= 0
    assert max(columns[0] for columns in found) > 20  # one is shorter


def test_the_text_is_all_there(qtbot: QtBot) -> None:
    short, _ = lines(qtbot, "نعم", Qt.LayoutDirection.RightToLeft)
    assert len(short) == 1
    assert short[0][0] > 200


def test_dutch_begins_at_the_left(qtbot: QtBot) -> None:
    found, wide = lines(
        qtbot, "Dit is een zin die over een paar regels loopt, en dan ophoudt.", Qt.LayoutDirection.LeftToRight
    )
    assert found[0][0] <= BEARING
    assert found[-1][-1] < wide


@pytest.mark.parametrize("number", ["0800 0113", "0900 8844", "030 000 00 00"])
def test_a_telephone_number_between_arabic_words_keeps_its_order(qapp: QApplication, number: str) -> None:
    shown = directed(f"اتصل على {number}، ليلًا ونهارًا.", language("ar"))
    layout = QTextLayout(shown)
    option = layout.textOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(2000)
    layout.endLayout()
    places = [line.cursorToX(place)[0] for place, sign in enumerate(shown) if sign.isdigit()]
    assert places[1:] == sorted(places[1:]), "before the first the cursor stands at the other side"
