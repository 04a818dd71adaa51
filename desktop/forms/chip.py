"""A small button that is on or off."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.forms.icons import icon
from desktop.forms.looks import look, named

PICTURE = QSize(16, 16)
LOWEST = 32
"""Pixels that a finger can hit."""


class Chip(QPushButton):
    """A chip with a picture and a word. It is as wide off as on, when its letters are bold."""

    def __init__(self, words: str, object_name: str, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        look(self, "chip")
        named(self, object_name, words)
        self.setIcon(icon(picture))
        self.setIconSize(PICTURE)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Wide enough for bold letters, high enough for a finger."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.Bold)
        wide = QFontMetrics(bold).horizontalAdvance(self.text())
        hint = super().sizeHint()
        missing = max(0, wide - QFontMetrics(self.font()).horizontalAdvance(self.text()))
        return QSize(hint.width() + missing, max(LOWEST, hint.height()))
