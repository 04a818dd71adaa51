"""The events of one year on a line through time, as one widget: a label for each would take many times as long to show.

All words are the label's text, for who listens instead of looking; a page that is locked empties it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.dossier.timeline import Event
from desktop.forms.bilingual import isolated, wrappable
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.views import wording
from desktop.views.timeline import event_words

PICTURE, RAIL, LINE, GAP, UNDER = 18, 34, 2, 12, 10
"""Pixels of a picture, of the column of the line, of the line itself, between columns, and below an event."""
ROUND = PICTURE / 2 + 4
SMALLER = 12.5 / 14.5
"""Of the size of other letters."""
LONGEST_DAY = "28 september"
SIGNS = 14
"""So many have to fit between the day and the mark."""
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextForceLeftToRight | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True)
class _Words:
    """What is drawn of an event."""

    event: Event
    day: str
    title: str
    below: str
    mark: str

    @classmethod
    def of(cls, event: Event) -> _Words:
        mark = wording.LATE if event.late else event_words.COMING if event.ahead else ""
        title, below = wrappable(isolated(event.title)), wrappable(event_words.below(event))
        return cls(event, event_words.day(event.day), title, below, mark)

    def __str__(self) -> str:
        return "\n".join(part for part in (self.day, self.title, self.below, self.mark) if part)


class YearEvents(QLabel):
    """Of each event its picture, day, title and what there is to say of it.

    What lies ahead has a broken circle and a word for it, what is late a word as well: no colour stands alone.
    """

    def __init__(self, events: Sequence[Event], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("year_events")
        self._heights: dict[int, list[tuple[int, int]]] = {}
        self._lines: dict[tuple[str, bool], QSize] = {}
        self._sides: tuple[int, int] | None = None
        self._words = [_Words.of(event) for event in events]
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText("\n\n".join(map(str, self._words)))
        room = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        room.setHeightForWidth(True)
        self.setSizePolicy(room)

    def hasHeightForWidth(self) -> bool:
        """A narrow place makes it higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at a width."""
        return sum(self._top() + title + below + UNDER for title, below in self._high(width))

    def sizeHint(self) -> QSize:
        """As wide as its minimum: it takes what there is."""
        least = self.minimumSizeHint()
        return QSize(least.width(), self.heightForWidth(least.width()))

    def minimumSizeHint(self) -> QSize:
        """The day, what it is marked with, and some words between them."""
        self.ensurePolished()
        return QSize(sum(self._beside()) + SIGNS * self.fontMetrics().horizontalAdvance("0"), self._top())

    def changeEvent(self, event: QEvent) -> None:
        """With other letters everything is measured anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights, self._lines, self._sides = {}, {}, None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the events that are to be seen."""
        if not self.text():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self._high(self.width())
        bottoms = list(accumulate(self._top() + title + below + UNDER for title, below in high))
        for place, (words, bottom) in enumerate(zip(self._words, bottoms, strict=True)):
            top = bottoms[place - 1] if place else 0
            if bottom >= event.rect().top() and top <= event.rect().bottom():
                self._draw_line(painter, words.event, top, bottom, place)
                self._draw_words(painter, words, top + self._top(), high[place])

    def _draw_line(self, painter: QPainter, event: Event, top: int, bottom: int, place: int) -> None:
        middle = QPointF(RAIL / 2, top + self._top() + self.fontMetrics().height() / 2)
        painter.setPen(QPen(Shade.LINE.colour, LINE))
        begins = middle.y() if place == 0 else top
        ends = middle.y() if place == len(self._words) - 1 else bottom
        painter.drawLine(QPointF(middle.x(), begins), QPointF(middle.x(), ends))
        shade = Shade.DANGER if event.late else Shade.MUTED if event.ahead else Shade.ACCENT
        edge = Qt.PenStyle.DashLine if event.ahead else Qt.PenStyle.SolidLine
        painter.setPen(QPen(shade.colour, 1.5, edge))
        painter.setBrush((Shade.SURFACE if event.ahead else Shade.ACCENT_SOFT).colour)
        painter.drawEllipse(middle, ROUND, ROUND)
        drawing = icon(event_words.KINDS[event.kind][1], shade).pixmap(PICTURE, PICTURE)
        painter.drawPixmap(QPointF(middle.x() - PICTURE / 2, middle.y() - PICTURE / 2), drawing)

    def _draw_words(self, painter: QPainter, words: _Words, top: int, high: tuple[int, int]) -> None:
        (left, right), (title, below), event = self._beside(), high, words.event
        room, line = self.width() - left - right, self.fontMetrics().height()
        small, ink = self._small(), Shade.MUTED if event.ahead else Shade.INK
        day = QRect(RAIL + GAP, top, left - RAIL - GAP, line)
        mark = QRect(left + room + GAP, top, right - GAP, line)
        for place, text, font, shade in (
            (day, words.day, small, Shade.MUTED),
            (QRect(left, top, room, title), words.title, self.font(), ink),
            (QRect(left, top + title, room, below), words.below, small, Shade.MUTED),
            (mark, words.mark, self._small(bold=event.late), Shade.DANGER if event.late else Shade.MUTED),
        ):
            painter.setFont(font)
            painter.setPen(shade.colour)
            painter.drawText(place, WRAPPED, text)

    def _small(self, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(self.font().pixelSize() * SMALLER))
        font.setBold(bold)
        return font

    def _top(self) -> int:
        """Pixels above a title: the circle beside it is higher than a line."""
        return max(0, ceil(ROUND + 1 - self.fontMetrics().height() / 2))

    def _beside(self) -> tuple[int, int]:
        """Pixels from the left to the title, and those that the longest mark takes at the right."""
        if self._sides is None:
            day = QFontMetrics(self._small()).horizontalAdvance(LONGEST_DAY)
            mark = QFontMetrics(self._small(bold=True)).horizontalAdvance(event_words.COMING)
            self._sides = RAIL + GAP + day + GAP, mark + GAP
        return self._sides

    def _high(self, width: int) -> list[tuple[int, int]]:
        """How high the title of each event is, and what stands below it."""
        self.ensurePolished()
        if width not in self._heights:
            room = max(1, width - sum(self._beside()))
            self._heights[width] = [
                (self._wrapped(words.title, room), self._wrapped(words.below, room, small=True))
                for words in self._words
            ]
        return self._heights[width]

    def _wrapped(self, text: str, room: int, small: bool = False) -> int:
        """How high a text is; on one line it is measured once, as layouts ask for many widths."""
        key = (text, small)
        if key not in self._lines:
            metrics = QFontMetrics(self._small()) if small else self.fontMetrics()
            self._lines[key] = metrics.boundingRect(QRect(0, 0, 100_000, 100_000), WRAPPED, text).size()
        size = self._lines[key]
        if size.width() + 2 <= room:
            return size.height()
        metrics = QFontMetrics(self._small()) if small else self.fontMetrics()
        return metrics.boundingRect(QRect(0, 0, room, 100_000), WRAPPED, text).height()
