"""One month of the year calendar: a bar a week. What is late is hatched, and said in words: not by colour alone."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.forms.colours import Shade
from desktop.forms.looks import look, named
from desktop.views.planning.planning_words import many, month_name
from desktop.views.two_lines import small
from desktop.views.wording import LATE

INSIDE, BETWEEN, WIDEST = 12, 6, 44
"""Pixels from the edge, between bars, and across a bar at most."""
LOWEST = 12
"""Pixels under which bars say nothing."""
STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -4, Qt.Key.Key_Down: 4,
    Qt.Key.Key_PageUp: -12, Qt.Key.Key_PageDown: 12,
}  # fmt: skip
"""Months that a key goes back or on: there are four in a row."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Week:
    """The days of a week that lie in one month.

    Attributes:
        first: the first of them.
        count: how many conversations fall in it.
        late: how many of those are late.
    """

    first: date
    count: int
    late: int


def weeks(year: int, month: int, days: Mapping[date, int], late: Mapping[date, int]) -> list[Week]:
    """The weeks of a month, Monday first; the first and the last may be parts of one.

    Args:
        days, late: how many conversations, and how many late ones, fall on a day.
    """
    first, length = date(year, month, 1), calendar.monthrange(year, month)[1]
    whole = [first + timedelta(number) for number in range(length)]
    found: list[list[date]] = []
    for day in whole:
        if not found or day.weekday() == 0:
            found.append([])
        found[-1].append(day)
    return [
        Week(week[0], sum(days.get(day, 0) for day in week), sum(late.get(day, 0) for day in week)) for week in found
    ]


class MonthTile(QPushButton):
    """A button with a month on it.

    Signals:
        step: the keyboard wants to go so many months on.
    """

    step = Signal(int)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        """Args: number: of the month, from 1."""
        super().__init__(parent)
        look(self, "tile")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.number = number
        self._weeks: list[Week] = []
        self._most, self._now = 1, False
        named(self, f"month:{number}", month_name(number))

    @property
    def most(self) -> int:
        """The largest number of conversations in a week."""
        return max((week.count for week in self._weeks), default=0)

    def show_weeks(self, year: int, found: list[Week], now: bool) -> None:
        """Show another year's month; `now` marks the month of today."""
        self._weeks, self._now = found, now
        count, late = self._sums()
        words = f"{month_name(self.number)} {year}: {many(count)}" + (f", {late} {LATE}" if late else "")
        words += ", deze maand" if now else ""
        self.setAccessibleName(words)
        counts = [f"week van {week.first.day}: {week.count}" for week in found if week.count]
        self.setToolTip("\n".join([words, *counts]))
        self.update()

    def scale_to(self, most: int) -> None:
        """Draw bars so that the largest week of the year fills the height."""
        self._most = max(most, 1)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words, and bars that can be told apart."""
        line = self.fontMetrics().height()
        return QSize(12 * line, 5 * line)

    def minimumSizeHint(self) -> QSize:
        """At least the words."""
        line = self.fontMetrics().height()
        return QSize(7 * line, 2 * line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to another month, Enter opens one."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self.step.emit(STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, the words, the bars."""
        super().paintEvent(event)
        painter = QPainter(self)
        room = self.rect().adjusted(INSIDE, 6, -INSIDE, -6)
        line = self.fontMetrics().height()
        self._head(painter, QRect(room.left(), room.top(), room.width(), line))
        low = QFontMetrics(small(self.font())).height()
        bars = room.adjusted(0, line + 2, 0, 0)
        if bars.height() - 2 * low >= LOWEST:
            self._bars(painter, bars, low)
        painter.end()

    def _sums(self) -> tuple[int, int]:
        return sum(week.count for week in self._weeks), sum(week.late for week in self._weeks)

    def _head(self, painter: QPainter, room: QRect) -> None:
        """The name, how many are late, and how many there are."""
        count, late = self._sums()
        bold, lesser = QFont(self.font()), small(self.font())
        for font in (bold, lesser):
            font.setBold(True)
        told, taken = f"{late} {LATE}" if late else "", QFontMetrics(bold).horizontalAdvance(f"{count}  ")
        left = room.width() - taken - QFontMetrics(lesser).horizontalAdvance(f"{told} ")
        name = month_name(self.number)
        beside = QFontMetrics(bold).horizontalAdvance(f"{name} ") <= left
        if self._now and QFontMetrics(bold).horizontalAdvance(f"{name} · nu ") < left:
            name += " · nu"
        painter.setFont(bold)
        painter.setPen((Shade.INK if count or self._now else Shade.MUTED).colour)
        painter.drawText(room, _LEFT, name)
        painter.drawText(room, _RIGHT, str(count) if count else "–")
        painter.setFont(lesser)
        painter.setPen(Shade.DANGER.colour)
        # Where it would run through the name it stands below it.
        painter.drawText(room.adjusted(0, 0, -taken, 0) if beside else room.translated(0, room.height()), _RIGHT, told)

    def _bars(self, painter: QPainter, room: QRect, low: int) -> None:
        painter.setFont(small(self.font()))
        share = (room.width() - BETWEEN * (len(self._weeks) - 1)) / max(len(self._weeks), 1)
        most = room.height() - 2 * low
        for place, week in enumerate(self._weeks):
            left = room.left() + round(place * (share + BETWEEN))
            column = QRect(left, room.top(), round(share), room.height())
            painter.setPen(Shade.MUTED.colour)
            painter.drawText(column, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, str(week.first.day))
            foot = room.bottom() - low
            painter.setPen(Shade.LINE.colour)
            painter.drawLine(column.left(), foot, column.right(), foot)
            if week.count:
                self._bar(painter, week, column, foot, most, low)

    def _bar(self, painter: QPainter, week: Week, column: QRect, foot: int, most: int, low: int) -> None:
        high = max(3, round(most * week.count / self._most))
        bar = QRect(0, foot - high, min(column.width(), WIDEST), high)
        bar.moveLeft(column.center().x() - bar.width() // 2)
        painter.fillRect(bar, Shade.ACCENT.colour)
        if week.late:
            part = round(high * week.late / week.count)
            hatched = QRect(bar.left(), foot - part, bar.width(), part)
            painter.fillRect(hatched, Shade.SURFACE.colour)
            painter.fillRect(hatched, QBrush(Shade.DANGER.colour, Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(Shade.DANGER.colour))
            painter.drawRect(hatched.adjusted(0, 0, -1, -1))
        painter.setPen(Shade.INK.colour)
        above = QRect(column.left(), bar.top() - low, column.width(), low)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(week.count))
