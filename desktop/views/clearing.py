"""Taking widgets off a page that is drawn anew, safely also while one of them is being clicked."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def clear(layout: QLayout, leave: int = 0) -> None:
    """Remove all but the last `leave` items. The widgets lose their names at once, and are deleted later."""
    while layout.count() > leave:
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            forget(widget)


def forget(widget: QWidget) -> None:
    """Take one widget off the page; it and what it holds lose their names at once."""
    for part in (widget, *widget.findChildren(QWidget)):
        part.setObjectName("")
    widget.hide()
    widget.deleteLater()
