"""A search field above a list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.forms.looks import named

LONGEST = 100


class SearchLine(QLineEdit):
    """A search field that leads on to what it found.

    Signals:
        down: the arrow down was pressed.
    """

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to the list."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


def search_line(name: str, words: str) -> SearchLine:
    """A field that says in itself what is looked for. Args: name: object name; words: also its accessible name."""
    line = SearchLine()
    named(line, name, words)
    line.setPlaceholderText(words)
    line.setClearButtonEnabled(True)
    line.setMaxLength(LONGEST)
    return line
