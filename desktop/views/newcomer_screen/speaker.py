"""A button that reads texts aloud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from desktop.forms.icons import icon
from desktop.forms.looks import look, named
from desktop.views.aloud import Aloud

SIDE = 48
"""Pixels that a finger can hit."""


class Speaker(QToolButton):
    """Reads its texts, or stops when they are being read."""

    def __init__(self, object_name: str, aloud: Aloud, texts: Sequence[str], code: str) -> None:
        """Args: code: the language of the texts."""
        super().__init__()
        look(self, "quiet")
        named(self, object_name, "Lees voor")
        self.setToolTip("Lees voor, of stop")
        self.setIcon(icon("aloud"))
        self.setIconSize(QSize(30, 30))
        self.setFixedSize(SIDE, SIDE)
        self.clicked.connect(lambda: aloud.say_or_stop(texts, code))
