"""Names and what they are, in two columns, as one widget: a label for each of them takes ten times as long to show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.forms.bilingual import isolated
from desktop.forms.colours import Shade

BETWEEN, UNDER = 16, 8
"""Pixels between a name and what it is, and below both."""
LEAST = 12
"""Signs that have to fit beside the names."""
SMALLER = 13.5 / 14.5
"""Of the size of other letters."""
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextForceLeftToRight | Qt.AlignmentFlag.AlignLeft)
BESIDE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class FactLines(QLabel):
    """Each fact on a line of its own, or on more when it is long. The whole of it is the label's text."""

    def __init__(self, facts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at: dict[int, list[tuple[str, str, int]]] = {}
        self._measured: tuple[int, list[tuple[str, str, QSize]]] | None = None
        self._of = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.show_facts(facts)
        room = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        room.setHeightForWidth(True)
        self.setSizePolicy(room)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these instead."""
        self._measured = None
        self.setText("\n".join(f"{name}\t{' '.join(value.split())}" for name, value in facts))

    def hasHeightForWidth(self) -> bool:
        """A narrow place makes it higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are at a width."""
        return sum(below for *_, below in self._lines(width)) - UNDER

    def sizeHint(self) -> QSize:
        """As wide as its minimum: it takes what there is."""
        least = self.minimumSizeHint()
        return QSize(least.width(), self.heightForWidth(least.width()))

    def minimumSizeHint(self) -> QSize:
        """The names, and room for a few signs beside them."""
        self.ensurePolished()
        wide = self._measure()[0] + LEAST * self.fontMetrics().horizontalAdvance("0")
        return QSize(wide, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names small and grey, and what they are in ink."""
        if not self.text():
            return
        painter = QPainter(self)
        beside, facts = self._measure()
        lines = self._lines(self.width())
        places = list(accumulate((below for *_, below in lines), initial=0))
        painter.setFont(self._small())
        painter.setPen(Shade.MUTED.colour)
        for top, (name, _, size) in zip(places, facts, strict=False):
            painter.drawText(QRect(0, top, beside, size.height()), BESIDE, name)
        painter.setFont(self.font())
        painter.setPen(Shade.INK.colour)
        for top, (_, value, below) in zip(places, lines, strict=False):
            painter.drawText(QRect(beside, top, self.width() - beside, below), WRAPPED, value)

    def changeEvent(self, event: QEvent) -> None:
        """With other letters everything is measured anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measured = None

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(self.font().pixelSize() * SMALLER))
        return font

    def _facts(self) -> list[tuple[str, str]]:
        lines = (line.partition("\t") for line in self.text().splitlines())
        return [(name, isolated(value)) for name, _, value in lines]

    def _measure(self) -> tuple[int, list[tuple[str, str, QSize]]]:
        """How wide the names are, and how large each fact is on one line; measured once, as layouts ask often."""
        if self._measured is None or self._of != self.text():  # the lock empties a label without asking it
            self.ensurePolished()
            self._of, self._at, facts = self.text(), {}, self._facts()
            small, metrics, room = QFontMetrics(self._small()), self.fontMetrics(), QRect(0, 0, 100_000, 10_000)
            beside = max((small.horizontalAdvance(name) for name, _ in facts), default=0) + BETWEEN
            sizes = (metrics.boundingRect(room, WRAPPED, fact).size() for _, fact in facts)
            self._measured = beside, [(*fact, size) for fact, size in zip(facts, sizes, strict=True)]
        return self._measured

    def _lines(self, width: int) -> list[tuple[str, str, int]]:
        """Each fact with the height that it takes."""
        beside, facts = self._measure()
        if width not in self._at:
            room = QRect(0, 0, max(1, width - beside), 10_000)
            found = self._at[width] = []
            for name, fact, size in facts:
                long = size.width() + 2 > room.width()
                size = self.fontMetrics().boundingRect(room, WRAPPED, fact).size() if long else size
                found.append((name, fact, size.height() + UNDER))
        return self._at[width]
