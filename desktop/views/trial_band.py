"""The band over every page of the vault to try with, so that nobody takes it for a real one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import button, label

MARK = "Proefkluis: verzonnen mensen"
WARNING = f"{MARK}. Typ geen echte namen."
SURE = "De proefkluis verdwijnt, met alles erin. Weggooien?"
PICTURE = 18


class TrialBand(QFrame):
    """What it is, and the way out of it.

    Signals:
        discarded: it may go.
    """

    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trial_band")
        self.setAccessibleName(WARNING)
        self.setProperty("look", "band")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = label(WARNING)
        self._words.setObjectName("trial_words")
        self._away = button("Weggooien…", "discard_trial", "quiet")
        self._away.setAccessibleName("Proefkluis weggooien")
        self._yes = button("Ja, weggooien", "discard_trial_yes", "danger")
        self._no = button("Nee", "discard_trial_no")
        self._away.clicked.connect(lambda: self.ask(True))
        self._no.clicked.connect(lambda: self.ask(False))
        self._yes.clicked.connect(self.discarded)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 8, 2)
        row.addWidget(Picture("warning", Shade.CONCERN, PICTURE))
        row.addWidget(self._words, 1)
        for part in (self._away, self._yes, self._no):
            row.addWidget(part)
        self.ask(False)

    def ask(self, asking: bool) -> None:
        """Ask whether it may really go, or do not."""
        self._words.setText(SURE if asking else WARNING)
        self._away.setVisible(not asking)
        self._yes.setVisible(asking)
        self._no.setVisible(asking)
        if asking:
            self._no.setFocus()
