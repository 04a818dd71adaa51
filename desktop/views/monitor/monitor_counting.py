"""Counts off the GUI thread: first what is asked, then the periods before it. No dossier is kept after that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.dossier.model import Dossier
from desktop.monitor.counting import count
from desktop.monitor.model import Period, Table
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.monitor.stoppable import Progress, Stoppable
from desktop.views.monitor.wanted import Wanted, earlier

Whole = Mapping[str, Table]
"""The table for everybody of each indicator, by its id."""


@dataclass(frozen=True)
class Counted:
    """What was counted.

    Attributes:
        whole: for everybody.
        apart: by the breakdown that was asked, of the indicators that can be told by it.
    """

    wanted: Wanted
    whole: Whole
    apart: Whole


class MonitorCounting(QObject):
    """The last question counts; what was asked before it is stopped.

    Signals:
        counted: what was asked (`Counted`).
        compared: the periods before it, the oldest first (a list of `Period` and `Whole`).
        failed: it could not be read (a sentence).
    """

    counted = Signal(object)
    compared = Signal(list)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errands, self._work = Errands(desk.background, self), Stoppable(desk.background, self)
        self._turn = 0
        self._reading = self._counting = False

    @property
    def busy(self) -> bool:
        """Whether what was asked has still to come."""
        return self._reading or self._counting

    @property
    def comparing(self) -> bool:
        """Whether anything has still to come, earlier periods among it."""
        return self.busy or self._work.busy

    def begin(self, wanted: Wanted) -> None:
        """Count it anew."""
        self.stop()
        self._turn += 1
        self._reading, turn = True, self._turn

        def read(dossiers: list[Dossier]) -> None:
            if turn == self._turn:
                self._reading = False
                self._count(wanted, dossiers)

        def refused(sentence: str) -> None:
            if turn == self._turn:
                self._reading = False
                self.failed.emit(sentence)

        self._errands.run(self._desk.dossiers.all, read, refused)

    def stop(self) -> None:
        """Ask no more."""
        self._turn += 1
        self._reading = self._counting = False
        self._work.stop()

    def _count(self, wanted: Wanted, dossiers: list[Dossier]) -> None:
        self._counting, desk = True, self._desk

        def done(found: Counted) -> None:
            self._counting = False
            self.counted.emit(found)
            if not self._work.busy and not self._reading:  # nobody asked something else meanwhile
                self._compare(wanted, dossiers)

        def refused(sentence: str) -> None:
            self._counting = False
            self.failed.emit(sentence)

        self._work.run(lambda progress: counted(desk, dossiers, wanted, progress), done, refused)

    def _compare(self, wanted: Wanted, dossiers: list[Dossier]) -> None:
        desk = self._desk

        def work(progress: Progress) -> list[tuple[Period, Whole]]:
            periods = earlier(wanted.period)
            asked = [Wanted(period, wanted.round) for period in periods]
            return [(one.period, counted(desk, dossiers, one, progress).whole) for one in asked]

        self._work.run(work, self.compared.emit, self.failed.emit)


def counted(desk: Desk, dossiers: Sequence[Dossier], wanted: Wanted, progress: Progress) -> Counted:
    """What is asked, counted over these dossiers."""
    tables = count(
        dossiers,
        desk.guide,
        desk.guide.indicators.every,
        wanted.period,
        [wanted.by] if wanted.by else [],
        round_id=wanted.round or None,
        today=desk.today(),
        progress=lambda done: progress(100 * done // max(1, len(dossiers))),
    )
    whole = {table.indicator: table for table in tables if table.breakdown is None}
    return Counted(wanted, whole, {table.indicator: table for table in tables if table.breakdown is not None})
