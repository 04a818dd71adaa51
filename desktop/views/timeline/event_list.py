"""The events under the headings of their years, narrowed and turned as one likes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from desktop.dossier.timeline import Event
from desktop.forms.chip import Chip
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.views.clearing import clear
from desktop.views.timeline import event_words
from desktop.views.timeline.event_words import FILTERS, NOTHING, Which
from desktop.views.timeline.year_events import YearEvents

FILTER_NAME = "Wat wilt u zien?"


class EventList(QFrame):
    """A card with the filter, and the line through time.

    Attributes:
        which: what is looked at.
        newest_first: whether the latest stands at the top.

    Signals:
        drawn: the list was drawn anew.
    """

    drawn = Signal()

    def __init__(self, events: Sequence[Event], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("events")
        self.setProperty("look", "card")
        self._events = list(events)
        self.which: Which = "all"
        self.newest_first = True
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 12, 24, 20)
        rows.setSpacing(10)
        rows.addLayout(self._ways())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        rows.addLayout(self._rows)
        self._draw()

    def show_events(self, events: Sequence[Event]) -> None:
        """Show what changed."""
        self._events = list(events)
        self._draw()

    def choose(self, which: str, newest_first: bool) -> None:
        """Look at one kind, in one order; an unknown kind is everything."""
        self.which = next((known for known in get_args(Which) if known == which), "all")
        self.newest_first = newest_first
        self._draw()

    def _ways(self) -> Flow:
        ways = Flow(6)
        self._choices = QButtonGroup(self)
        for which, (words, picture) in FILTERS.items():
            chip = Chip(words, f"events:{which}", picture)
            chip.setAccessibleDescription(FILTER_NAME)
            chip.clicked.connect(lambda _=False, one=which: self.choose(one, self.newest_first))
            self._choices.addButton(chip)
            ways.addWidget(chip)
        self._turn = button("", "events_order", "quiet")
        self._turn.clicked.connect(lambda: self.choose(self.which, not self.newest_first))
        ways.addWidget(self._turn)
        return ways

    def _draw(self) -> None:
        for chip in self._choices.buttons():
            chip.setChecked(chip.objectName() == f"events:{self.which}")
        words = "Nieuwste eerst" if self.newest_first else "Oudste eerst"
        self._turn.setText(words)
        self._turn.setIcon(icon("arrow-down" if self.newest_first else "arrow-up"))
        self._turn.setAccessibleName(f"Volgorde: {words.lower()}. Omkeren")
        clear(self._rows)
        shown = [event for event in self._events if event_words.wanted(event, self.which)]
        for title, group in groupby(event_words.in_order(shown, self.newest_first), event_words.heading):
            year = label(title, "heading")
            year.setContentsMargins(0, 6, 0, 8)
            self._rows.addWidget(year)
            self._rows.addWidget(YearEvents(list(group)))
        if not shown:
            self._rows.addWidget(label(NOTHING, "help"))
        self.drawn.emit()
