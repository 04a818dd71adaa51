"""A thin bar: how much of a language is reviewed, a draft, outdated, missing. The words beside it say the same."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.forms.looks import look
from desktop.translate.catalog import State

ORDER: tuple[tuple[State, str], ...] = (
    ("reviewed", "nagekeken"),
    ("draft", "concept"),
    ("outdated", "verouderd"),
    ("missing", "ontbreekt"),
)
HEIGHT = 8  # pixels


class StateBar(QWidget):
    """As wide as its place; each part as wide as its share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(1)
        self._parts: list[QFrame] = []
        for name, _ in ORDER:
            part = QFrame()
            look(part, "share").setProperty("state", name)
            self._parts.append(part)
            self._row.addWidget(part)
            part.hide()  # nothing is counted yet

    def show_counts(self, counts: Mapping[State, int]) -> None:
        """Show how many texts are in each state."""
        for number, (name, _) in enumerate(ORDER):
            self._row.setStretch(number, counts.get(name, 0))
            self._parts[number].setVisible(counts.get(name, 0) > 0)


def in_words(counts: Mapping[State, int]) -> str:
    """The same in words, like '12 nagekeken · 873 concept'."""
    return "  ·  ".join(f"{counts[name]} {words}" for name, words in ORDER if counts.get(name))
