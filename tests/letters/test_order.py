"""The order of words, signs and letters on paper, held against how Qt lays out the same text."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.letters.bidi import graphemes
from desktop.letters.model import Direction, Tongue
from desktop.letters.text import clean, isolated
from desktop.letters.typeset import Line, Setting, typeset

ARABIC, FARSI, TIGRINYA, DUTCH = Tongue("ar", "rtl"), Tongue("fa", "rtl"), Tongue("ti"), Tongue("nl")

HARD: dict[str, tuple[str, Tongue]] = {
    "brackets around a Latin name": ("ستتصل بك المنظمة (RSD) في زايست.", ARABIC),
    "brackets around two languages": ("المكتب (RSD – البلدية) وكذلك RSD (Zeist) و[Utrecht].", ARABIC),
    "vowel marks": ("كِتَابٌ جَدِيدٌ لِلْأُسْرَةِ، مُحَمَّد.", ARABIC),
    "a Dutch name inside": ("تحدثتَ اليوم مع السيد Jan de Vries-Jansen عن السكن.", ARABIC),
    "a telephone number, isolated": (f"اتصل على {isolated('030-123 45 67')} غدًا.", ARABIC),
    "a date, isolated": (f"محادثتنا القادمة في {isolated('12-11-2026')}، الساعة 10:30.", ARABIC),
    "a date as it was typed": ("الموعد 12-11-2026 أو 13/11/2026.", ARABIC),
    "amounts and percents": ("السعر 12,50 € أو 15% (تقريبًا).", ARABIC),
    "Arabic figures": ("من ٤ إلى ٦ أسابيع، رقم ٠٣٠.", ARABIC),
    "markup, literally": ('<b>Ahmad</b> و <img src="/a.png"> هنا.', ARABIC),
    "an address and a web page": ("العنوان: Voorbeeldstraat 10, 0000 XX Zeist (www.example.nl/ar).", ARABIC),
    "Farsi with a joiner": ("می‌خواهم کتاب‌های فارسی (و Nederlands) بخوانم؛ گچ پژ.", FARSI),
    "Tigrinya with a name": ("ናብ Taalhuis Zeist (RSD) ደውሉ፣ ቁጽሪ 030-1234567።", TIGRINYA),
    "Arabic inside Dutch": ("De heer أحمد علي (30) woont in Zeist, zei «مرحبا» en belt 030-1.", DUTCH),
    "an Arabic name, isolated": (f"Gesproken met {isolated('أحمد')} (30), Zeist.", DUTCH),
    "a Dutch name first": (f"{isolated('Jan (RSD)')}: سيتصل بك غدًا!", ARABIC),
    "a foreign right-to-left override": ("Zeist \u202eabc (def)\u202c einde", DUTCH),
}


@pytest.fixture(scope="module")
def families(qapp: QApplication) -> list[str]:
    """The fonts of the papers, given to Qt from the same files."""
    names = ["Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic"]
    for name in names:
        assert QFontDatabase.addApplicationFont(str(Path(paths.font(name)))) >= 0
    return names


def qt_lines(text: str, direction: Direction, lengths: list[int], families: list[str]) -> QTextLayout:
    """Qt's layout of a paragraph in lines of so many characters."""
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(20)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if direction == "rtl" else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    for length in lengths:
        line = layout.createLine()
        part = text[line.textStart() : line.textStart() + length]
        line.setNumColumns(len(graphemes(part)) + part.count("\u200c"))  # Qt gives a joiner a column
        assert line.textLength() == length
    layout.endLayout()
    return layout


def qt_order(layout: QTextLayout, number: int) -> list[int]:
    """The index of each base character of a line, from left to right."""
    line, text = layout.lineAt(number), layout.text()
    placed = {}
    for index in range(line.textStart(), line.textStart() + line.textLength()):
        if is_base(text[index]):
            runs = line.glyphRuns(index, 1)
            placed[index] = min(point.x() for run in runs for point in run.positions())
    return sorted(placed, key=lambda index: placed[index])


def is_base(character: str) -> bool:
    """A letter, figure or sign with a place of its own."""
    return unicodedata.category(character)[0] not in "MZC"


def order(line: Line) -> list[int]:
    """The same of a line for paper."""
    placed: dict[int, float] = {}
    pen = 0
    for run in line.runs():
        for glyph in run.glyphs:
            if is_base(line.paragraph.text[glyph.at]) and glyph.advance:
                placed.setdefault(glyph.at, pen)
            pen += glyph.advance
    return sorted(placed, key=lambda index: placed[index])


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("measure", [90.0, 160.0, 1000.0])
def test_order_is_that_of_qt(name: str, measure: float, families: list[str]) -> None:
    text, tongue = HARD[name]
    lines = typeset(text, Setting(11, tongue), measure)
    starts = [line.start for line in lines]
    cleaned = clean(text)
    lengths = [end - start for start, end in zip(starts, [*starts[1:], len(cleaned)], strict=True)]
    layout = qt_lines(cleaned, tongue.direction, lengths, families)
    assert [order(line) for line in lines] == [qt_order(layout, number) for number in range(len(lines))]


@pytest.mark.parametrize("name", ["vowel marks", "Arabic figures", "Farsi with a joiner"])
def test_glyphs_are_those_of_qt(name: str, families: list[str]) -> None:
    """Joined forms, dots and vowel marks: the very glyphs that Qt takes from the same font."""
    text = "".join(sign for sign in HARD[name][0] if not sign.isascii() or sign == " ")
    (line,) = typeset(text, Setting(11, HARD[name][1]), 1000)
    layout = qt_lines(text, "rtl", [len(text)], families[1:2])
    runs = layout.lineAt(0).glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
    ours = Counter(glyph.number for run in line.runs() for glyph in run.glyphs)
    theirs = Counter(number for run in runs for number in run.glyphIndexes())
    space = line.runs()[0].face.font.get_nominal_glyph(0x20)  # Qt keeps one for each invisible character
    del ours[space], theirs[space]
    assert ours == theirs


@pytest.mark.parametrize("text", ["مكتب (RSD) هنا", "مكتب (بلدية) هنا", "«مكتب» [هنا] {نعم}"])
def test_brackets_open_where_one_looks(text: str) -> None:
    """What stands left looks like an opening bracket, in every direction."""
    (line,) = typeset(text, Setting(11, ARABIC), 1000)
    pairs = {"(": ")", "[": "]", "{": "}", "«": "»"}
    seen = []
    for run in line.runs():
        shapes = {run.face.font.get_nominal_glyph(ord(sign)): sign for pair in pairs.items() for sign in pair}
        seen += [shapes[glyph.number] for glyph in run.glyphs if glyph.number in shapes]
    assert seen
    for left, right in zip(seen[::2], seen[1::2], strict=True):
        assert pairs[left] == right
