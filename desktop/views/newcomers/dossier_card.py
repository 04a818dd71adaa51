"""A card of the dossier page: its title, what can be done beside it, and below them what it holds."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.looks import name_label

AROUND, LEAST = 16, 20
"""Pixels above and below the word on a button, and the least height of that word."""


class DossierCard(QFrame):
    """A card.

    Attributes:
        rows: layout to put the content in, from top to bottom.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(24, 12, 24, 20)
        self.rows.setSpacing(10)
        self._head = QHBoxLayout()
        self._head.addWidget(name_label(title, "heading", self), 1)
        # As high as a button, also while there is none: nothing moves when one comes.
        self._head.addStrut(max(LEAST, QFontMetrics(QApplication.font()).height()) + AROUND)
        self.rows.addLayout(self._head)

    def add_way(self, way: QWidget) -> None:
        """Put a button beside the title."""
        self._head.addWidget(way)
