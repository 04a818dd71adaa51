"""Under a consent form: what the newcomer chose on paper, once it is signed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.dossier.agreements import decide, decided, withdrawable
from desktop.dossier.model import Decision, Dossier
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.views.wording import day

QUESTION = "Is het formulier getekend?"
EXPLANATION = "Kies wat de nieuwkomer op het papier heeft gekozen."
CHOICES: dict[Decision, tuple[str, str]] = {
    "given": ("Ja, dit mag", "check"),
    "refused": ("Nee, dit mag niet", "close"),
}
SAID: dict[Decision, str] = {"given": "dit mag", "refused": "dit mag niet", "withdrawn": "dit mag niet meer"}


class SignedForm(QFrame):
    """A question with two answers; it stays, because the paper may come back another day.

    Signals:
        signed: what was chosen on the paper.
    """

    signed = Signal(str)

    def __init__(self, dossier: Dossier, organisation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("signed_form")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 12, 12)
        rows.setSpacing(6)
        rows.addWidget(label(QUESTION, "question"))
        rows.addWidget(label(EXPLANATION, "help"))
        known = label(told(dossier, organisation), "small")
        known.setObjectName("signed_known")
        rows.addWidget(known)
        ways = Flow()
        self._first: QWidget | None = None
        for decision, (text, picture) in CHOICES.items():
            made = button(text, f"signed:{decision}")
            made.setAccessibleName(f"{QUESTION} {text}")
            made.setIcon(icon(picture))
            made.clicked.connect(lambda _checked=False, chosen=decision: self.signed.emit(chosen))
            ways.addWidget(made)
            self._first = self._first or made
        rows.addLayout(ways)

    def take_focus(self) -> None:
        """Put the keyboard on the first answer."""
        if self._first is not None:
            self._first.setFocus()


def told(dossier: Dossier, organisation: str) -> str:
    """What is known now of this consent."""
    known = decided(dossier, organisation)
    if known is None:
        return "Nu bekend: nog niet gevraagd."
    how = "getekend" if known.signed else "gezegd, nog niet getekend,"
    return f"Nu bekend: {SAID[known.decision]}, {how} op {day(known.on)}."


def sign(dossier: Dossier, organisation: str, decision: Decision, today: date) -> None:
    """Note what the newcomer chose on a form that he signed; a no after a yes that had its effect takes that back."""
    if decision == "refused" and withdrawable(dossier, organisation, today):
        decision = "withdrawn"
    decide(dossier, organisation, decision, today, signed=True)
