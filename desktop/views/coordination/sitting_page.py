"""One coordination meeting: what lies on the table, what is decided, and its two papers."""

from __future__ import annotations

from dataclasses import replace
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dossier.around import Sitting
from desktop.dossier.coordination import Agenda, Case
from desktop.errors import UserError
from desktop.forms.looks import label, state
from desktop.letters import coordination_words as words
from desktop.store.queries import Dossiers
from desktop.views.coordination.agenda_finding import find, sitting_of
from desktop.views.coordination.case_list import CaseList
from desktop.views.coordination.decision_form import DecisionForm
from desktop.views.coordination.recording import record, take_back
from desktop.views.coordination.sitting_form import SittingForm
from desktop.views.coordination.sitting_head import SittingFooter, SittingHead
from desktop.views.coordination.sitting_words import NOTHING, cases, wrong
from desktop.views.coordination.withheld_panel import WithheldPanel
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.inline_question import InlineQuestion
from desktop.views.notice import Notice
from desktop.views.page import Page
from desktop.views.scrolled import Scrolled

HALF = "Er staat iets half geschreven. Leg het vast, of kies Annuleren."
REMOVE = "Dit overleg uit de lijst halen? Wat is besloten, blijft in de dossiers."
LEFT = "Van tafel: {}. De toestemming is ingetrokken, of de zaak loopt weer."
KEPT = "Vastgelegd. Het staat als actie in het dossier en op de werklijst."
_looked_at: WeakKeyDictionary[Dossiers, str] = WeakKeyDictionary()
"""The meeting that was last looked at, as long as the vault stays open: whoever comes back from a dossier finds it."""


def last_sitting(desk: Desk) -> str:
    """Id of the meeting that was last looked at since the vault was opened; '' for none."""
    return _looked_at.get(desk.dossiers, "")


