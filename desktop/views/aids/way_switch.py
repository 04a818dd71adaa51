"""From Dutch or to Dutch: a switch of two."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from desktop.forms.chip import Chip
from desktop.forms.flow import Flow
from desktop.translate.languages import Language


class WaySwitch(QWidget):
    """Two chips, one of which is on.

    Signals:
        turned: whether it is to Dutch now.
    """

    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from_dutch = Chip("", "from_dutch", "question")
        self._to_dutch = Chip("", "to_dutch", "speech")
        self._from_dutch.setChecked(True)
        group = QButtonGroup(self)
        chips = Flow(6)
        for chip in (self._from_dutch, self._to_dutch):
            group.addButton(chip)
            chips.addWidget(chip)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(chips)
        self._to_dutch.toggled.connect(self.turned)

    def show_languages(self, spoken: Language) -> None:
        """Name the newcomer's language on both."""
        for chip, words in (
            (self._from_dutch, f"Nederlands → {spoken.dutch}"),
            (self._to_dutch, f"{spoken.dutch} → Nederlands"),
        ):
            chip.setText(words)
            chip.setAccessibleName(words.replace("→", "naar"))
