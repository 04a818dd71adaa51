"""What is looked at: the period, the conversation, the goal, and by what it is told apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.forms.flow import Flow
from desktop.forms.looks import label, named
from desktop.guide import Guide
from desktop.letters.monitor_period import in_words
from desktop.monitor.breakdowns import available
from desktop.monitor.model import Period
from desktop.views.monitor.wanted import APART, Wanted, begun, choices, read, written
from desktop.views.monitor.wording import ALL_PILLARS, ALL_ROUNDS, APART_PILLAR, TOGETHER
from desktop.views.steady import steady

EDGE = 30
"""Pixels beside the words of an open list."""
SIGNS = 12, 20
"""Signs that a field shows at least, and at most, of its longest choice; the open list shows all of it."""


class _Field(QComboBox):
    """A list as wide as its words, whatever the field is."""

    def showPopup(self) -> None:
        """Open it."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + EDGE)
        super().showPopup()


class Choice(QWidget):
    """A field with its name above it.

    Attributes:
        field: what can be chosen.
    """

    def __init__(
        self, name: str, words: str, options: Iterable[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """Args: options: id and words."""
        super().__init__(parent)
        self.field = _Field()
        named(self.field, name, words)
        self.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        found = list(options)
        longest = max((len(title) for _, title in found), default=0)
        self.field.setMinimumContentsLength(min(max(SIGNS[0], longest), SIGNS[1]))
        for option, title in found:
            self.field.addItem(title, option)
        steady(self.field)
        above = self._above = label(words, "small")
        above.setWordWrap(False)
        above.setBuddy(self.field)
        self.field.setToolTip(words)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(above)
        rows.addWidget(self.field)

    @property
    def chosen(self) -> str:
        """The id."""
        return str(self.field.currentData() or "")

    def show_name(self, shown: bool) -> None:
        """Leave its name out where there is no room: what is chosen says enough."""
        self._above.setVisible(shown)

    def show_chosen(self, option: str) -> None:
        """Put it on a choice, without a word to anybody; the first when there is no such one."""
        before = self.field.blockSignals(True)
        self.field.setCurrentIndex(max(0, self.field.findData(option)))
        self.field.blockSignals(before)


class PeriodChoice(Choice):
    """A period of whole quarters; one that is not offered is added when it is shown."""

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(name, "Periode", ((written(period), words) for period, words in choices(today)), parent)
        self._today = today

    @property
    def period(self) -> Period:
        """The chosen one."""
        found = read(self.chosen)
        assert found is not None  # only periods are in it
        return found

    def show_period(self, period: Period) -> None:
        """Put it on a period."""
        if self.field.findData(written(period)) < 0:
            before = self.field.blockSignals(True)
            self.field.addItem(begun(in_words(period), over=period.last < self._today), written(period))
            self.field.blockSignals(before)
        self.show_chosen(written(period))


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
        row = Flow(10)
        for choice in self._every:
            row.addWidget(choice)
            choice.field.currentIndexChanged.connect(lambda _: self.changed.emit())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row)
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
