"""What every field has in common: it shows a value, gives it back checked, and speaks two languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.questions import answers
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog

Phrase = Callable[[str], str]
"""Gives a fixed Dutch sentence by its id."""


class Field(QWidget):
    """The widget of one question's answer. Each type of question has its own class; see `fields`.

    Attributes:
        question: what is asked.
        catalog: the newcomer's language.
        immediate: saved at once (a choice) or after a short pause (typing).

    Signals:
        changed: the person changed the value; never sent by `show_value`.
        left: the person is done typing for now: the moment to say what is wrong.
    """

    changed = Signal()
    left = Signal()
    immediate = True

    def __init__(self, question: Question, catalog: Catalog, phrase: Phrase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.catalog = catalog
        self.phrase = phrase
        self.setObjectName(f"field:{question.id}")
        self.setAccessibleName(question.text)

    def value(self) -> Any | None:
        """The value as it is kept; None when nothing was chosen or typed.

        Raises:
            AnswerError: when what stands here cannot be kept; a Dutch sentence that says how to mend it.
        """
        entered = self.entered()
        return None if entered is None else answers.check(self.question, entered)

    def entered(self) -> Any | None:
        """What stands in the field, not yet held against the question.

        Raises:
            AnswerError: when it cannot be read.
        """
        raise NotImplementedError

    def show_value(self, value: Any | None) -> None:
        """Show a kept value, or nothing for None. A value that no longer fits shows as nothing."""
        raise NotImplementedError

    def clear(self) -> None:
        """Show nothing."""
        self.show_value(None)

    def set_catalog(self, catalog: Catalog) -> None:
        """Speak another language; what was answered stays."""
        self.catalog = catalog

    def mark(self, wrong: bool) -> None:
        """Draw the field as wrong, or as usual."""
