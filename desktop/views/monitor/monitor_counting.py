"""Counts off the GUI thread: first what is asked, then the periods before it, of what was read once.

Nothing of it is kept after that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.monitor.answers import in_words
from desktop.monitor.counting import count
from desktop.monitor.model import Period, Table
from desktop.store.gist import Gist
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.monitor.stoppable import Progress, Stoppable
from desktop.views.monitor.wanted import Wanted, earlier

TOLD_EVERY = 100
"""Milliseconds after which it tells how far it is."""
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
        progressed: how much of what was asked is done (a percentage).
    """

    counted = Signal(object)
    compared = Signal(list)
    failed = Signal(str)
    progressed = Signal(int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errands, self._work = Errands(desk.background, self), Stoppable(desk.background, self)
        self._turn = 0
        self._reading = self._counting = False
        self._progress = Progress()
        self._clock = QTimer(self)
        self._clock.setInterval(TOLD_EVERY)
        self._clock.timeout.connect(lambda: self.progressed.emit(self.percent))

    @property
    def percent(self) -> int:
        """How much of what was asked is done."""
        if self._reading:
            return self._progress.percent // 3
        return 33 + 2 * self._work.percent // 3 if self._counting else 100

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
        desk, progress = self._desk, Progress()
        self._progress = progress
        self._clock.start()

        def read(gist: Gist) -> None:
            if turn == self._turn:
                self._reading = False
                self._count(wanted, gist)

        def refused(sentence: str) -> None:
            if turn == self._turn:
                self._reading = False
                self._clock.stop()
                self.failed.emit(sentence)

        self._errands.run(lambda: desk.dossiers.gist(in_words(desk.guide), progress), read, refused)

    def stop(self) -> None:
        """Ask no more."""
        self._turn += 1
        self._reading = self._counting = False
        self._progress.stopped = True
        self._clock.stop()
        self._work.stop()

    def _count(self, wanted: Wanted, gist: Gist) -> None:
        self._counting, desk = True, self._desk

        def done(found: Counted) -> None:
            self._counting = False
            self._clock.stop()
            self.counted.emit(found)
            if not self._work.busy and not self._reading:  # nobody asked something else meanwhile
                self._compare(wanted, gist)

        def refused(sentence: str) -> None:
            self._counting = False
            self._clock.stop()
            self.failed.emit(sentence)

        self._work.run(lambda progress: counted(desk, gist, wanted, progress), done, refused)

    def _compare(self, wanted: Wanted, gist: Gist) -> None:
        desk = self._desk

        def work(progress: Progress) -> list[tuple[Period, Whole]]:
            periods = earlier(wanted.period)
            asked = [Wanted(period, wanted.round) for period in periods]
            return [(one.period, counted(desk, gist, one, progress).whole) for one in asked]

        self._work.run(work, self.compared.emit, self.failed.emit)


def counted(desk: Desk, gist: Gist, wanted: Wanted, progress: Progress) -> Counted:
    """What is asked, counted over everybody."""
    tables = count(
        gist,
        desk.guide,
        desk.guide.indicators.every,
        wanted.period,
        [wanted.by] if wanted.by else [],
        round_id=wanted.round or None,
        today=desk.today(),
        progress=lambda done: progress(100 * done // max(1, len(gist))),
    )
    whole = {table.indicator: table for table in tables if table.breakdown is None}
    return Counted(wanted, whole, {table.indicator: table for table in tables if table.breakdown is not None})
