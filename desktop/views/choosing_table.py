"""A table of people of whom several can be chosen, thousands at once; Enter opens a dossier."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain, islice
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.views.list_table import ENTER, ListTable
from desktop.views.people_model import PeopleModel
from desktop.views.two_lines import Index, TwoLines

ENOUGH = 101
"""Of more nobody asks: a hundred at once can be invited."""


class ChoosingTable(ListTable):
    """People to look over from top to bottom.

    Signals:
        opened: what a row is about was chosen, to open its dossier.
        picked: other rows are chosen.
    """

    opened = Signal(object)
    picked = Signal()

    def __init__(self, model: PeopleModel, name: str, words: str, widest: int, parent: QWidget | None = None) -> None:
        """Args: as of a `ListTable`."""
        super().__init__(model, name, words, widest, parent)
        self.setAccessibleDescription("Enter opent het dossier. Met Shift en de pijlen kiest u er meer dan een.")
        self._people = model
        self.setItemDelegate(TwoLines(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setSectionsClickable(False)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(self._people.item(index.row())))

    @property
    def number(self) -> int:
        """How many rows are chosen."""
        return sum(bottom + 1 - top for top, bottom in self._parts())

    def chosen(self, most: int = ENOUGH) -> list[Any]:
        """What the chosen rows are about, from top to bottom; so many at most."""
        rows = chain.from_iterable(range(top, bottom + 1) for top, bottom in self._parts())
        return [self._people.item(row) for row in islice(rows, most)]

    def choose(self, dossier_ids: Collection[str], otherwise: int = 0) -> None:
        """Choose the rows of these newcomers; when none of them is there, the one that stands at a row."""
        rows = self._people.rows_of(set(dossier_ids)) if dossier_ids else []
        self.stand_on(rows[0] if rows else max(otherwise, 0))
        more = QItemSelection()
        last = self.model().columnCount() - 1
        for row in rows[1:]:
            more.select(self.model().index(row, 0), self.model().index(row, last))
        self.selectionModel().select(more, QItemSelectionModel.SelectionFlag.Select)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the dossier one stands on."""
        index: Index = self.currentIndex()
        if event.key() in ENTER and index.isValid():
            self.opened.emit(self._people.item(index.row()))
        else:
            super().keyPressEvent(event)

    def _parts(self) -> list[tuple[int, int]]:
        """The chosen rows as stretches, first and last, from top to bottom: thousands can be chosen at once."""
        selection = self.selectionModel().selection()
        return sorted({(selection.at(part).top(), selection.at(part).bottom()) for part in range(selection.count())})
