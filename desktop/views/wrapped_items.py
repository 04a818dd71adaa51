"""Rows of a list whose words are shown whole: as many lines as they need at the width that there is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.views.wording import breakable

HIGHEST = 10_000
AROUND = 22
"""Pixels above and below the words, together."""


def wrap(rows: QListView) -> None:
    """Let a list show its words whole; to be called after a delegate of its own was set."""
    rows.setWordWrap(True)
    rows.setTextElideMode(Qt.TextElideMode.ElideNone)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rows.setResizeMode(QListView.ResizeMode.Adjust)


class WrappedItems(QStyledItemDelegate):
    """Measures a row at the width of its list, which Qt does not."""

    def __init__(self, rows: QListView, parent: QObject | None = None) -> None:
        super().__init__(parent or rows)
        self._rows = rows

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The words, with places to break in long names."""
        super().initStyleOption(option, index)
        option.text = breakable(option.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the wrapped words."""
        hint = super().sizeHint(option, index)
        wide = self._rows.viewport().width()
        room = QStyleOptionViewItem(option)
        self.initStyleOption(room, index)
        room.rect = QRect(0, 0, wide, HIGHEST)
        part = QStyle.SubElement.SE_ItemViewItemText
        column = self._rows.style().subElementRect(part, room, self._rows).width() - 8
        words = room.fontMetrics.boundingRect(QRect(0, 0, column, HIGHEST), Qt.TextFlag.TextWordWrap, room.text)
        return QSize(min(hint.width(), wide), max(hint.height(), words.height() + AROUND))
