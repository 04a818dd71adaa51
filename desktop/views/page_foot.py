"""The foot of a page: the way back at the left, and after it what a page puts there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button


class PageFoot(QFrame):
    """As high as its buttons, whatever the page leaves.

    Attributes:
        row: the layout, with the way back in it already.
    """

    def __init__(self, words: str, back: Callable[[], object], parent: QWidget | None = None) -> None:
        """Args: words: of the way back; back: what it does."""
        super().__init__(parent)
        self.setProperty("look", "footer")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        way = button(words, "back", "quiet")
        way.setIcon(icon("arrow-left", Shade.ACCENT))
        way.clicked.connect(back)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(24, 10, 24, 10)
        self.row.setSpacing(10)
        self.row.addWidget(way)
