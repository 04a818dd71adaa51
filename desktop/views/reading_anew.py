"""Reads something off the GUI thread. Asked again meanwhile, it is read once more, and only the last counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.views.background import Background
from desktop.views.errands import Errands


class ReadingAnew(QObject):
    """One reading at a time.

    Signals:
        read: what was read, as it is now.
        failed: it could not be read (a sentence).
    """

    read = Signal(object)
    failed = Signal(str)

    def __init__(self, background: Background, work: Callable[[], object], parent: QObject) -> None:
        """Args: work: reads it, and returns it."""
        super().__init__(parent)
        self._errands, self._work = Errands(background, self), work
        self._under_way = self._again = False

    @property
    def busy(self) -> bool:
        """Whether it has still to come."""
        return self._under_way

    def begin(self) -> None:
        """Read it, or once more when it is being read."""
        if self._under_way:
            self._again = True
            return
        self._under_way = True
        self._errands.run(self._work, self._done, self._refused)

    def _done(self, found: object) -> None:
        if not self._once_more():
            self.read.emit(found)

    def _refused(self, sentence: str) -> None:
        if not self._once_more():
            self.failed.emit(sentence)

    def _once_more(self) -> bool:
        again, self._under_way, self._again = self._again, False, False
        if again:
            self.begin()
        return again
