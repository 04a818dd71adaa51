"""One question in the page itself, with a button for each answer: no box that stops everything else.

The keyboard is on the answer that changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.forms.flow import Flow
from desktop.forms.looks import button, label
from desktop.views.clearing import clear
from desktop.views.notice import Notice


class InlineQuestion(Notice):
    """Hidden until something is asked; any answer hides it again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("question", parent)
        self._text = label("")
        self._text.setObjectName("question_text")
        self._answers = Flow()
        self.rows.addWidget(self._text)
        self.rows.addLayout(self._answers)

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
        self.claim()
        refuse.setFocus()

    def _answered(self, then: Callable[[], None]) -> None:
        self.hide()
        then()
