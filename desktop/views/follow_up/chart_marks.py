"""How conversations are told apart in a drawing: by the stroke of a line and the shape of its marks, then by colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.forms.colours import Shade
from desktop.forms.looks import label

Shape = Literal["circle", "square", "triangle", "diamond", "cross", "up", "down"]
DESIGNED_AT = 14.5
"""Pixels of a letter for which the sizes in drawings are meant; see `theme.apply`."""
SAMPLE = 44


@dataclass(frozen=True)
class Stroke:
    """How the line of one conversation is drawn.

    Attributes:
        width: of the line.
        shape: of its marks; `filled` marks are those of the conversation that the page is about.
    """

    shade: Shade
    width: float
    line: Qt.PenStyle
    shape: Shape
    filled: bool = False


STROKES = (
    Stroke(Shade.ACCENT, 3.0, Qt.PenStyle.SolidLine, "circle", filled=True),
    Stroke(Shade.CONCERN, 2.0, Qt.PenStyle.DashLine, "square"),
    Stroke(Shade.INK, 2.0, Qt.PenStyle.DotLine, "triangle"),
    Stroke(Shade.MUTED, 1.8, Qt.PenStyle.DashDotLine, "diamond"),
    Stroke(Shade.MUTED, 1.8, Qt.PenStyle.DashDotDotLine, "cross"),
)
"""From the newest conversation back to the oldest."""


def unit(widget: QWidget) -> float:
    """By how much drawings are larger than designed, as the letters are."""
    widget.ensurePolished()
    return widget.fontInfo().pixelSize() / DESIGNED_AT


def stroke(index: int, count: int) -> Stroke:
    """The stroke of one of `count` conversations, which are numbered oldest first."""
    return STROKES[min(count - 1 - index, len(STROKES) - 1)]


def pen(kind: Stroke, size: float) -> QPen:
    """The pen of a line."""
    made = QPen(kind.shade.colour, kind.width * size, kind.line)
    made.setCapStyle(Qt.PenCapStyle.RoundCap if kind.line == Qt.PenStyle.SolidLine else Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


def draw_mark(painter: QPainter, middle: QPointF, shape: Shape, shade: Shade, radius: float, filled: bool) -> None:
    """Draw one mark; an empty one hides the line behind it."""
    painter.setPen(QPen(shade.colour, radius * 0.38))
    painter.setBrush((shade if filled else Shade.SURFACE).colour)
    if shape == "circle":
        painter.drawEllipse(middle, radius, radius)
    elif shape == "cross":
        for way in (1, -1):
            painter.drawLine(QLineF(middle + QPointF(-radius, -radius * way), middle + QPointF(radius, radius * way)))
    else:
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) * radius for x, y in _CORNERS[shape]]))


_CORNERS: dict[Shape, Sequence[tuple[float, float]]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "triangle": ((0, -1.25), (1.2, 0.95), (-1.2, 0.95)),
    "up": ((0, -1.35), (1.35, 1.05), (-1.35, 1.05)),
    "down": ((0, 1.35), (1.35, -1.05), (-1.35, -1.05)),
}


class LegendItem(QWidget):
    """A piece of the line with its mark, and the words for it."""

    def __init__(self, kind: Stroke, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = label(words, "small")
        text.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(Sample(kind))
        row.addWidget(text)


class Sample(QWidget):
    """A short piece of the line of a conversation."""

    def __init__(self, kind: Stroke, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stroke = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Long enough to know a stroke by."""
        size = unit(self)
        return QSize(round(SAMPLE * size), round(16 * size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line from side to side, and the mark in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, middle = unit(self), QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(pen(self._stroke, size))
        painter.drawLine(QLineF(1, middle.y(), self.width() - 1, middle.y()))
        draw_mark(painter, middle, self._stroke.shape, self._stroke.shade, 5 * size, self._stroke.filled)
