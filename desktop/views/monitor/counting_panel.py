"""What stands in the place of the figures while they are counted: how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.forms.looks import button, label, named
from desktop.views.monitor.wording import COUNTING

_WIDE = 320


class CountingPanel(QWidget):
    """In the middle of its room.

    Signals:
        stopped: somebody does not want to wait.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = label(COUNTING, "help")
        words.setObjectName("monitor_counting")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        named(self._bar, "monitor_progress", "Hoe ver het tellen is")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_WIDE)
        stop = button("Stoppen", "monitor_stop", "quiet")
        stop.clicked.connect(self.stopped)
        rows = QVBoxLayout(self)
        rows.setSpacing(14)
        rows.addStretch(1)
        rows.addWidget(words)
        rows.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(stop, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)

    def show_percent(self, percent: int) -> None:
        """How much is done."""
        self._bar.setValue(percent)
