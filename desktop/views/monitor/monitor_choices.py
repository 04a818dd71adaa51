"""What is looked at: the period, the conversation, the goal, and by what it is told apart."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.guide import Guide
from desktop.monitor.breakdowns import available
from desktop.views.monitor.choice import Choice, PeriodChoice
from desktop.views.monitor.wanted import APART, LAST_YEAR, Wanted
from desktop.views.monitor.wording import ALL_PILLARS, ALL_ROUNDS, APART_PILLAR, TOGETHER

AROUND, GAP = 60, 12
"""Pixels beside the words of a field, and between two fields."""


class MonitorChoices(QWidget):
    """Each change counts at once.

    Signals:
        changed: something else is wanted.
    """

    changed = Signal()

    def __init__(self, guide: Guide, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pillars = guide.municipality.settings.pillars
        apart = [(APART, APART_PILLAR)] if guide.indicators.pillar(None) else []
        self._period = PeriodChoice("monitor_period", today)
        self._by = Choice("monitor_by", "Uitgesplitst naar", [("", TOGETHER), *available(guide).items()])
        self._pillar = Choice(
            "monitor_pillar", "Doel", [("", ALL_PILLARS), *apart, *((item.id, item.title) for item in pillars)]
        )
        rounds = [(item.id, item.title) for item in guide.questionnaire.rounds]
        self._round = Choice("monitor_round", "Gesprek", [("", ALL_ROUNDS), *rounds])
        self._every = (self._period, self._by, self._pillar, self._round)
        self._grid, self._in_a_row = QGridLayout(self), 0
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        for choice in self._every:
            choice.field.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._place(len(self._every))
        self.setFocusProxy(self._period.field)

    def show_names(self, shown: bool) -> None:
        """The names above the fields, where there is room."""
        for choice in self._every:
            choice.show_name(shown)

    @property
    def wanted(self) -> Wanted:
        """What stands in the fields."""
        return Wanted(self._period.period, self._round.chosen, self._pillar.chosen, self._by.chosen)

    def show_wanted(self, wanted: Wanted) -> Wanted:
        """Put the fields so. Returns what then stands in them: what does not exist here is left out."""
        self._period.show_period(wanted.period)
        for choice, option in ((self._round, wanted.round), (self._pillar, wanted.pillar), (self._by, wanted.by)):
            choice.show_chosen(option)
        return self.wanted

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside one another, or two by two."""
        super().resizeEvent(event)
        needed = self.fontMetrics().horizontalAdvance(LAST_YEAR) + AROUND + GAP
        self._place(4 if self.width() >= 4 * needed else 2)

    def _place(self, in_a_row: int) -> None:
        if in_a_row == self._in_a_row:
            return
        self._in_a_row = in_a_row
        for place, choice in enumerate(self._every):
            self._grid.addWidget(choice, place // in_a_row, place % in_a_row)
        for column in range(len(self._every)):
            self._grid.setColumnStretch(column, 1 if column < in_a_row else 0)
