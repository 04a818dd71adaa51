"""The circle or square before an option: empty with its number key, or filled with a check mark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

SIDE, KEY = 26, 14
"""Pixels: the marker's side, and the size of the key in it, which fits only so."""


def check_mark(painter: QPainter, place: QRectF, colour: QColor) -> None:
    """Draw a check mark that fills a square."""
    pen = QPen(colour, place.width() / 7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(
        [
            QPointF(place.left() + place.width() * x, place.top() + place.height() * y)
            for x, y in ((0.1, 0.55), (0.4, 0.82), (0.9, 0.2))
        ]
    )


class Marker(QWidget):
    """Shows whether a tile is chosen, without colour too: a circle for one choice, a square for several."""

    def __init__(self, key: str, round_shape: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._round, self._on = key, round_shape, False
        self.setFixedSize(SIDE, SIDE)

    def set_on(self, on: bool) -> None:
        """Fill or empty it."""
        self._on = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the colours of the palette."""
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Highlight)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(accent if self._on else quiet, 1.5))
        painter.setBrush(accent if self._on else palette.color(QPalette.ColorRole.Base))
        corner = shape.width() / 2 if self._round else 5.0
        painter.drawRoundedRect(shape, corner, corner)
        if self._on:
            check_mark(painter, shape.adjusted(5, 5, -5, -5), palette.color(QPalette.ColorRole.HighlightedText))
        else:
            font = painter.font()
            font.setPixelSize(KEY)
            painter.setFont(font)
            painter.setPen(quiet)
            painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, self._key)
