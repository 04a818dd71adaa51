"""What was answered at the last conversation, beside the question, with one press to say 'still so'."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.forms.bilingual import GAP, directed, wrappable
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look
from desktop.questions.dates import write
from desktop.translate.languages import Language

LONGEST = 600
"""Characters shown of a long story; the rest stands in the dossier."""
KEY = "Ctrl+D"


class Earlier(QFrame):
    """A panel with the earlier answer in both languages.

    Signals:
        still_so: the earlier answer holds again.
    """

    still_so = Signal()

    def __init__(self, question_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self.setObjectName(f"earlier:{question_id}")
        picture = QLabel()
        picture.setPixmap(icon("clock").pixmap(18, 18))
        self._when = label("", "small")
        self._dutch, self._own = label(""), label("", "own")
        self.again = button("Nog steeds zo", f"still_so:{question_id}")
        self.again.setIcon(icon("check"))
        self.again.setToolTip(f"Neemt het antwoord van de vorige keer over ({KEY})")
        self.again.clicked.connect(self.still_so)
        words = QHBoxLayout()
        words.setSpacing(GAP)
        words.addWidget(self._dutch, 1)
        words.addWidget(self._own, 1)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(self._when)
        column.addLayout(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 8, 10, 9)
        row.setSpacing(10)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_words(self, title: str, held_on: date, dutch: str, copied: bool) -> None:
        """Show the earlier answer.

        Args:
            title: which conversation it was.
            copied: whether it can be taken over.
        """
        self._when.setText(wrappable(f"Vorige keer: {title}, {write(held_on)}"))
        self._dutch.setText(wrappable(_short(dutch)))
        self.again.setVisible(copied)

    def show_own(self, words: str, language: Language) -> None:
        """Show it in the newcomer's language; nothing for an empty text."""
        self._own.setText(wrappable(directed(_short(words), language)))
        self._own.setVisible(bool(words))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + " …"
