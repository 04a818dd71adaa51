"""Draws a row of the contents: a heading, or a title with, while something is searched for, words of its chapter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.forms.colours import Shade
from desktop.views.two_lines import small

Index = QModelIndex | QPersistentModelIndex
NAME, AROUND = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
"""Name of the chapter, empty for a heading; and the words that were found."""
EDGE, ABOVE, MORE = 12, 6, 10
"""Pixels beside the words, above and below them, and above a heading besides."""
WRAP = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop).value | Qt.TextFlag.TextWordWrap.value
HIGHEST = 10_000


class ContentsItem(QStyledItemDelegate):
    """Titles are shown whole: as many lines as they need."""

    def __init__(self, rows: QListView) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped words."""
        wide = self._rows.viewport().width() - 2 * EDGE
        above = ABOVE if index.data(NAME) else ABOVE + MORE
        high = sum(self._place(font, text, QRect(0, 0, wide, HIGHEST)).height() for font, text in self._words(index))
        return QSize(wide, max(high + above + ABOVE, 34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if index.data(NAME):
            style = option.widget.style()
            style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._rows)
        above = ABOVE if index.data(NAME) else ABOVE + MORE
        room = option.rect.adjusted(EDGE, above, -EDGE, 0)
        first = Shade.ACCENT_DARK if chosen else Shade.INK if index.data(NAME) else Shade.MUTED
        painter.save()
        for shade, (font, text) in zip((first, Shade.INK if chosen else Shade.MUTED), self._words(index), strict=False):
            painter.setFont(font)
            painter.setPen(shade.colour)
            painter.drawText(room, WRAP, text)
            room.setTop(room.top() + self._place(font, text, room).height())
        painter.restore()

    def _words(self, index: Index) -> list[tuple[QFont, str]]:
        title, around = QFont(self._rows.font()), str(index.data(AROUND) or "")
        title.setBold(not index.data(NAME) or bool(around))
        words = [(title, str(index.data(Qt.ItemDataRole.DisplayRole)))]
        return [*words, (small(self._rows.font()), around)] if around else words

    @staticmethod
    def _place(font: QFont, text: str, room: QRect) -> QRect:
        return QFontMetrics(font).boundingRect(room, WRAP, text)