class SittingPage(Page):
    """Every change is saved at once.

    Attributes:
        agenda: as it was last read; None before that.
    """

    title = "Regieoverleg"
    column = True

    def __init__(self, desk: Desk, sitting_id: str, parent: QWidget | None = None) -> None:
        """Args: sitting_id: of the meeting.

        Raises:
            DossierMissing: it was taken away.
            VaultError: the vault cannot be read.
        """
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._sitting = sitting_of(desk, sitting_id)
        _looked_at[desk.dossiers] = self._sitting.id
        self.agenda: Agenda | None = None
        self._asked = self._shown = 0
        self._focus_on = ""
        self._errands = Errands(desk.background, self)
        self._head, self._footer, self._question = SittingHead(), SittingFooter(), InlineQuestion()
        self._form = SittingForm(desk.guide.municipality, desk.today)
        self._withheld, self._cases = WithheldPanel(desk.guide.municipality), CaseList(desk)
        self._lay_out()
        self._connect()
        self._show_sitting()

    @property
    def ready(self) -> bool:
        """Whether the agenda is read and shown, or could not be read."""
        return self._asked > 0 and self._shown == self._asked

    def flush(self) -> bool:
        """False while a decision, or the meeting itself, is half written."""
        if not self.draft():
            return True
        self._desk.tell(HALF, "warning")
        return False

    def abandon(self) -> bool:
        """What is half written is in `draft`."""
        return True

    def draft(self) -> dict[str, str]:
        """What stands half written."""
        return self._form.typed() if self._form.touched else self._cases.half()

    def show_draft(self, typed: dict[str, str]) -> None:
        """Put it back, once the agenda is there."""
        if "sitting_day" in typed:
            self._form.show_typed(typed, self._sitting)
        else:
            self._cases.show_half(typed)

    def showEvent(self, event: QShowEvent) -> None:
        """Read it anew, each time that somebody comes."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def refresh(self, focus_on: str = "") -> None:
        """Read the agenda again, and show it. Args: focus_on: the name of what should have the keyboard then."""
        self._focus_on = focus_on or self._focus_on
        self._asked += 1
        number, desk, sitting = self._asked, self._desk, self._sitting.id

        def read(agenda: Agenda) -> None:
            if number == self._asked:  # else something was done meanwhile, and it is read once more
                self._shown = number
                self._show(agenda)

        self._errands.run(lambda: find(desk, sitting), read, self._refused)

    def _lay_out(self) -> None:
        self._scroll = Scrolled("sitting_scroll")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wrong = Notice("sitting_wrong")
        self._why, self._number = label(""), label("", "help")
        self._why.setObjectName("sitting_why")
        self._number.setObjectName("sitting_number")
        self._wrong.rows.addWidget(self._why)
        state(self._wrong, "warning")
        rows = self._scroll.rows
        rows.setContentsMargins(40, 16, 40, 24)
        rows.setSpacing(12)
        for part in (
            self._head, self._form, self._question, self._wrong, self._number, self._cases, self._withheld,
        ):  # fmt: skip
            rows.addWidget(part)
        rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._footer)

    def _connect(self) -> None:
        self._head.change.connect(lambda: self._form.open(self._sitting))
        self._head.turned.connect(self._turn)
        self._head.remove.connect(lambda: self._question.ask(REMOVE, "Weghalen", "Laten staan", self._take_away))
        self._form.kept.connect(self._keep)
        self._form.shut.connect(self._form.hide)
        self._footer.back.connect(lambda: self.go.emit("coordination", {}))
        self._footer.wanted.connect(self._show_paper)
        self._cases.decided.connect(self._decide)
        self._cases.removed.connect(self._take_back)
        self._cases.opened.connect(self._open)
        self._cases.busy.connect(lambda: self._desk.tell(HALF, "warning"))
        self._cases.shown.connect(self._settle)
        self._withheld.form.connect(self._ask_consent)
        self._withheld.opened.connect(self._open)

    # The meeting itself

    def _keep(self, sitting: Sitting) -> None:
        if self._saved(sitting):
            self._form.hide()
            self.refresh("change_sitting")

    def _turn(self) -> None:
        if self.flush() and self._saved(replace(self._sitting, closed=not self._sitting.closed)):
            self.refresh("close_sitting")

    def _take_away(self) -> None:
        try:
            self._desk.dossiers.around.remove_sitting(self._sitting.id)
        except UserError as error:
            self._desk.tell(str(error), "error")
            return
        self._cases.forget()
        self._form.hide()
        self.go.emit("coordination", {})

    def _saved(self, sitting: Sitting) -> bool:
        try:
            self._desk.dossiers.around.save_sitting(sitting)
        except UserError as error:
            self._desk.tell(str(error), "error")
            return False
        self._sitting = sitting
        self._show_sitting()
        return True

    def _show_sitting(self) -> None:
        self._head.show_sitting(self._sitting, self._desk.guide.municipality, self._desk.today())

    # What lies on the table

    def _show(self, agenda: Agenda) -> None:
        before, self.agenda = self.agenda, agenda
        self._sitting = agenda.sitting
        self._show_sitting()
        self._say_what_left(before, agenda)
        said = wrong(agenda.table, self._desk.guide.municipality)
        self._why.setText(said)
        self._wrong.setVisible(bool(said))
        self._wrong.claim()
        self._footer.allow(good=agenda.table.good)
        self._number.setText(f"{cases(len(agenda.cases))} op tafel" if agenda.cases else NOTHING)
        self._number.setVisible(agenda.table.good)
        self._withheld.show_agenda(agenda)
        self._cases.show_agenda(agenda, self._focus_on)

    def _say_what_left(self, before: Agenda | None, now: Agenda) -> None:
        """Say that a case is no longer there while the page is open."""
        if before is None or before.sitting.organisations != now.sitting.organisations:
            return
        there = {case.referral.id for case in now.cases}
        left = [" ".join(words.who(case, now.sitting.id)) for case in before.cases if case.referral.id not in there]
        if left:
            self._desk.tell(LEFT.format(", ".join(dict.fromkeys(left))), "warning")

    def _settle(self, focus_on: str) -> None:
        self._focus_on = ""
        found = self.findChild(QWidget, focus_on) if focus_on else None
        if found is not None:
            found.setFocus()
            self._scroll.ensureWidgetVisible(found, 0, 90)

    # Deciding

    def _decide(self, case: Case, form: DecisionForm, text: str, who: str, due: object) -> None:
        if self.agenda is None:
            return
        try:
            still = record(self._desk, self.agenda, case, text, who, due)
        except UserError as error:
            form.complain(str(error))
            return
        self._cases.forget()
        if still:
            self._desk.tell(KEPT, "done")
        self.refresh(f"decide:{case.referral.id}")

    def _take_back(self, case: Case, decision: str) -> None:
        try:
            take_back(self._desk, case.dossier.id, decision)
        except UserError as error:
            self._desk.tell(str(error), "error")
        self.refresh(f"decide:{case.referral.id}")

    # Going elsewhere

    def _open(self, dossier: str) -> None:
        self.go.emit("dossier", {"dossier": dossier, "from": "sitting"})

    def _ask_consent(self, dossier: str, organisation: str) -> None:
        ids = {"dossier": dossier, "organisation": organisation, "sitting": self._sitting.id}
        self.go.emit("paper", {"paper": "consent", **ids, "back": "sitting"})

    def _show_paper(self, kind: str) -> None:
        self.go.emit("paper", {"paper": kind, "sitting": self._sitting.id, "back": "sitting"})

    def _refused(self, sentence: str) -> None:
        self._shown = self._asked
        self._desk.tell(sentence, "error")
