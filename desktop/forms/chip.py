"""A small button that is on or off."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.forms.icons import icon
from desktop.forms.looks import look, named

PICTURE = QSize(16, 16)
LOWEST = 32
"""Pixels that a finger can hit."""
BESIDE = 3
"""Pixels by which the style puts the words further from the picture than it reckons with."""


class Chip(QPushButton):
    """A chip with a picture and a word. It is as wide off as on, when its letters are bold."""

    def __init__(self, words: str, object_name: str, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        look(self, "chip")
        named(self, object_name, words)
        self.setIcon(icon(picture))
        self.setIconSize(PICTURE)
        self.setCheckable(True)
        self.setAutoDefault(True)  # Enter chooses, as the space bar does

    def sizeHint(self) -> QSize:
        """Wide enough for bold letters, high enough for a finger."""
        hint = super().sizeHint()
        return QSize(hint.width() + BESIDE + _missing(self.text(), self.font().key()), max(LOWEST, hint.height()))


@lru_cache(maxsize=200)  # a layout asks for it again and again, of a few words only
def _missing(words: str, font_key: str) -> int:
    """How many pixels wider words are in bold letters."""
    font = QFont()
    font.fromString(font_key)
    usual = QFontMetrics(font).horizontalAdvance(words)
    font.setWeight(QFont.Weight.Bold)
    return max(0, QFontMetrics(font).horizontalAdvance(words) - usual)
