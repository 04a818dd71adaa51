"""What comes and has passed of everybody, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.forms.looks import tip
from desktop.questions import dates
from desktop.views.integration import integration_words as words
from desktop.views.integration.wanted import Row
from desktop.views.two_lines import LATE, SECOND, Index, Role
from desktop.views.wording import begun
from desktop.views.work.task_words import on_one_line

WHEN, NAME, WHAT, SOURCE = range(4)
HEADS = ("Wanneer", "Nieuwkomer", "Wat", "Waar het vandaan komt")
RECKONED = "Gerekend, niet verteld"


class DeadlinesModel(QAbstractTableModel):
    """Rows in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._today = date.min
        self._told: dict[int, tuple[tuple[str, str], ...]] = {}

    def show_rows(self, rows: Sequence[Row], today: date) -> None:
        """Show others."""
        self.beginResetModel()
        self._rows, self._today = rows, today
        self._told.clear()
        self.endResetModel()

    def row(self, number: int) -> Row:
        """What stands in a row."""
        return self._rows[number]

    def place(self, dossier_id: str) -> int:
        """The first row of a newcomer; 0 when there is none."""
        return next((number for number, row in enumerate(self._rows) if row.dossier_id == dossier_id), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See `HEADS`."""
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The title of a column."""
        wanted = orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole
        return HEADS[section] if wanted else None

    def data(self, index: Index, role: int = 0) -> Any:
        """What a cell says."""
        column = index.column()
        if role == Role.DisplayRole:
            return self._lines(index.row())[column][0]
        if role == SECOND:
            return self._lines(index.row())[column][1]
        if role == LATE:
            return column == WHEN and self._rows[index.row()].due.urgency == "passed"
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            lines = [line for line in self._lines(index.row())[column] if line]
            return tip("\n".join(lines)) if role == Role.ToolTipRole else ", ".join(lines) or HEADS[column]
        return None

    def _lines(self, number: int) -> tuple[tuple[str, str], ...]:
        """The two lines of every cell of a row; made when it is first seen, and kept while one scrolls."""
        lines = self._told.get(number)
        if lines is None:
            row = self._rows[number]
            due, urgency = row.due, words.URGENCIES[row.due.urgency][0]
            day = dates.write(due.day) if due.day else urgency
            below = words.days(due, self._today) if due.urgency != "stuck" else urgency.lower()
            source = begun(on_one_line(due.source))
            lines = self._told[number] = (
                (day, below if day != urgency else ""),
                (on_one_line(row.name), ""),
                (on_one_line(due.title), source if due.reckoned else on_one_line(due.detail)),
                (RECKONED if due.reckoned else source, ""),
            )
        return lines
