"""A recovery key on the screen. Whoever copies it gets it on the clipboard for half a minute, out of every history."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.forms.looks import look, named
from desktop.forms.words import Words
from desktop.views.clipboard import put_secret


class KeyLabel(Words):
    """The key in lines, to be read, written over or copied as a whole.

    Signals:
        copied: it was copied.
    """

    copied = Signal()

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(in_lines(key))
        look(self, "code")
        named(self, "recovery_key", "Herstelsleutel: " + key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the whole key."""
        if event.matches(QKeySequence.StandardKey.Copy):
            put_secret(self._key)
            self.copied.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()


def in_lines(key: str, groups: int = 3) -> str:
    """The key with a few groups on each line, easier to write over."""
    parts = key.split("-")
    return "\n".join("-".join(parts[start : start + groups]) for start in range(0, len(parts), groups))
