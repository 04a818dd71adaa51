"""The log as a table that reads on as one scrolls: the newest on top."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.errors import UserError
from desktop.forms.looks import tip
from desktop.store import log_words
from desktop.store.log_chain import Entry
from desktop.store.log_wanted import Wanted
from desktop.store.queries import Dossiers

PAGE = 100
"""Entries read at a time."""
HEADS = ("Wanneer", "Wie", "Wat", "Dossier")
WHEN, WHO, WHAT, DOSSIER = range(4)
DELETED = "verwijderd dossier"
_Index = QModelIndex | QPersistentModelIndex


class LogModel(QAbstractTableModel):
    """Entries with the names of dossiers as the vault knows them now.

    Signals:
        failed: the vault could not be read (a sentence).
    """

    failed = Signal(str)

    def __init__(self, dossiers: Dossiers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dossiers = dossiers
        self._wanted = Wanted()
        self._entries: list[Entry] = []
        self._names: dict[str, str] = {}
        self._more = False

    def show_entries(self, wanted: Wanted) -> None:
        """Show other entries, from the newest on."""
        self.beginResetModel()
        self._wanted, self._more = wanted, True
        self._entries.clear()
        self._names.clear()
        self._entries.extend(self._read())
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._entries[row]

    def _read(self) -> list[Entry]:
        """The entries after those that are shown; none when the vault refuses, and then no more are asked for."""
        wanted = self._wanted.earlier_than(self._entries[-1].number) if self._entries else self._wanted
        try:
            found = self._dossiers.log.entries(limit=PAGE, wanted=wanted)
            self._names |= self._dossiers.names({entry.dossier for entry in found} - self._names.keys())
        except UserError as error:
            self._more = False
            self.failed.emit(str(error))
            return []
        self._more = len(found) == PAGE
        return found

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there may be earlier entries."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: _Index) -> None:
        """Read on."""
        found = self._read()
        if found:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._entries.extend(found)
            self.endInsertRows()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many were read so far."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """When, who, what, which dossier."""
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: _Index, role: int = 0) -> Any:
        """What a cell says."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(self._entries[index.row()], index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            entry = self._entries[index.row()]
            exact = f"Regel {entry.number}, {_moment(entry.at, '%H:%M:%S')}"
            return tip(self._words(entry, index.column()) if index.column() else exact)
        return None

    def _words(self, entry: Entry, column: int) -> str:
        match column:
            case 0:
                return _moment(entry.at)
            case 1:
                return _line(log_words.person(entry.who))
            case 2:
                detail = _line(log_words.detail(entry.kind, entry.detail))
                return f"{log_words.kind(entry.kind)}: {detail}" if detail else log_words.kind(entry.kind)
            case _:
                return _line(self._names.get(entry.dossier, DELETED)) if entry.dossier else ""


def _moment(at: datetime, clock: str = "%H:%M") -> str:
    """The moment on the clock of this place, as people read it."""
    return "onbekend" if at.year < 1900 else at.astimezone().strftime(f"%d-%m-%Y {clock}")


def _line(text: str) -> str:
    return " ".join(text.split())
