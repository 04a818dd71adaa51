"""One newcomer's dossier: who it is, the conversations, what was promised, and the way into the next conversation."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.dossier.model import Action, Conversation, Dossier
from desktop.dossier.planning import due_on, next_round
from desktop.dossier.promises import Promise, promises
from desktop.dossier.retention import Rule, facts, term
from desktop.errors import UserError
from desktop.forms.bilingual import isolated
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import badge, button, label
from desktop.questions import dates
from desktop.translate.countries import country
from desktop.translate.languages import language
from desktop.views import wording
from desktop.views.desk import Desk
from desktop.views.newcomers.conversation_start import ConversationStart
from desktop.views.newcomers.newcomer import REGIMES
from desktop.views.newcomers.side_by_side import SideBySide
from desktop.views.newcomers.unfinished import Unfinished
from desktop.views.page import Page
from desktop.views.scrolled import Scrolled

SOON = timedelta(days=45)
"""So long before the next conversation is due, the way to begin it stands open."""


class DossierPage(Page):
    """Overview of one newcomer."""

    def __init__(self, desk: Desk, dossier: Dossier, came_from: str = "", parent: QWidget | None = None) -> None:
        """Args: came_from: "work" when it was reached from the work list, which it then leads back to."""
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._dossier = desk, dossier
        self._here = {"dossier": dossier.id} | ({"from": came_from} if came_from else {})
        self.title = dossier.newcomer.name
        self._unfinished: Unfinished | None = None
        left = _column(self._facts(), self._rights())
        right = _column(self._next(), self._promises(), self._conversations())
        from_work = came_from == "work"
        back = button("Werklijst" if from_work else "Alle nieuwkomers", "back", "quiet")
        back.setIcon(icon("arrow-left"))
        back.clicked.connect(lambda: self.go.emit("work" if from_work else "dossiers", {}))
        scroll = Scrolled("dossier_scroll")
        whole = scroll.rows
        whole.setContentsMargins(40, 16, 40, 24)
        whole.setSpacing(10)
        whole.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(label(self.title, "title"))
        whole.addWidget(SideBySide((left, right), 34, 24, (2, 3)))
        whole.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def flush(self) -> bool:
        """Save a conversation's date, interpreter and place when they are being put right."""
        return self._unfinished is None or self._unfinished.flush()

    def _facts(self) -> QFrame:
        newcomer = self._dossier.newcomer
        spoken = language(newcomer.language)
        age = newcomer.age(self._desk.today())
        born = dates.write(newcomer.birth_date) + (f" ({age} jaar)" if age is not None and age >= 0 else "")
        rows = [
            ("Taal", f"{spoken.dutch} · {spoken.own}"),
            ("Tolk", newcomer.interpreter),
            ("Geboren", born),
            ("Herkomst", country(newcomer.country) if self._desk.guide.municipality.settings.record_origin else ""),
            ("Koppeling", dates.write(newcomer.linked_on)),
            ("In de woning", dates.write(newcomer.moved_in_on)),
            ("Regeling", REGIMES.get(newcomer.regime or "", "")),
            ("Huishouden", newcomer.household),
        ]
        card, inside = _card("Gegevens")
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(8)
        for row, (name, value) in enumerate(rows):
            grid.addWidget(label(name, "help"), row, 0)
            grid.addWidget(label(value or "—"), row, 1)
        inside.addLayout(grid)
        self._add_housemates(inside)
        change = button("Gegevens wijzigen", "edit_newcomer", "quiet")
        change.clicked.connect(lambda: self.go.emit("newcomer", self._here))
        inside.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _add_housemates(self, inside: QVBoxLayout) -> None:
        household = self._dossier.newcomer.household
        if not household:
            return
        try:
            people = self._desk.dossiers.household(household)
        except UserError as error:
            self._desk.tell(str(error), "error")
            return
        others = [line for line in people if line.dossier_id != self._dossier.id]
        if not others:
            return
        inside.addWidget(label("Ook in dit huishouden:", "help"))
        for line in others:
            way = button(line.name, f"housemate:{line.dossier_id}", "quiet")
            way.setAccessibleName(f"Dossier van {line.name}, uit hetzelfde huishouden")
            way.clicked.connect(lambda _=False, other=line.dossier_id: self.go.emit("dossier", {"dossier": other}))
            inside.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)

    def _rights(self) -> QFrame:
        card, inside = _card("Rechten van de nieuwkomer")
        rule = Rule.of(self._desk.guide.municipality.settings)
        found = term(facts(self._dossier), rule)
        ended = found.state(self._desk.today()) == "due"
        if found.ends_on:
            stays = "mocht bewaard worden" if ended else "wordt bewaard"
            inside.addWidget(label(f"Dit dossier {stays} tot {dates.write(found.ends_on)}.", "help"))
        longer = max(self._dossier.extensions, key=lambda item: item.until, default=None)
        inside.addWidget(label(found.why(rule, isolated(longer.reason) if longer else ""), "help"))
        way = button("Inzien, verbeteren, verwijderen", "rights", "quiet")
        way.clicked.connect(lambda: self.go.emit("rights", self._here))
        inside.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _next(self) -> QFrame:
        unfinished = [item for item in self._dossier.conversations if not item.completed]
        planned = next_round(self._desk.guide.municipality, self._dossier)
        invite = self._way_to("Uitnodiging maken", "invitation", "paper", paper="invitation", back="dossier")
        card, inside = _card("Nu", invite if planned and self._dossier.conversations and not unfinished else None)
        if unfinished:
            conversation = unfinished[-1]
            self._unfinished = Unfinished(self._desk, self._dossier, conversation, self._round(conversation))
            self._unfinished.resumed.connect(lambda: self._enter(conversation))
            self._unfinished.corrected.connect(lambda: self.go.emit("dossier", self._here))
            inside.addWidget(self._unfinished)
            return card
        if planned is None:
            inside.addWidget(label("Alle gesprekken zijn gevoerd. Er is geen volgend gesprek meer."))
            return card
        day = due_on(planned, self._dossier)
        title = self._desk.guide.questionnaire.round(planned.id).title
        inside.addWidget(label(f"Volgend gesprek: {title}" + (f", rond {dates.write(day)}" if day else "")))
        start = ConversationStart(self._desk, self._dossier, planned.id)
        start.started.connect(self._enter)
        if day and day - self._desk.today() > SOON:
            early = button("Nu al een gesprek beginnen", "start_early", "quiet")
            early.clicked.connect(start.show)
            early.clicked.connect(early.hide)
            inside.addWidget(early, 0, Qt.AlignmentFlag.AlignLeft)
            start.hide()
        inside.addWidget(start)
        return card

    def _conversations(self) -> QFrame:
        card, inside = _card("Gesprekken")
        if not self._dossier.conversations:
            inside.addWidget(label("Er is nog geen gesprek gevoerd.", "help"))
        for conversation in self._dossier.conversations:
            row, ways = QHBoxLayout(), QHBoxLayout()
            title = f"{self._round(conversation)} · {dates.write(conversation.held_on)}"
            row.addWidget(label(title), 1)
            row.addWidget(label(language(conversation.language).dutch, "help"))
            ended = conversation.completed
            row.addWidget(badge("afgerond" if ended else "nog bezig", "done" if ended else "waiting"))
            for text, page in (("Antwoorden", "interview"), ("Acties", "actions"), ("Papieren", "letters")):
                way = button(text, f"{page}:{conversation.id}", "quiet")
                way.setAccessibleName(f"{text} van {title}")
                way.clicked.connect(lambda _=False, p=page, c=conversation: self._go_to(p, c))
                ways.addWidget(way)
            ways.addStretch(1)
            inside.addLayout(row)
            inside.addLayout(ways)
        return card

    def _promises(self) -> QFrame:
        municipality, today = self._desk.guide.municipality, self._desk.today()
        found = promises(self._dossier, None, municipality, today, self._desk.waits())
        way = self._way_to("Doorverwijzingen", "to_referrals", "referrals") if self._dossier.referrals else None
        card, inside = _card("Afspraken", way)
        if not found:
            inside.addWidget(label("Nog niets afgesproken.", "help"))
        for promise in found:
            row = QHBoxLayout()
            row.addWidget(label(self._promise_words(promise)), 1)
            row.addWidget(badge(wording.stands(promise), promise.state), 0, Qt.AlignmentFlag.AlignTop)
            inside.addLayout(row)
        ways = Flow(4)
        if found and self._dossier.conversations:
            update = button("Afspraken bijwerken", "update_promises", "quiet")
            update.clicked.connect(lambda: self._go_to("promises", self._dossier.conversations[-1]))
            ways.addWidget(update)
        if found:
            ways.addWidget(self._way_to("Alles wat is beloofd", "promised", "paper", paper="promised", back="dossier"))
        inside.addLayout(ways)
        return card

    def _way_to(self, text: str, name: str, page: str, **ids: str) -> QPushButton:
        way = button(text, name, "quiet")
        way.clicked.connect(lambda: self.go.emit(page, self._here | ids))
        return way

    def _promise_words(self, promise: Promise) -> str:
        subject = promise.subject
        if isinstance(subject, Action):
            return subject.title + (f" (vóór {dates.write(subject.due_on)})" if subject.due_on else "")
        organisation = self._desk.guide.municipality.organisation_by_id.get(subject.organisation)
        return f"{organisation.name if organisation else subject.organisation}: {subject.need}"

    def _round(self, conversation: Conversation) -> str:
        rounds = {item.id: item.title for item in self._desk.guide.questionnaire.rounds}
        return rounds.get(conversation.round, conversation.round)

    def _enter(self, conversation: Conversation) -> None:
        fresh = not conversation.answers and not conversation.at_question
        follow_up = self._dossier.before(conversation) is not None
        self._go_to("promises" if fresh and follow_up else "interview", conversation)

    def _go_to(self, page: str, conversation: Conversation) -> None:
        self.go.emit(page, self._here | {"conversation": conversation.id})


def _card(title: str, way: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A card with its title; `way` stands beside that."""
    card = QFrame()
    card.setProperty("look", "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(24, 18, 24, 20)
    inside.setSpacing(10)
    head = QHBoxLayout()
    head.addWidget(label(title, "heading"), 1)
    if way:
        head.addWidget(way)
    inside.addLayout(head)
    return card, inside


def _column(*cards: QWidget) -> QWidget:
    made = QWidget()
    rows = QVBoxLayout(made)
    rows.setContentsMargins(0, 0, 0, 0)
    for card in cards:
        rows.addWidget(card)
    rows.addStretch(1)
    return made
