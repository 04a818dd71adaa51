"""Asks in the page itself for the password of papers that are saved: twice, with advice, no rules about signs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.errors import LetterError
from desktop.forms.looks import button, label, state
from desktop.letters.protection import checked
from desktop.views.door.passphrase_fields import secret_line
from desktop.views.notice import Notice

ADVICE = "Een zin van vier woorden is het best; cijfers hoeven niet. Bel het wachtwoord door of geef het op papier."
SHORT = "Dit is kort. Een zin van vier woorden is veel sterker, en makkelijker te onthouden."
STRONG = 16
"""Signs from which on nothing is advised any more."""


class PasswordQuestion(Notice):
    """Hidden until it is asked; either button hides it again, and what was typed is forgotten."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("password_question", parent)
        self._then: Callable[[str], None] = lambda _: None
        self._first = secret_line("pdf_password", "Wachtwoord voor de papieren")
        self._again = secret_line("pdf_password_again", "Wachtwoord nog een keer")
        for line, words in ((self._first, "Wachtwoord"), (self._again, "Nog een keer")):
            line.setPlaceholderText(words)
        self._advice = label(ADVICE, "help")
        self._advice.setObjectName("pdf_password_advice")
        self._first.textEdited.connect(self._advise)
        self._again.returnPressed.connect(self._agree)
        agree, refuse = button("Verder", "pdf_password_yes", "primary"), button("Niet opslaan", "pdf_password_no")
        agree.clicked.connect(self._agree)
        refuse.clicked.connect(self.shut)
        row = QHBoxLayout()
        row.setSpacing(8)
        for line in (self._first, self._again):
            row.addWidget(line, 1)
        for one in (agree, refuse):
            row.addWidget(one)
        self.rows.addLayout(row)
        self.rows.addWidget(self._advice)

    def ask(self, then: Callable[[str], None]) -> None:
        """Ask; `then` is called with the password when there is a good one."""
        self.shut()
        self._then = then
        self.show()
        self.claim()
        self._first.setFocus()

    def shut(self) -> None:
        """Hide, and forget what was typed."""
        self._first.clear()
        self._again.clear()
        self._say(ADVICE)
        self.hide()

    def _advise(self, typed: str) -> None:
        self._say(SHORT if 0 < len(typed) < STRONG else ADVICE)

    def _agree(self) -> None:
        password = self._first.text()
        try:
            checked(password)
        except LetterError as error:
            self._say(str(error), "error")
            return
        if password != self._again.text():
            self._say("De twee wachtwoorden zijn niet gelijk. Typ het tweede opnieuw.", "error")
            return
        self.shut()
        self._then(password)

    def _say(self, sentence: str, tone: str = "") -> None:
        self._advice.setText(sentence)
        state(self._advice, tone)
        self.claim()
