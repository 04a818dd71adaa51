"""A label that sets right-to-left text straight against the right: Qt indents every line that a space ends."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

MEASURED = (
    "setText", "clear", "setNum", "setWordWrap", "setIndent", "setMargin", "setContentsMargins", "setMinimumWidth",
    "setMinimumSize", "setFixedWidth", "setFixedSize",
)  # fmt: skip
"""What changes how high the words are. To compare all of it at each question takes longer than most answers."""


class Words(QLabel):
    """Plain text in either direction; the lines break where `QLabel` says they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw right-to-left text line by line, each from the right; everything else as usual."""
        if not self._turned:
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle  # its many enumerations would hold up the first window

        painter = QPainter(self)
        self.drawFrame(painter)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect().adjusted(self.margin(), self.margin(), -self.margin(), -self.margin())
        layout, height = turned_lines(self.text(), self.font(), room.width())
        shown = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        draw_turned(painter, layout, room, self._top(room, height), shown)

    def heightForWidth(self, width: int) -> int:
        """As high as the lines are that are drawn; measured once, as layouts ask it a hundred times for each page."""
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        """Other letters, or another direction: what was measured is so no more."""
        self._heights.clear()
        super().changeEvent(event)

    def _height(self, width: int) -> int:
        """Measured: Qt reckons a line of another script lower than it is."""
        reckoned = super().heightForWidth(width)
        if not self._turned:
            return reckoned
        around = self.contentsMargins()
        room = width - around.left() - around.right() - 2 * self.margin()
        _, height = turned_lines(self.text(), self.font(), room)
        return max(reckoned, ceil(height) + around.top() + around.bottom() + 2 * self.margin())

    @property
    def _turned(self) -> bool:
        """Whether it is text that runs from the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft and self.wordWrap() and bool(self.text())

    def _top(self, room: QRect, height: float) -> float:
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            return room.top()
        below = room.height() - height
        return room.top() + (below if self.alignment() & Qt.AlignmentFlag.AlignBottom else below / 2)


def _changing(name: str) -> Callable[..., None]:
    """What a label does by this name, and what was measured is so no more."""
    usual = getattr(QLabel, name)

    def changed(self: Words, *given: Any) -> None:
        self._heights.clear()
        usual(self, *given)

    return changed


for _name in MEASURED:
    setattr(Words, _name, _changing(_name))


def turned_lines(text: str, font: QFont, width: int) -> tuple[QTextLayout, float]:
    """Right-to-left text in lines of a width in pixels, and how high they are together."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    leading = max(0, QFontMetrics(font).leading())
    height = -float(leading)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        height += leading
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


def draw_turned(painter: QPainter, layout: QTextLayout, room: QRect, top: float, side: Qt.AlignmentFlag) -> None:
    """Draw such lines in a room from a height on, straight against one of its sides or in its middle."""
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        beside = room.width() - line.naturalTextWidth()
        middle = bool(side & Qt.AlignmentFlag.AlignHCenter)
        left = 0.0 if side & Qt.AlignmentFlag.AlignLeft else beside / 2 if middle else beside
        line.draw(painter, QPointF(room.left() + left, top))
