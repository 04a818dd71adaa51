"""Trying the program with invented people: one press to begin, one to throw it all away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.forms.looks import button, label
from desktop.views.inline_question import InlineQuestion

OPEN = "Proefkluis openen"
SURE = "De proefkluis en alles wat u erin heeft getypt verdwijnen. Echte kluizen blijven zoals ze zijn."


class TryFirst(QWidget):
    """The button, what it shows while the people are made, and the way to get rid of them.

    Signals:
        wanted: somebody wants to try.
        discarded: the vault to try with may go.
    """

    wanted = Signal()
    discarded = Signal()

    def __init__(self, there: bool, look: str = "", parent: QWidget | None = None, *, words: str = "") -> None:
        """Args:
        there: whether somebody tried before, and it is still there.
        look: of the button.
        words: on the button, where somebody wants something else first; else that there is something to try.
        """
        super().__init__(parent)
        self._button = button(words or ("Verder proberen" if there else "Eerst proberen"), "try_first", look)
        self._button.setToolTip("Met verzonnen mensen, los van uw echte kluis. U hoeft geen wachtzin te bedenken.")
        self._button.clicked.connect(self.wanted)
        self._away = button("Proefkluis weggooien", "discard_trial", "quiet")
        self._away.clicked.connect(self._ask)
        self._progress = QProgressBar()
        self._progress.setObjectName("trial_progress")
        self._progress.setAccessibleName("De proefkluis wordt gemaakt")
        self._progress.setTextVisible(False)
        self._words = label("Verzonnen mensen uitnodigen…", "help")
        self._question = InlineQuestion()
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addWidget(self._away)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(row)
        for part in (self._words, self._progress, self._question):
            rows.addWidget(part)
            part.hide()
        self._away.setVisible(there)  # not before it has a place: it would be a window of its own

    def set_busy(self, busy: bool) -> None:
        """While it is made nothing can be pressed twice."""
        self._button.setEnabled(not busy)
        self._away.setEnabled(not busy)

    def show_progress(self, percent: int) -> None:
        """Show how far it is, in hundredths."""
        self._words.show()
        self._progress.show()
        self._progress.setValue(percent)

    def rest(self) -> None:
        """It did not succeed."""
        self._words.hide()
        self._progress.hide()

    def _ask(self) -> None:
        self._question.ask(SURE, "Weggooien", "Bewaren", self.discarded.emit)
