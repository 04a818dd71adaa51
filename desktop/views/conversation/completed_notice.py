"""A line above a conversation that was completed: it can be read, and changed only on purpose."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import button, label, look
from desktop.questions.dates import write

PICTURE = 20


class CompletedNotice(QWidget):
    """Says that the conversation is over.

    Signals:
        change: the person wants to change it all the same.
    """

    change = Signal()

    def __init__(self, held_on: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("completed")
        frame = QFrame()
        look(frame, "notice")
        picture = Picture("lock", Shade.ACCENT, PICTURE)
        self._words = label(f"Dit gesprek van {write(held_on)} is afgerond. U kunt het lezen.")
        self._words.setObjectName("completed_words")
        self._change = button("Toch aanpassen", "change_completed")
        self._change.clicked.connect(self._opened)
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(10)
        row.addWidget(picture)
        row.addWidget(self._words, 1)
        row.addWidget(self._change)
        around = QVBoxLayout(self)
        around.setContentsMargins(20, 10, 20, 0)
        around.addWidget(frame)

    def _opened(self) -> None:
        self._words.setText("Dit gesprek is afgerond. U past het nu aan. De tijd loopt niet.")
        self._change.hide()
        self.change.emit()
