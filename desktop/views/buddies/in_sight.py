"""A form that was opened somewhere in a long page: the tab key comes by it in its place, and it can be seen."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.views.page import Page
from desktop.views.referrals.tab_order import chain, stops

AROUND = 30
"""Pixels that are seen above and below it."""


def bring(part: QWidget) -> None:
    """Bring a part that came on a page into the order of the tab key, and into sight; nothing when it is gone."""

    def scroll() -> None:
        area = _around(part, QScrollArea)
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(part, 0, AROUND)

    page = _around(part, Page)
    if page is not None:
        chain(stops(page))
    # First it gets its place, then what is around it learns how high that made it.
    QTimer.singleShot(0, part, lambda: QTimer.singleShot(0, part, scroll))


def _around(part: QWidget, kind: type[QWidget]) -> QWidget | None:
    """The nearest of this kind that a part is in."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, kind):
        around = around.parentWidget()
    return around
