"""Tells when nobody has touched keyboard or mouse for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_INPUT = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}


class Idleness(QObject):
    """Watches the whole application.

    Signals:
        passed: the time has passed. It is counted anew until `rest` is called, so that a lock which
            could not be made at that moment comes later.
    """

    passed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.passed)

    def watch(self, milliseconds: int) -> None:
        """Count from now on."""
        self._timer.start(milliseconds)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def rest(self) -> None:
        """Count no longer."""
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key and mouse movement starts the time anew."""
        if event.type() in _INPUT and self._timer.isActive():
            self._timer.start()
        return False
