"""The table of a work list: Enter opens a task, Space says that an action is done, a head sorts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.dossier.work import Order, Task
from desktop.views.list_table import ENTER, ListTable
from desktop.views.two_lines import EDGE, Index, row_height
from desktop.views.work.task_drawing import TaskDrawing
from desktop.views.work.work_model import BY, DOER, DUE, HEADS, NAME, ORDERED, TICK, WHAT, WorkModel

NAMES = "Vergadering Tesfamikael"
"""As wide as this a column of names is at most; with less room it takes its share."""
SHARES = {NAME: 0.22, DOER: 0.17, BY: 0.15}
ROOMY = 60
"""In so many letters of width there is room for who agreed it."""


class WorkTable(ListTable):
    """Tasks to look over from top to bottom.

    Signals:
        opened: a task was chosen.
        sorted: another order is wanted: what by, and whether the last comes first.
    """

    opened = Signal(object)
    sorted = Signal(str, bool)

    def __init__(self, model: WorkModel, parent: QWidget | None = None) -> None:
        super().__init__(model, "tasks", "Afspraken", WHAT, parent)
        self.setAccessibleDescription("Enter opent een afspraak. Spatie zet bij een actie gedaan, en weer terug.")
        self._model = model
        self.setItemDelegate(TaskDrawing(self))
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._sort)
        self.doubleClicked.connect(self._double_clicked)
        self._order: tuple[Order, bool] = ("due", False)

    def show_order(self, order: Order, descending: bool) -> None:
        """Mark the head that the list is sorted by."""
        self._order = order, descending
        column = next(column for column, other in ORDERED.items() if other == order)
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, way)

    def task(self) -> Task | None:
        """The task one stands on."""
        index = self.currentIndex()
        return self._model.task(index.row()) if index.isValid() else None

    def _sort(self, column: int) -> None:
        """The same head once more turns the order around; a head that cannot sort changes nothing."""
        order = ORDERED.get(column)
        if order is None:
            self.show_order(*self._order)
            return
        self.sorted.emit(order, order == self._order[0] and not self._order[1])

    def _double_clicked(self, index: Index) -> None:
        if index.column() != TICK:
            self.opened.emit(self._model.task(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Space ticks an action, wherever one stands in its row."""
        task = self.task()
        if task is not None and event.key() in ENTER:
            self.opened.emit(task)
        elif task is not None and event.key() == Qt.Key.Key_Space:
            box = self._model.index(self.currentIndex().row(), TICK)
            self._model.setData(box, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Each column gets what it needs; what is to be done gets the rest."""
        super().resizeEvent(event)
        self._divide()

    def _divide(self) -> None:
        metrics, wide = self.fontMetrics(), self.viewport().width()
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        most = metrics.horizontalAdvance(NAMES) + 2 * EDGE
        self.setColumnWidth(TICK, metrics.height() + 2 * EDGE)
        self.setColumnWidth(DUE, metrics.horizontalAdvance("000 dagen te laat") + 2 * EDGE)
        self.setColumnHidden(BY, wide < metrics.averageCharWidth() * ROOMY * 2)
        for column, share in SHARES.items():
            least = metrics.horizontalAdvance(HEADS[column]) + 2 * EDGE
            self.setColumnWidth(column, max(min(least, most), min(most, round(wide * share))))
