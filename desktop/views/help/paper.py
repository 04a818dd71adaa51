"""Chapters on paper: A4 pages as PDF, made in memory. The same engine makes the whole manual (`docs/making`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from desktop.views.help.dressing import Dress, blocks, dress, edged, place_pictures
from desktop.views.help.manual import Chapter, Manual
from desktop.views.theme import LIGHT

DOTS = 96
"""Our pixels an inch: all sizes below are in these."""
FINE = 1200
PAGE = QSizeF(793.7, 1122.5)
"""A4."""
SIDE, TOP, BOTTOM = 78.0, 66.0, 74.0
SIZE = 13.5
USUAL, SMALLER = (SIZE, 1.0, 120), (13.0, 0.82, 116)
"""Size of the text, room between paragraphs, and lines; for a chapter that just does not fit, a little smaller."""
ONE_PAGE = ((14.0, 0.95, 120), (13.5, 0.9, 118), (13.0, 0.8, 116), (12.5, 0.7, 114), (12.0, 0.6, 112))
"""The same for a sheet of one page, until it fits."""
SHEETS = ("tolkblad.md", "interpreter.md")
"""Chapters that are handed out as one page."""
HIGHEST = 288.0


def looks(size: float, tight: float, line_height: int) -> Dress:
    """Letters and colours on paper, whatever the colours of the screen are."""
    return Dress(
        size,
        QColor(LIGHT.ink),
        QColor(LIGHT.muted),
        QColor(LIGHT.line),
        QColor(LIGHT.accent_soft),
        QColor(LIGHT.accent),
        tight,
        line_height,
    )


def room() -> QSizeF:
    """What of a page is for the text."""
    return QSizeF(PAGE.width() - 2 * SIDE, PAGE.height() - TOP - BOTTOM)


def laid_out(folder: Path, chapter: Chapter) -> QTextDocument:
    """A chapter in pages; with letters that are a little smaller when that saves a page, as on a sheet of one page."""
    sizes = ONE_PAGE if chapter.name in SHEETS else (USUAL, SMALLER)
    best = _laid_out(folder, chapter, sizes[0])
    for size in sizes[1:]:
        if best.pageCount() == 1:
            break
        other = _laid_out(folder, chapter, size)
        best = other if other.pageCount() < best.pageCount() else best
    return best


def _laid_out(folder: Path, chapter: Chapter, size: tuple[float, float, int]) -> QTextDocument:
    document = QTextDocument()
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    document.setDefaultFont(QFont())
    dress(document, chapter, looks(*size))
    place_pictures(document, chapter, folder, room().width(), HIGHEST, _as_it_is)
    document.setPageSize(room())
    _keep_headings(document)
    return document


def _keep_headings(document: QTextDocument) -> None:
    """A heading stands on the page of what it is about."""
    layout, height = document.documentLayout(), room().height()
    for block in blocks(document):
        following = block.next()
        if not block.blockFormat().headingLevel() or not following.isValid():
            continue
        first_line = following.layout().lineAt(0).height() if following.layout().lineCount() else 0.0
        top, below = layout.blockBoundingRect(block).top(), layout.blockBoundingRect(following).top() + first_line
        if int(top // height) != int(below // height):
            made = QTextBlockFormat(block.blockFormat())
            made.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).setBlockFormat(made)


def sheets(manual: Manual, chapter: Chapter) -> bytes:
    """A chapter as PDF, with its title and the number at the foot of each page."""
    document = laid_out(manual.folder, chapter)
    count = document.pageCount()
    with writing(chapter.title) as (painter, turn, data):
        for page in range(count):
            if page:
                turn()
            draw_page(painter, document, page)
            draw_foot(painter, "Startgesprek", f"{page + 1} van {count}" if count > 1 else "")
    return bytes(data.data())


@contextmanager
def writing(title: str) -> Iterator[tuple[QPainter, Callable[[], object], QByteArray]]:
    """A painter on a PDF in memory, in our pixels, a function that begins a new page, and what was written."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(FINE)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setTitle(title)
    writer.setCreator("Startgesprek")
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.scale(FINE / DOTS, FINE / DOTS)
    try:
        yield painter, writer.newPage, data
    finally:
        painter.end()
        buffer.close()


def draw_page(painter: QPainter, document: QTextDocument, page: int) -> None:
    """Draw one page of a document."""
    height = room().height()
    painter.save()
    painter.translate(SIDE, TOP - page * height)
    document.drawContents(painter, QRectF(0, page * height, room().width(), height - 1))  # not the edge of what follows
    painter.restore()


def draw_foot(painter: QPainter, left: str, right: str) -> None:
    """Words at the foot of a page."""
    font = QFont()
    font.setPixelSize(12)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.muted))
    line = QRectF(SIDE, PAGE.height() - BOTTOM + 24, room().width(), 20)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, left)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, right)


def _as_it_is(image: QImage, width: float) -> QImage:
    """On paper a picture keeps all its dots, and gets an edge."""
    return edged(image.convertToFormat(QImage.Format.Format_RGB32), QColor(LIGHT.line))
