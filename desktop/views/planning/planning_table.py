"""The table of the plan: Enter opens a dossier; several rows can be chosen, to invite all of them."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain, islice

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.dossier.schedule import Upcoming
from desktop.views.list_table import ENTER, ListTable
from desktop.views.planning.arranging import MOST
from desktop.views.planning.planning_model import HEADS, LANGUAGE, NAME, ROUND, STANDS, WHEN, PlanningModel
from desktop.views.two_lines import EDGE, Index, TwoLines, row_height

SHARES = {NAME: 0.21, ROUND: 0.225, LANGUAGE: 0.11}
"""Of the width; what is left is for how it stands."""
ROOMY = 100
"""In so many letters of width there is room for the language."""


class PlanningTable(ListTable):
    """Conversations to look over from top to bottom.

    Signals:
        opened: a conversation (`Upcoming`) was chosen, to open its dossier.
        picked: other rows are chosen.
    """

    opened = Signal(object)
    picked = Signal()

    def __init__(self, model: PlanningModel, parent: QWidget | None = None) -> None:
        super().__init__(model, "plan", "Gesprekken", STANDS, parent)
        self.setAccessibleDescription("Enter opent het dossier. Met Shift en de pijlen kiest u er meer dan een.")
        self._model = model
        self.setItemDelegate(TwoLines(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setSectionsClickable(False)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(model.item(index.row())))

    @property
    def number(self) -> int:
        """How many rows are chosen."""
        return sum(bottom + 1 - top for top, bottom in self._parts())

    def chosen(self, most: int = MOST + 1) -> list[Upcoming]:
        """What the chosen rows are about, from top to bottom; so many at most."""
        rows = chain.from_iterable(range(top, bottom + 1) for top, bottom in self._parts())
        return [self._model.item(row) for row in islice(rows, most)]

    def _parts(self) -> list[tuple[int, int]]:
        """The chosen rows as stretches, first and last, from top to bottom: thousands can be chosen at once."""
        selection = self.selectionModel().selection()
        return sorted({(selection.at(part).top(), selection.at(part).bottom()) for part in range(selection.count())})

    def choose(self, dossier_ids: Collection[str], otherwise: int = 0) -> None:
        """Choose the rows of these newcomers; when none of them is there, the one that stands at a row."""
        rows = self._model.rows_of(set(dossier_ids)) if dossier_ids else []
        self.stand_on(rows[0] if rows else max(otherwise, 0))
        more = QItemSelection()
        for row in rows[1:]:
            more.select(self._model.index(row, 0), self._model.index(row, len(HEADS) - 1))
        self.selectionModel().select(more, QItemSelectionModel.SelectionFlag.Select)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the dossier one stands on."""
        index: Index = self.currentIndex()
        if event.key() in ENTER and index.isValid():
            self.opened.emit(self._model.item(index.row()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Each column gets its share; how it stands gets the rest."""
        super().resizeEvent(event)
        metrics, wide = self.fontMetrics(), self.viewport().width()
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        self.setColumnWidth(WHEN, metrics.horizontalAdvance("000 dagen te laat") + 2 * EDGE)
        self.setColumnHidden(LANGUAGE, wide < metrics.averageCharWidth() * ROOMY)
        for column, share in SHARES.items():
            self.setColumnWidth(column, round(wide * share))
        if event.size().height() != event.oldSize().height():
            self.scrollTo(self.currentIndex())  # a form above it takes room, and who is chosen is still to be seen
