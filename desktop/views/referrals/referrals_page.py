"""The referrals of one newcomer, outside any conversation: what the phone tells is recorded here, and saved at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.dossier import agreements, steps
from desktop.dossier.model import Decision, Dossier, Referral, ReferralStatus
from desktop.errors import AnswerError
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, state
from desktop.letters.occasion import Occasion
from desktop.questions import dates
from desktop.views import wording
from desktop.views.desk import Desk
from desktop.views.dossier_saving import DossierSaving
from desktop.views.inline_question import InlineQuestion
from desktop.views.page import Page
from desktop.views.page_foot import PLACES, TO_DOSSIER
from desktop.views.referrals.agenda_saving import AgendaSaving
from desktop.views.referrals.elsewhere import Elsewhere
from desktop.views.referrals.recording import Recording
from desktop.views.referrals.referral_details import ReferralDetails
from desktop.views.referrals.referral_list import ReferralList
from desktop.views.referrals.standing import Standing, in_order, standing

KEPT, UNKEPT = "Alles wordt meteen opgeslagen.", "Nog niet opgeslagen: het wordt opnieuw geprobeerd"
NARROW, WIDE = 236, 330
"""Pixels of the list at the left."""


class ReferralsPage(Page):
    """The list at the left, the chosen one at the right, or in its place the choice of another organisation.

    While the page is there the list keeps its order: what was just clicked does not jump away.

    Attributes:
        agenda: saves appointments for an agenda.
    """

    def __init__(
        self, desk: Desk, dossier: Dossier, referral_id: str = "", came_from: str = "", parent: QWidget | None = None
    ) -> None:
        """Args: came_from: "work" when it was reached from the work list, which it then leads back to."""
        super().__init__(parent)
        self.setObjectName("page")
        self.title = f"Doorverwijzingen van {dossier.newcomer.name}"
        self._desk, self._dossier = desk, dossier
        self._here = {"dossier": dossier.id} | ({"from": came_from} if came_from else {})
        self._saving = DossierSaving(desk, dossier, self)
        self._recording = Recording(dossier, desk.professional)
        self._list, self._question = ReferralList(), InlineQuestion()
        self._details = ReferralDetails(desk, dossier)
        self.agenda = AgendaSaving(desk, dossier)
        self._right = Elsewhere(desk, dossier, self._details)
        first = in_order([self._standing(referral) for referral in self._dossier.referrals])
        known = self._order = [at.referral.id for at in first]
        self._chosen = referral_id if referral_id in known else (known[0] if known else "")
        self.setFocusProxy(self._list)
        self._lay_out(bool(known))
        self._connect()
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """The tab key learns its way once the page is in its window: on coming there Qt orders anew."""
        super().showEvent(event)

    def flush(self) -> bool:
        """Keep the note and the day that are being typed, and save what the disk refused before.

        Returns:
            False when a day cannot be, another organisation is half chosen, or the disk refuses.
        """
        return self._right.may_leave() and self._details.next_step.flush() and self._saving.flush()

    def abandon(self) -> bool:
        """Forget a day that cannot be and an organisation that was half chosen, and save the rest."""
        self._right.close_editor()
        last = self._referral().history[-1:] if self._chosen else []
        self._details.next_step.show_day(last[0].expected_on if last else None)
        return self.flush()

    def view(self) -> dict[str, str]:
        """Which referral is looked at."""
        return {"referral": self._chosen} if self._chosen else {}

    def show_view(self, view: Mapping[str, str]) -> None:
        """Look at it again."""
        if view.get("referral") in self._order:
            self._choose(view["referral"])

    # What stands where

    def _lay_out(self, any_there: bool) -> None:
        self._list.setMinimumWidth(NARROW)
        self._list.setMaximumWidth(WIDE)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(self._list, 2)
        columns.addWidget(self._right, 6)
        middle = QVBoxLayout()
        middle.setContentsMargins(24, 12, 8, 0)
        middle.setSpacing(10)
        middle.addWidget(label(self.title, "title"))
        middle.addWidget(self._question)
        if any_there:
            middle.addLayout(columns, 1)
        else:
            for part in (self._list, self._right, self.agenda):
                part.setParent(self)
                part.hide()
            nothing, onward = _nothing()
            onward.clicked.connect(lambda: self.go.emit("dossier", {"dossier": self._dossier.id}))
            middle.addWidget(nothing)
            middle.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(middle, 1)
        self._footer_bar = self._footer(any_there)
        rows.addWidget(self._footer_bar)

    def _footer(self, any_there: bool) -> QFrame:
        footer = QFrame()
        footer.setProperty("look", "footer")
        from_work = self._here.get("from") == "work"
        back = button(PLACES["work"] if from_work else TO_DOSSIER, "back", "quiet")
        back.setIcon(icon("arrow-left"))
        back.clicked.connect(lambda: self._leave_for("work", {}) if from_work else self.leave.emit())
        aside = button("Dossier", "to_dossier", "quiet")
        aside.setHidden(not from_work)
        aside.clicked.connect(self.leave)
        self._kept = label(KEPT, "small")
        self._kept.setObjectName("kept")
        row = QHBoxLayout(footer)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(12)
        row.addWidget(back)
        row.addWidget(aside)
        row.addWidget(self._kept, 1)
        if any_there:
            row.addWidget(self.agenda)
        return footer

    def _connect(self) -> None:
        shown = self._details
        self._saving.kept.connect(self._show_kept)
        self._list.chosen.connect(self._choose)
        self.agenda.replacing.connect(self._ask_to_replace)
        self._right.decided.connect(self._decide)
        self._right.signed.connect(self._sign)
        self._right.stop.connect(lambda organisation: self._paper("stop", organisation=organisation))
        self._right.agreed.connect(self._refer_elsewhere)
        shown.next_step.taken.connect(self._take)
        shown.next_step.expected.connect(self._expect)
        shown.next_step.noted.connect(self._note)
        shown.withdrawal.agreed.connect(self._withdraw)
        shown.facts.withdrawn.connect(self._ask_to_withdraw)
        shown.facts.form.connect(lambda: self._paper("consent"))
        shown.words.message.connect(lambda: self._paper("message"))
        shown.head.wanted.connect(self._act)
        shown.papers.letter.connect(lambda: self._act("letter"))
        shown.papers.reminder.connect(lambda: self._act("reminder"))
        shown.papers.elsewhere.connect(lambda: self._act("elsewhere"))
        shown.papers.stop.connect(lambda: self._act("stop"))
        shown.papers.opened.connect(lambda letter: self._paper("sent", letter=letter))

    def _standing(self, referral: Referral) -> Standing:
        return standing(referral, self._desk.guide.municipality, self._desk.waits(), self._desk.today())

    def _referral(self) -> Referral:
        return next(referral for referral in self._dossier.referrals if referral.id == self._chosen)

    def _name(self, referral: Referral) -> str:
        return wording.organisation_name(referral.organisation, self._desk.guide.municipality)

    def _refresh(self) -> None:
        for referral in self._dossier.referrals:
            if referral.id not in self._order:  # it came in the place of another one
                self._order.insert(self._order.index(referral.instead_of or self._order[-1]) + 1, referral.id)
        found = {referral.id: self._standing(referral) for referral in self._dossier.referrals}
        self._list.show_referrals([found[one] for one in self._order if one in found], self._chosen)
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self._chosen:
            referral = self._referral()
            self._details.show_referral(self._standing(referral), self._recording.fresh(referral))
        self._offer_undo()

    def _offer_undo(self) -> None:
        last, bar = self._recording.last, self._details.next_step.undo
        if last is None:
            bar.hide()
            return
        words = {
            "step": wording.STATUS[last.referral.status],
            "withdrawal": "toestemming ingetrokken",
            "elsewhere": "verder met een andere organisatie",
        }[last.what]
        where = "" if last.referral.id == self._chosen else f" bij {self._name(last.referral)}"
        bar.offer(f"Zojuist genoteerd{where}: {words}.", self._take_back)

    def _choose(self, referral_id: str) -> None:
        if referral_id != self._chosen and self._leave_this():
            self._chosen = referral_id
            self._details.withdrawal.hide()
            self._show_chosen()
            self._details.verticalScrollBar().setValue(0)
        self._list.mark(self._chosen)

    def _leave_this(self) -> bool:
        """Whether nothing is half typed; what can be kept is kept."""
        if not self._right.may_leave():
            return False
        self._right.close_editor()
        return self._details.next_step.flush()

    # What is recorded

    def _take(self, status: ReferralStatus, on: date) -> None:
        step, referral = self._details.next_step, self._referral()
        if not step.flush():
            return
        try:
            self._recording.take(referral, status, on, self._desk.today())
        except AnswerError as error:
            step.complain(str(error))
            return
        self._recorded()
        self._details.focus_on_more()

    def _expect(self, typed: str) -> None:
        last = self._referral().history[-1]
        try:
            steps.expect(last, dates.parse(typed) if typed.strip() else None)
        except AnswerError as error:
            self._details.next_step.complain(str(error), day_told=True)
            return
        self._details.next_step.show_day(last.expected_on)
        self._recorded()

    def _note(self, note: str) -> None:
        self._referral().history[-1].note = note
        self._saving.changed()
        self._details.show_course(self._standing(self._referral()))

    def _recorded(self) -> None:
        self._saving.changed()
        self._refresh()

    def _take_back(self) -> None:
        referral = self._recording.undo()
        if referral is not None:
            self._chosen = referral.id
            self._recorded()

    def _ask_to_withdraw(self) -> None:
        referral = self._referral()
        given = agreements.decided_on(self._dossier, referral.organisation)
        today = self._desk.today()
        self._details.withdrawal.ask(self._dossier.newcomer.name, self._name(referral), given or today, today)
        self._details.ensureWidgetVisible(self._details.withdrawal)

    def _withdraw(self, on: date) -> None:
        if self._details.next_step.flush():
            self._recording.withdraw(self._referral(), on)
            self._recorded()

    # Another organisation

    def _decide(self, organisation: str, decision: str) -> None:
        agreements.decide(self._dossier, organisation, cast(Decision, decision), self._desk.today())
        self._saving.changed()

    def _sign(self, organisation: str, signed: bool) -> None:
        self._recording.sign(organisation, signed)
        self._saving.changed()

    def _refer_elsewhere(self, draft: Referral) -> None:
        talk, today = self._dossier.conversations[-1], self._desk.today()
        try:
            other = self._recording.elsewhere(self._referral(), draft, talk, today)
        except AnswerError as error:
            self._right.refuse(str(error))
            return
        self._right.close_editor()
        self._chosen = other.id
        self._recorded()

    # Ways on

    def _act(self, act: str) -> None:
        if act == "elsewhere":
            if self._leave_this():
                self._right.choose(self._referral(), f"In plaats van {self._name(self._referral())}")
        elif act == "follow":
            after = steps.followed_by(self._dossier, self._referral())
            self._choose(after.id if after else self._chosen)
        elif act == "letter":
            talk = Occasion.of_referral(self._desk.guide, self._dossier, self._referral(), self._desk.today())
            ids = {"conversation": talk.conversation.id, "referral": self._chosen, "back": "referrals"}
            self._leave_for("letters", ids)
        else:
            self._paper(act)

    def _paper(self, kind: str, **more: str) -> None:
        referral = self._referral()
        ids = {"paper": kind, "referral": referral.id, "organisation": referral.organisation, "back": "referrals"}
        talk = Occasion.of_referral(self._desk.guide, self._dossier, referral, self._desk.today()).conversation
        if talk in self._dossier.conversations:
            ids["conversation"] = talk.id
        self._leave_for("paper", ids | more)

    def _leave_for(self, name: str, ids: dict[str, str]) -> None:
        if self.flush():
            self.go.emit(name, ids if name == "work" else self._here | ids)

    def _ask_to_replace(self, file: Path, write: Callable[[], None]) -> None:
        text = f"Dit staat er al: {file.name}. Wilt u het vervangen?"
        self._question.ask(text, "Vervangen", "Niet opslaan", write)

    def _show_kept(self, kept: bool) -> None:
        self._kept.setText(KEPT if kept else UNKEPT)
        state(self._kept, "" if kept else "error")


def _nothing() -> tuple[QFrame, QPushButton]:
    """What stands there for the list, and the button to where a conversation begins."""
    frame = QFrame()
    frame.setProperty("look", "panel")
    frame.setObjectName("no_referrals")
    rows = QVBoxLayout(frame)
    rows.setContentsMargins(32, 32, 32, 32)
    rows.setSpacing(8)
    rows.addWidget(label("Er is nog niet doorverwezen", "heading"))
    rows.addWidget(label("Dat doet u in een gesprek, bij 'Acties'. Een gesprek begint u in het dossier.", "help"))
    onward = button("Naar het dossier", "no_referrals_onward", "primary")
    rows.addSpacing(8)
    rows.addWidget(onward, 0, Qt.AlignmentFlag.AlignLeft)
    return frame, onward
