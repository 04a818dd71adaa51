"""The table of what comes and has passed: Enter opens the page of that newcomer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.forms.looks import named
from desktop.views.integration.deadline_cells import NAME, SOURCE, WHAT, WHEN
from desktop.views.integration.wanted import Row
from desktop.views.list_table import ENTER, ListTable
from desktop.views.people_model import PeopleModel
from desktop.views.two_lines import EDGE, Index, TwoLines, row_height

NAMES, SOURCES = 0.22, 0.32
"""Of the width; what is left is for what it is."""
ROOMY = 90
"""In so many letters of width there is room for where it comes from."""


class DeadlinesTable(ListTable):
    """Rows to look over from top to bottom.

    Signals:
        opened: a row (`Row`) was chosen.
    """

    opened = Signal(object)

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(model, "deadlines", "Wat eraan komt en wat voorbij is", WHAT, parent)
        self.setAccessibleDescription("Enter opent de inburgering van deze nieuwkomer.")
        self._model = model
        self.setItemDelegate(TwoLines(self))
        named(self.horizontalHeader(), "deadlines_heads", "Kolommen")
        self.horizontalHeader().setSectionsClickable(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.item(index.row())))

    def row(self) -> Row | None:
        """The row one stands on."""
        index = self.currentIndex()
        return self._model.item(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row one stands on."""
        index: Index = self.currentIndex()
        if event.key() in ENTER and index.isValid():
            self.opened.emit(self._model.item(index.row()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Each column gets its share; what it is gets the rest."""
        super().resizeEvent(event)
        metrics, wide = self.fontMetrics(), self.viewport().width()
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        self.setColumnWidth(WHEN, metrics.horizontalAdvance("0.000 dagen voorbij") + 2 * EDGE)
        self.setColumnWidth(NAME, round(wide * NAMES))
        self.setColumnWidth(SOURCE, round(wide * SOURCES))
        self.setColumnHidden(SOURCE, wide < metrics.averageCharWidth() * ROOMY)
