"""What every benchmark shares: a row of the table, measuring in turns, and how much memory was used.

A benchmark has a function `rows(quick)` that measures and gives rows; `table.py` prints them together. Nothing here
passes or fails: a row says what was asked, and people judge.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Work = Callable[[int], object]


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        name: what was measured.
        ours: how much the program takes, in `unit`; None when it could not be measured.
        peer: how much that with which it is compared takes, in the same run; None where there is nothing beside it.
        against: what that is; or why it is not there.
        asked: what was asked of the ratio, or of ours where there is no peer: at most so much.
        spread: half of the times lie so far apart, as a share of the middle one.
        memory: MB at the peak of the process that measured it.
    """

    name: str
    ours: float | None
    peer: float | None = None
    against: str = ""
    unit: str = "ms"
    asked: float | None = None
    spread: float | None = None
    memory: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours, in what the other takes."""
        return self.ours / self.peer if self.ours is not None and self.peer else None


@dataclass(frozen=True)
class Times:
    """Many times of the same, in milliseconds."""

    all: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median."""
        return statistics.median(self.all)

    @property
    def spread(self) -> float:
        """How far apart half of them lie, as a share of the median."""
        if len(self.all) < 2 or not self.middle:
            return 0.0
        low, _, high = statistics.quantiles(self.all, n=4)
        return (high - low) / self.middle


def in_turns(rounds: int, *works: Work, clock: Callable[[], float] = time.perf_counter) -> list[Times]:
    """Run each once in every round, so that a busy machine slows all alike."""
    taken: list[list[float]] = [[] for _ in works]
    for number in range(rounds):
        for times, work in zip(taken, works, strict=True):
            start = clock()
            work(number)
            times.append((clock() - start) * 1e3)
    return [Times(tuple(times)) for times in taken]


def compared(name: str, ours: Times, peer: Times, against: str, asked: float | None = None) -> Row:
    """A row of two times of one run. The spread is that of ours."""
    return Row(name, ours.middle, peer.middle, against, asked=asked, spread=ours.spread, memory=peak())


def peak() -> float:
    """The most memory this process held at one time, in MB."""
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1024)


def process(command: Sequence[str], more: Mapping[str, str]) -> tuple[float, float, str]:
    """Run a program to its end: milliseconds, MB at its peak, and what it said.

    Raises:
        RuntimeError: it failed.
    """
    reading, writing = os.pipe()
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | more
    start = time.perf_counter()
    number = os.posix_spawnp(command[0], list(command), environment, file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1)])
    os.close(writing)
    with open(reading, encoding="utf-8") as said:
        words = said.read()
    _, code, used = os.wait4(number, 0)
    if code:
        raise RuntimeError(f"{' '.join(command)[:80]}: {code}")
    return (time.perf_counter() - start) * 1e3, used.ru_maxrss / 1024, words
