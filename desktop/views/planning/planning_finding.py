"""Reads the plan off the GUI thread. When it changed meanwhile it is read once more, and only the last counts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.planning.planning_files import read
from desktop.views.planning.whole_plan import WholePlan


class PlanningFinding(QObject):
    """One reading at a time.

    Signals:
        read: the plan (`WholePlan`), as it is now.
        failed: it could not be read (a sentence).
    """

    read = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._errands = desk, Errands(desk.background, self)
        self._under_way = self._again = False

    @property
    def busy(self) -> bool:
        """Whether the plan has still to come."""
        return self._under_way

    def begin(self) -> None:
        """Read it, or once more when it is being read."""
        if self._under_way:
            self._again = True
            return
        self._under_way, desk = True, self._desk
        self._errands.run(lambda: read(desk), self._done, self._refused)

    def _done(self, plan: WholePlan) -> None:
        if not self._once_more():
            self.read.emit(plan)

    def _refused(self, sentence: str) -> None:
        if not self._once_more():
            self.failed.emit(sentence)

    def _once_more(self) -> bool:
        again, self._under_way, self._again = self._again, False, False
        if again:
            self.begin()
        return again
