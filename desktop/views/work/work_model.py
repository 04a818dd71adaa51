"""The tasks of one list as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from desktop.dossier.work import Order, Task
from desktop.forms.looks import tip
from desktop.municipality.model import Municipality
from desktop.views.two_lines import DONE, LATE, SECOND, STRUCK, Index, Role
from desktop.views.work import task_words

TICK, DUE, NAME, WHAT, DOER, BY = range(6)
HEADS = ("Gedaan", "Uiterlijk", "Nieuwkomer", "Wat", "Wie doet het", "Afgesproken door")
ORDERED: Mapping[int, Order] = {DUE: "due", NAME: "name", DOER: "organisation", BY: "professional"}
"""The columns that a list can be sorted by."""


class WorkModel(QAbstractTableModel):
    """Tasks in the order in which they were found.

    What is ticked stays in its place until other tasks are shown: rows that move away under the mouse would have the
    next click tick another one, and a slip is put right where it was made.

    Signals:
        ticked: an action (`Task`) is said to be done, or open after all (False).
    """

    ticked = Signal(object, bool)

    def __init__(self, municipality: Municipality, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._municipality = municipality
        self._tasks: Sequence[Task] = ()
        self._done: set[str] = set()
        self._today = date.min

    @property
    def done(self) -> int:
        """How many were ticked since the list was read."""
        return len(self._done)

    def show_tasks(self, tasks: Sequence[Task], today: date) -> None:
        """Show other tasks."""
        self.beginResetModel()
        self._tasks, self._today = tasks, today
        self._done.clear()
        self.endResetModel()

    def mark(self, task: Task, *, done: bool) -> None:
        """Show that an action is done, or open after all."""
        if done:
            self._done.add(task.id)
        else:
            self._done.discard(task.id)
        row = self._tasks.index(task)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADS) - 1))

    def task(self, row: int) -> Task:
        """The task of a row."""
        return self._tasks[row]

    def row_of(self, task_id: str) -> int:
        """The row of a task; -1 when it is not there."""
        return next((row for row, task in enumerate(self._tasks) if task.id == task_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many are shown."""
        return 0 if parent.isValid() else len(self._tasks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See `HEADS`."""
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The title of a column; the narrow one of the boxes has it only for who hears it."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Role.DisplayRole:
                return HEADS[section] if section != TICK else ""
            if role in (Role.AccessibleTextRole, Role.ToolTipRole):
                return HEADS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only an action can be ticked; a referral has steps of its own."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == TICK and self._tasks[index.row()].kind == "action":
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = 0) -> Any:
        """What a cell says."""
        task, column = self._tasks[index.row()], index.column()
        if role == Role.CheckStateRole:
            ticked = Qt.CheckState.Checked if task.id in self._done else Qt.CheckState.Unchecked
            return ticked if column == TICK and task.kind == "action" else None
        if role == Role.DisplayRole:
            return self._first(task, column)
        if role == SECOND:
            return self._second(task, column)
        if role == LATE:
            return column == DUE and task.overdue and task.id not in self._done
        if role in (DONE, STRUCK):
            return task.id in self._done and (role == DONE or column == WHAT)
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            lines = [line for line in (self._first(task, column), self._second(task, column)) if line]
            return tip("\n".join(lines)) if role == Role.ToolTipRole else ", ".join(lines) or HEADS[column]
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        """A tick only asks: it is shown once the vault has it."""
        if role == Role.CheckStateRole and self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            task = self._tasks[index.row()]
            self.ticked.emit(task, task.id not in self._done)
        return False

    def _first(self, task: Task, column: int) -> str:
        match column:
            case 1:
                return task_words.due(task)
            case 2:
                return task_words.on_one_line(task.name)
            case 3:
                return task_words.what(task)
            case 4:
                return task_words.doer(task, self._municipality)
            case 5:
                return task_words.on_one_line(task.professional)
            case _:
                return ""

    def _second(self, task: Task, column: int) -> str:
        if column == DUE:
            return task_words.DONE if task.id in self._done else task_words.far(task, self._today)
        return task_words.standing(task) if column == WHAT else ""
