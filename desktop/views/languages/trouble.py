"""What is wrong with the files of corrected translations; it stays on the page as long as it is so."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.forms.looks import label, look
from desktop.translate.corrections import Corrections


class Trouble(QFrame):
    """Hidden as long as nothing is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "notice").setProperty("state", "warning")
        self._said = label("")
        self._said.setObjectName("corrections_trouble")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 8, 16, 8)
        rows.addWidget(self._said)
        self.hide()

    def show_corrections(self, corrections: Corrections | None) -> None:
        """Say what was wrong when these were read."""
        said = corrections.trouble if corrections is not None else ""
        self._said.setText(said)
        self.setVisible(bool(said))
