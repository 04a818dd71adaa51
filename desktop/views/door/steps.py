"""Where somebody is on the way in: the names of the steps, which are behind him and which one this is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.looks import label, look

FIRST: tuple[str, ...] = ("Gemeente", "Kluis", "Herstelsleutel", "Talen")
"""The first time on this machine."""
AGAIN: tuple[str, ...] = ("Kluis", "Herstelsleutel")
"""One more vault."""
HEIGHT = 5
"""Pixels of the line above a name."""


class Steps(QWidget):
    """A line and a name for each step; the words say the same as the colours."""

    def __init__(self, names: Sequence[str], at: int, parent: QWidget | None = None) -> None:
        """Args: at: the step that this is, counted from 0."""
        super().__init__(parent)
        self.setObjectName("steps")
        said = f"Stap {at + 1} van {len(names)}"
        self.setAccessibleName(f"{said}: {names[at]}")
        row = QHBoxLayout()
        row.setSpacing(8)
        for number, name in enumerate(names):
            where = "done" if number < at else "now" if number == at else ""
            row.addLayout(_step(f"{number + 1}. {name}", where), 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 8)
        rows.setSpacing(6)
        rows.addWidget(label(said, "help"))
        rows.addLayout(row)


def _step(words: str, where: str) -> QVBoxLayout:
    line = QFrame()
    look(line, "step_line")
    line.setProperty("state", where)
    line.setFixedHeight(HEIGHT)
    name = label(f"{words} ✓" if where == "done" else words, "step")
    name.setProperty("state", where)
    rows = QVBoxLayout()
    rows.setSpacing(2)
    rows.addWidget(line)
    rows.addWidget(name)
    return rows
