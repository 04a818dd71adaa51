"""Makes an export in memory, and only when somebody has read what is not in it, writes it and keeps it in the vault.

The same steps as the command `startgesprek monitor`, with the same functions. What is heavy is imported off the GUI
thread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.dossier.model import Dossier
from desktop.monitor.answers import in_words
from desktop.monitor.model import Export, Period
from desktop.store.exports import forgotten_until
from desktop.store.gist import Gist
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.monitor.stoppable import Progress, Stoppable
from desktop.views.monitor.voices_reading import NO_LINES, Spoken, spoken_in

COUNTED, PROTECTED = 15, 75
"""Percents that are done when everything is counted, and when what may be told is known."""


@dataclass(frozen=True)
class Choice:
    """What is going to be published.

    Attributes:
        breakdowns: ids.
        rounded: figures are rounded to five instead of withheld.
    """

    period: Period
    breakdowns: tuple[str, ...]
    rounded: bool = False


@dataclass(frozen=True)
class Made:
    """An export that nobody has yet.

    Attributes:
        files: by their names.
        withheld: how many figures are not in it.
        sentences: which, and why, in Dutch.
        lines: what to mind, and which lines go with it and which stay, in Dutch.
    """

    export: Export
    files: Mapping[str, bytes]
    withheld: int
    sentences: Sequence[str]
    lines: Sequence[str] = ()


class ExportMaking(QObject):
    """One at a time.

    Signals:
        made: it is ready to be read (`Made`); nothing is written.
        failed: it cannot be made (a sentence).
        saved: the files that were written (a list of `Path`).
        refused: it was not written, and nothing of it is kept (a sentence).
    """

    made = Signal(object)
    failed = Signal(str)
    saved = Signal(list)
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errands, self._work = Errands(desk.background, self), Stoppable(desk.background, self)
        self._turn = 0

    @property
    def percent(self) -> int:
        """How much of it is done; 0 while the dossiers are read."""
        return self._work.percent

    def make(self, choice: Choice) -> None:
        """Count, withhold, have it attacked, and make every file in memory."""
        self.stop()
        desk, turn = self._desk, self._turn

        def read(found: tuple[Gist, list[Export], Spoken, date | None]) -> None:
            if turn == self._turn:
                dossiers, earlier, spoken, until = found
                work = self._work
                work.run(
                    lambda progress: made(desk, choice, dossiers, earlier, progress, spoken, until),
                    self.made.emit,
                    self.failed.emit,
                )

        def refused(sentence: str) -> None:
            if turn == self._turn:
                self.failed.emit(sentence)

        self._errands.run(
            lambda: (
                desk.dossiers.gist(in_words(desk.guide)),
                desk.dossiers.publishing.exports(),
                spoken_in(desk, choice.period),
                forgotten_until(desk.dossiers.log),
            ),
            read,
            refused,
        )

    def stop(self) -> None:
        """Give it up; nothing was written."""
        self._turn += 1
        self._work.stop()

    def save(self, ready: Made, folder: Path) -> None:
        """Write the files and keep the export: both, or neither."""
        dossiers = self._desk.dossiers

        def write() -> list[Path]:
            from desktop.letters.monitor_files import save

            return save(ready.files, folder, lambda: dossiers.publishing.keep_export(ready.export))

        self._errands.run(write, self.saved.emit, self.refused.emit)


def made(
    desk: Desk,
    choice: Choice,
    dossiers: Sequence[Dossier] | Gist,
    earlier: Sequence[Export],
    tell: Progress,
    spoken: Spoken = NO_LINES,
    until: date | None = None,
) -> Made:
    """The export of these dossiers; it is held against the earlier ones.

    Args:
        until: as `store.exports.forgotten_until` gives it.

    Raises:
        UserError: no safe export can be made, or no paper of it.
        Stopped: nobody waits for it any more.
    """
    from desktop.letters.monitor_files import files
    from desktop.letters.monitor_lines import lines
    from desktop.letters.monitor_refusals import forgotten, sentences
    from desktop.letters.monitor_voices import leaving, told
    from desktop.monitor.breakdowns import hierarchies
    from desktop.monitor.counting import count
    from desktop.monitor.protect import protect

    guide, today = desk.guide, desk.today()
    tables = count(
        dossiers,
        guide,
        guide.indicators.every,
        choice.period,
        choice.breakdowns,
        today=today,
        progress=lambda done: tell(COUNTED * done // max(1, len(dossiers))),
    )
    export = protect(
        tables,
        choice.period,
        today,
        guide.municipality.settings.smallest_cell,
        hierarchies(),
        earlier,
        choice.rounded,
        progress=lambda done: tell(COUNTED + (PROTECTED - COUNTED) * done // 100),
    )
    tell(PROTECTED)
    meanings = {item.indicator.id: item.indicator.meaning for item in guide.indicators.every}
    voices = leaving(spoken.voices, choice.period, spoken.known)
    written = files(guide, export, meanings, voices)
    tell(100)
    said = [*filter(None, [forgotten(until, choice.period)]), *told(voices)]
    return Made(export, written, sum(len(line.withheld) for line in lines(export)), sentences(export), said)
