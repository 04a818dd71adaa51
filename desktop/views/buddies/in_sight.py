"""A form that was opened somewhere in a long page can be seen."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

AROUND = 30
"""Pixels that are seen above and below it."""


def bring(part: QWidget) -> None:
    """Bring a part that came on a page into sight; nothing when it is gone."""

    def scroll() -> None:
        area = _around(part)
        if area is not None:
            area.ensureWidgetVisible(part, 0, AROUND)

    # First it gets its place, then what is around it learns how high that made it.
    QTimer.singleShot(0, part, lambda: QTimer.singleShot(0, part, scroll))


def _around(part: QWidget) -> QScrollArea | None:
    """The nearest area that a part is scrolled in."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
