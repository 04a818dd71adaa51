"""The end of a match: when, why, and whether another buddy is looked for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from desktop.errors import AnswerError
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, named, state
from desktop.questions import dates
from desktop.questions.answers import LONGEST_LINE
from desktop.views.buddies.offer_form import typed_line
from desktop.views.newcomers.field_pairs import field_pairs

AGAIN = "Zoekt een nieuw maatje: weer op de wachtlijst"


class EndForm(QFrame):
    """Below the match that ends.

    Signals:
        given: on which day (date), why, and whether he looks for another.
        left: it goes on.

    Attributes:
        first: where the keyboard comes in.
    """

    given = Signal(object, str, bool)
    left = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("end_form")
        self.setProperty("look", "panel")
        self._on, self._reason = (
            typed_line(30, "dd-mm-jjjj"),
            typed_line(LONGEST_LINE, "zoals: verhuisd"),
        )
        self._on.setText(dates.write(today))
        self._again = QCheckBox(AGAIN)
        named(self._again, "end:again", AGAIN)
        self._error = label("", "error")
        self._error.setObjectName("end_error")
        self._error.hide()
        save, leave = button("Beëindigen", "save_end", "primary"), button("Annuleren", "cancel_end", "quiet")
        save.clicked.connect(self.submit)
        leave.clicked.connect(self.left)
        ways = Flow(8)
        ways.addWidget(save)
        ways.addWidget(leave)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 12)
        rows.setSpacing(8)
        for pair in field_pairs("end", [("Gestopt op", self._on, "on"), ("Waarom?", self._reason, "reason")]):
            rows.addWidget(pair)
        rows.addWidget(self._again)
        rows.addWidget(self._error)
        rows.addLayout(ways)
        for line in (self._on, self._reason):
            line.returnPressed.connect(self.submit)
        self.first: QWidget = self._reason

    @property
    def reason(self) -> str:
        """What stands in the field."""
        return self._reason.text()

    def show_reason(self, reason: str) -> None:
        """Put back what `reason` gave."""
        self._reason.setText(reason)

    def submit(self) -> None:
        """End it, or say that the day is none."""
        self.complain("")
        try:
            on = dates.parse(self._on.text())
        except AnswerError as error:
            state(self._on, "error")
            self.complain(str(error))
            return
        self.given.emit(on, self._reason.text(), self._again.isChecked())

    def complain(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        if not sentence:
            state(self._on, "")
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets it go on."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
