"""The conversations of one list as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.dossier.planning_words import standing, when
from desktop.dossier.schedule import Upcoming
from desktop.forms.looks import tip
from desktop.guide import Guide
from desktop.translate.languages import language
from desktop.views.planning.planning_words import far
from desktop.views.two_lines import DONE, LATE, SECOND, Index, Role
from desktop.views.work.task_words import on_one_line

WHEN, NAME, ROUND, STANDS, LANGUAGE = range(5)
HEADS = ("Wanneer", "Nieuwkomer", "Gesprek", "Hoe het staat", "Taal")


class PlanningModel(QAbstractTableModel):
    """Conversations in the order of the plan."""

    def __init__(self, guide: Guide, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self._items: Sequence[Upcoming] = ()
        self._today = date.min
        self._told: dict[int, tuple[tuple[str, str], ...]] = {}

    def show_items(self, items: Sequence[Upcoming], today: date) -> None:
        """Show other conversations."""
        self.beginResetModel()
        self._items, self._today = items, today
        self._told.clear()
        self.endResetModel()

    def item(self, row: int) -> Upcoming:
        """The conversation of a row."""
        return self._items[row]

    def rows_of(self, dossier_ids: set[str]) -> list[int]:
        """The rows of these newcomers."""
        return [row for row, item in enumerate(self._items) if item.dossier_id in dossier_ids]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many are shown."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See `HEADS`."""
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The title of a column."""
        wanted = orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole
        return HEADS[section] if wanted else None

    def data(self, index: Index, role: int = 0) -> Any:
        """What a cell says."""
        item, column = self._items[index.row()], index.column()
        if role == Role.DisplayRole:
            return self._lines(index.row())[column][0]
        if role == SECOND:
            return self._lines(index.row())[column][1]
        if role == LATE:
            return column == WHEN and item.late(self._today)
        if role == DONE:
            return item.skipped
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            lines = [line for line in self._lines(index.row())[column] if line]
            return tip("\n".join(lines)) if role == Role.ToolTipRole else ", ".join(lines) or HEADS[column]
        return None

    def _lines(self, row: int) -> tuple[tuple[str, str], ...]:
        """The two lines of every cell of a row; made when it is first seen, and kept while one scrolls."""
        lines = self._told.get(row)
        if lines is None:
            item, title = self._items[row], self._guide.questionnaire.round_title
            lines = self._told[row] = (
                (when(item), far(item, self._today)),
                (on_one_line(item.newcomer.name), ""),
                (title(item.round), ""),
                standing(item, self._guide.municipality, title),
                (language(item.newcomer.language).dutch, ""),
            )
        return lines
