"""What is going to be published: which period, by what it is told apart, and what happens with small numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.forms.flow import Flow
from desktop.forms.looks import label, named
from desktop.guide import Guide
from desktop.monitor.breakdowns import available
from desktop.monitor.model import Period
from desktop.views.monitor.choice import PeriodChoice
from desktop.views.monitor.export_making import Choice
from desktop.views.monitor.wanted import read, written
from desktop.views.monitor.wording import ABOUT_EXPORT, MORE_IS_LESS, NOT_OVER, ROUND, SMALLEST, WITHHOLD

HIGH = 32
"""Pixels of what is clicked."""
NONE = "-"
"""Stands for no breakdown at all."""


class ExportForm(QWidget):
    """Nothing in it is typed, so nothing in it can be wrong.

    Signals:
        changed: something else was chosen.
    """

    changed = Signal()

    def __init__(self, guide: Guide, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._period = PeriodChoice("export_period", today)
        self._not_over = label(NOT_OVER, "reason")
        self._not_over.setObjectName("export_not_over")
        self._boxes = {option: QCheckBox(title.replace("&", "&&")) for option, title in available(guide).items()}
        boxes = Flow(14)
        for option, box in self._boxes.items():
            named(box, f"export_by:{option}", f"Uitgesplitst naar {box.text().replace('&&', '&')}")
            box.setChecked(True)
            box.setMinimumHeight(HIGH)
            box.toggled.connect(self.changed)
            boxes.addWidget(box)
        ways = self._ways()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(label(ABOUT_EXPORT))
        period = QHBoxLayout()
        period.addWidget(self._period, 1)
        period.addStretch(1)
        rows.addLayout(period)
        rows.addWidget(self._not_over)
        rows.addWidget(label("Uitgesplitst naar", "theme"))
        rows.addLayout(boxes)
        rows.addWidget(label(MORE_IS_LESS, "help"))
        rows.addWidget(label("Kleine getallen", "theme"))
        rows.addLayout(ways)
        rows.addWidget(label(SMALLEST.format(smallest=guide.municipality.settings.smallest_cell), "help"))
        self._period.field.currentIndexChanged.connect(lambda _: self._say())
        self._period.field.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.setFocusProxy(self._period.field)
        self._say()

    @property
    def choice(self) -> Choice:
        """What stands in it."""
        chosen = tuple(option for option, box in self._boxes.items() if box.isChecked())
        return Choice(self._period.period, chosen, self._round.isChecked())

    @property
    def ids(self) -> dict[str, str]:
        """The same, to be put back by `show_ids`."""
        choice = self.choice
        return {
            "export_period": written(choice.period),
            "export_by": " ".join(choice.breakdowns) or NONE,
            "export_round": "1" if choice.rounded else "",
        }

    def show_period(self, period: Period) -> None:
        """Put it on a period."""
        self._period.show_period(period)
        self._say()

    def show_ids(self, ids: Mapping[str, str]) -> None:
        """Put back what `ids` gave; what is not in it stays."""
        period = read(ids.get("export_period", ""))
        if period:
            self.show_period(period)
        chosen = ids.get("export_by", "").split()
        for option, box in self._boxes.items():
            box.setChecked(option in chosen if chosen else box.isChecked())
        (self._round if ids.get("export_round") else self._withhold).setChecked(True)

    def _ways(self) -> Flow:
        self._withhold, self._round = QRadioButton(WITHHOLD), QRadioButton(ROUND)
        self._group = QButtonGroup(self)
        ways = Flow(18)
        for way, name in ((self._withhold, "export_withhold"), (self._round, "export_round")):
            named(way, name, way.text())
            way.setMinimumHeight(HIGH)
            self._group.addButton(way)
            ways.addWidget(way)
        self._withhold.setChecked(True)
        self._round.toggled.connect(self.changed)
        return ways

    def _say(self) -> None:
        self._not_over.setVisible(self._period.period.last >= self._today)
