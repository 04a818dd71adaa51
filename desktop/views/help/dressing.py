"""Gives a chapter its looks: Markdown becomes a document of Qt, with our letters, spacing, colours and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
)

from desktop.views.help.manual import Chapter

HEADINGS = {1: 1.72, 2: 1.24, 3: 1.07}
"""How much larger than the text a heading is, by its level."""
ABOVE = {1: 0.0, 2: 1.25, 3: 0.9}
"""Room above a heading, in heights of the text."""
LINE = 122
"""Height of a line, in percent."""
CELL = 0.42
"""Room around what stands in a table, in heights of the text."""
Wanted = Callable[[QImage, float], QImage]


@dataclass(frozen=True)
class Dress:
    """Letters and colours.

    Attributes:
        size: pixels of the text.
        ink, muted, line, soft, accent: colours of the text, of what is less, of lines, behind keys, of links.
        tight: from 0 (none) to 1 of the usual room between paragraphs; a sheet of one page needs less.
        line_height: percent.
    """

    size: float
    ink: QColor
    muted: QColor
    line: QColor
    soft: QColor
    accent: QColor
    tight: float = 1.0
    line_height: int = LINE


def dress(document: QTextDocument, chapter: Chapter, looks: Dress) -> None:
    """Put a chapter in a document."""
    font = QFont(document.defaultFont())
    font.setPixelSize(round(looks.size))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    document.setDefaultFont(font)
    document.setMarkdown(chapter.text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    for table in _tables(document):
        _dress_table(table, looks)
    for block in blocks(document):
        _dress_block(block, looks)


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Every paragraph, in its order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def place_pictures(
    document: QTextDocument, chapter: Chapter, folder: Path, width: float, highest: float, wanted: Wanted
) -> None:
    """Give every picture its size, so that it fits the page.

    Args:
        folder: that of the manual.
        width, highest: pixels there is room for.
        wanted: makes of a picture, and the width it gets, the picture that is drawn.
    """
    for at, link in _pictures(document):
        image = QImage(str(folder / chapter.picture(link)))
        if image.isNull():
            continue
        size = QSizeF(image.size()).scaled(QSizeF(width, highest), Qt.AspectRatioMode.KeepAspectRatio)
        size = size if size.width() < image.width() else QSizeF(image.size())
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(link), wanted(image, size.width()))
        cursor = QTextCursor(document)
        cursor.setPosition(at)
        cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
        picture = QTextImageFormat(cursor.charFormat().toImageFormat())
        picture.setWidth(size.width())
        picture.setHeight(size.height())
        cursor.setCharFormat(picture)
    document.markContentsDirty(0, document.characterCount())


def edged(image: QImage, colour: QColor) -> QImage:
    """A picture with a thin line around it, so that one sees where it ends."""
    brush = QPainter(image)
    brush.setPen(QPen(colour, 2))
    brush.drawRect(QRectF(QPointF(), image.deviceIndependentSize()))
    brush.end()
    return image


def _pictures(document: QTextDocument) -> list[tuple[int, str]]:
    found = []
    for block in blocks(document):
        for at, piece in _pieces(block):
            if piece.isImageFormat():
                found.append((at, piece.toImageFormat().name()))
    return found


def _pieces(block: QTextBlock) -> Iterator[tuple[int, QTextCharFormat]]:
    """Where each stretch of one look begins, and its format."""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        yield fragment.position(), fragment.charFormat()
        iterator += 1


def _tables(document: QTextDocument) -> list[QTextTable]:
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def _dress_table(table: QTextTable, looks: Dress) -> None:
    made = table.format()
    made.setBorderCollapse(True)
    made.setBorder(1)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(QBrush(looks.line))
    made.setCellSpacing(0)
    made.setCellPadding(round(looks.size * CELL * max(looks.tight, 0.5)))
    made.setTopMargin(looks.size * 0.3 * looks.tight)
    made.setBottomMargin(looks.size * 0.9 * looks.tight)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(made)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        ground = cell.format()
        ground.setBackground(QBrush(looks.soft))
        cell.setFormat(ground)


def _dress_block(block: QTextBlock, looks: Dress) -> None:
    cursor = QTextCursor(block)
    level = block.blockFormat().headingLevel()
    pictured = any(piece.isImageFormat() for _, piece in _pieces(block))
    within = cursor.currentTable() is not None
    cursor.mergeBlockFormat(_spacing(block, looks, level, pictured=pictured, within=within))
    for at, piece in list(_pieces(block)):
        if piece.isImageFormat():
            continue
        cursor.setPosition(at)
        cursor.setPosition(min(at + _length(block, at), block.position() + block.length() - 1), _KEEP)
        cursor.setCharFormat(_letters(piece, looks, level))


_KEEP = QTextCursor.MoveMode.KeepAnchor


def _length(block: QTextBlock, at: int) -> int:
    iterator = block.begin()
    while not iterator.atEnd():
        if iterator.fragment().position() == at:
            return int(iterator.fragment().length())
        iterator += 1
    return 0


def _spacing(block: QTextBlock, looks: Dress, level: int, *, pictured: bool, within: bool) -> QTextBlockFormat:
    made = QTextBlockFormat()
    if not pictured:
        made.setLineHeight(
            106 if level else looks.line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
    if within:
        made.setTopMargin(0)
        made.setBottomMargin(0)
    elif level:
        made.setTopMargin(looks.size * ABOVE.get(level, 0.8) * looks.tight)
        made.setBottomMargin(looks.size * 0.4 * looks.tight)
    else:
        listed = block.textList() is not None
        made.setTopMargin(looks.size * 0.4 * looks.tight if pictured else 0)
        made.setBottomMargin(looks.size * (0.3 if listed else 0.9 if pictured else 0.65) * looks.tight)
    return made


def _letters(piece: QTextCharFormat, looks: Dress, level: int) -> QTextCharFormat:
    made = QTextCharFormat(piece)
    made.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    made.setProperty(QTextFormat.Property.FontPixelSize, round(looks.size * HEADINGS.get(level, 1.0)))
    made.setForeground(looks.ink)
    if level:
        made.setFontWeight(QFont.Weight.Bold)
    if piece.fontFixedPitch():  # a key, or what somebody types
        made.clearProperty(QTextFormat.Property.FontFamilies)
        made.setFontFixedPitch(False)
        made.setBackground(looks.soft)
    if piece.isAnchor():
        made.setForeground(looks.accent)
        made.setFontUnderline(True)
    return made
