"""Lists as tiles, each with how many there are in it now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.forms.flow import Flow
from desktop.forms.looks import label, look, named, state


class ListTile(QPushButton):
    """A number and what it counts.

    Attributes:
        which: the list.
    """

    def __init__(
        self,
        which: str,
        words: str,
        name: str,
        many: Callable[[int], str],
        alarming: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Args: many: a number in words, for who hears it; alarming: whether the list had better be empty."""
        super().__init__(parent)
        self.which = which
        self._said, self._many, self._alarming = words, many, alarming
        named(self, name, words)
        look(self, "tile")
        self.setCheckable(True)
        self._number, self._words = label("", "heading"), label(words)
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
        state(self._number, "error" if count and self._alarming else "")
        self.setAccessibleName(self._said if count is None else f"{self._said}: {self._many(count)}")

    def sizeHint(self) -> QSize:
        """As large as what it holds; a push button by itself looks only at its text."""
        for part in (self._number, self._words):
            part.ensurePolished()  # else their letters are not yet as large as they will be
        return self._row.sizeHint().expandedTo(self.minimumSize())

    def minimumSizeHint(self) -> QSize:
        """It never wraps."""
        return self.sizeHint()


class ListTiles(QWidget):
    """One of them is chosen.

    Signals:
        chosen: another list is wanted.
    """

    chosen = Signal(str)

    def __init__(
        self,
        lists: Mapping[Any, str],
        prefix: str,
        many: Callable[[int], str],
        alarming: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Args: lists: their words, in their order; prefix: of the object names, before the list."""
        super().__init__(parent)
        self.setAccessibleName("Lijsten")
        self._group = QButtonGroup(self)
        self._tiles = {
            which: ListTile(which, words, f"{prefix}:{which}", many, which in alarming)
            for which, words in lists.items()
        }
        lines = Flow(8)
        for tile in self._tiles.values():
            tile.show_count(None)
            self._group.addButton(tile)
            lines.addWidget(tile)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(lines)
        self._group.buttonClicked.connect(lambda tile: self.chosen.emit(tile.which))

    def without(self, which: str) -> None:
        """Leave a list out."""
        self._tiles[which].hide()

    def show_chosen(self, which: str) -> None:
        """Mark the list that is shown; the keyboard comes in there."""
        self._tiles[which].setChecked(True)

    def show_counts(self, counts: Mapping[Any, int]) -> None:
        """Say how many every list has now."""
        for which, tile in self._tiles.items():
            tile.show_count(counts.get(which))
