"""A cell of the list of a taalpakket: as high as its text, because half a text cannot be judged."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

ROOM = 16
"""Pixels above and below a text together."""
MARGIN, BOX = 34, 44
"""Pixels beside a text, and of the box before it."""


class PackCell(QStyledItemDelegate):
    """Qt gives each row of a tree one line of text, however narrow its columns are."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        tree.header().sectionResized.connect(tree.scheduleDelayedItemsLayout)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the text is at the width of its column."""
        spanned = not index.parent().isValid()
        width = self._tree.viewport().width() if spanned else self._tree.columnWidth(index.column())
        width -= MARGIN + (2 * self._tree.indentation() + BOX if index.column() == 0 and not spanned else 0)
        text = str(index.data() or "")
        place = QRect(0, 0, max(width, 40), 9999)
        needed = self._tree.fontMetrics().boundingRect(place, Qt.TextFlag.TextWordWrap, text)
        return QSize(needed.width(), needed.height() + ROOM)
