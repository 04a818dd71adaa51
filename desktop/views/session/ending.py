"""The system says that the person leaves: the machine goes to sleep, the screen is locked, another user comes."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class SessionEnd(QObject):
    """Silent until `listen`; a system that cannot tell is no error.

    On macOS only waking up is noticed, by `idleness`; a locked screen is not.

    Signals:
        leaving: whatever must be hidden has to be hidden now. On Linux the sleep waits for `let_go`, up to the time
            that the system gives (five seconds as a rule).
    """

    leaving = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: object = None

    def listen(self, window: QWidget) -> None:
        """From now on hear the system. It asks the system a few things, and waits for no answer.

        Args:
            window: the main window; Windows speaks to a window.
        """
        if sys.platform == "win32":
            from desktop.views.session import windows

            self._source = windows.listen(self.leaving.emit, int(window.winId()))
        elif sys.platform == "linux":
            from desktop.views.session import logind

            self._source = source = logind.listen(self)
            if source is not None:
                source.leaving.connect(self.leaving)

    def let_go(self) -> None:
        """What had to be hidden is hidden: the machine may go to sleep."""
        if sys.platform == "linux" and self._source is not None:
            self._source.let_go()  # type: ignore[attr-defined]
