"""A list of people as a table: two lines in a cell, made when its row is first seen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.forms.looks import tip
from desktop.views.two_lines import DONE, LATE, SECOND, Index, Role


class OfSomebody(Protocol):
    """What a row is about: something of one newcomer."""

    @property
    def dossier_id(self) -> str:
        """Whose it is."""


class Cell(NamedTuple):
    """What a cell says.

    Attributes:
        second: the smaller line below it.
        late: whether that line tells that it is too late.
        done: whether it is over: drawn in grey.
    """

    first: str
    second: str = ""
    late: bool = False
    done: bool = False


class PeopleModel(QAbstractTableModel):
    """Items in the order in which they are given."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        """Args: heads: the titles of the columns."""
        super().__init__(parent)
        self._heads = heads
        self._items: Sequence[OfSomebody] = ()
        self._cells: Callable[[Any], Sequence[Cell]] = lambda _: ()
        self._told: dict[int, Sequence[Cell]] = {}

    def show_items(self, items: Sequence[OfSomebody], cells: Callable[[Any], Sequence[Cell]]) -> None:
        """Show others; `cells` tells what the columns say of one of them."""
        self.beginResetModel()
        self._items, self._cells = items, cells
        self._told.clear()
        self.endResetModel()

    def item(self, row: int) -> Any:
        """What a row is about."""
        return self._items[row]

    def rows_of(self, dossier_ids: Collection[str]) -> list[int]:
        """The rows of these newcomers."""
        return [row for row, item in enumerate(self._items) if item.dossier_id in dossier_ids]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many are shown."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are titles."""
        return len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The title of a column."""
        wanted = orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole
        return self._heads[section] if wanted else None

    def data(self, index: Index, role: int = 0) -> Any:
        """What a cell says."""
        cell = self._row(index.row())[index.column()]
        if role == Role.DisplayRole:
            return cell.first
        if role == SECOND:
            return cell.second
        if role == LATE:
            return cell.late
        if role == DONE:
            return cell.done
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            lines = list(filter(None, (cell.first, cell.second)))
            heard = ", ".join(lines) or self._heads[index.column()]
            return tip("\n".join(lines)) if role == Role.ToolTipRole else heard
        return None

    def _row(self, number: int) -> Sequence[Cell]:
        """The cells of a row, kept while one scrolls."""
        cells = self._told.get(number)
        if cells is None:
            cells = self._told[number] = self._cells(self._items[number])
        return cells
