"""The ways on from a text, each with its key."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look

ROOM = 120
"""Pixels between and beside the parts."""
AGREE, KEEP = "Klopt, volgende", "Bewaren, volgende"


class ReviewFooter(QFrame):
    """Back, skip, agree.

    Attributes:
        back, skip, agree: the buttons.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "footer")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.back = button("Vorige", "previous")
        self.back.setIcon(icon("arrow-up"))
        self.back.setToolTip("Ctrl+pijl omhoog")
        self.skip = button("Overslaan", "skip")
        self.skip.setIcon(icon("arrow-down"))
        self.skip.setToolTip("Ctrl+pijl omlaag")
        self.agree = button(AGREE, "agree", "primary")
        self.agree.setIcon(icon("check", Shade.ON_ACCENT))
        self.agree.setToolTip("Ctrl+Enter")
        self._place = label("", "small")
        self._place.setObjectName("place_in_choice")
        self._keys = label("Ctrl+Enter: klopt   ·   Ctrl+↓: overslaan   ·   Ctrl+↑: vorige", "small")
        self._keys.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 10, 24, 10)
        row.setSpacing(10)
        row.addWidget(self._place, 2)
        row.addWidget(self._keys, 3)
        for part in (self.back, self.skip, self.agree):
            row.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys are named where there is room; the tooltips name them always."""
        super().resizeEvent(event)
        parts = (self._place, self._keys, self.back, self.skip, self.agree)
        self._keys.setVisible(sum(part.sizeHint().width() for part in parts) + ROOM < self.width())

    def show_place(self, at: int, of: int, *, changed: bool) -> None:
        """Say where this text stands among those that were chosen.

        Args:
            at: counted from 0; `of` at the end.
            changed: whether the person changed it, so that it will be kept.
        """
        self._place.setText(f"Tekst {at + 1} van {of} bij deze keuze" if at < of else "")
        self.back.setEnabled(at > 0)
        self.skip.setEnabled(at < of)
        self.agree.setEnabled(at < of)
        words = KEEP if changed else AGREE
        self.agree.setText(words)
        self.agree.setAccessibleName(words)
