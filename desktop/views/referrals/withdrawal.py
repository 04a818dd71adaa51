"""The newcomer takes his consent for one organisation back: asked once, with the day on which he said so."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import AnswerError
from desktop.forms.bilingual import isolated
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, look, named, state
from desktop.questions import dates
from desktop.views.follow_up.promise_card import wide_enough

TO_COME = "Deze dag moet nog komen. Kies vandaag of een eerdere dag."
TOO_EARLY = "De toestemming is gegeven op {day}. Kies die dag of een latere."


class Withdrawal(QFrame):
    """Hidden until it is asked.

    Signals:
        agreed: the day on which consent was taken back.
    """

    agreed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "notice")
        self.setObjectName("withdrawal")
        self._given = self._today = date.min
        self._text = label("")
        self._text.setObjectName("withdrawal_text")
        self._day = QLineEdit()
        self._day.setMaxLength(20)
        self._day.setFixedWidth(wide_enough("00-00-0000"))
        named(self._day, "withdrawal_day", "Op welke dag is de toestemming ingetrokken?")
        self._day.returnPressed.connect(self._agree)
        self._error = label("", "error")
        self._error.setObjectName("withdrawal_error")
        yes, no = button("Ja, ingetrokken", "withdrawal_yes", "primary"), button("Nee", "withdrawal_no")
        yes.clicked.connect(self._agree)
        no.clicked.connect(self.hide)
        self._no = no
        answers = Flow()
        for part in (self._day, yes, no):
            answers.addWidget(part)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 10, 16, 12)
        rows.setSpacing(8)
        rows.addWidget(self._text)
        rows.addLayout(answers)
        rows.addWidget(self._error)
        self.hide()

    def ask(self, newcomer: str, organisation: str, given: date, today: date) -> None:
        """Ask it; the keyboard is on the answer that changes nothing.

        Args:
            given: the day on which he said yes.
        """
        self._given, self._today = given, today
        self._text.setText(
            f"Trekt {isolated(newcomer)} de toestemming voor {isolated(organisation)} in? Dan sturen we niets meer."
        )
        self.setAccessibleName(self._text.text())
        self._day.setText(dates.write(today))
        self._complain("")
        self.show()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self) -> None:
        try:
            on = dates.parse(self._day.text())
            if on > self._today:
                raise AnswerError(TO_COME)
            if on < self._given:
                raise AnswerError(TOO_EARLY.format(day=dates.write(self._given)))
        except AnswerError as error:
            self._complain(str(error))
            return
        self.hide()
        self.agreed.emit(on)

    def _complain(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        state(self._day, "error" if sentence else "")
