"""Tiles that a finger finds: an option, and a step of a scale."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from desktop.forms.looks import look
from desktop.forms.marker import Marker
from desktop.forms.step_tile import StepTile
from desktop.forms.tile import Tile
from desktop.views.newcomer_screen.speaker import Speaker
from desktop.views.newcomer_screen.stacked import Stacked

LOWEST = 66
"""Pixels: no tile is less high."""
MARK, STEP = 34, 104


class BigTile(Tile):
    """An option: a marker that is empty or checked, the text in two languages, and a speaker where there is a voice."""

    def __init__(self, object_name: str, text: Stacked, exclusive: bool, speaker: Speaker | None) -> None:
        """Args: exclusive: one choice only, which is shown by a round marker."""
        dutch = text.dutch.text()
        super().__init__(object_name, f"{text.own.text()} – {dutch}" if text.dutch.isVisibleTo(text) else dutch)
        look(self, "big_tile")
        self.words = text
        self.setMinimumHeight(LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        marker = Marker("", exclusive)
        marker.setFixedSize(MARK, MARK)
        self.toggled.connect(marker.set_on)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 14, 10)
        row.setSpacing(16)
        row.addWidget(marker)
        row.addWidget(text, 1, Qt.AlignmentFlag.AlignVCenter)
        if speaker is not None:
            row.addWidget(speaker)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second tap of an unsure finger does not take the choice back."""
        event.accept()


class BigStep(StepTile):
    """A number of a scale, as high as a finger likes it."""

    def __init__(self, object_name: str, number: int, share: float) -> None:
        super().__init__(object_name, number, share)
        look(self, "big_tile")

    def sizeHint(self) -> QSize:
        """High."""
        return QSize(96, STEP + self.fontMetrics().height())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second tap of an unsure finger does not take the choice back."""
        event.accept()
