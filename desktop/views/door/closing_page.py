"""What stands there while the vault is closed: nothing at first, and the reason when it takes a while."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms.looks import label
from desktop.views.page import Page

PATIENCE = 500
"""Milliseconds before anything is said: most backups are done by then, and a word that flashes only startles."""


class ClosingPage(Page):
    """An empty page, with one line after a while."""

    title = "De kluis gaat op slot"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._title = label(self.title, "title")
        self._reason = label("De dossiers zijn van het scherm. Reservekopie maken…", "help")
        self._reason.setObjectName("closing_reason")
        rows = QVBoxLayout(self)
        rows.addStretch(2)
        for line in (self._title, self._reason):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            line.hide()
            rows.addWidget(line)
        rows.addStretch(3)
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE)
        self._timer.timeout.connect(self._say)
        self._timer.start()

    def _say(self) -> None:
        self._title.show()
        self._reason.show()
