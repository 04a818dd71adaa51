"""A year of conversations: twelve months, and a way to the year before and the year after."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.questions.dates import FIRST, LAST
from desktop.views.planning.month_tile import MonthTile, weeks
from desktop.views.planning.planning_words import many
from desktop.views.planning.whole_plan import Found
from desktop.views.wording import LATE

IN_A_ROW = 4
EXPLAINED = "Een balk is een week, met eronder de eerste dag ervan. Gestreept is te laat. Kies een maand voor de lijst."


class YearHead(QWidget):
    """Which year is shown, and what is in it; back and on.

    Signals:
        turned: another year is wanted.
    """

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = 0
        self._back, self._on = button("", "year_back"), button("", "year_on")
        self._back.setIcon(icon("arrow-left"))
        self._on.setIcon(icon("arrow-right"))
        self._on.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands after the year
        self._back.clicked.connect(lambda: self.turned.emit(self._year - 1))
        self._on.clicked.connect(lambda: self.turned.emit(self._year + 1))
        self._shown = label("", "heading")
        self._shown.setObjectName("year")
        self._shown.setWordWrap(False)
        self._told = label("", "help")
        self._told.setObjectName("year_told")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._back)
        row.addWidget(self._shown)
        row.addWidget(self._on)
        row.addWidget(self._told, 1)

    def show_year(self, year: int, found: Found) -> None:
        """Say how many there are, and that others lie before it."""
        self._year = year
        self._shown.setText(str(year))
        for way, other, words in ((self._back, year - 1, "Vorig jaar"), (self._on, year + 1, "Volgend jaar")):
            way.setText(str(other))
            way.setAccessibleName(f"{words}, {other}")
            way.setEnabled(FIRST <= other <= LAST)
        late = sum(count for day, count in found.late.items() if day.year == year)
        before = sum(count for day, count in found.late.items() if day.year < year)
        told = many(sum(count for day, count in found.days.items() if day.year == year))
        told += f", {late} {LATE}" if late else ""
        told += f"; nog {before} {LATE} uit eerdere jaren" if before else ""
        self._told.setText(told)


class YearCalendar(QWidget):
    """Twelve months to choose from.

    Signals:
        chosen: a month, like '2027-03'.
        turned: another year is wanted.

    Attributes:
        head: says which year it is; the page puts it where it likes.
    """

    chosen = Signal(str)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Jaarkalender")
        self.head = YearHead()
        self.head.turned.connect(self.turned)
        self._year = 0
        self._months = [MonthTile(number) for number in range(1, 13)]
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, month in enumerate(self._months):
            grid.addWidget(month, place // IN_A_ROW, place % IN_A_ROW)
            grid.setColumnStretch(place % IN_A_ROW, 1)
            grid.setRowStretch(place // IN_A_ROW, 1)
            month.clicked.connect(lambda _=False, number=month.number: self._choose(number))
            month.step.connect(lambda step, number=month.number: self._go(number - 1 + step))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addLayout(grid, 1)
        rows.addWidget(label(EXPLAINED, "small"))
        self._reach(1)

    def show_year(self, year: int, found: Found, today: date) -> None:
        """Show a year of what a choice left of the plan."""
        if year != self._year:
            self._reach(today.month if year == today.year else 1)
        self._year = year
        self.head.show_year(year, found)
        for month in self._months:
            now = (year, month.number) == (today.year, today.month)
            month.show_weeks(year, weeks(year, month.number, found.days, found.late), now)
        most = max(month.most for month in self._months)
        for month in self._months:
            month.scale_to(most)

    def take_focus(self) -> None:
        """Put the keyboard on a month."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # a proxy takes it on

    def _choose(self, number: int) -> None:
        self._reach(number)
        self.chosen.emit(f"{self._year}-{number:02}")

    def _go(self, place: int) -> None:
        """Go to a month, counted from January of this year; beyond the year another one is wanted."""
        years, place = divmod(place, 12)
        if years and FIRST <= self._year + years <= LAST:
            self.turned.emit(self._year + years)
        elif years:
            return
        self._reach(place + 1)
        self.take_focus()

    def _reach(self, number: int) -> None:
        """One month is where the tab key stops; the arrows go on from there."""
        for month in self._months:
            month.setFocusPolicy(Qt.FocusPolicy.StrongFocus if month.number == number else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._months[number - 1])
