"""Finds the tasks of a list off the GUI thread: one search at a time, and of those that wait only the last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from desktop.dossier.waiting import usual_days
from desktop.dossier.work import Work
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.work.wanted import MOST, Wanted


@dataclass(frozen=True)
class Found:
    """What a search gave.

    Attributes:
        work: the tasks of the list; every count is what that list would show.
        today: the day that 'too late' was counted from.
    """

    wanted: Wanted
    work: Work
    today: date


class WorkFinding(QObject):
    """While somebody types, searches do not pile up, and an older answer never comes after a newer one.

    Signals:
        found: what was found (`Found`), of the last thing that was asked for.
        failed: it could not be read (a sentence).
    """

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._errands = desk, Errands(desk.background, self)
        self._under_way = False
        self._next: Wanted | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer has still to come."""
        return self._under_way

    def find(self, wanted: Wanted) -> None:
        """Search, as soon as the search before is done."""
        self._next = wanted
        if not self._under_way:
            self._begin()

    def _begin(self) -> None:
        wanted, self._next = self._next, None
        if wanted is None:
            return
        desk, today = self._desk, self._desk.today()
        self._under_way = True
        self._errands.run(lambda: _find(desk, wanted, today), self._done, self._refused)

    def _done(self, found: Found) -> None:
        self._under_way = False
        if self._next is None:
            self.found.emit(found)
        else:  # he typed on: what was found is not what he wants any more
            self._begin()

    def _refused(self, sentence: str) -> None:
        self._under_way = False
        if self._next is None:
            self.failed.emit(sentence)
        else:
            self._begin()


def _find(desk: Desk, wanted: Wanted, today: date) -> Found:
    """The tasks, with the counts as each list would show them: one's own list is of one person, the others of all."""
    me, usual = desk.professional, usual_days(desk.guide.municipality, desk.waits())

    def find(wanted: Wanted, limit: int = MOST) -> Work:
        return desk.dossiers.work(wanted.search(me, limit), today, usual)

    work = find(wanted)
    counts = dict(work.counts)
    if wanted.which == "mine":
        counts = {**find(replace(wanted, which="all"), 1).counts, "mine": work.total}
    elif me and wanted.professional != me:
        counts["mine"] = find(replace(wanted, which="mine"), 1).total
    return Found(wanted, replace(work, counts=counts), today)
