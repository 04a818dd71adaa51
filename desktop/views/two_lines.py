"""Draws the cells of a list: one line, with a smaller one below it, each cut off at its own end."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.forms.bilingual import isolated
from desktop.forms.colours import Shade

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SECOND = Role.UserRole + 1
"""The smaller line below a cell's first."""
LATE = Role.UserRole + 2
"""Whether the second line tells that it is too late."""
DONE = Role.UserRole + 3
"""Whether it is over: drawn in grey."""
STRUCK = Role.UserRole + 4
"""Whether the first line is struck through besides."""
EDGE, ABOVE, GAP = 10, 7, 1
"""Pixels beside, above and below the lines, and between them."""
SMALLER = 0.86
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_SIDE = (_LEFT | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextSingleLine.value


KEPT = 4096
"""So many texts are kept as they were cut off, for who scrolls."""


def small(font: QFont) -> QFont:
    """The letters of the second line."""
    made = QFont(font)
    made.setPixelSize(round(font.pixelSize() * SMALLER))
    return made


def row_height(font: QFont) -> int:
    """Pixels that two lines take."""
    return QFontMetrics(font).height() + QFontMetrics(small(font)).height() + GAP + 2 * ABOVE


class _Letters:
    """A font with what is measured in it, for thousands of cells."""

    def __init__(self, font: QFont, *, bold: bool = False, struck: bool = False) -> None:
        self.font = QFont(font)
        self.font.setStrikeOut(struck)
        if bold:
            self.font.setBold(True)
        self.metrics = QFontMetrics(self.font)
        self.high = self.metrics.height()
        self.cut = lru_cache(KEPT)(self._cut)

    def _cut(self, text: str, wide: int) -> str:
        """A text in its own direction, cut off at its end where there is no more room."""
        return self.metrics.elidedText(isolated(text), Qt.TextElideMode.ElideRight, wide)


class TwoLines(QStyledItemDelegate):
    """Names and titles are drawn in their own direction: the sign that something was cut off stands at their end."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._letters: dict[tuple[str, str], _Letters] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines high."""
        return QSize(0, row_height(self._table.font()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        self.draw_ground(painter, option, index)
        room = option.rect.adjusted(EDGE, 0, -EDGE, 0)
        late, done = bool(index.data(LATE)), bool(index.data(DONE))
        first = self._of("struck" if done and index.data(STRUCK) else "first")
        second = self._of("late" if late else "second")
        words, below = str(index.data(Role.DisplayRole) or ""), str(index.data(SECOND) or "")
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        top = room.top() + (room.height() - first.high - (second.high + GAP if below else 0)) // 2
        place = QRect(room.left(), top, room.width(), first.high)
        self._line(painter, first, Shade.MUTED if done else Shade.INK, place, words)
        if below:
            place = QRect(room.left(), top + first.high + GAP, room.width(), second.high)
            self._line(painter, second, Shade.DANGER if late else Shade.MUTED, place, below)
        painter.restore()

    def draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """What is behind the words: whether the row is chosen, or under the mouse. The view has said so already."""
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._table)

    def _of(self, kind: str) -> _Letters:
        font = self._table.font()
        known = self._letters.get((kind, key := font.key()))
        if known is None:
            base = font if kind in ("first", "struck") else small(font)
            known = self._letters[kind, key] = _Letters(base, bold=kind == "late", struck=kind == "struck")
        return known

    def _line(self, painter: QPainter, letters: _Letters, shade: Shade, place: QRect, text: str) -> None:
        if not text:
            return
        painter.setFont(letters.font)
        painter.setPen(shade.colour)
        painter.drawText(place, _SIDE, letters.cut(text, place.width()))
