"""The lines of the phrase book as Qt reads them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from desktop.forms.bilingual import BADGES, INTERPRETER
from desktop.translate.catalog import State
from desktop.views.aids.phrase_lines import Heading, Line, Saying

Index = QModelIndex | QPersistentModelIndex
SHOWN = "getoond"


class Phrases(QAbstractListModel):
    """The lines that are shown.

    Attributes:
        usual: the state that is said once above the list.
        sent: id of the sentence that was just chosen; empty when that is a while ago.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.usual: State | None = None
        self.sent = ""
        self._lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: Index) -> Line:
        """The line of a row."""
        return self._lines[index.row()]

    def row_of(self, phrase_or_theme: str, kind: type[Line]) -> int:
        """The row of a sentence by its id, or of a heading by its theme; -1 when it is not shown."""
        for row, line in enumerate(self._lines):
            if isinstance(line, kind) and phrase_or_theme == (line.theme if isinstance(line, Heading) else line.id):
                return row
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Headings and sentences."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        if isinstance(self.line(index), Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = 0) -> Any:
        """The words, as they are read to who cannot see them."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self.line(index)
        parts = [line.own, line.dutch] if line.own != line.dutch else [line.dutch]
        if isinstance(line, Saying):
            parts.append(self.remark(line))
            parts.append(SHOWN if line.id == self.sent else "")
        return "\n".join(part for part in parts if part)

    def remark(self, saying: Saying) -> str:
        """What is to be said of a translation besides what is said above the list."""
        if saying.state == "missing":
            return INTERPRETER
        return "" if saying.state in ("source", self.usual) else BADGES[saying.state]

    def mark_sent(self, phrase_id: str) -> None:
        """Show of one sentence that it was sent; of none, when the id is empty."""
        before, self.sent = self.sent, phrase_id
        for one in (before, phrase_id):
            row = self.row_of(one, Saying)
            if row >= 0:
                self.dataChanged.emit(self.index(row), self.index(row))
