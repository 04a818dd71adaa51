"""Where one step of civic integration stands, as a person records it: done, expected, or what holds it up."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.dossier.coming_back import Milestone
from desktop.dossier.milestones import StepStanding
from desktop.errors import AnswerError
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, state
from desktop.questions import dates
from desktop.views.newcomers.field_pairs import field_pairs, typed

FROM_DOSSIER = "Deze dag komt uit het dossier. Klopt hij niet? Pas hem dan daar aan."
DATES = ("done_on", "expected_on", "blocked_since")


class StepForm(QFrame):
    """Hidden until a step is chosen.

    Signals:
        kept: what was recorded is to be kept.
        closed: it is left as it was.
        corrected: the dossier's own day has to be put right: the day it comes from.
    """

    kept = Signal()
    closed = Signal()
    corrected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("step_form")
        self.setProperty("look", "panel")
        self.step = ""
        self._shown: dict[str, str] = {}
        self._from = ""
        self._title = label("", "theme")
        self._why = label(FROM_DOSSIER)
        self._why.setObjectName("step_from_dossier")
        fields = (
            ("Klaar op", "done_on"),
            ("Verwacht op", "expected_on"),
            ("Wat houdt het tegen?", "blocked"),
            ("Sinds", "blocked_since"),
        )
        self._lines = {key: QLineEdit() for _, key in fields}
        self._pairs = field_pairs("step", [(text, self._lines[key], key) for text, key in fields])
        for key, line in self._lines.items():
            line.setPlaceholderText("dd-mm-jjjj" if key in DATES else "zoals: wacht op een bericht van DUO")
            line.returnPressed.connect(self.kept)
        self._error = label("", "error")
        self._error.setObjectName("step_error")
        self._lay_out()
        self.hide()

    def show_step(self, standing: StepStanding) -> None:
        """Open it with what is known."""
        self.step = standing.step.id
        self._title.setText(standing.step.title)
        self._from = standing.step.date_from or "" if standing.known_by == "dossier" else ""
        self._lines["done_on"].setText(dates.write(standing.done_on))
        self._lines["expected_on"].setText(dates.write(standing.expected_on))
        self._lines["blocked"].setText(standing.blocked)
        self._lines["blocked_since"].setText(dates.write(standing.blocked_since))
        self._shown = self.typed()
        for part in (*self._pairs, self._save, self._cancel):
            part.setHidden(bool(self._from))
        for part in (self._why, self._correct, self._close):
            part.setVisible(bool(self._from))
        self._correct.setText("Naar de gesprekken" if self._from == "start" else "Naar de gegevens")
        self.complain("")
        self.show()
        first: QWidget = self._correct if self._from else self._lines["done_on"]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, str]:
        """What stands in the lines."""
        return {key: line.text() for key, line in self._lines.items()}

    def show_typed(self, lines: dict[str, str]) -> None:
        """Put back what `typed` gave."""
        for key, line in self._lines.items():
            line.setText(lines.get(key, ""))

    @property
    def changed(self) -> bool:
        """Whether something stands there that was not kept."""
        return not self.isHidden() and not self._from and self.typed() != self._shown

    def milestone(self) -> Milestone:
        """What the lines say.

        Raises:
            AnswerError: a date is none.
        """
        self.complain("")
        done_on, expected_on, since = (self._day(key) for key in DATES)
        return Milestone(self.step, done_on, expected_on, typed(self._lines["blocked"]), since)

    def complain(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        if not sentence:
            self._mark("")
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _day(self, key: str) -> date | None:
        text = self._lines[key].text().strip()
        try:
            return dates.parse(text) if text else None
        except AnswerError:
            self._mark(key)
            self._lines[key].setFocus(Qt.FocusReason.OtherFocusReason)
            raise

    def _mark(self, wrong: str) -> None:
        for key, line in self._lines.items():
            state(line, "error" if key == wrong else "")

    def _lay_out(self) -> None:
        self._save = button("Bewaren", "save_step", "primary")
        self._cancel = button("Annuleren", "cancel_step", "quiet")
        self._close = button("Sluiten", "close_step", "quiet")
        self._correct = button("Naar de gegevens", "correct_step")
        self._save.clicked.connect(self.kept)
        self._cancel.clicked.connect(self.closed)
        self._close.clicked.connect(self.closed)
        self._correct.clicked.connect(lambda: self.corrected.emit(self._from))
        ways = Flow(8)
        for way in (self._save, self._cancel, self._correct, self._close):
            ways.addWidget(way)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 18, 14)
        rows.setSpacing(8)
        for part in (self._title, self._why, *self._pairs, self._error):
            rows.addWidget(part)
        rows.addLayout(ways)
