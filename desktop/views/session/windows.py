"""Windows: what the system says to the main window about power and about the session."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

POWER, SESSION = 0x0218, 0x02B1
"""WM_POWERBROADCAST and WM_WTSSESSION_CHANGE."""
SUSPEND = 0x0004
"""PBT_APMSUSPEND."""
LEAVES = {0x2: "console disconnect", 0x4: "remote disconnect", 0x6: "logoff", 0x7: "lock"}
"""WTS_CONSOLE_DISCONNECT (another user is switched to), WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK."""
_KINDS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")


def leaves(message: int, meaning: int) -> bool:
    """Whether a message to the window says that the person leaves.

    Args:
        message: its number.
        meaning: its first parameter, WPARAM.
    """
    return (message == POWER and meaning == SUSPEND) or (message == SESSION and meaning in LEAVES)


class SessionFilter(QAbstractNativeEventFilter):
    """Looks at every message to the program's windows, and keeps none from them."""

    def __init__(self, told: Callable[[], None]) -> None:
        super().__init__()
        self._told = told

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Called by Qt with the address of a MSG."""
        if bytes(kind.data() if isinstance(kind, QByteArray) else kind) in _KINDS and int(message):
            read = wintypes.MSG.from_address(int(message))
            if leaves(read.message, read.wParam):
                self._told()
        return False, 0


def listen(told: Callable[[], None], window: int) -> SessionFilter:
    """Look at the messages from now on, as long as what is returned is kept.

    Args:
        window: handle of the window that the system is asked to speak to.
    """
    made = SessionFilter(told)
    app = QCoreApplication.instance()
    assert app is not None
    app.installNativeEventFilter(made)
    if sys.platform == "win32":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(window), 0)  # this session only
        with contextlib.suppress(OSError, AttributeError):
            ctypes.windll.user32.RegisterSuspendResumeNotification(wintypes.HWND(window), 0)
    return made
