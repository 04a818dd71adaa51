"""One line that says what was taken away, and brings it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.forms.looks import button, label


class UndoBar(QFrame):
    """Hidden until something is taken away; holds the latest one only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.setObjectName("undo_bar")
        self._undo: Callable[[], None] | None = None
        self._text = label("")
        self._text.setObjectName("undo_text")
        back = button("Terugzetten", "undo")
        back.clicked.connect(self._back)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(self._text, 1)
        row.addWidget(back)
        self.hide()

    def offer(self, text: str, undo: Callable[[], None]) -> None:
        """Say what was done, and how it is undone."""
        self._text.setText(text)
        self._undo = undo
        self.show()

    def _back(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo:
            undo()
