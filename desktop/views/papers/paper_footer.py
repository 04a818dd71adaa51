"""The foot of a page of papers: back at the left, what can be done with the papers at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.views.papers.paper_words import SPOOLER


class PaperFooter(QFrame):
    """Arranges; the page connects.

    Attributes:
        back: goes back to where one came from.
        print_button: prints.
    """

    def __init__(
        self, text: str, told: str, save: QWidget, last: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        """Args: text, told: the way back, and how it is read aloud."""
        super().__init__(parent)
        self.setProperty("look", "footer")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.back = button(text, "back", "quiet")
        self.back.setIcon(icon("arrow-left", Shade.ACCENT))
        self.back.setAccessibleName(told)
        self.print_button = button("Afdrukken…", "print", "primary")
        self.print_button.setIcon(icon("printer", Shade.ON_ACCENT))
        self.print_button.setAccessibleDescription(SPOOLER)
        self._save = save
        self._chosen = label("", "small")
        self._chosen.setObjectName("printed_as")
        self._chosen.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._chosen.hide()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.back)
        row.addStretch(1)
        for part in (save, self.print_button, last):
            if part is not None:
                row.addWidget(part)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 10, 24, 10)
        rows.setSpacing(4)
        rows.addLayout(row)
        rows.addWidget(self._chosen)

    def allow(self, on: bool) -> None:
        """Whether there is something to print and to save."""
        self._save.setEnabled(on)
        self.print_button.setEnabled(on)

    def say(self, chosen: str) -> None:
        """Say under the buttons what was chosen in the dialog."""
        self._chosen.setText(f"Gekozen bij het afdrukken: {chosen}" if chosen else "")
        self._chosen.setVisible(bool(chosen))
