"""Several of a few things chosen, each a small button that is on or off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms.chip import Chip
from desktop.forms.flow import Lines
from desktop.forms.looks import label


class ChosenChips(QWidget):
    """A name, and the buttons below it.

    Signals:
        changed: somebody chose something, or took it back.
    """

    changed = Signal()

    def __init__(
        self, name: str, words: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """Args: name: of the buttons, before the id of what they are; options: id and words of each."""
        super().__init__(parent)
        self.setAccessibleName(words)
        self._chips: dict[str, Chip] = {}
        lines = Lines(6)
        for option, title in options:
            chip = self._chips[option] = Chip(title, f"{name}:{option}", "check")
            chip.setIcon(QIcon())
            chip.setAccessibleDescription(words)
            chip.clicked.connect(self.changed)
            lines.add(chip)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(label(words))
        rows.addWidget(lines)

    def chosen(self) -> list[str]:
        """The ids that are on, in their order."""
        return [option for option, chip in self._chips.items() if chip.isChecked()]

    def choose(self, wanted: Iterable[str]) -> None:
        """Put these on, and the others off."""
        on = set(wanted)
        for option, chip in self._chips.items():
            chip.setChecked(option in on)
