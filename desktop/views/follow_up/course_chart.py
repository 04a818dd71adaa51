"""One scale or number through all conversations: a small line, in which up is always better."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.dossier.changes import Kind
from desktop.dossier.course import Course
from desktop.forms.colours import Shade
from desktop.forms.roles import role
from desktop.views.follow_up.chart_marks import Shape, draw_mark, unit

APART, PLOT, AROUND = 74, 30, 8
"""Between two conversations, the height of the line, and the white around it."""
LAST: dict[Kind, tuple[Shape, Shade]] = {"better": ("up", Shade.GOOD), "worse": ("down", Shade.DANGER)}
"""The last mark points the way it went, for who sees no colours."""
LETTERS = 12.5
"""Pixels of a number, at the normal size of letters."""


class CourseChart(QWidget):
    """The values over the conversations, each with its number. What was not answered leaves a gap.

    Args:
        days: of the conversations, short; drawn above the line when `dated`, so that charts below each other need it
            only once.
        told: the same in words, for who hears it.
        kind: what is said of the last value beside the line: its mark points the same way.
    """

    def __init__(self, course: Course, days: Sequence[str], told: str, kind: Kind, dated: bool = False) -> None:
        super().__init__()
        self._course, self._days, self._kind, self._dated = course, days, kind, dated
        self.setObjectName(f"course:{course.question.id}")
        self.setAccessibleName(f"Verloop: {course.question.text}")
        role(self, QAccessible.Role.Chart)
        self.setAccessibleDescription(told)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the conversations ask, and as high as the letters."""
        size, line = unit(self), self._line()
        lines = 2 if self._dated else 1
        return QSize(round(APART * size * len(self._days)), round((PLOT + 2 * AROUND) * size + lines * line + 2 * size))

    def minimumSizeHint(self) -> QSize:
        """No smaller: numbers would touch."""
        return self.sizeHint()

    def points(self) -> list[QPointF | None]:
        """Where each value is drawn, in pixels from the top left; None for one that is not there."""
        size, course = unit(self), self._course
        low, high = course.ends
        top = self._line() * (2 if self._dated else 1) + AROUND * size
        found: list[QPointF | None] = []
        for index, value in enumerate(course.values):
            if value is None:
                found.append(None)
                continue
            part = (value - low) / (high - low)
            down = part if course.question.compare == "lower_is_better" else 1 - part
            found.append(QPointF((index + 0.5) * APART * size, top + down * PLOT * size))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days, the line, its marks and their numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        size, points = unit(self), self.points()
        there = [(index, point) for index, point in enumerate(points) if point is not None]
        self._draw_ground(painter, size)
        for index, point in there:
            self._draw_number(painter, point, self._course.values[index], index == there[-1][0], size)
        for (left, begin), (right, end) in pairwise(there):
            style = Qt.PenStyle.SolidLine if right == left + 1 else Qt.PenStyle.DotLine
            painter.setPen(QPen(Shade.MUTED.colour, 2 * size, style))
            painter.drawLine(QLineF(begin, end))
        for index, point in there:
            last = index == there[-1][0]
            shape, shade = LAST.get(self._kind, ("circle", Shade.INK)) if last else ("circle", Shade.MUTED)
            draw_mark(painter, point, shape, shade, (5 if last else 4) * size, filled=last)

    def _draw_ground(self, painter: QPainter, size: float) -> None:
        line, wide = self._line(), APART * size
        top = line * (2 if self._dated else 1) + AROUND * size
        painter.setPen(QPen(Shade.LINE.colour, size))
        for height in (top, top + PLOT * size):
            painter.drawLine(QLineF(wide * 0.2, height, self.width() - wide * 0.2, height))
        painter.setPen(Shade.MUTED.colour)
        for index, day in enumerate(self._days if self._dated else ()):
            painter.drawText(QRectF(index * wide, 0, wide, line), Qt.AlignmentFlag.AlignCenter, day)

    def _draw_number(self, painter: QPainter, point: QPointF, value: int | None, last: bool, size: float) -> None:
        font = self._font()
        font.setBold(last)
        painter.setFont(font)
        painter.setPen((Shade.INK if last else Shade.MUTED).colour)
        wide, line = APART * size, self._line()
        place = QRectF(point.x() - wide / 2, point.y() - line - 6 * size, wide, line)
        text = painter.boundingRect(place, Qt.AlignmentFlag.AlignCenter, str(value))
        painter.fillRect(text.adjusted(-2, 0, 2, 0), Shade.SURFACE.colour)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(value))

    def _font(self) -> QFont:
        made = QFont(self.font())
        made.setPixelSize(round(LETTERS * unit(self)))
        return made

    def _line(self) -> float:
        return LETTERS * unit(self) * 1.3
