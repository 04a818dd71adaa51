"""What the plan is narrowed to: words, a round, a month; and whether the list is looked at, or the year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QWidget

from desktop.forms.chip import Chip
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, named
from desktop.views.planning.planning_words import month
from desktop.views.planning.wanted import Shape, Wanted
from desktop.views.search_line import search_line
from desktop.views.steady import steady

SEARCH = "Zoek op naam"
EVERY_ROUND = "Alle gesprekken"
SHAPES: tuple[tuple[Shape, str, str], ...] = (("list", "Lijst", "list"), ("year", "Jaar", "calendar"))


class PlanningFilter(QWidget):
    """Fields that choose; each change counts at once.

    Attributes:
        line: the search field, which the page puts in its head.
        shapes, round: the choice of list or year, and of a round, which stand there too.

    Signals:
        changed: something else is wanted.
        down: the person wants to go to what was found.
    """

    changed = Signal()
    down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = Wanted()
        self.line = search_line("plan_text", SEARCH)
        self.shapes = self._make_shapes()
        self.round = QComboBox()
        named(self.round, "plan_round", "Welk gesprek")
        self.round.addItem(EVERY_ROUND, "")
        self.round.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        steady(self.round)
        self._month = button("", "plan_month", "chip")
        self._month.setIcon(icon("close"))
        self._month.hide()
        self._number = label("", "help")
        self._number.setObjectName("plan_number")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addWidget(self._month)
        self._row.addWidget(self._number, 1)
        self.line.textChanged.connect(self._give)
        self.line.down.connect(self.down)
        self.round.currentIndexChanged.connect(self._give)
        self._month.clicked.connect(self._every_day)

    def add(self, part: QWidget) -> None:
        """Put something at the end of the line, in the place of the number."""
        self._row.addWidget(part, 1)

    def say(self, words: str) -> None:
        """How many are shown; empty where something else says it."""
        self._number.setText(words)
        self._number.setVisible(bool(words))

    def wanted(self, before: Wanted) -> Wanted:
        """What is asked for now, of the list that was shown before."""
        shape: Shape = "year" if self._shapes.checkedId() else "list"
        text = self.line.text().encode("utf-8", "replace").decode()
        return replace(before, text=text, round=self.round.currentData() or "", month=self._wanted.month, shape=shape)

    def show_wanted(self, wanted: Wanted) -> None:
        """Put the fields as they were, without a word to anybody."""
        self._wanted = wanted
        self.blockSignals(True)
        self.line.setText(wanted.text)
        place = self.round.findData(wanted.round)
        if place < 0:  # a round that is in no plan: it is shown as it was asked for
            self.round.addItem(wanted.round, wanted.round)
            place = self.round.count() - 1
        self.round.setCurrentIndex(place)
        self._shapes.button(int(wanted.shape == "year")).setChecked(True)
        self.blockSignals(False)
        self._month.setVisible(bool(wanted.month) and wanted.shape == "list")
        if wanted.month:
            self._month.setText(month(wanted.month))
            self._month.setAccessibleName(f"Alleen {month(wanted.month)}. Weer alle dagen tonen")

    def offer(self, rounds: Sequence[tuple[str, str]]) -> None:
        """Offer the rounds that are in the plan, by id and title; the chosen one stays chosen."""
        chosen = self.round.currentData() or ""
        titles = dict(rounds)
        if chosen and chosen not in titles:
            titles[chosen] = chosen
        self.round.blockSignals(True)
        self.round.clear()
        self.round.addItem(EVERY_ROUND, "")
        for name, title in titles.items():
            self.round.addItem(title, name)
        self.round.setCurrentIndex(max(0, self.round.findData(chosen)))
        self.round.blockSignals(False)

    def _make_shapes(self) -> QWidget:
        made = QWidget()
        made.setAccessibleName("Lijst of jaar")
        self._shapes = QButtonGroup(made)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for place, (name, words, picture) in enumerate(SHAPES):
            chip = Chip(words, f"plan_shape:{name}", picture)
            self._shapes.addButton(chip, place)
            row.addWidget(chip)
        self._shapes.button(0).setChecked(True)
        self._shapes.idClicked.connect(self._give)
        return made

    def _every_day(self) -> None:
        self._wanted = replace(self._wanted, month="")
        self.changed.emit()

    def _give(self) -> None:
        self.changed.emit()
