"""The top of a question's card: the question in both languages, and what helps to ask it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.bilingual import GAP, Bilingual, show_own
from desktop.forms.chip import PICTURE
from desktop.forms.colours import Shade
from desktop.forms.field import Phrase
from desktop.forms.icons import Picture
from desktop.forms.looks import label, reveal
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog

SHARED = {"consent": "alleen met toestemming", "care": "alleen naar zorg, met toestemming"}
SHARED_MEANS = {
    "consent": "Dit antwoord gaat alleen naar een organisatie waarvoor de nieuwkomer toestemming gaf.",
    "care": "Dit antwoord gaat alleen naar zorg, en alleen met toestemming van de nieuwkomer.",
}


class Head(QWidget):
    """Question, help for the interpreter, and how far the answer may travel."""

    def __init__(self, question: Question, catalog: Catalog, phrase: Phrase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrase = phrase
        self._question = Bilingual(f"{question.id}:text", question.text, catalog, ("question", "own"), None, self)
        self._help = Bilingual(f"{question.id}:help", question.help, catalog, ("help", "help"), None, self)
        if not question.help:
            self._help.hide()  # never shown before it has a parent: that would open a window
        for part in (self._question, self._help):
            part.begin_together()
        self._aloud = label("", "help", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._question)
        aloud = QHBoxLayout()
        aloud.setSpacing(GAP)
        aloud.addStretch(1)
        aloud.addWidget(self._aloud, 1)
        column.addLayout(aloud)
        column.addWidget(self._help)
        if question.share != "normal":
            column.addWidget(_lock(question, self), 0, Qt.AlignmentFlag.AlignLeft)
        self.set_catalog(catalog)

    def set_catalog(self, catalog: Catalog, understood: str = "") -> None:
        """Speak another language. Where the question is not translated, a fixed sentence says who reads it."""
        self._question.set_catalog(catalog, understood)
        state = catalog.get(self._question.context, self._question.source).state
        self._help.set_catalog(catalog, state)
        said = catalog.get("phrase:not_translated", self._phrase("not_translated"))
        show_own(self._aloud, said, "", catalog.language)
        reveal(self._aloud, state == "missing" and said.state not in ("source", "missing"))


def _lock(question: Question, parent: QWidget) -> QWidget:
    made = QWidget(parent)
    made.setObjectName(f"share:{question.id}")
    made.setToolTip(SHARED_MEANS[question.share])
    picture = Picture("lock", Shade.INK, PICTURE.width(), made)
    words = label(SHARED[question.share], "small", made)
    words.setWordWrap(False)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(words)
    return made
