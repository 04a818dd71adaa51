"""One meeting in the list: its theme, when and where, who is there, and how many people it was for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.around import Meeting
from desktop.dossier.meetings import Tally, standing
from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import badge, button, label, look
from desktop.municipality.model import Municipality
from desktop.views.meetings.meeting_words import SORTS, counted, when_and_where, who_is_there

PICTURE = 26
STATES = {"today": "good", "cancelled": "error"}


class MeetingCard(QFrame):
    """A card with a button that opens the meeting.

    Signals:
        opened: it is wanted.
    """

    opened = Signal()

    def __init__(
        self,
        meeting: Meeting,
        title: str,
        tally: Tally,
        municipality: Municipality,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setObjectName(f"meeting:{meeting.id}")
        sort = standing(meeting, today)
        theme = municipality.settings.meetings.theme(meeting.theme)
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(title, "theme"), 1)
        if sort in STATES:
            head.addWidget(badge(SORTS[sort], STATES[sort], f"meeting_state:{meeting.id}"))
        words.addLayout(head)
        words.addWidget(label(when_and_where(meeting, today)))
        there = who_is_there(meeting, municipality)
        if there:
            words.addWidget(label(there, "small"))
        count = label(counted(tally, sort), "small")
        count.setObjectName(f"meeting_count:{meeting.id}")
        words.addWidget(count)
        opening = button("Openen", f"open_meeting:{meeting.id}")
        opening.setAccessibleName(f"Openen: {title}, {when_and_where(meeting, today)}")
        opening.clicked.connect(self.opened)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(14)
        row.addWidget(Picture(theme.icon if theme else "people", Shade.ACCENT, PICTURE), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(opening, 0, Qt.AlignmentFlag.AlignVCenter)
