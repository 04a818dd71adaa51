"""How a referral is done: a letter, the phone, a warm introduction, or together; and what that asks of whom."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from desktop.dossier.model import Way
from desktop.forms.chip import Chip
from desktop.forms.flow import Flow
from desktop.forms.looks import label
from desktop.views.wording import ASKS, WAY_ICON, WAYS


class WayChoice(QWidget):
    """A chip for each way; below them what the chosen one asks of the professional."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own: Way = "letter"
        self._asks = label("", "help")
        self._asks.setObjectName("way_asks")
        group = QButtonGroup(self)
        chips = Flow()
        self._chips: dict[Way, Chip] = {}
        for way, words in WAYS.items():
            chip = Chip(words, f"way:{way}", WAY_ICON[way])
            chip.setAccessibleName(f"Verwijzen: {words}. {ASKS[way]}")
            group.addButton(chip)
            chips.addWidget(chip)
            chip.clicked.connect(self._explain)
            self._chips[way] = chip
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(chips)
        rows.addWidget(self._asks)
        self.setFocusProxy(self._chips["letter"])

    @property
    def way(self) -> Way | None:
        """What was chosen; None for the organisation's own way."""
        chosen = next((way for way, chip in self._chips.items() if chip.isChecked()), self._own)
        return None if chosen == self._own else chosen

    def show_way(self, own: Way, chosen: Way | None) -> None:
        """Show the way an organisation works, or another one that was chosen for this referral."""
        self._own = own
        self._chips[chosen or own].setChecked(True)
        self._explain()

    def _explain(self) -> None:
        self._asks.setText(ASKS[self.way or self._own])
