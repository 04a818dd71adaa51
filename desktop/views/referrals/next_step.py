"""What happened now, in one click: the next steps of a referral, on which day, and what was said about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.dossier.model import ReferralStatus, Step
from desktop.dossier.steps import TO_COME
from desktop.errors import AnswerError
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look, named, state
from desktop.questions import dates
from desktop.questions.answers import LONGEST_LINE, clean
from desktop.views.agreements.undo_bar import UndoBar
from desktop.views.clearing import clear
from desktop.views.follow_up.expected_day import ExpectedDay
from desktop.views.follow_up.promise_card import wide_enough
from desktop.views.follow_up.referral_card import NOTE, PAUSE, REASONS, STEPS, WHICH_DAY

WORDS: dict[ReferralStatus, str] = dict(STEPS)
PICTURES: dict[ReferralStatus, str] = {
    "sent": "letter", "received": "check", "waiting": "clock", "appointment": "calendar", "started": "handshake",
    "completed": "flag", "refused": "close", "withdrawn": "minus", "no_answer": "question",
}  # fmt: skip


class NextStep(QFrame):
    """A day, and a button for each step that can come; after the click the day that was told, and a note.

    Signals:
        taken: a status, and the day on which it was so.
        expected: the day that was told, as it was typed.
        noted: what was said about the step that was just recorded.
    """

    taken = Signal(str, object)
    expected = Signal(str)
    noted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        named(self, "next_step", "Wat is er gebeurd?")
        self._heading = label("", "theme")
        self._day = QLineEdit()
        self._day.setMaxLength(20)
        self._day.setFixedWidth(wide_enough("00-00-0000"))
        named(self._day, "step_day", "Op welke dag gebeurde het?")
        self._buttons = Flow(6)
        self._error = label("", "error")
        self._error.setObjectName("step_error")
        self._error.hide()
        self._asked_day = ExpectedDay("chosen")
        self._note = QLineEdit()
        self._note.setMaxLength(LONGEST_LINE)
        named(self._note, "step_note", "Notitie bij de laatste stap")
        self._kept, self._day_first = "", False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self.undo = UndoBar()
        self._lay_out()
        self._asked_day.chosen.connect(self._tell_day)
        self._note.textEdited.connect(lambda: self._pause.start())
        self._note.editingFinished.connect(self._keep_note)
        self._pause.timeout.connect(self._keep_note)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        self._on = label("Op", "help")
        self._on.setWordWrap(False)
        head.addWidget(self._on)
        head.addWidget(self._day)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 18, 16)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addLayout(self._buttons)
        for part in (self._error, self.undo, self._asked_day, self._note):
            rows.addWidget(part)

    def show_steps(self, possible: Sequence[ReferralStatus], last: Step | None, fresh: bool, today: date) -> None:
        """Show what can come now.

        Args:
            last: the step at which it stands.
            fresh: whether that was recorded just now, so that a note can be written with it.
        """
        clear(self._buttons)
        for status in possible:
            step = button(WORDS[status], f"step:{status}")
            step.setIcon(icon(PICTURES[status]))
            step.clicked.connect(lambda _=False, taken=status: self._clicked(taken))
            self._buttons.addWidget(step)
        self._heading.setText("Wat is er nu gebeurd?" if possible else "Deze doorverwijzing is afgesloten.")
        self._day.setText(dates.write(today))
        for part in (self._on, self._day):
            part.setHidden(not possible)
        self._day_first = last is not None and last.status in TO_COME
        asked = last is not None and (fresh or last.expected_on is not None or self._day_first)
        self._asked_day.ask(WHICH_DAY.get(last.status, "") if last and asked else "")
        self._asked_day.show_day(last.expected_on if last else None)
        self._kept = last.note if last and fresh else ""
        self._pause.stop()
        self._note.setText(self._kept)
        self._note.setVisible(fresh)
        self._note.setPlaceholderText(REASONS.get(last.status, NOTE) if last else NOTE)
        self._note.setAccessibleName(self._note.placeholderText())
        self.complain("")

    def focus_on_more(self) -> None:
        """Put the keyboard where the rest of what was said can be typed."""
        line = self._asked_day.line if self._day_first else self._note
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_day(self, day: date | None) -> None:
        """Show the day that is kept."""
        self._asked_day.show_day(day)
        self.complain("")

    def complain(self, sentence: str, day_told: bool = False) -> None:
        """Say why a day cannot be: that of the step, or the one that was told. An empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        state(self._day, "error" if sentence and not day_told else "")
        state(self._asked_day.line, "error" if sentence and day_told else "")

    def flush(self) -> bool:
        """Keep the note and the day as they are typed now. Returns whether the day could be kept."""
        self._keep_note()
        return self._asked_day.flush()

    def _clicked(self, status: ReferralStatus) -> None:
        try:
            self.taken.emit(status, dates.parse(self._day.text()))
        except AnswerError as error:
            self.complain(str(error))
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_day(self, typed: str) -> None:
        self._keep_note()  # what is told here is drawn anew
        self.expected.emit(typed)

    def _keep_note(self) -> None:
        self._pause.stop()
        typed = self._note.text()
        if self._note.isHidden() or typed == self._kept:
            return
        try:
            note = clean(typed, LONGEST_LINE, one_line=True) if typed.strip() else ""
        except AnswerError:
            return  # nothing but signs that cannot be seen
        self._kept = typed
        self.noted.emit(note)
