"""Who can be invited for a meeting, or was, as a table."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.dossier.inviting import Invitee
from desktop.forms.looks import tip
from desktop.translate.languages import language
from desktop.views.meetings.meeting_words import stands
from desktop.views.two_lines import DONE, SECOND, Index, Role
from desktop.views.wording import day
from desktop.views.work.task_words import on_one_line

NAME, WHY, ARRIVED, STANDS = range(4)
HEADS = ("Nieuwkomer", "Waarom", "Koppeling", "Hoe het staat")


class GuestModel(QAbstractTableModel):
    """People in the order in which they are proposed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[Invitee] = ()
        self._told: dict[int, tuple[tuple[str, str], ...]] = {}

    def show_items(self, items: Sequence[Invitee]) -> None:
        """Show other people."""
        self.beginResetModel()
        self._items = items
        self._told.clear()
        self.endResetModel()

    def item(self, row: int) -> Invitee:
        """Who stands in a row."""
        return self._items[row]

    def rows_of(self, dossier_ids: Collection[str]) -> list[int]:
        """The rows of these newcomers."""
        return [row for row, item in enumerate(self._items) if item.guest.dossier.id in dossier_ids]

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
        lines = self._lines(index.row())[index.column()]
        if role == Role.DisplayRole:
            return lines[0]
        if role == SECOND:
            return lines[1]
        if role == DONE:
            item = self._items[index.row()]
            return index.column() == STANDS and (item.attendance is None or not item.attendance.came)
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            told = [line for line in lines if line]
            return tip("\n".join(told)) if role == Role.ToolTipRole else ", ".join(told) or HEADS[index.column()]
        return None

    def _lines(self, row: int) -> tuple[tuple[str, str], ...]:
        """The two lines of every cell of a row; made when it is first seen, and kept while one scrolls."""
        lines = self._told.get(row)
        if lines is None:
            item = self._items[row]
            newcomer = item.guest.dossier.newcomer
            before = f"kwam al op {day(item.came_on)} bij dit thema" if item.came_on else ""
            first, *more = [reason.words for reason in item.reasons] or [""]
            lines = self._told[row] = (
                (on_one_line(newcomer.name), language(newcomer.language).dutch),
                (first, "; ".join(filter(None, (before, *more)))),
                (day(newcomer.linked_on) if newcomer.linked_on else "niet bekend", ""),
                stands(item),
            )
        return lines
