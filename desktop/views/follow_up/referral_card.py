"""An earlier referral on a card: its steps so far, and the next one with its day and a note."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.dossier.agreements import check_sending
from desktop.dossier.model import Referral, ReferralStatus, Step
from desktop.dossier.promises import Promise, state_of
from desktop.dossier.steps import TO_COME, expect, possible, take_step, told
from desktop.dossier.waiting import Expectation, expectation, expected_by
from desktop.errors import AnswerError
from desktop.forms.looks import button, named
from desktop.questions import dates
from desktop.questions.answers import LONGEST_LINE, clean
from desktop.views import wording
from desktop.views.follow_up.expected_day import ExpectedDay
from desktop.views.follow_up.promise_card import PromiseCard, Setting

_ORDER: tuple[ReferralStatus, ...] = (
    "received", "waiting", "appointment", "started", "completed", "refused", "no_answer", "sent", "withdrawn",
)  # fmt: skip
STEPS = tuple((status, wording.begun(wording.STATUS[status])) for status in _ORDER)
SENT, WITHDRAWN = len(STEPS) - 2, len(STEPS) - 1
"""The first of them is shown first, and only to a letter that was not sent before."""
WHICH_DAY: dict[ReferralStatus, str] = {
    "appointment": "Op welke dag is de afspraak?",
    "waiting": "Rond welke dag is de beurt?",
    "sent": "Wanneer horen we iets? (mag leeg)",
    "received": "Wanneer horen we meer? (mag leeg)",
    "no_answer": "Wanneer vragen we het na? (mag leeg)",
}
"""What is asked besides the day on which a step was recorded: the day on which the next one is expected."""
NOTE = "Notitie bij deze stap (mag leeg blijven)"
REASONS: dict[ReferralStatus, str] = {
    "refused": "Waarom niet? Bijvoorbeeld: geen plek, te ver weg",
    "withdrawn": "Waarom? Bijvoorbeeld: niet meer nodig, verhuisd",
    "no_answer": "Wat is er geprobeerd? Bijvoorbeeld: twee keer gebeld",
}
"""What is asked of a step of which somebody will want to know why."""
BEFORE = ("drafted", "sent")
"""Steps that the line above the history tells."""
PAUSE = 800
"""Milliseconds without typing after which a note is kept."""


class ReferralCard(PromiseCard):
    """One referral. Steps recorded on this page can be taken back, and the last of them can have a note."""

    def __init__(self, referral: Referral, setting: Setting, parent: QWidget | None = None) -> None:
        title = wording.organisation_name(referral.organisation, setting.guide.municipality)
        steps = {index: STEPS[index][1] for index in (SENT, *range(SENT), WITHDRAWN)}
        super().__init__(referral.id, title, steps, setting, parent)
        self._referral = referral
        self._added: list[Step] = []
        self._note = QLineEdit()
        self._note.setMaxLength(LONGEST_LINE)
        named(self._note, f"note:{referral.id}", "Notitie bij deze stap")
        self._undo = button("Ongedaan maken", f"undo:{referral.id}", "quiet")
        self._expected = ExpectedDay(referral.id)
        self._expected.chosen.connect(self._expect)
        self.body.addWidget(self._expected)
        row = QHBoxLayout()
        row.addWidget(self._note, 1)
        row.addWidget(self._undo)
        self.body.addLayout(row)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._keep_note)
        self._note.textEdited.connect(lambda: self._pause.start())
        self._note.editingFinished.connect(self._keep_note)
        self._undo.clicked.connect(self._take_back)
        self.say_title(referral.rule, referral.need)
        self.forget()
        self.show_promise()

    def record(self, index: int, on: date) -> None:
        """Add a step; one of the same day that was added on this page is corrected instead."""
        self._keep_note()
        last = self._added[-1] if self._added else None
        instead = last if last and on in (last.on, last.expected_on) else None
        status = STEPS[index][0]
        if status == "sent":
            check_sending(self._setting.dossier, self._referral, on)
        step = take_step(self._referral, status, on, self._setting.today, instead)
        self._added = [*(kept for kept in self._added if kept is not instead), step]
        self._note.setText(step.note)
        self._expected.show_day(step.expected_on)

    def flush(self) -> bool:
        """Keep the note and the day as they are typed now. Returns whether the day could be kept."""
        self._keep_note()
        return self._expected.flush()

    def forget(self) -> None:
        """Put back the day that is kept."""
        self._expected.show_day(self._referral.history[-1].expected_on if self._referral.history else None)

    def _keep_note(self) -> None:
        self._pause.stop()
        typed = self._note.text()
        try:
            note = clean(typed, LONGEST_LINE, one_line=True) if typed.strip() else ""
        except AnswerError:
            return  # nothing but signs that cannot be seen
        if self._added and self._added[-1].note != note:
            self._added[-1].note = note
            self.show_promise()
            self.changed.emit()

    def show_promise(self) -> None:
        """Show where the referral stands now."""
        referral, setting = self._referral, self._setting
        found = state_of(referral, setting.guide.municipality, setting.today, setting.waits)
        at = next((index for index, (status, _) in enumerate(STEPS) if status == referral.status), None)
        last = referral.history[-1] if referral.history else Step("drafted", setting.today)
        name = wording.organisation_name(referral.organisation, setting.guide.municipality)
        phrase, expected = told(referral)
        phrase = "referral_no_answer" if found == "lost" else phrase
        self.show_state(Promise(referral, found), at, phrase, organisation=name, date=dates.write(expected))
        self._show_steps()
        asked = last in self._added or last.expected_on or referral.status in TO_COME
        self._expected.ask(WHICH_DAY.get(referral.status, "") if asked else "")
        self._show_wait()
        self._what.setText(referral.need)
        self._what.setVisible(bool(referral.need))
        steps = [_in_words(step) for step in referral.history if step.status not in BEFORE]
        self._history.setText("   →   ".join(steps))
        self._history.setVisible(bool(self._history.text()))
        self._note.setPlaceholderText(REASONS.get(referral.status, NOTE))
        self._note.setAccessibleName(self._note.placeholderText())
        self._note.setVisible(bool(self._added))
        self._undo.setVisible(bool(self._added))

    def _show_steps(self) -> None:
        """Offer what makes sense from here, and what the step of this page could have been instead."""
        kept = [step for step in self._referral.history if step not in self._added[-1:]]
        offered = {*possible(kept[-1].status if kept else "drafted"), *possible(self._referral.status)}
        for index, (status, _) in enumerate(STEPS):
            self._steps.button(index).setVisible(status in offered)

    def _show_wait(self) -> None:
        """When it was sent, how long it usually takes, and since when it takes too long."""
        referral, setting = self._referral, self._setting
        organisation = setting.guide.municipality.organisation_by_id.get(referral.organisation)
        expected = expectation(organisation, setting.waits) if organisation else Expectation("unknown")
        sent = f"verstuurd op {wording.day(referral.sent_on)}" if referral.sent_on else "nog niet verstuurd"
        self._whence.setText(f"{sent}  ·  wachttijd: {wording.waiting(expected)}")
        by = expected_by(referral, expected.patience)
        late = by is not None and by < setting.today
        self._late.setText(f"Te laat: verwacht rond {wording.day(by)}." if by and late else "")
        self._late.setVisible(late)

    def _expect(self, typed: str) -> None:
        """Keep the day of the appointment, or of the turn."""
        last = self._referral.history[-1]
        try:
            expect(last, dates.parse(typed) if typed.strip() else None)
        except AnswerError as error:
            self.refuse(str(error), self._expected.line)
            return
        self.show_unsaved("")
        self._expected.show_day(last.expected_on)
        self.show_promise()
        self.changed.emit()

    def _take_back(self) -> None:
        self._pause.stop()
        self._referral.history.remove(self._added.pop())
        self._note.setText(self._added[-1].note if self._added else "")
        self.forget()
        self.show_promise()
        self.changed.emit()


def _in_words(step: Step) -> str:
    words = f"{step.on:%d-%m-%Y} {wording.STATUS[step.status]}"
    if step.expected_on:
        words += f" ({'op' if step.status == 'appointment' else 'verwacht'} {step.expected_on:%d-%m-%Y})"
    return f"{words}: {step.note}" if step.note else words
