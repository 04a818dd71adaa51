"""What comes now: the conversation that waits to be resumed, or the next one, and what was arranged about it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.dossier import planning
from desktop.dossier.coming_back import Arrangement
from desktop.dossier.history import in_order
from desktop.dossier.model import Conversation, Dossier
from desktop.dossier.schedule import Outline
from desktop.forms.bilingual import isolated
from desktop.forms.flow import Flow
from desktop.forms.looks import badge, button, label
from desktop.questions import dates
from desktop.views import wording
from desktop.views.desk import Desk
from desktop.views.newcomers.conversation_start import ConversationStart
from desktop.views.newcomers.dossier_card import DossierCard
from desktop.views.newcomers.unfinished import Unfinished

SOON = timedelta(days=45)
"""So long before the next conversation is due, the way to begin it stands open."""


class NextConversation(DossierCard):
    """A card; while a conversation waits to be resumed nothing else is offered.

    Signals:
        entered: a conversation was begun, or is to be resumed.
        corrected: the one that waits was changed or taken away, and the dossier saved.
        wanted: a paper about it: its kind.
        planned: its place in the planning is wanted, to agree on a day or to put it off.
    """

    entered = Signal(object)
    corrected = Signal()
    wanted = Signal(str)
    planned = Signal()

    def __init__(self, desk: Desk, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__("Nu", parent)
        self._desk, self._dossier = desk, dossier
        self._unfinished: Unfinished | None = None
        self._begun = next((item for item in reversed(in_order(dossier)) if not item.completed), None)
        municipality = desk.guide.municipality
        self._upcoming = planning.upcoming(municipality, Outline.of(dossier))
        self._planned = None if self._begun else planning.next_round(municipality, dossier)
        if self._begun is None:
            self._tell()
        else:
            self._offer_to_resume(self._begun)
        self._offer_ways()
        if self._planned:
            self._offer_to_begin(self._planned.id)

    def flush(self) -> bool:
        """Save a conversation's date, interpreter and place when they are being put right."""
        return self._unfinished is None or self._unfinished.flush()

    def _offer_ways(self) -> None:
        ways = Flow(4)
        comes = self._planned or self._begun
        if comes and any(item.completed for item in self._dossier.conversations):
            before = self._way("Vooraf lezen", "before")
            before.setToolTip("Wat er vorige keer was, op één blad: doelen, afspraken, zorgpunten")
            ways.addWidget(before)
        if self._planned and self._dossier.conversations:
            ways.addWidget(self._way("Uitnodiging maken", "invitation"))
        if self._planned:
            plan = button("In de planning", "to_planning", "quiet")
            plan.setToolTip("Een dag afspreken, verplaatsen of overslaan")
            plan.clicked.connect(self.planned)
            ways.addWidget(plan)
        if ways.count():
            self.rows.addLayout(ways)

    def _tell(self) -> None:
        found, today = self._upcoming, self._desk.today()
        if found is None:
            self.rows.addWidget(label("Alle gesprekken zijn gevoerd. Er is geen volgend gesprek meer."))
        else:
            made, day = found.appointment, found.day
            about = f", rond {dates.write(day)}" if day and not made else ""
            self.rows.addWidget(label(f"Volgend gesprek: {self._title(found.round)}{about}"))
            if made:
                self.rows.addWidget(label(f"Afspraak: {agreed(made)}"))
            if found.late(today):
                self.rows.addWidget(badge(wording.LATE, "overdue", "late"), 0, Qt.AlignmentFlag.AlignLeft)
            if found.moved:
                was = f" (gepland rond {dates.write(found.planned_on)})" if found.planned_on else ""
                self.rows.addWidget(label(f"Verplaatst{was}: {_reason(found.moved)}", "help"))
        for item in self._skipped():
            self.rows.addWidget(label(f"{self._title(item.round)} vervalt: {_reason(item)}", "help"))

    def _skipped(self) -> list[Arrangement]:
        """Why conversations are not held, of those that were not held after all."""
        held = {item.round for item in self._dossier.conversations}
        rounds = dict.fromkeys(item.round for item in self._dossier.arrangements if item.round not in held)
        found = (planning.arranged(self._dossier, round_id) for round_id in rounds)
        return [item for item in found if item is not None and item.kind == "skipped"]

    def _offer_to_resume(self, conversation: Conversation) -> None:
        self._unfinished = Unfinished(self._desk, self._dossier, conversation, self._title(conversation.round))
        self._unfinished.resumed.connect(lambda: self.entered.emit(conversation))
        self._unfinished.corrected.connect(self.corrected)
        self.rows.addWidget(self._unfinished)
        if self._upcoming and self._upcoming.appointment:
            self.rows.addWidget(label(f"Afspraak om verder te gaan: {agreed(self._upcoming.appointment)}"))

    def _offer_to_begin(self, round_id: str) -> None:
        day = self._upcoming.day if self._upcoming else None
        if day is None or day - self._desk.today() <= SOON:
            self._begin(round_id)
            return
        early = button("Nu al een gesprek beginnen", "start_early", "quiet")
        early.clicked.connect(early.hide)
        early.clicked.connect(lambda: self._begin(round_id))
        self.rows.addWidget(early, 0, Qt.AlignmentFlag.AlignLeft)

    def _begin(self, round_id: str) -> None:
        start = ConversationStart(self._desk, self._dossier, round_id)
        start.started.connect(self.entered)
        self.rows.addWidget(start)

    def _way(self, text: str, paper: str) -> QWidget:
        made = button(text, paper, "quiet")
        made.clicked.connect(lambda: self.wanted.emit(paper))
        return made

    def _title(self, round_id: str) -> str:
        return self._desk.guide.questionnaire.round_title(round_id)


def agreed(made: Arrangement) -> str:
    """An appointment: '3 maart 2026 om 10:30, Gemeentehuis'."""
    day = wording.day(made.day) if made.day else "dag nog niet bekend"
    time = f" om {made.time}" if made.time else ""
    return f"{day}{time}" + (f", {isolated(made.place)}" if made.place else "")


def _reason(item: Arrangement) -> str:
    by = f" ({isolated(item.by)}, {dates.write(item.on)})" if item.by else f" ({dates.write(item.on)})"
    return f"{isolated(item.reason)}{by}"
