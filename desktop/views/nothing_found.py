"""What stands in the place of an empty list: good news, or that a choice left nothing, and the way out of that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import button, label

GOOD = 40
"""Pixels of the picture that says that nothing is left to do."""


class NothingFound(QWidget):
    """Hidden until there is nothing.

    Attributes:
        widen: the button that shows everything again.
        onward: the button that does what can be done about it.
    """

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        """Args: prefix: of the object names."""
        super().__init__(parent)
        self._good = Picture("check", Shade.GOOD, GOOD)
        self._good.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = label("", "heading")
        self._words.setObjectName(f"{prefix}_empty")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.widen = button("Alles weer tonen", f"{prefix}_widen")
        self.onward = button("Verder", f"{prefix}_onward", "primary")
        rows = QVBoxLayout(self)
        rows.setSpacing(12)
        rows.addStretch(1)
        rows.addWidget(self._good)
        rows.addWidget(self._words)
        for act in (self.widen, self.onward):
            rows.addWidget(act, 0, Qt.AlignmentFlag.AlignCenter)
        rows.addStretch(2)
        self.hide()

    def stand_for(self, table: QTableView, otherwise: QWidget) -> None:
        """Take the place of a table that has no rows, or leave it; then the keyboard goes elsewhere from there."""
        any_row, had_focus = table.model().rowCount() > 0, table.hasFocus()
        table.setVisible(any_row)
        self.setVisible(not any_row)
        if had_focus and not any_row:
            otherwise.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str, *, good: bool, narrowed: bool, onward: str = "") -> None:
        """Say why.

        Args:
            good: nothing is left to do.
            narrowed: something may be found again.
            onward: words on the button that does something about it; empty for none.
        """
        self._words.setText(words)
        self._good.setVisible(good)
        self.widen.setVisible(narrowed)
        self.onward.setText(onward.replace("&", "&&"))
        self.onward.setAccessibleName(onward)
        self.onward.setVisible(bool(onward))
