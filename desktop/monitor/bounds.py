"""The independent self-check of an export: what can be computed from everything published, by linear programming.

The rule. The largest possible value of a withheld figure minus its smallest is at least `smallest`, so that it is never
held within 1 … smallest - 1 either. A figure that nobody published (what one table has more than another, or an earlier
export less than this one) may be known when it is nothing or large, and must not be held within 1 … smallest - 1; that
nobody's answer is unknown or declined may be told, and so may be known. Of a
rounded export every figure must have more than one possible value, and not be held within 1 … smallest - 1. Besides:
no published figure is itself small, and no whole group gave one answer (nobody said yes, or nobody no, though somebody
answered).

Exact for whole numbers: a range is believed to be wide only when two tables of whole numbers were found that fit all
that is published and lie so far apart. HiGHS finds them; where a corner of the linear system is no whole number it
solves the integer problem instead. This file, `system` and `components` share no code with what makes an export; HiGHS
enters here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

import highspy
import numpy as np

from desktop.monitor.components import Sum, believed, components, settle, signature
from desktop.monitor.model import STATUSES, TOTAL, Cell, Export
from desktop.monitor.system import Figure, Layer, Sort, System, build, groups

FEWEST = 10
"""A median is told of at least so many."""
BASE = 5
"""A rounded export holds multiples of this."""
NEAR = 1e-6
MANY, TURNS = 60, 6
"""Of components of more figures so many tables at random are looked at first: most figures are safe in them."""

Memory = dict[Hashable, list[tuple[Figure, int, int | None]]]


@dataclass(frozen=True, order=True)
class Exposed:
    """A figure that is given away: it lies between `low` and `high` (both included; None: no end).

    `table` is '' for the whole of a row, which all tables of a population share; `breakdown` is '' for everybody, and
    holds '@' or '<' for what lies between two exports, populations or bands.
    """

    population: str
    table: str
    breakdown: str
    category: str
    status: str
    low: int
    high: int | None
    now: bool = True


def attack(
    export: Export,
    earlier: Sequence[Export] = (),
    progress: Callable[[int], None] | None = None,
    memory: Memory | None = None,
) -> list[Exposed]:
    """Everything that can be computed from this export and the earlier ones and should not; empty when it is safe.

    Args:
        progress: is told the percentage that is done; what it raises stops the work.
        memory: what was solved before, of exports that differ only in part; it is filled.
    """
    system, layers, before = build(export, earlier)
    by_number = {layer.number: layer for layer in (*layers, *before)}
    ranges: dict[Figure, tuple[int, int | None]] = {name: (value, value) for name, value in _told(export, layers)}
    for name, low, high in intervals(system, export.smallest, export.rounded, progress, memory):
        nobody = high == 0 and name.status in ("unknown", "declined")
        if not nobody and not _safe(system.watched[name], low, high, export.smallest, export.rounded):
            ranges.setdefault(name, (low, high))
    return sorted(
        (
            Exposed(by_number[name.layer].population, *name[1:], low, high, name.layer < len(layers))
            for name, (low, high) in ranges.items()
        ),
        key=lambda item: (item.population, item.table, item.breakdown, item.category, item.status),
    )


def _safe(sort: Sort, low: int, high: int | None, smallest: int, rounded: bool) -> bool:
    """Whether a figure may lie anywhere between these; a wider range is never less safe."""
    if high is None:
        return True
    if sort == "withheld" and not rounded:
        return high - low >= smallest
    within = low >= 1 and high < smallest
    return not within and (sort == "apart" or high > low)


def _told(export: Export, layers: Sequence[Layer]) -> Iterator[tuple[Figure, int]]:
    """Published figures that should not have been: small, a whole group with one answer, a median of few."""
    for layer in layers:
        for table in layer.tables:
            place = table.breakdown.id if table.breakdown else ""
            for category in (*groups(table), TOTAL):
                row = {status: table.cells.get((category, status), Cell(None)).value for status in (*STATUSES, TOTAL)}
                where = "" if category == TOTAL else place
                for status, value in row.items():
                    if value is None:
                        continue
                    name = Figure(layer.number, "" if status == TOTAL else table.table, where, category, status)
                    small = value % BASE if export.rounded else 0 < value < export.smallest
                    if small or (table.kind == "share" and not export.rounded and _one_answer(row, status)):
                        yield name, value
                median = table.medians.get(category, Cell(None)).value
                if median is not None and (row["yes"] or FEWEST) < FEWEST:
                    yield Figure(layer.number, table.table, where, category, "median"), median


def _one_answer(row: dict[str, int | None], status: str) -> bool:
    """Whether a published figure tells that everybody in a row gave one answer."""
    value, whole = row[status], row[TOTAL]
    if status in ("unknown", TOTAL) or not whole:
        return False
    other = {"yes": row["no"], "no": row["yes"]}.get(status, 0)
    return value == whole or (value == 0 and status in ("yes", "no") and other != 0)


def intervals(
    system: System,
    smallest: int,
    rounded: bool = False,
    progress: Callable[[int], None] | None = None,
    memory: Memory | None = None,
) -> Iterator[tuple[Figure, int, int | None]]:
    """Each watched figure that cannot be shown to be safe, with its exact smallest and largest value.

    Figures that contradict each other can tell nothing true, and count as given away.
    """
    sums, memory = system.sums, {} if memory is None else memory
    while True:
        known = replace(system, low=dict(system.low), high=dict(system.high))
        rest, broken = settle(known, sums)
        parts = components(known, rest)
        try:
            found = []
            for place, (names, inside) in enumerate(parts):
                if progress:
                    progress(100 * place // len(parts))
                key = signature(known, names, inside)
                if key not in memory:
                    memory[key] = _attacked(known, names, inside, smallest, rounded)
                found += memory[key]
            if broken:
                raise _Contradicted(broken)
            break
        except _Contradicted as wrong:
            left = believed(sums, wrong.sums)
            if left is None:
                yield from ((name, 0, 0) for name in system.watched)
                return
            sums = left
    yield from found
    for name in system.watched:
        if known.low[name] == known.high[name]:
            yield name, known.low[name], known.high[name]


class _Contradicted(Exception):
    """No table fits these sums."""

    def __init__(self, sums: Sequence[Sum]) -> None:
        self.sums = sums
        super().__init__()


def _attacked(
    system: System, names: list[Figure], sums: list[Sum], smallest: int, rounded: bool
) -> list[tuple[Figure, int, int | None]]:
    """The watched figures of one component that cannot be shown to be safe.

    Raises:
        _Contradicted: nothing fits.
    """
    solver = _Solver(system, names, sums)
    if not solver.fits():
        raise _Contradicted(sums)

    def unproven(figures: Sequence[Figure] = names) -> list[Figure]:
        watched = (name for name in figures if name in system.watched)
        return [name for name in watched if not _safe(system.watched[name], *solver.seen(name), smallest, rounded)]

    if len(names) > MANY:
        for turn in range(TURNS):
            if left := unproven():
                solver.scatter(left, turn)
                if len(left) > MANY:
                    _inside(system, solver, sums, unproven)
    for name in unproven():
        for largest in (True, False):
            if not _safe(system.watched[name], *solver.seen(name), smallest, rounded):
                solver.push(name, largest)
    return [(name, *solver.seen(name)) for name in unproven()]


def _inside(
    system: System, solver: _Solver, sums: list[Sum], unproven: Callable[[Sequence[Figure]], list[Figure]]
) -> None:
    """With everybody and the wholes of rows as they were last found, the tables are apart: look at each by itself."""
    inner = replace(system, low=dict(system.low), high=dict(system.high))
    for name, value in solver.last().items():
        if not name.table or name.category == TOTAL:
            inner.low[name] = inner.high[name] = value
    rest, _ = settle(inner, sums)
    for names, part in components(inner, rest):
        if len(names) > 8 * MANY or not unproven(names):
            continue
        small = _Solver(inner, names, part)
        small.fits()  # they do: as they were last found
        for turn in range(TURNS):
            if left := unproven(names):
                small.scatter(left, turn)
                for name in names:
                    solver.remember(name, *small.extremes(name))


class _Solver:
    """One component in HiGHS; remembers of every figure the smallest and largest value seen in a fitting table."""

    def __init__(self, system: System, names: list[Figure], sums: list[Sum]) -> None:
        self._place = {name: place for place, name in enumerate(names)}
        self._far = system.far
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        self._highs.silent()
        self._highs.setOptionValue("presolve", "off")
        self._highs.setOptionValue("simplex_strategy", 4)  # primal: what fitted before still fits
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(names), len(sums)
        model.col_cost_ = np.zeros(len(names))
        self._low = np.array([system.low[name] for name in names], dtype=float)
        self._high = np.array([self._end(system.high[name]) for name in names], dtype=float)
        model.col_lower_, model.col_upper_ = self._low, self._high
        starts, index, value, right = [0], [], [], []
        for whole, parts in sums:
            rest = 0
            for name, sign in ((whole, 1), *((part, -1) for part in parts)):
                if name in self._place:
                    index.append(self._place[name])
                    value.append(sign)
                else:
                    rest -= sign * system.low[name]
            starts.append(len(index))
            right.append(rest)
        model.row_lower_ = model.row_upper_ = np.array(right, dtype=float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_ = np.array(starts), np.array(index)
        model.a_matrix_.value_ = np.array(value, dtype=float)
        self._model = model
        self._highs.passModel(model)
        self._smallest = np.full(len(names), np.inf)
        self._largest = np.full(len(names), -np.inf)
        self._last = np.zeros(len(names))

    def _end(self, high: int | None) -> float:
        return self._far if high is None else high

    def fits(self) -> bool:
        """Whether any table fits; remembers it."""
        return self._run()

    def seen(self, name: Figure) -> tuple[int, int | None]:
        """Between which values a figure was seen; None: it can be as large as may be."""
        place = self._place[name]
        low, high = int(self._smallest[place]), int(self._largest[place])
        return low, None if high >= self._far // 2 else high

    def last(self) -> dict[Figure, int]:
        """The table found last."""
        return {name: int(self._last[place]) for name, place in self._place.items()}

    def extremes(self, name: Figure) -> tuple[float, float]:
        """The smallest and the largest value of a figure in a table that was found."""
        return self._smallest[self._place[name]], self._largest[self._place[name]]

    def remember(self, name: Figure, low: float, high: float) -> None:
        """Other tables that fit were found, with these values of a figure."""
        place = self._place[name]
        self._smallest[place] = min(self._smallest[place], low)
        self._largest[place] = max(self._largest[place], high)

    def push(self, name: Figure, largest: bool) -> None:
        """Make a figure as large, or as small, as can be in whole numbers."""
        place = self._place[name]
        self._highs.changeColCost(place, -1.0 if largest else 1.0)
        self._run()
        self._highs.changeColCost(place, 0.0)

    def scatter(self, figures: Sequence[Figure], turn: int) -> None:
        """Look at a table in which many figures are large and many small at once; always the same ones."""
        chance = np.random.default_rng(turn)
        every = np.arange(len(self._place), dtype=np.int32)
        costs = np.zeros(len(every))
        costs[[self._place[name] for name in figures]] = chance.choice([-1.0, 1.0], len(figures))
        self._highs.changeColsCost(len(every), every, costs)
        self._run()
        self._highs.changeColsCost(len(every), every, np.zeros(len(every)))

    def _run(self) -> bool:
        """Find the table of whole numbers that is best for what was asked, and remember it; False: none fits."""
        found = self._solved()
        if found is not None and np.abs(found - np.rint(found)).max(initial=0) > NEAR:
            self._in_wholes(True)
            found = self._solved()
            self._in_wholes(False)
        if found is None:
            return False
        self._last = np.rint(found)
        self._smallest = np.minimum(self._smallest, np.rint(found))
        self._largest = np.maximum(self._largest, np.rint(found))
        return True

    def _in_wholes(self, wholes: bool) -> None:
        kind = highspy.HighsVarType.kInteger if wholes else highspy.HighsVarType.kContinuous
        every = np.arange(len(self._place), dtype=np.int32)
        self._highs.changeColsIntegrality(len(every), every, np.full(len(every), kind.value, dtype=np.uint8))

    def _solved(self) -> np.ndarray | None:
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._highs.getSolution().col_value)
