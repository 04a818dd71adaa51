"""The clipboard: what is secret leaves it again by itself, and everything of ours does when the vault is locked."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

STAYS = 30_000
"""Milliseconds that a secret stays."""
_NATIVE = 'application/x-qt-windows-mime;value="{}"'
NOT_TO_BE_KEPT = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"",
    _NATIVE.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _NATIVE.format("CanIncludeInClipboardHistory"): bytes(4),
    _NATIVE.format("CanUploadToCloudClipboard"): bytes(4),
}
"""What asks the programs that remember or share the clipboard (KDE, macOS, Windows) to leave this alone."""
_OURS = "startgesprek_ours"


def put_secret(text: str, stays: int = STAYS) -> None:
    """Put a secret on the clipboard for a short while.

    Args:
        stays: milliseconds, after which it is taken away if it is still there.
    """
    clipboard = QApplication.clipboard()
    data = QMimeData()
    data.setText(text)
    for kind, content in NOT_TO_BE_KEPT.items():
        data.setData(kind, content)
    clipboard.setMimeData(data)
    _remember(clipboard)
    known = clipboard.property(_OURS)

    def over() -> None:
        if clipboard.property(_OURS) == known:
            clear_ours()

    QTimer.singleShot(stays, clipboard, over)


def clear_ours() -> None:
    """Take away what this program put on the clipboard, if it is still that. What others put there stays."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard() or _digest(clipboard.text()) == clipboard.property(_OURS):
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
    clipboard.setProperty(_OURS, None)


class Copying(QObject):
    """Notices what somebody copies out of the program, so that `clear_ours` finds it on every system."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        QApplication.clipboard().dataChanged.connect(self._changed)

    def _changed(self) -> None:
        clipboard = QApplication.clipboard()
        if clipboard.ownsClipboard() or QApplication.focusWidget() is not None:
            _remember(clipboard)


def _remember(clipboard: QClipboard) -> None:
    clipboard.setProperty(_OURS, _digest(clipboard.text()))


def _digest(text: str) -> bytes | None:
    """The text itself is not kept a second time."""
    import hashlib  # with OpenSSL: not before the first window is there

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() if text else None
