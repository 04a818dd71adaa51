"""The table of people for a meeting: Enter opens a dossier; several rows can be chosen, to invite all of them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.dossier.inviting import Invitee
from desktop.views.list_table import ENTER, ListTable
from desktop.views.meetings.guest_model import ARRIVED, HEADS, NAME, STANDS, WHY, GuestModel
from desktop.views.meetings.meeting_desk import MOST
from desktop.views.two_lines import Index, TwoLines, row_height

SHARES = {NAME: 0.24, ARRIVED: 0.16, STANDS: 0.24}
"""Of the width; what is left is for the reasons."""
ROOMY = 90
"""In so many letters of width there is room for the day of the koppeling."""


class GuestTable(ListTable):
    """People to look over from top to bottom.

    Signals:
        opened: somebody (`Invitee`) was chosen, to open his dossier.
        picked: other rows are chosen.
    """

    opened = Signal(object)
    picked = Signal()

    def __init__(self, model: GuestModel, parent: QWidget | None = None) -> None:
        super().__init__(model, "guests", "Mensen voor deze bijeenkomst", WHY, parent)
        self.setAccessibleDescription("Enter opent het dossier. Met Shift en de pijlen kiest u er meer dan een.")
        self._model = model
        self.setItemDelegate(TwoLines(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setSectionsClickable(False)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(model.item(index.row())))

    def chosen(self, most: int = MOST + 1) -> list[Invitee]:
        """Who is chosen, from top to bottom; so many at most."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._model.item(row) for row in rows[:most]]

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
        """Each column gets its share; the reasons get the rest."""
        super().resizeEvent(event)
        wide = self.viewport().width()
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        self.setColumnHidden(ARRIVED, wide < self.fontMetrics().averageCharWidth() * ROOMY)
        for column, share in SHARES.items():
            self.setColumnWidth(column, round(wide * share))
        if event.size().height() != event.oldSize().height():
            self.scrollTo(self.currentIndex())
