"""The sheet of paper with the recovery key: made in memory, for a printer or for a file that somebody asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QTextCharFormat, QTextCursor, QTextDocument

WHY = (
    "Wie deze sleutel heeft, kan de kluis openen. Is de wachtzin kwijt, dan is dit de enige weg naar binnen.",
    "Bewaar dit papier achter slot, bijvoorbeeld in een kluis of afgesloten kast van de gemeente. Niet bij de laptop.",
)
HOW = "Wachtzin kwijt? Kies in het programma 'Wachtzin kwijt?' en typ de groepjes over. Hoofdletters maken niet uit."
TITLE, LARGE, PLAIN = 18, 17, 11
"""Points."""


def sheet(vault: str, key: str, font: QFont) -> QTextDocument:
    """The sheet: whose key it is, why it matters, and the groups one below the other, each with its number."""
    document = QTextDocument()
    document.setDefaultFont(font)
    cursor = QTextCursor(document)
    write = _writer(cursor, font)
    write(f"Herstelsleutel van de kluis '{vault}'", TITLE, True)
    write("Startgesprek", PLAIN, False)
    for line in ("", *WHY, ""):
        write(line, PLAIN, False)
    for number, group in enumerate(groups(key), 1):
        write(f"{number}.   {group}", LARGE, True)
    for line in ("", HOW):
        write(line, PLAIN, False)
    return document


def groups(key: str) -> Sequence[str]:
    """The parts that somebody types over."""
    return key.split("-")


def pdf(document: QTextDocument) -> bytes:
    """The sheet as a PDF. It tells nothing of who made it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle("Herstelsleutel")
    writer.setCreator("Startgesprek")
    document.print_(writer)
    del writer  # it writes the end of the file
    return bytes(buffer.data().data())


def _writer(cursor: QTextCursor, font: QFont) -> Callable[[str, int, bool], None]:
    def write(text: str, points: int, bold: bool) -> None:
        look = QTextCharFormat()
        look.setFont(font)
        look.setFontPointSize(points)
        look.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        if cursor.position():
            cursor.insertBlock()
        cursor.setBlockCharFormat(look)
        cursor.insertText(text, look)

    return write
