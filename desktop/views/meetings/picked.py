"""Choosing some of a long list: what is chosen stands there as chips, and a click takes it away again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.forms.chip import Chip
from desktop.forms.flow import Flow
from desktop.forms.looks import label, named
from desktop.views.clearing import clear
from desktop.views.steady import steady


class Picked(QWidget):
    """A list to choose from, and what was chosen.

    Signals:
        changed: something was chosen, or taken away.
    """

    changed = Signal()

    def __init__(
        self, name: str, title: str, invite: str, known: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        """Args: name: of the objects; invite: stands in the list while nothing is chosen; known: id to words."""
        super().__init__(parent)
        self._name, self._known = name, known
        self._ids: list[str] = []
        self._box = QComboBox()
        named(self._box, name, title)
        self._box.setMaxVisibleItems(16)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(12)
        steady(self._box)
        self._box.addItem(invite, "")
        for item, words in known.items():
            self._box.addItem(words, item)
        self._chips = Flow(6)
        said = label(title, "help")
        said.setBuddy(self._box)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(said)
        rows.addWidget(self._box)
        rows.addLayout(self._chips)
        self._box.activated.connect(self._add)
        self.setFocusProxy(self._box)

    @property
    def ids(self) -> list[str]:
        """What is chosen, in the order in which it was."""
        return list(self._ids)

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show what is chosen; what is no longer known stays, by its id."""
        self._ids = list(dict.fromkeys(ids))
        clear(self._chips)
        for item in self._ids:
            words = self._known.get(item, item)
            chip = Chip(words, f"{self._name}:{item}", "close")
            chip.setCheckable(False)
            chip.setAccessibleName(f"Weghalen: {words}")
            chip.clicked.connect(lambda _=False, gone=item: self._remove(gone))
            self._chips.addWidget(chip)

    def _add(self, place: int) -> None:
        chosen = self._box.itemData(place)
        self._box.setCurrentIndex(0)
        if chosen and chosen not in self._ids:
            self.show_ids([*self._ids, chosen])
            self.changed.emit()

    def _remove(self, item: str) -> None:
        self.show_ids([one for one in self._ids if one != item])
        self._box.setFocus()
        self.changed.emit()
