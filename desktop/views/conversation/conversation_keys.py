"""Keys that work wherever the keyboard is on a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def listen(page: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Let each key, like 'Ctrl+Enter', do something while the keyboard is on the page or in it."""
    for key, act in keys.items():
        shortcut = QShortcut(QKeySequence(key), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
