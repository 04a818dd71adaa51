"""Draws the cells of a work list: one line, with a smaller one below it, each cut off at its own end."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.forms.bilingual import isolated
from desktop.forms.icons import icon
from desktop.views.theme import LIGHT
from desktop.views.work.work_model import DONE, LATE, SECOND, TICK, WHAT, Index, Role

EDGE, ABOVE, GAP = 10, 7, 1
"""Pixels beside, above and below the lines, and between them."""
SMALLER = 0.86
PICTURE = 20


def small(font: QFont) -> QFont:
    """The letters of the second line."""
    made = QFont(font)
    made.setPixelSize(round(font.pixelSize() * SMALLER))
    return made


def row_height(font: QFont) -> int:
    """Pixels that two lines take."""
    return QFontMetrics(font).height() + QFontMetrics(small(font)).height() + GAP + 2 * ABOVE


class TaskDrawing(QStyledItemDelegate):
    """Names and titles are drawn in their own direction: the sign that something was cut off stands at their end."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines high."""
        return QSize(0, row_height(self._table.font()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        if index.column() == TICK:
            self._tick(painter, option, index)
            return
        painter.save()
        self._ground(painter, option, index)
        room = option.rect.adjusted(EDGE, 0, -EDGE, 0)
        font, below = QFont(self._table.font()), small(self._table.font())
        late, done = bool(index.data(LATE)), bool(index.data(DONE))
        font.setStrikeOut(done and index.column() == WHAT)
        below.setBold(late)
        second = str(index.data(SECOND) or "")
        high, low = QFontMetrics(font).height(), QFontMetrics(below).height()
        top = room.top() + (room.height() - high - (low + GAP if second else 0)) // 2
        first = QRect(room.left(), top, room.width(), high)
        self._line(painter, font, LIGHT.muted if done else LIGHT.ink, first, str(index.data(Role.DisplayRole) or ""))
        if second:
            place = QRect(room.left(), top + high + GAP, room.width(), low)
            self._line(painter, below, LIGHT.danger if late else LIGHT.muted, place, second)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._table)

    def _line(self, painter: QPainter, font: QFont, colour: str, place: QRect, text: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        shown = QFontMetrics(font).elidedText(isolated(text), Qt.TextElideMode.ElideRight, place.width())
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, side | Qt.TextFlag.TextSingleLine, shown)

    def _tick(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The box of an action; a referral has a picture in its place."""
        if index.data(Role.CheckStateRole) is not None:
            super().paint(painter, option, index)
            return
        self._ground(painter, option, index)
        picture = QRect(0, 0, PICTURE, PICTURE)
        picture.moveCenter(option.rect.center())
        icon("letter", LIGHT.muted).paint(painter, picture)
