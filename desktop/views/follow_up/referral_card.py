"""An earlier referral on a card: its steps so far, and the next one with its day and a note."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.dossier.model import Referral, ReferralStatus, Step
from desktop.dossier.promises import State, state_of
from desktop.dossier.steps import take_step
from desktop.errors import AnswerError
from desktop.forms.looks import button, named
from desktop.questions.answers import LONGEST_LINE, clean
from desktop.views import wording
from desktop.views.follow_up.promise_card import PromiseCard, Setting

STEPS: tuple[tuple[ReferralStatus, str], ...] = (
    ("received", "Ontvangen"),
    ("waiting", "Wachtlijst"),
    ("appointment", "Afspraak"),
    ("started", "Gestart"),
    ("completed", "Afgerond"),
    ("refused", "Geweigerd"),
    ("no_answer", "Geen antwoord"),
)
BEFORE = ("drafted", "sent")
"""Steps that the line above the history tells."""
PAUSE = 800
"""Milliseconds without typing after which a note is kept."""


class ReferralCard(PromiseCard):
    """One referral. Steps recorded on this page can be taken back, and the last of them can have a note."""

    def __init__(self, referral: Referral, setting: Setting, parent: QWidget | None = None) -> None:
        title = wording.organisation_name(referral.organisation, setting.guide.municipality)
        super().__init__(referral.id, title, [text for _, text in STEPS], setting, parent)
        self._referral = referral
        self._added: list[Step] = []
        self._note = QLineEdit()
        self._note.setPlaceholderText("Notitie bij deze stap (mag leeg blijven)")
        self._note.setMaxLength(LONGEST_LINE)
        named(self._note, f"note:{referral.id}", "Notitie bij deze stap")
        self._undo = button("Ongedaan maken", f"undo:{referral.id}", "quiet")
        row = QHBoxLayout()
        row.addWidget(self._note, 1)
        row.addWidget(self._undo)
        self.body.addLayout(row)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        self._note.textEdited.connect(lambda: self._pause.start())
        self._note.editingFinished.connect(self.flush)
        self._undo.clicked.connect(self._take_back)
        self.say_title(referral.rule, referral.need)
        self.show_promise()

    def record(self, index: int, on: date) -> None:
        """Add a step; one of the same day that was added on this page is corrected instead."""
        self.flush()
        last = self._added[-1] if self._added else None
        instead = last if last and on in (last.on, last.expected_on) else None
        step = take_step(self._referral, STEPS[index][0], on, self._setting.today, instead)
        self._added = [*(kept for kept in self._added if kept is not instead), step]
        self._note.setText(step.note)

    def flush(self) -> None:
        """Keep the note as it is typed now."""
        self._pause.stop()
        typed = self._note.text()
        try:
            note = clean(typed, LONGEST_LINE) if typed.strip() else ""
        except AnswerError:
            return  # nothing but signs that cannot be seen
        if self._added and self._added[-1].note != note:
            self._added[-1].note = note
            self.show_promise()
            self.changed.emit()

    def show_promise(self) -> None:
        """Show where the referral stands now."""
        referral, setting = self._referral, self._setting
        found = state_of(referral, setting.guide.municipality, setting.today)
        at = next((index for index, (status, _) in enumerate(STEPS) if status == referral.status), None)
        last = referral.history[-1] if referral.history else Step("drafted", setting.today)
        name = wording.organisation_name(referral.organisation, setting.guide.municipality)
        day = f"{last.expected_on or last.on:%d-%m-%Y}"
        self.show_state(found, at, _phrase(found, last), organisation=name, date=day)
        organisation = setting.guide.municipality.organisation_by_id.get(referral.organisation)
        usual = wording.waiting(organisation.waiting_days if organisation else None)
        sent = f"verstuurd op {wording.day(referral.sent_on)}" if referral.sent_on else "nog niet verstuurd"
        self._what.setText(referral.need)
        self._what.setVisible(bool(referral.need))
        self._whence.setText(f"{sent}  ·  wachttijd: {usual}")
        steps = [_in_words(step) for step in referral.history if step.status not in BEFORE]
        self._history.setText("   →   ".join(steps))
        self._history.setVisible(bool(self._history.text()))
        self._note.setVisible(bool(self._added))
        self._undo.setVisible(bool(self._added))

    def _take_back(self) -> None:
        self._pause.stop()
        self._referral.history.remove(self._added.pop())
        self._note.setText(self._added[-1].note if self._added else "")
        self.show_promise()
        self.changed.emit()


def _phrase(found: State, last: Step) -> str:
    """Id of the sentence that tells the newcomer where a referral stands."""
    if found == "lost":
        return "referral_no_answer"
    if last.status == "waiting" and last.expected_on:
        return "referral_waiting_until"
    return f"referral_{last.status}"


def _in_words(step: Step) -> str:
    words = f"{step.on:%d-%m-%Y} {wording.STATUS[step.status]}"
    if step.expected_on:
        words += f" ({'op' if step.status == 'appointment' else 'verwacht'} {step.expected_on:%d-%m-%Y})"
    return f"{words}: {step.note}" if step.note else words
