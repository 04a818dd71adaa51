"""A text area that grows with its text and never takes more than it may hold."""

from __future__ import annotations

import math

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

LOWEST, HIGHEST = 46, 300


class TextArea(QTextEdit):
    """Plain text, counted in UTF-16 units as Qt does. Each paragraph runs in the direction of its letters.

    Attributes:
        longest: most units it holds; more is not taken, wherever it comes from.

    Signals:
        typed: the person changed the text; never sent by `show_text`.
        refused: something did not fit and was left out.
    """

    typed = Signal()
    refused = Signal()

    def __init__(self, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.longest = longest
        self._quiet = False
        self._added = (0, 0)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().contentsChange.connect(self._remember)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(LOWEST)

    def length(self) -> int:
        """Units it holds now."""
        return self.document().characterCount() - 1

    def show_text(self, text: str) -> None:
        """Show a text, as far as it fits."""
        self._quiet = True
        self.setPlainText(_first(text, self.longest))
        self.moveCursor(QTextCursor.MoveOperation.End)  # whoever comes back writes on
        self._quiet = False

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop as plain text, and no more than fits: a megabyte on one line would freeze the window."""
        selected = self.textCursor()
        room = self.longest - self.length() + abs(selected.selectionEnd() - selected.selectionStart())
        text = source.text()
        fitting = _first(text, room)
        self.insertPlainText(fitting)
        self.ensureCursorVisible()
        if len(fitting) < len(text):
            self.refused.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press in a selection lets go of it: text is not dragged to another program by accident."""
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _remember(self, position: int, removed: int, added: int) -> None:
        self._added = (position, added)

    def _changed(self) -> None:
        surplus = self.length() - self.longest
        if surplus > 0:
            self._take_back(surplus)
        if not self._quiet:
            self.typed.emit()

    def _take_back(self, surplus: int) -> None:
        """Remove what was typed too much, from where it was typed."""
        position, added = self._added
        end = min(position + added, self.length())
        cursor = QTextCursor(self.document())
        cursor.setPosition(max(position, end - surplus))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        quiet, self._quiet = self._quiet, True
        cursor.removeSelectedText()
        self._quiet = quiet
        self.refused.emit()

    def _fit(self) -> None:
        """Be as high as the text, between the lowest and the highest."""
        frame = self.height() - self.viewport().height()
        whole = math.ceil(self.document().size().height()) + frame
        fits = whole <= HIGHEST
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        wanted = max(LOWEST, min(HIGHEST, whole))
        if wanted != self.height():
            self.setFixedHeight(wanted)


def _first(text: str, units: int) -> str:
    """As much of the beginning as takes at most so many UTF-16 units, without half characters."""
    if len(text) * 2 <= units:
        return text
    packed = text[: max(units, 0)].encode("utf-16-le", "ignore")[: max(units, 0) * 2]
    return packed.decode("utf-16-le", "ignore")
