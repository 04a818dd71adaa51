"""What stands in the place of an empty list: good news, or that a choice left nothing, and the way out of that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.views.theme import LIGHT

GOOD = 40
"""Pixels of the picture that says that nothing is left to do."""


class NothingFound(QWidget):
    """Hidden until there is nothing.

    Attributes:
        widen: the button that shows everything again.
    """

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        """Args: prefix: of the object names."""
        super().__init__(parent)
        self._good = QLabel()
        self._good.setPixmap(icon("check", LIGHT.good).pixmap(GOOD, GOOD))
        self._good.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = label("", "heading")
        self._words.setObjectName(f"{prefix}_empty")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.widen = button("Alles weer tonen", f"{prefix}_widen")
        rows = QVBoxLayout(self)
        rows.setSpacing(12)
        rows.addStretch(1)
        rows.addWidget(self._good)
        rows.addWidget(self._words)
        rows.addWidget(self.widen, 0, Qt.AlignmentFlag.AlignCenter)
        rows.addStretch(2)
        self.hide()

    def say(self, words: str, *, good: bool, narrowed: bool) -> None:
        """Say why; `good` when nothing is left to do, `narrowed` when something may be found again."""
        self._words.setText(words)
        self._good.setVisible(good)
        self.widen.setVisible(narrowed)
