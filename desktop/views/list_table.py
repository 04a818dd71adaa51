"""A table to look over from top to bottom: whole rows, no grid, columns as wide as they need."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.forms.looks import named

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ListTable(QTableView):
    """Whoever comes by the keyboard stands on a row."""

    def __init__(
        self, model: QAbstractTableModel, name: str, words: str, widest: int, parent: QWidget | None = None
    ) -> None:
        """Args: name, words: object name and accessible name; widest: the column that gets all room that is left."""
        super().__init__(parent)
        named(self, name, words)
        self._widest = widest
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(0)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)

    def stand_on(self, row: int) -> None:
        """Choose a row, or the last one when there are fewer."""
        row = min(row, self.model().rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, self._widest))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by the keyboard stands on a row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.stand_on(0)
