"""A few lines to write one sentence in: it wraps, goes no further than its length, and Tab leaves it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.forms.looks import named


class WordsEdit(QPlainTextEdit):
    """Plain text of at most `longest` characters, without line ends."""

    def __init__(self, object_name: str, accessible_name: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, accessible_name)
        self._longest = longest
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 24)
        self.textChanged.connect(self._cut)

    @property
    def words(self) -> str:
        """What was written, on one line."""
        return " ".join(self.toPlainText().split())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste no more than fits: one line of a megabyte would freeze the window."""
        short = QMimeData()
        short.setText(source.text()[: self._longest])
        super().insertFromMimeData(short)

    def _cut(self) -> None:
        text = self.toPlainText()
        if len(text) > self._longest:
            self.blockSignals(True)
            self.setPlainText(text[: self._longest])
            self.moveCursor(self.textCursor().MoveOperation.End)
            self.blockSignals(False)
