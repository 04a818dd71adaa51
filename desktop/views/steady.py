"""Keeps the wheel from changing a value that somebody only scrolls past."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class _Steadiness(QObject):
    """Passes the wheel on to what is around a field, unless the field has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stops the wheel at a field without focus; ignored, it goes on to the page."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def steady(field: QWidget) -> None:
    """Let a combo box or spin box change by the wheel only while it has the focus, which the wheel does not give."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_Steadiness(field))
