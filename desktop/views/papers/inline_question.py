"""One question in the page itself, with a button for each answer: no box that stops everything else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

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
        self._answers = QHBoxLayout()
        self._answers.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.addWidget(self._text, 1)
        row.addLayout(self._answers)
        self.hide()

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
        agree.setFocus()

    def _answered(self, then: Callable[[], None]) -> None:
        self.hide()
        then()
