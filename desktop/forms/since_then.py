"""In a conversation of before the question was changed: what was answered then, and why that stays as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.history import EarlierAnswer
from desktop.forms.bilingual import wrappable
from desktop.forms.colours import Shade
from desktop.forms.earlier import LONGEST
from desktop.forms.earlier_words import NOT_COMPARABLE, asked_then, in_words_of_then
from desktop.forms.icons import Picture
from desktop.forms.looks import label, look
from desktop.questions.model import Question

STAYS = "Deze vraag is na dit gesprek veranderd. Het antwoord blijft zoals het toen was."
CONVERTED = (
    "Deze vraag is na dit gesprek veranderd. Hieronder staat het antwoord omgerekend; bewaard blijft dat van toen."
)
LATER = "Deze vraag is veranderd sinds dit gesprek begon. Stel haar in een volgend gesprek."


class SinceThen(QFrame):
    """A panel on the card of a question that was asked otherwise in the conversation that is shown."""

    def __init__(
        self, question: Question, found: EarlierAnswer | None, locked: bool, parent: QWidget | None = None
    ) -> None:
        """Args: found: what was answered in it; locked: whether another answer would be misread as one of then."""
        super().__init__(parent)
        look(self, "panel")
        self.setObjectName(f"since:{question.id}")
        picture = Picture("info", Shade.INK, 18)
        column = QVBoxLayout()
        column.setSpacing(2)
        if found is not None:
            words = in_words_of_then(found, LONGEST)
            column.addWidget(label(wrappable(f"In dit gesprek geantwoord: {words}")))
            if found.asked.text != question.text:
                column.addWidget(label(wrappable(asked_then(found, LONGEST)), "small"))
            if found.form == "not_comparable":
                column.addWidget(label(NOT_COMPARABLE, "small"))
        if locked:
            converted = found is not None and found.form == "converted"
            column.addWidget(label(LATER if found is None else CONVERTED if converted else STAYS, "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 8, 10, 9)
        row.setSpacing(10)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
