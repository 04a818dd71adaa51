"""Tells when nobody has touched keyboard or mouse for a while, and when the machine has slept."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QApplication

_INPUT = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}
NOTICE = 60.0
"""Seconds before the end at which it is announced; half of the time when that is less."""
ASLEEP = 30.0
"""Seconds by which the clock on the wall may run ahead: more, and the machine has slept."""
LOOKS = 1000
"""Milliseconds between two looks at the clocks, at most."""


class Idleness(QObject):
    """Watches the whole application by two clocks: one stands still while the machine sleeps, the other can be set.

    Signals:
        nearly: nobody was there for almost all of the time: how many seconds are left.
        back: somebody is there again after `nearly`.
        passed: the time has passed. It is counted anew until `rest` is called, so that a lock which
            could not be made at that moment comes later.
        slept: the machine was asleep and has woken up.
    """

    nearly = Signal(int)
    back = Signal()
    passed = Signal()
    slept = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        running: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """Args: running, wall: the two clocks, in seconds."""
        super().__init__(parent)
        self._running, self._wall = running, wall
        self._limit = 0.0
        self._since, self._ahead, self._announced = (running(), wall()), 0.0, False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def watch(self, milliseconds: int) -> None:
        """Count from now on."""
        self._limit = milliseconds / 1000
        self._begin()
        self._timer.start(min(LOOKS, milliseconds))
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def rest(self) -> None:
        """Count no longer."""
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def look(self) -> None:
        """See what time it is."""
        running, wall = self._running() - self._since[0], self._wall() - self._since[1]
        ahead, self._ahead = wall - running - self._ahead, wall - running
        left = self._limit - max(running, wall)
        if ahead > ASLEEP:
            self._begin()
            self.slept.emit()
        elif left <= 0:
            self._begin()
            self.passed.emit()
        elif left <= min(NOTICE, self._limit / 2) and not self._announced:
            self._announced = True
            self.nearly.emit(round(left))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key and mouse movement starts the time anew, but never takes back what had passed before it."""
        # Every event of the program comes by: to ask its class is far cheaper than to ask its type.
        if isinstance(event, QInputEvent) and event.type() in _INPUT and self._timer.isActive():
            if self._wall() - self._since[1] >= min(self._limit, ASLEEP):
                self.look()
            if not self._timer.isActive():
                return True  # locked by now: what was meant for the page that is gone goes nowhere
            announced = self._announced
            self._begin()
            if announced:
                self.back.emit()
        return False

    def _begin(self) -> None:
        self._since = (self._running(), self._wall())
        self._ahead = 0.0
        self._announced = False
