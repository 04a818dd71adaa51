"""Whether the newcomer allows one organisation to get his data: given, refused, or not asked yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.agreements import decided_on
from desktop.dossier.model import Conversation, Decision, Dossier
from desktop.forms.chip import Chip
from desktop.forms.looks import label, state
from desktop.letters.disclosure import disclose
from desktop.letters.occasion import Occasion
from desktop.municipality.model import Organisation
from desktop.views.agreements.own_line import OwnLine
from desktop.views.desk import Desk
from desktop.views.wording import day

DECISIONS: dict[Decision, str] = {"given": "Ja, dit mag", "refused": "Nee, dit mag niet"}
PICTURES: dict[Decision, str] = {"given": "check", "refused": "close"}
ASK_FIRST = "Vraag dit eerst aan de nieuwkomer. Zonder antwoord kan de doorverwijzing niet doorgaan."
SAID: dict[Decision, str] = {"given": "Toestemming gegeven", "refused": "Geweigerd", "withdrawn": "Ingetrokken"}
PHRASE = "consent_organisation"


class ConsentChoice(QWidget):
    """The question in two languages, two answers to choose from, and what goes when it is yes.

    Signals:
        decided: the decision somebody chose.
    """

    decided = Signal(str)

    def __init__(
        self,
        desk: Desk,
        dossier: Dossier,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        narrow: bool = False,
    ) -> None:
        super().__init__(parent)
        self._desk, self._dossier, self._conversation = desk, dossier, conversation
        self._question = label("")
        self._narrow, self._own = narrow, OwnLine()
        self._sees = label("", "small")
        self._sees.setObjectName("consent_sees")
        self._note = label("", "small")
        self._note.setObjectName("consent_note")
        chips = QHBoxLayout()
        chips.setSpacing(8)
        self._chips = {
            decision: Chip(text, f"consent:{decision}", PICTURES[decision]) for decision, text in DECISIONS.items()
        }
        group = QButtonGroup(self)
        group.setExclusive(False)
        for decision, chip in self._chips.items():
            group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, chosen=decision: self._chosen(chosen))
            chips.addWidget(chip)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        first: QVBoxLayout | QHBoxLayout = QVBoxLayout() if narrow else QHBoxLayout()
        first.addWidget(self._question, 1)
        first.addLayout(chips)
        chips.addStretch(int(narrow))
        rows.addLayout(first)
        for part in (self._note, self._own, self._sees):
            rows.addWidget(part)

    def ask_about(self, organisation: Organisation) -> None:
        """Ask about an organisation, showing what was decided already."""
        question = self._desk.guide.phrase(PHRASE, organisation=organisation.name)
        self._question.setText(question)
        self._own.show_phrase(self._desk.guide, self._conversation.language, PHRASE, organisation=organisation.name)
        if self._narrow:
            self._own.hide()
        self._sees.setText(self._what_goes(organisation))
        decision = self._dossier.consent(organisation.id)
        for known, chip in self._chips.items():
            chip.setChecked(known == decision or (known == "refused" and decision == "withdrawn"))
            chip.setAccessibleName(f"{question} {DECISIONS[known]}")
        on = decided_on(self._dossier, organisation.id)
        self._say(f"{SAID[decision]} op {day(on)}." if decision and on else "", "")

    def demand(self) -> None:
        """Say that this has to be asked first, and put the keyboard there."""
        self._say(ASK_FIRST, "error")
        self._chips["given"].setFocus()

    def _what_goes(self, organisation: Organisation) -> str:
        """Of which life domains answers go, when it is yes."""
        guide = self._desk.guide
        occasion = Occasion(guide, self._dossier, self._conversation, self._desk.today())
        role = guide.municipality.role_of(organisation)
        lines = disclose(role, guide.questionnaire, occasion.answers, "given", "consent").shown
        domains = ", ".join(dict.fromkeys(line.domain for line in lines))
        also = f", en antwoorden over: {domains}." if domains else ". Geen antwoorden."
        return f"Dan gaat mee: om wie het gaat en welke hulp we vragen{also}"

    def _say(self, sentence: str, tone: str) -> None:
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
        state(self._note, tone)

    def _chosen(self, decision: Decision) -> None:
        for known, chip in self._chips.items():
            chip.setChecked(known == decision)
        self.decided.emit(decision)
