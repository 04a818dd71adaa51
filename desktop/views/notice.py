"""A frame in the page in which something is asked; it keeps the height that it needs."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Notice(QFrame):
    """Hidden until it has something to ask.

    Attributes:
        rows: what stands in it, under one another.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "notice")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(16, 8, 10, 8)
        self.rows.setSpacing(6)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page that is short of room takes it from what scrolls, never from the question."""
        super().resizeEvent(event)
        self.claim()

    def claim(self) -> None:
        """Ask for the height that its words need at this width."""
        self.setMinimumHeight(self.rows.totalHeightForWidth(self.width()))
