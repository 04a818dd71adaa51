"""Whether the newcomer allows one organisation to get his data: given, refused, taken back, or not asked yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QButtonGroup, QCheckBox, QFrame, QVBoxLayout, QWidget

from desktop.dossier.agreements import decided, stop_asked, to_be_stopped, withdrawable
from desktop.dossier.model import Answer, Conversation, Decision, Dossier
from desktop.forms.bilingual import GAP, isolated
from desktop.forms.chip import LOWEST, Chip
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, look, named, state
from desktop.guide import Guide, fill
from desktop.letters.disclosure import disclose
from desktop.letters.occasion import Occasion
from desktop.municipality.model import Organisation
from desktop.questions.model import Domain
from desktop.translate.catalog import State, Translated
from desktop.views.agreements.own_line import OwnLine
from desktop.views.clearing import clear
from desktop.views.desk import Desk
from desktop.views.wording import day

DECISIONS: dict[Decision, str] = {
    "given": "Ja, dit mag",
    "refused": "Nee, dit mag niet",
    "withdrawn": "Nee, niet meer",
}
PICTURES: dict[Decision, str] = {"given": "check", "refused": "close", "withdrawn": "close"}
ASK_FIRST = "Vraag dit eerst aan de nieuwkomer. Zonder antwoord kan de doorverwijzing niet doorgaan."
SAID: dict[Decision, str] = {"given": "Toestemming gegeven", "refused": "Geweigerd", "withdrawn": "Ingetrokken"}
PHRASE = "consent_organisation"
BESIDE = 75
"""Letters that a line must hold for two columns."""
COMMAS = {"Arab": "، ", "Ethi": "፣ "}


class ConsentChoice(QWidget):
    """The question and what goes when it is yes, both in two languages; below them two answers to choose from.

    The no takes consent back where it was given on an earlier day, or something went already. Then the organisation
    can be asked to stop.

    Signals:
        decided: the decision somebody chose.
        signed: whether the newcomer signed his yes on paper.
        stop: id of the organisation that is to be asked to stop.
    """

    decided = Signal(str)
    signed = Signal(bool)
    stop = Signal(str)

    def __init__(
        self,
        desk: Desk,
        dossier: Dossier,
        conversation: Conversation,
        answers: Mapping[str, Answer] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Args: answers: what is known in this conversation, where the page has looked that up already."""
        super().__init__(parent)
        self._desk, self._dossier, self._conversation, self._answers = desk, dossier, conversation, answers
        self._question = label("")
        self._own = OwnLine()
        self._sees = label("", "small")
        self._sees.setObjectName("consent_sees")
        self._note = label("", "small")
        self._note.setObjectName("consent_note")
        self._signed = QCheckBox("Getekend op papier")
        self._signed.setMinimumHeight(LOWEST)
        self._signed.clicked.connect(self.signed)
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
        chips.addWidget(self._signed)
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
        self._below = QVBoxLayout()
        rows.addLayout(self._below)
        self.setFocusProxy(self._chips["given"])

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
        question = self._desk.guide.phrase(PHRASE, organisation=organisation.spoken)
        self._question.setText(question)
        decision = self._dossier.consent(organisation.id)
        refused = decision in ("refused", "withdrawn")
        domains = self._domains_that_go(organisation)
        self._sees.setText(_what_goes(domains))
        self._sees.setHidden(refused)
        guide, code = self._desk.guide, self._conversation.language
        own = informed(guide, code, organisation.name, None if refused else domains)
        self._own.show_text(guide.catalog(code).language, own)
        back = withdrawable(self._dossier, organisation.id, self._desk.today())
        for known, chip in self._chips.items():
            chip.setChecked(known == decision)
            chip.setHidden(known == ("refused" if back else "withdrawn"))
            chip.setAccessibleName(f"{question} {DECISIONS[known]}")
        self._show_decision(organisation)

    def _show_decision(self, organisation: Organisation) -> None:
        """When it was decided, whether it was signed, and what went before a yes was taken back."""
        latest = decided(self._dossier, organisation.id)
        named(self._signed, "consent_signed", f"{organisation.name}: getekend op papier")
        self._signed.setHidden(latest is None or latest.decision != "given")
        self._signed.setChecked(latest is not None and latest.signed)
        asked = stop_asked(self._dossier, organisation.id)
        words = f"{SAID[latest.decision]} op {day(latest.on)}." if latest else ""
        if latest and latest.decision != "given" and asked:
            words += f" Op {day(asked)} is gevraagd om te stoppen."
        self._say(words, "")
        clear(self._below)
        went = to_be_stopped(self._dossier, organisation.id)
        if went:
            self._below.addWidget(self._stopping(went, organisation.id))

    def _stopping(self, went: date, organisation: str) -> QFrame:
        """What went before consent was taken back, and the way to the letter that asks to stop."""
        frame = QFrame()
        look(frame, "notice")
        frame.setProperty("state", "warning")
        words = label(f"Er ging al een brief op {day(went)}; wilt u vragen om te stoppen?")
        words.setObjectName("consent_went")
        ask = button("Brief maken: stoppen en wissen", "consent_stop")
        ask.clicked.connect(lambda: self.stop.emit(organisation))
        way = Flow()
        way.addWidget(ask)
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(14, 8, 10, 10)
        rows.setSpacing(6)
        rows.addWidget(words)
        rows.addLayout(way)
        return frame

    def demand(self) -> None:
        """Say that this has to be asked first, and put the keyboard there."""
        self._say(ASK_FIRST, "error")
        self._chips["given"].setFocus()

    def _domains_that_go(self, organisation: Organisation) -> list[Domain]:
        """The life domains of which answers go, when it is yes."""
        guide, answers = self._desk.guide, self._answers
        if answers is None:
            answers = Occasion(guide, self._dossier, self._conversation, self._desk.today()).answers
        role = guide.municipality.role_of(organisation)
        struck = self._dossier.struck(organisation.id)
        lines = disclose(role, guide.questionnaire, answers, "given", "consent", struck).shown
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
