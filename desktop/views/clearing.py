"""Taking widgets off a page that is drawn anew, safely also while one of them is being clicked; emptying a page."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLabel, QLayout, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


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


def wipe(page: QWidget) -> None:
    """Empty every field and every text of a page that is locked away, and what its fields remember to undo."""
    for box in page.findChildren(QComboBox):
        with QSignalBlocker(box):
            box.setCurrentIndex(-1)
    for line in page.findChildren(QLineEdit):
        with QSignalBlocker(line):
            line.setText("")
    areas: list[QTextEdit | QPlainTextEdit] = [*page.findChildren(QTextEdit), *page.findChildren(QPlainTextEdit)]
    for area in areas:
        with QSignalBlocker(area):
            area.setPlainText("")
    for text in page.findChildren(QLabel):
        text.clear()
        text.setAccessibleName("")
