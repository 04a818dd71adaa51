"""A bar for each category, with its name and its numbers beside it: it is read in black and white, and without bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.forms.colours import Shade
from desktop.forms.roles import role
from desktop.views.monitor.figures import Figure
from desktop.views.two_lines import small

GAP, ROW = 12, 10
"""Pixels between two columns, and added to the height of a line."""
BAR, WIDEST = 90, 420
"""Pixels that a bar takes at least, and at most."""
NAMES = 0.34
"""The part of the width that names may take; with longer ones the bars stand below them."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class _Columns:
    """Where everything stands, in pixels. Of bars below the names only `words` and `percent` count."""

    names: int
    bar: int
    words: int
    percent: int
    below: bool


class Bars(QWidget):
    """Draws figures, one under another. It is no place to stop at: its words are its accessible description."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        """Args: name: object name; title: of the indicator, as accessible name."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        role(self, QAccessible.Role.Chart)
        self._figures: Sequence[Figure] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def figures(self) -> Sequence[Figure]:
        """What is drawn."""
        return self._figures

    def show_figures(self, figures: Sequence[Figure], words: str) -> None:
        """Draw these; `words` say the same to who hears them."""
        self._figures = figures
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Where names do not fit beside the bars it is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at a width."""
        lines = 2 if self._columns(width).below else 1
        return len(self._figures) * (lines * self._line + (ROW if lines == 1 else ROW + 4))

    def sizeHint(self) -> QSize:
        """As high as it is at a usual width."""
        return QSize(400, self.heightForWidth(400))

    def minimumSizeHint(self) -> QSize:
        """Names above the bars need the least."""
        return QSize(160, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters: other columns."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Row after row."""
        painter = QPainter(self)
        columns, top = self._columns(self.width()), 0
        lines = 2 if columns.below else 1
        high = lines * self._line + (ROW if lines == 1 else ROW + 4)
        for figure in self._figures:
            room = QRect(0, top, self.width(), high)
            if event.rect().intersects(room):
                (self._draw_below if columns.below else self._draw)(painter, figure, room, columns)
            top += high

    @property
    def _line(self) -> int:
        return self.fontMetrics().height()

    def _columns(self, width: int) -> _Columns:
        letters, lesser = self.fontMetrics(), QFontMetrics(small(self.font()))
        names = _widest(letters, [figure.name for figure in self._figures])
        words = _widest(letters, [figure.words for figure in self._figures])
        percent = _widest(letters, [figure.percent for figure in self._figures])
        apart = _widest(lesser, [figure.apart for figure in self._figures])
        left = width - names - words - percent - apart - 4 * GAP
        below = names > NAMES * width or left < BAR
        return _Columns(names, min(left, WIDEST), words, percent, below)

    def _draw(self, painter: QPainter, figure: Figure, room: QRect, columns: _Columns) -> None:
        """Name, bar, numbers, and who is in none of them."""
        self._write(painter, QRect(0, room.top(), columns.names, room.height()), figure.name, figure, _LEFT)
        left = columns.names + GAP if columns.names else 0
        if figure.share is not None:
            self._bar(painter, QRect(left, room.top(), columns.bar, room.height()), figure.share)
        left += columns.bar + GAP
        words = QRect(left, room.top(), columns.words, room.height())
        self._write(painter, words, figure.words, figure, _RIGHT)
        left += columns.words + GAP
        self._write(painter, QRect(left, room.top(), columns.percent, room.height()), figure.percent, figure, _RIGHT)
        left += columns.percent + (GAP if columns.percent else 0)
        self._write_small(painter, QRect(left, room.top(), room.right() - left + 1, room.height()), figure.apart)

    def _draw_below(self, painter: QPainter, figure: Figure, room: QRect, columns: _Columns) -> None:
        """Name and numbers on a line; the bar below them, and beside it who is in none of them."""
        upper = QRect(0, room.top() + 2, room.width(), self._line)
        numbers = "  ".join(filter(None, (figure.words, figure.percent)))
        taken = painter.fontMetrics().horizontalAdvance(numbers)
        name = painter.fontMetrics().elidedText(
            figure.name, Qt.TextElideMode.ElideRight, max(0, room.width() - taken - GAP)
        )
        self._write(painter, upper, name, figure, _LEFT)
        self._write(painter, upper, numbers, figure, _RIGHT)
        lower = QRect(0, upper.bottom() + 1, room.width(), self._line)
        lesser = QFontMetrics(small(self.font()))
        wide = min(WIDEST, max(BAR, room.width() - lesser.horizontalAdvance(figure.apart) - GAP))
        if figure.share is not None:
            self._bar(painter, QRect(0, lower.top(), wide, lower.height()), figure.share)
            lower.setLeft(wide + GAP)
        self._write_small(painter, lower, figure.apart)

    def _write(self, painter: QPainter, room: QRect, words: str, figure: Figure, side: Qt.AlignmentFlag) -> None:
        painter.setFont(self.font())
        painter.setPen((Shade.INK if figure.share is not None else Shade.MUTED).colour)
        painter.drawText(room, side, words)

    def _write_small(self, painter: QPainter, room: QRect, words: str) -> None:
        painter.setFont(small(self.font()))
        painter.setPen(Shade.MUTED.colour)
        painter.drawText(room, _LEFT, words)
        painter.setFont(self.font())

    def _bar(self, painter: QPainter, room: QRect, share: float) -> None:
        """Its frame is the whole, what is filled is the part."""
        high = round(self._line * 0.62)
        frame = QRect(room.left(), room.center().y() - high // 2, room.width() - 1, high)
        painter.fillRect(frame, Shade.RAISED.colour)
        filled = round(frame.width() * share)
        if share and not filled:
            filled = 1
        painter.fillRect(QRect(frame.left(), frame.top(), filled, frame.height() + 1), Shade.ACCENT.colour)
        painter.setPen(QPen(Shade.STRONG_LINE.colour))
        painter.drawRect(frame)


def _widest(letters: QFontMetrics, texts: Sequence[str]) -> int:
    return max((letters.horizontalAdvance(text) for text in texts), default=0)
