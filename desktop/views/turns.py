"""A long page shows what is seen first, and the rest comes right after that, some parts at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.views.scrolled import Scrolled

AT_LATEST = 100
"""Milliseconds. A style in which what is on a page covers all of it never paints the page itself."""


class Turns(QObject):
    """Makes some parts in each turn of the event loop, as long as the page is seen.

    The page says when it was painted. What is there is drawn, and answers to the keyboard, before more comes; a page
    that was left makes nothing more, and goes on when it is seen again. Nothing that is there moves: what comes stands
    below it, and where more is to come the bar at the side is there from the beginning.
    """

    def __init__(self, page: QWidget, area: Scrolled, at_once: int) -> None:
        """Args:
        area: where the parts come.
        at_once: so many are made in one turn; together they are higher than most screens.
        """
        super().__init__(page)
        self._page, self._area, self._at_once = page, area, at_once
        self._to_come: deque[Callable[[], None]] = deque()
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._go_on)

    @property
    def whole(self) -> bool:
        """Whether nothing has still to come."""
        return not self._to_come

    def begin(self, parts: Iterable[Callable[[], None]]) -> None:
        """Make the first of these now, and the others in the turns to come."""
        self._to_come = deque(parts)
        self._make()
        QTimer.singleShot(AT_LATEST, self, self.painted)

    def painted(self) -> None:
        """What is there is seen now: the rest may come."""
        if self._to_come and not self._next.isActive():
            self._next.start()

    def complete(self, enough: Callable[[], bool] = lambda: False) -> None:
        """Make everything that has still to come, or as much of it as is enough."""
        while self._to_come and not enough():
            self._make()

    def drop(self) -> None:
        """Make nothing of what had still to come: the page draws it itself."""
        self._to_come.clear()
        self._show_bar()

    def _go_on(self) -> None:
        if self._page.isVisible():
            self._make()
        if self.whole or not self._page.isVisible():
            self._next.stop()

    def _make(self) -> None:
        """Make one turn of parts. All of it is placed once: for each part anew, and the last would take the longest."""
        self._area.rows.setEnabled(False)
        for _ in range(min(self._at_once, len(self._to_come))):
            self._to_come.popleft()()
        self._show_bar()
        if self._page.isVisible():
            self._make_room()
        self._area.rows.setEnabled(True)
        if self._page.isVisible():
            self._area.rows.activate()
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _make_room(self) -> None:
        """Let what scrolls become higher first: or what is there would be pressed together for a moment."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._area.rows.invalidate()
        if inside := self._area.widget():
            needed = self._area.rows.totalHeightForWidth(inside.width())
            inside.resize(inside.width(), max(inside.height(), needed))

    def _show_bar(self) -> None:
        policy = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if self.whole else policy.ScrollBarAlwaysOn)
