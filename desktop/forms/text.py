"""An answer in the newcomer's own words."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms.field import Field, Phrase
from desktop.forms.text_entry import TextEntry
from desktop.questions.answers import LONGEST_TEXT
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog


class TextField(Field):
    """Value: the text. Only spaces is no answer."""

    immediate = False

    def __init__(self, question: Question, catalog: Catalog, phrase: Phrase, parent: QWidget | None = None) -> None:
        super().__init__(question, catalog, phrase, parent)
        self.entry = TextEntry(f"text:{question.id}", question.text, LONGEST_TEXT, self)
        self.entry.typed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.entry)
        self.setFocusProxy(self.entry)

    def entered(self) -> str | None:
        """What was typed."""
        text = self.entry.text()
        return text if text.strip() else None

    def show_value(self, value: Any | None) -> None:
        """Show a text, as plain text whatever stands in it."""
        self.entry.show_text(value if isinstance(value, str) else "")
