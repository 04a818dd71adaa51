"""The lists as tiles, each with how many tasks it has now."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.dossier.work import LISTS, WorkList
from desktop.forms.flow import Flow
from desktop.forms.looks import label, look, named, state
from desktop.views.work.task_words import LIST_WORDS, many

ALARMING: frozenset[WorkList] = frozenset({"overdue", "no_answer"})
"""Lists that had better be empty."""


class WorkTile(QPushButton):
    """A number and what it counts."""

    def __init__(self, which: WorkList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.which = which
        named(self, f"work_list:{which}", LIST_WORDS[which])
        look(self, "tile")
        self.setCheckable(True)
        self._number, self._words = label("", "heading"), label(LIST_WORDS[which])
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 14, 6)
        row.setSpacing(8)
        for part in (self._number, self._words):
            part.setWordWrap(False)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part)

    def show_count(self, count: int | None) -> None:
        """Say how many there are; nothing while nobody knows."""
        self._number.setText("–" if count is None else str(count))
        state(self._number, "error" if count and self.which in ALARMING else "")
        self.setAccessibleName(LIST_WORDS[self.which] if count is None else f"{LIST_WORDS[self.which]}: {many(count)}")

    def sizeHint(self) -> QSize:
        """As large as what it holds; a push button by itself looks only at its text."""
        for part in (self._number, self._words):
            part.ensurePolished()  # else their letters are not yet as large as they will be
        return self._row.sizeHint().expandedTo(self.minimumSize())

    def minimumSizeHint(self) -> QSize:
        """It never wraps."""
        return self.sizeHint()


class WorkTiles(QWidget):
    """One of them is chosen.

    Signals:
        chosen: another list (`WorkList`) is wanted.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Lijsten")
        self._group = QButtonGroup(self)
        self._tiles: dict[WorkList, WorkTile] = {which: WorkTile(which) for which in LISTS}
        lines = Flow(8)
        for tile in self._tiles.values():
            tile.show_count(None)
            self._group.addButton(tile)
            lines.addWidget(tile)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(lines)
        self._group.buttonClicked.connect(lambda tile: self.chosen.emit(tile.which))

    def without(self, which: WorkList) -> None:
        """Leave a list out."""
        self._tiles[which].hide()

    def show_chosen(self, which: WorkList) -> None:
        """Mark the list that is shown; the keyboard comes in there."""
        self._tiles[which].setChecked(True)

    def show_counts(self, counts: Mapping[WorkList, int]) -> None:
        """Say how many tasks every list has now."""
        for which, tile in self._tiles.items():
            tile.show_count(counts.get(which))
