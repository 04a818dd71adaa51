"""Whether the newcomer allows one organisation to get his data: given, refused, or not asked yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.agreements import decided_on
from desktop.dossier.model import Decision, Dossier
from desktop.forms.looks import button, label, state
from desktop.municipality.model import Organisation
from desktop.views.wording import day

DECISIONS: tuple[tuple[Decision, str], ...] = (("given", "Ja, dat mag"), ("refused", "Nee, dat mag niet"))
ASK_FIRST = "Vraag dit eerst aan de nieuwkomer. Zonder antwoord kan de doorverwijzing niet doorgaan."


class ConsentChoice(QWidget):
    """The question to put to the newcomer, and two answers to choose from.

    Signals:
        decided: the decision somebody chose.
    """

    decided = Signal(str)

    def __init__(self, dossier: Dossier, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self._organisation: Organisation | None = None
        self._question = label("", "help")
        self._note = label("", "small")
        self._note.setObjectName("consent_note")
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        first = QVBoxLayout() if narrow else QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self._question, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        first.addLayout(row)
        self._chips = {decision: button(text, f"consent:{decision}", "chip") for decision, text in DECISIONS}
        for decision, chip in self._chips.items():
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, chosen=decision: self._chosen(chosen))
            row.addWidget(chip)
        if narrow:
            row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(first)
        rows.addWidget(self._note)

    def ask_about(self, organisation: Organisation) -> None:
        """Ask about an organisation, showing what was decided already."""
        self._organisation = organisation
        question = f"Mag {organisation.name} krijgen wat voor deze hulp nodig is?"
        self._question.setText(question)
        decision = self._dossier.consent(organisation.id)
        for known, chip in self._chips.items():
            chip.setChecked(known == decision or (known == "refused" and decision == "withdrawn"))
            chip.setAccessibleName(f"{question} {chip.text()}")
        self._say(self._words(decision), "")

    def demand(self) -> None:
        """Say that this has to be asked first, and put the keyboard there."""
        self._say(ASK_FIRST, "error")
        self._chips["given"].setFocus()

    def _words(self, decision: Decision | None) -> str:
        assert self._organisation is not None
        on = decided_on(self._dossier, self._organisation.id)
        if decision is None or on is None:
            return ""
        words = {"given": "Toestemming gegeven", "refused": "Geweigerd", "withdrawn": "Toestemming ingetrokken"}
        return f"{words[decision]} op {day(on)}."

    def _say(self, sentence: str, tone: str) -> None:
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
        state(self._note, tone)

    def _chosen(self, decision: Decision) -> None:
        for known, chip in self._chips.items():
            chip.setChecked(known == decision)
        self.decided.emit(decision)
