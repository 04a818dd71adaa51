"""At the top of one meeting: its theme, when and where; and what can be done with the meeting itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.dossier.around import Meeting
from desktop.dossier.meetings import standing
from desktop.forms.icons import icon
from desktop.forms.looks import badge, button, label, state
from desktop.municipality.model import Municipality
from desktop.views.meetings.meeting_card import STATES
from desktop.views.meetings.meeting_words import SORTS, when_and_where, who_is_there


class MeetingHead(QWidget):
    """Words, and a menu.

    Signals:
        changed: the meeting is to be changed.
        cancelled: whether it does not go on.
        removed: it is to be thrown away.
    """

    changed = Signal()
    cancelled = Signal(bool)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._off = False
        self._title, self._when, self._there = label("", "title"), label(""), label("", "small")
        self._title.setObjectName("meeting_title")
        self._when.setObjectName("meeting_when")
        self._state = badge("", "", "meeting_state")
        more = button("Veranderen", "meeting_more")
        more.setIcon(icon("pencil"))
        more.setAccessibleName("Veranderen, afzeggen of weggooien")
        menu = QMenu(more)
        change = menu.addAction("Gegevens veranderen")
        change.setObjectName("meeting_change")
        change.triggered.connect(lambda _=False: self.changed.emit())
        self._cancel = menu.addAction("Gaat niet door")
        self._cancel.setObjectName("meeting_cancel")
        self._cancel.triggered.connect(lambda _=False: self.cancelled.emit(not self._off))
        remove = menu.addAction("Weggooien")
        remove.setObjectName("meeting_remove")
        remove.triggered.connect(lambda _=False: self.removed.emit())
        more.setMenu(menu)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(more)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(head)
        rows.addWidget(self._when)
        rows.addWidget(self._there)

    def be_brief(self, brief: bool) -> None:
        """In a low window: only the title and the day."""
        self._there.setVisible(bool(self._there.text()) and not brief)

    def show_meeting(self, meeting: Meeting, title: str, municipality: Municipality, today: date) -> None:
        """Show a meeting."""
        sort = standing(meeting, today)
        self._off = meeting.cancelled
        self._title.setText(title)
        self._when.setText(when_and_where(meeting, today))
        there = who_is_there(meeting, municipality)
        self._there.setText(there)
        self._there.setVisible(bool(there))
        self._state.setText(SORTS[sort])
        state(self._state, STATES.get(sort, ""))
        self._cancel.setText("Gaat toch door" if meeting.cancelled else "Gaat niet door")
