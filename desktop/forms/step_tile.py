"""One step of a scale: a bar as high as its number, filled up to the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.forms.marker import check_mark
from desktop.forms.tile import Tile

LOWEST_BAR, HIGHEST_BAR, BAR = 5, 28, 30
EDGE, GAP, MARK = 8, 4, 15


class StepTile(Tile):
    """A number of a scale.

    Attributes:
        filled: at or below the chosen number.
    """

    def __init__(self, object_name: str, number: int, share: float, parent: QWidget | None = None) -> None:
        """Args: share: height of its bar, from 0 to 1."""
        super().__init__(object_name, str(number), parent)
        self.filled = False
        self._number, self._share = number, share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, filled: bool) -> None:
        """Draw it as part of the answer, or not."""
        self.filled = filled
        self.update()

    def sizeHint(self) -> QSize:
        """High enough for its bar and its number."""
        return QSize(64, HIGHEST_BAR + GAP + self.fontMetrics().height() + 2 * EDGE)

    def minimumSizeHint(self) -> QSize:
        """The least that a finger can hit."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar and the number on the tile; the chosen one has a check mark."""
        super().paintEvent(event)
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Highlight)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        text = QRectF(0, self.height() - EDGE - line, self.width(), line)
        room = text.top() - EDGE - GAP
        high = max(float(LOWEST_BAR), room * self._share)
        wide = min(BAR, self.width() - 2 * EDGE)
        painter.setPen(QPen(accent if self.filled else quiet, 1.5))
        painter.setBrush(accent if self.filled else palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF((self.width() - wide) / 2, EDGE + room - high, wide, high), 4, 4)
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.ButtonText))
        if self.isChecked():
            text.translate(MARK / 2, 0)
            ink = painter.fontMetrics().horizontalAdvance(str(self._number))
            left = text.center().x() - ink / 2 - MARK - 3
            painter.drawText(text, Qt.AlignmentFlag.AlignCenter, str(self._number))
            check_mark(painter, QRectF(left, text.center().y() - MARK / 2, MARK, MARK), accent)
        else:
            painter.drawText(text, Qt.AlignmentFlag.AlignCenter, str(self._number))
