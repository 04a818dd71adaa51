"""Whether the newcomer allows one organisation to get his data: given, refused, or not asked yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from desktop.dossier.agreements import decided_on
from desktop.dossier.model import Conversation, Decision, Dossier
from desktop.forms.bilingual import GAP, isolated
from desktop.forms.chip import Chip
from desktop.forms.flow import Flow
from desktop.forms.looks import label, state
from desktop.guide import Guide, fill
from desktop.letters.disclosure import disclose
from desktop.letters.occasion import Occasion
from desktop.municipality.model import Organisation
from desktop.questions.model import Domain
from desktop.translate.catalog import State, Translated
from desktop.views.agreements.own_line import OwnLine
from desktop.views.desk import Desk
from desktop.views.wording import day

DECISIONS: dict[Decision, str] = {"given": "Ja, dit mag", "refused": "Nee, dit mag niet"}
PICTURES: dict[Decision, str] = {"given": "check", "refused": "close"}
ASK_FIRST = "Vraag dit eerst aan de nieuwkomer. Zonder antwoord kan de doorverwijzing niet doorgaan."
SAID: dict[Decision, str] = {"given": "Toestemming gegeven", "refused": "Geweigerd", "withdrawn": "Ingetrokken"}
PHRASE = "consent_organisation"
BESIDE = 75
"""Letters that a line must hold for two columns."""
COMMAS = {"Arab": "، ", "Ethi": "፣ "}


class ConsentChoice(QWidget):
    """The question and what goes when it is yes, both in two languages; below them two answers to choose from.

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
    ) -> None:
        super().__init__(parent)
        self._desk, self._dossier, self._conversation = desk, dossier, conversation
        self._question = label("")
        self._own = OwnLine()
        self._sees = label("", "small")
        self._sees.setObjectName("consent_sees")
        self._note = label("", "small")
        self._note.setObjectName("consent_note")
        chips = Flow()
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
        dutch = QVBoxLayout()
        dutch.setSpacing(4)
        dutch.addWidget(self._question)
        dutch.addWidget(self._sees)
        dutch.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._both.setSpacing(4)
        self._both.addLayout(dutch, 1)
        self._both.addWidget(self._own, 1)
        rows.addLayout(self._both)
        rows.addLayout(chips)
        rows.addWidget(self._note)

    def minimumSizeHint(self) -> QSize:
        """So narrow that the languages stand under each other."""
        widest = max(part.minimumSizeHint().width() for part in (self._question, self._sees, self._own))
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The languages stand beside each other where there is room for it."""
        super().resizeEvent(event)
        beside = event.size().width() >= QFontMetrics(QApplication.font()).averageCharWidth() * BESIDE
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._both.setSpacing(GAP if beside else 4)

    def ask_about(self, organisation: Organisation) -> None:
        """Ask about an organisation, showing what was decided already."""
        question = self._desk.guide.phrase(PHRASE, organisation=organisation.name)
        self._question.setText(question)
        decision = self._dossier.consent(organisation.id)
        refused = decision in ("refused", "withdrawn")
        domains = self._domains_that_go(organisation)
        self._sees.setText(_what_goes(domains))
        self._sees.setHidden(refused)
        guide, code = self._desk.guide, self._conversation.language
        own = informed(guide, code, organisation.name, None if refused else domains)
        self._own.show_text(guide.catalog(code).language, own)
        for known, chip in self._chips.items():
            chip.setChecked(known == decision or (known == "refused" and decision == "withdrawn"))
            chip.setAccessibleName(f"{question} {DECISIONS[known]}")
        on = decided_on(self._dossier, organisation.id)
        self._say(f"{SAID[decision]} op {day(on)}." if decision and on else "", "")

    def demand(self) -> None:
        """Say that this has to be asked first, and put the keyboard there."""
        self._say(ASK_FIRST, "error")
        self._chips["given"].setFocus()

    def _domains_that_go(self, organisation: Organisation) -> list[Domain]:
        """The life domains of which answers go, when it is yes."""
        guide = self._desk.guide
        occasion = Occasion(guide, self._dossier, self._conversation, self._desk.today())
        role = guide.municipality.role_of(organisation)
        lines = disclose(role, guide.questionnaire, occasion.answers, "given", "consent").shown
        shown = {question.domain for line in lines if (question := guide.question(line.question))}
        return [domain for domain in guide.questionnaire.domains if domain.id in shown]

    def _say(self, sentence: str, tone: str) -> None:
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
        state(self._note, tone)

    def _chosen(self, decision: Decision) -> None:
        for known, chip in self._chips.items():
            chip.setChecked(known == decision)
        self.decided.emit(decision)


def _what_goes(domains: Sequence[Domain]) -> str:
    titles = ", ".join(domain.title for domain in domains)
    also = f", en antwoorden over: {titles}." if titles else ". Geen antwoorden."
    return f"Dan gaat mee: om wie het gaat en welke hulp we vragen{also}"


def informed(guide: Guide, code: str, organisation: str, domains: Sequence[Domain] | None) -> Translated:
    """The question in the newcomer's language, and below it what goes; None for the domains: the question alone.

    A part that nobody translated stands there in Dutch, and then the whole is a draft.
    """
    catalog = guide.catalog(code)
    question = catalog.get(f"phrase:{PHRASE}", guide.phrases[PHRASE])
    words = fill(question.text, {"organisation": isolated(organisation)})
    if domains is None or question.state in ("missing", "source"):
        return Translated(words, question.state)
    sources = [(f"phrase:{name}", guide.phrases[name]) for name in ("consent_sees", "person_name")]
    sources += [(f"{domain.id}:title", domain.title) for domain in domains]
    found = [catalog.get(context, source) for context, source in sources]
    heading, *items = [part.text or isolated(source) for part, (_, source) in zip(found, sources, strict=True)]
    comma = COMMAS.get(catalog.language.script, ", ")
    reviewed = all(part.state == "reviewed" for part in (question, *found))
    state_of: State = "reviewed" if reviewed else "outdated" if question.state == "outdated" else "draft"
    return Translated(f"{words}\n{heading} {comma.join(items)}", state_of)
