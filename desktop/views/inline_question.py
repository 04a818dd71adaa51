"""One question in the page itself, with a button for each answer: no box that stops everything else.

The keyboard is on the answer that changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.forms.flow import Flow
from desktop.forms.looks import button, label
from desktop.views.clearing import clear


class InlineQuestion(QFrame):
    """Hidden until something is asked; any answer hides it again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setProperty("look", "notice")
        self._text = label("")
        self._text.setObjectName("question_text")
        self._answers = Flow()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 8, 10, 8)
        rows.setSpacing(6)
        rows.addWidget(self._text)
        rows.addLayout(self._answers)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page that is short of room takes it from what scrolls, never from the question."""
        super().resizeEvent(event)
        self._claim()

    def _claim(self) -> None:
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def ask(self, text: str, yes: str, no: str, then: Callable[[], None]) -> None:
        """Ask something; `then` is called when the answer is yes."""
        clear(self._answers)
        self._text.setText(text)
        self.setAccessibleName(text)
        agree, refuse = button(yes, "question_yes", "primary"), button(no, "question_no")
        agree.clicked.connect(lambda: self._answered(then))
        refuse.clicked.connect(self.hide)
        self._answers.addWidget(agree)
        self._answers.addWidget(refuse)
        self.show()
        self._claim()
        refuse.setFocus()

    def _answered(self, then: Callable[[], None]) -> None:
        self.hide()
        then()
