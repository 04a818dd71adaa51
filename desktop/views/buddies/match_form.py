"""The last step of a match: since when, and how often they will meet. What gives doubt is asked first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.dossier.around import Frequency
from desktop.dossier.buddy_words import FREQUENCIES
from desktop.errors import AnswerError
from desktop.forms.flow import Lines
from desktop.forms.looks import button, label, state
from desktop.questions import dates
from desktop.views.buddies.in_sight import bring
from desktop.views.buddies.offer_fields import choice
from desktop.views.buddies.offer_form import typed_line
from desktop.views.inline_question import InlineQuestion
from desktop.views.newcomers.field_pairs import field_pairs
from desktop.views.wording import begun

UNKNOWN = "Nog niet bekend"
LONGEST = 17
"""Signs of the words for how often people meet."""


def frequencies() -> list[tuple[Frequency | None, str]]:
    """How often people meet, to choose from."""
    return [(None, UNKNOWN), *((name, begun(words)) for name, words in FREQUENCIES.items())]


class MatchForm(QFrame):
    """Two fields, below the buddy who was chosen.

    Signals:
        given: since when (date), and how often (Frequency or None).
        left: nothing is matched.

    Attributes:
        first: where the keyboard comes in.
    """

    given = Signal(object, object)
    left = Signal()

    def __init__(self, title: str, today: date, parent: QWidget | None = None) -> None:
        """Args: title: who are matched."""
        super().__init__(parent)
        self.setObjectName("match_form")
        self.setProperty("look", "panel")
        self._since, self._often = typed_line(30, "dd-mm-jjjj"), choice(frequencies(), LONGEST)
        self._since.setText(dates.write(today))
        self._since.returnPressed.connect(self.submit)
        self._error = label("", "error")
        self._error.setObjectName("match_error")
        self._error.hide()
        self.question = InlineQuestion()
        save, leave = button("Koppelen", "save_match", "primary"), button("Annuleren", "cancel_match", "quiet")
        save.clicked.connect(self.submit)
        leave.clicked.connect(self.left)
        self._ways = Lines(8)
        self._ways.add(save)
        self._ways.add(leave)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 12)
        rows.setSpacing(8)
        rows.addWidget(label(title, "theme"))
        fields: list[tuple[str, QWidget, str]] = [("Sinds", self._since, "since"), ("Hoe vaak", self._often, "often")]
        for pair in field_pairs("match", fields):
            rows.addWidget(pair)
        rows.addWidget(self._error)
        rows.addWidget(self.question)
        rows.addWidget(self._ways)
        self.first: QWidget = self._since

    def submit(self) -> None:
        """Match them, or say that the day is none."""
        self.complain("")
        try:
            since = dates.parse(self._since.text())
        except AnswerError as error:
            self.complain(str(error))
            return
        self.given.emit(since, self._often.currentData())

    def ask(self, doubts: str, then: Callable[[], None]) -> None:
        """Ask what must be thought of first."""
        self.question.ask(doubts, "Toch koppelen", "Niet koppelen", then)
        self._ways.hide()
        bring(self.question)
        refuse = self.question.findChild(QPushButton, "question_no")
        if refuse is not None:
            refuse.clicked.connect(self.left)

    def complain(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        self.question.hide()
        self._ways.show()
        state(self._since, "error" if sentence else "")
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        if sentence:
            self._since.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape matches nobody."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
