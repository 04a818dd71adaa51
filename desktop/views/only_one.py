"""One program for each person on a machine: a second start brings the window of the first to the front.

A lock of the operating system says who is first (through Qt: that costs the start nothing); it goes with the program,
however that ends, so that a crash locks nobody out. The first listens at a socket of this machine that only its owner
may use. To connect is all that can be said there: it means 'show yourself', and nothing is read.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, Qt, QThread, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

PATIENCE = 3000
"""Milliseconds that a second start waits for the first, which may be starting itself."""
_STALE = 1000
"""Milliseconds after which Qt asks the operating system itself whether a lock is held: its holder's number may be
another program's by now."""
_ANYBODY = -1


class OnlyOne(QObject):
    """The place of the first.

    Signals:
        called: the program was started once more.
    """

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Args: folder: for the lock and the socket; on this machine, and of this person only."""
        super().__init__(parent)
        self._folder, self._address = folder, _address(folder)
        self._file = folder / "startgesprek.lock"
        self._lock = QLockFile(str(self._file))
        self._lock.setStaleLockTime(_STALE)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Be the first. False when another one is: it is asked to show itself.

        A folder that refuses is no reason not to start: then everybody is the first.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self._lock.tryLock(0):
                self._file.chmod(0o600)
        except OSError:
            return True
        if self._lock.error() == QLockFile.LockError.LockFailedError:
            call(self._address)
            return False
        return True

    def listen(self) -> None:
        """Hear of later starts, for which `take` came first. Call it once the window is there: it loads a library."""
        from PySide6.QtNetwork import QLocalServer

        if not self._lock.isLocked():
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(self._address)  # what a crash left behind
        self._server.listen(self._address)

    def give_back(self) -> None:
        """Let another one be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        assert self._server is not None
        caller = self._server.nextPendingConnection()
        while caller is not None:
            caller.abort()
            caller.deleteLater()
            self.called.emit()
            caller = self._server.nextPendingConnection()


def call(address: str, patience: int = PATIENCE) -> bool:
    """Ask the first to show itself. Returns whether it was there.

    Args:
        patience: milliseconds.
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANYBODY)  # else Windows only lets its button blink
    from PySide6.QtNetwork import QLocalSocket

    until = QDeadlineTimer(patience)
    while True:
        socket = QLocalSocket()
        socket.connectToServer(address, QLocalSocket.OpenModeFlag.ReadOnly)
        if socket.waitForConnected(max(1, until.remainingTime())):
            return True
        if until.hasExpired():
            return False
        QThread.msleep(50)


def show(window: QWidget) -> None:
    """Bring a window to the front, as far as the desktop allows."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _address(folder: Path) -> str:
    """Where the first listens: a file beside the lock; on Windows a pipe, whose name lets nobody know the folder."""
    if sys.platform == "win32":
        import hashlib

        return "startgesprek-" + hashlib.sha256(str(folder).encode()).hexdigest()[:32]
    return str(folder / "startgesprek.socket")
