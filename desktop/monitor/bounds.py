"""The independent self-check of an export: what can be computed from everything published, by linear programming.

The rule. The largest possible value of a withheld figure minus its smallest is at least `smallest`, so that it is never
held within 1 … smallest - 1 either. A figure that nobody published (what one table has more than another, or an earlier
export less than this one) may be known when it is nothing or large, and must not be held within 1 … smallest - 1. So
must not one of a rounded export, nor may it be known that nobody gave an answer; a large one may be found out. That
nobody's answer is unknown or declined may be told always, and that nobody at all answered, neither yes nor no: of no
group did anybody then. Besides: no published figure is itself small, and no whole group gave one answer (nobody said
yes, or nobody no, though somebody answered).

Exact for whole numbers: a range is believed to be wide only when two tables of whole numbers were found that fit all
that is published and lie so far apart. HiGHS finds them. A corner of the linear system bounds a figure; where it is no
whole number a table at random that gets as far is looked for first, and the integer problem is solved last. One model
serves a whole component: only what it looks for changes, and it begins where it stood. This file and those it reads
share no code with what makes an export; HiGHS enters here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from desktop.monitor.components import Mask, Matrix, Part, Whole, components, matrix, narrow, untrue
from desktop.monitor.judge import Judge
from desktop.monitor.model import STATUSES, TOTAL, Cell, Export
from desktop.monitor.subtraction import amounts
from desktop.monitor.system import Figure, Layer, System, build, groups
from desktop.monitor.witnesses import Witnesses

BASE = 5
"""A rounded export holds multiples of this."""
NEAR = 1e-6
MANY, TURNS = 60, 6
"""Of components of more figures so many tables at random are looked at first: most figures are safe in them."""


@dataclass
class Memory:
    """What was solved before, of exports that differ only in part.

    Attributes:
        numbers: of each figure, to tell components by.
        solved: by component, the figures that are not safe with what they can be.
        witnesses: tables that fitted.
    """

    numbers: dict[Figure, int] = field(default_factory=dict)
    solved: dict[bytes, list[tuple[Figure, int, int | None]]] = field(default_factory=dict)
    witnesses: Witnesses = field(default_factory=Witnesses)


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
    system, layers, before = build(export, earlier, lambda: progress(0) if progress else None)
    by_number = {layer.number: layer for layer in (*layers, *before)}
    told = [*_told(export, layers), *amounts(layers, before, export.smallest)]
    ranges: dict[Figure, tuple[int, int | None]] = {name: (value, value) for name, value in told}
    for name, low, high in intervals(system, export.smallest, progress, memory):
        ranges.setdefault(name, (low, high))
    return sorted(
        (
            Exposed(by_number[name.layer].population, *name[1:], low, high, name.layer < len(layers))
            for name, (low, high) in ranges.items()
        ),
        key=lambda item: (item.population, item.table, item.breakdown, item.category, item.status),
    )


def _told(export: Export, layers: Sequence[Layer]) -> Iterator[tuple[Figure, int]]:
    """Published figures that should not have been: small, or of a whole group with one answer."""
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
    progress: Callable[[int], None] | None = None,
    memory: Memory | None = None,
) -> Iterator[tuple[Figure, int, int | None]]:
    """Each watched figure that is not safe, with its exact smallest and largest value.

    Figures that contradict each other can tell nothing true, and count as given away.
    """
    given, memory = matrix(system), memory or Memory()
    every = np.arange(len(system.sums))  # the sums that are left
    while True:
        try:
            yield from list(_solved(given, smallest, progress or (lambda _: None), memory))
            return
        except _Contradicted as wrong:
            broken = np.zeros(len(system.sums), dtype=bool)
            broken[every[wrong.rows]] = True
            gone = untrue(system, broken)[every]
        if not gone.any():
            yield from ((name, 0, 0) for name in system.watched)
            return
        given, every = given.without(gone), every[~gone]


class _Contradicted(Exception):
    """No table fits these rows."""

    def __init__(self, rows: Mask | Whole) -> None:
        self.rows = rows
        super().__init__()


def _solved(
    given: Matrix, smallest: int, progress: Callable[[int], None], memory: Memory
) -> Iterator[tuple[Figure, int, int | None]]:
    """What is not safe, component by component.

    Raises:
        _Contradicted: nothing fits.
    """
    low, high, broken = narrow(given)
    if broken.any():
        raise _Contradicted(broken)
    judge = Judge(given, smallest)
    known = np.flatnonzero((low == high) & (given.sorts > 0))
    yield from judge.told(known[~judge.safe(known, low[known], high[known])], low, high)
    numbers = np.array([memory.numbers.setdefault(name, len(memory.numbers)) for name in given.names], dtype=np.int64)
    known = np.flatnonzero(low == high)
    parts = components(given, low, high)
    whole, done = sum(len(columns) for columns, _ in parts), 0
    for columns, rows in parts:
        part = Part(given, columns, rows, low, high)
        key = part.signature(numbers, smallest)
        if key not in memory.solved:
            start, share = 100 * done / whole, 100 * len(columns) / whole
            solver = _Solver(part, memory.witnesses.of(numbers[columns]))
            memory.solved[key] = _attacked(part, judge, solver, lambda of: progress(int(start + share * of)))  # noqa: B023
            memory.witnesses.keep(numbers[columns], solver.tables)
        yield from memory.solved[key]
        done += len(columns)
        progress(100 * done // whole)
    memory.witnesses.know(numbers[known], low[known])


def _attacked(
    part: Part, judge: Judge, solver: _Solver, progress: Callable[[float], None]
) -> list[tuple[Figure, int, int | None]]:
    """The watched figures of one component that are not safe.

    Raises:
        _Contradicted: nothing fits.
    """
    progress(0)
    if not solver.fits():
        raise _Contradicted(part.rows)
    certain = judge.certain(part.columns, part.low)

    def unproven() -> Whole:
        return np.flatnonzero(~(certain | judge.safe(part.columns, solver.smallest, solver.largest)))

    if len(part.columns) > MANY:
        _scatter(part, solver, unproven, progress)
    low, high = part.everywhere(solver.smallest), part.everywhere(solver.largest)
    left = unproven()
    for done, one in enumerate(left):
        column = part.columns[one : one + 1]
        for largest in (True, False):
            if not judge.safe(column, solver.smallest[one : one + 1], solver.largest[one : one + 1]).all():
                progress(0.5 + 0.5 * done / len(left))
                end = solver.push(int(one), largest, left)
                (high if largest else low)[column] = end
    return list(judge.told(part.columns[unproven()], low, high))


def _scatter(part: Part, solver: _Solver, unproven: Callable[[], Whole], progress: Callable[[float], None]) -> None:
    """Look at tables in which many figures are large and many small at once; always the same ones.

    With everybody and whole rows as they were last found the tables are apart, and all are looked at together.
    """
    margin = np.flatnonzero(part.margin)
    for turn in range(TURNS):
        left = unproven()
        if not len(left):
            return
        if turn or not len(margin):
            progress(0.5 * turn / TURNS)
            outer = left[part.margin[left]]
            solver.scatter(outer if len(outer) else left)
        inner = unproven()
        if len(inner) > (MANY if turn else 0) and len(margin):
            solver.hold(margin, solver.tables[-1][margin])
            for again in range(TURNS):
                progress(0.5 * (turn + again / TURNS) / TURNS)
                solver.scatter(inner)
                inner = unproven()
                inner = inner[~part.margin[inner]]
                if not len(inner):
                    break
            solver.release(margin)


class _Solver:
    """One component in HiGHS.

    Attributes:
        smallest, largest: of every figure, in the tables that were found.
        tables: these tables.
    """

    def __init__(self, part: Part, perhaps: Whole) -> None:
        self._part = part
        self._every = np.arange(len(part.columns), dtype=np.int32)
        self._highs, self._chance = self._model(), np.random.default_rng(1)  # always the same
        self.tables: list[Whole] = list(perhaps[part.fitting(perhaps)])
        self.smallest: Whole = np.min(self.tables, axis=0, initial=np.iinfo(np.int64).max)
        self.largest: Whole = np.max(self.tables, axis=0, initial=-1)

    def _model(self) -> Any:
        highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        highs.silent()
        highs.setOptionValue("presolve", "off")
        highs.setOptionValue("simplex_strategy", 4)  # primal: what fitted before still fits
        part, model = self._part, highspy.HighsLp()
        model.num_col_, model.num_row_ = len(part.columns), len(part.rows)
        model.col_cost_ = np.zeros(len(part.columns))
        model.col_lower_, model.col_upper_ = part.low.astype(float), part.high.astype(float)
        model.row_lower_ = model.row_upper_ = part.right.astype(float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_ = part.starts, part.index
        model.a_matrix_.value_ = part.signs.astype(float)
        highs.passModel(model)
        return highs

    def fits(self) -> bool:
        """Whether any table fits."""
        if self.tables or self._remember(found := _solution(self._highs)):
            return True
        return found is not None and self._remember(self._in_wholes())

    def push(self, column: int, largest: bool, others: Whole) -> int:
        """How large, or how small, a figure can be in whole numbers.

        Fractions bound it, and a table of whole numbers proves that it gets there: one at random nearly always is.

        Args:
            others: figures that these tables may just as well tell more of.
        """
        seen, bounds = (self.largest, self._part.high) if largest else (self.smallest, self._part.low)
        if seen[column] == bounds[column]:
            return int(seen[column])
        cost = -1.0 if largest else 1.0
        self._highs.changeColCost(column, cost)
        found = _solution(self._highs)
        self._highs.changeColCost(column, 0.0)
        if found is not None and not _whole(found):
            end = int(np.floor(found[column] + NEAR) if largest else np.ceil(found[column] - NEAR))
            found = None if end == seen[column] or self._reached(column, end, others) else self._in_wholes(column, cost)
        self._remember(found)
        return int((self.largest if largest else self.smallest)[column])

    def _reached(self, column: int, end: int, others: Whole) -> bool:
        """Whether a table at random has this figure; False tells nothing."""
        held = np.array([column])
        self.hold(held, np.array([end]))
        reached = any(self.scatter(others) for _ in range(TURNS))
        self.release(held)
        return reached

    def scatter(self, columns: Whole) -> bool:
        """Make some figures large, and others small; False: that is in no whole numbers, and nothing comes of it."""
        costs = np.zeros(len(self._every))
        costs[columns] = self._chance.choice([-1.0, 1.0], len(columns))
        self._highs.changeColsCost(len(costs), self._every, costs)
        found = _solution(self._highs)
        self._highs.changeColsCost(len(costs), self._every, np.zeros(len(costs)))
        return self._remember(found)

    def hold(self, columns: Whole, values: Whole) -> None:
        """Let figures be these."""
        value = values.astype(float)
        self._highs.changeColsBounds(len(columns), columns.astype(np.int32), value, value)

    def release(self, columns: Whole) -> None:
        """Let them be anything again."""
        low, high = self._part.low[columns].astype(float), self._part.high[columns].astype(float)
        self._highs.changeColsBounds(len(columns), columns.astype(np.int32), low, high)

    def _remember(self, found: NDArray[np.float64] | None) -> bool:
        """Remember a table of whole numbers; False: it is none."""
        if found is None or not _whole(found):
            return False
        table = np.rint(found).astype(np.int64)
        self.tables.append(table)
        self.smallest, self.largest = np.minimum(self.smallest, table), np.maximum(self.largest, table)
        return True

    def _in_wholes(self, column: int | None = None, cost: float = 0.0) -> NDArray[np.float64] | None:
        """The best table of whole numbers; None: there is none.

        When margins are whole numbers everything else can be, nearly always: so these are asked for first.
        """
        highs = self._model()
        if column is not None:
            highs.changeColCost(column, cost)
        for wholes in (self._part.margin, np.ones(len(self._every), dtype=bool)):
            kinds = np.where(wholes, highspy.HighsVarType.kInteger.value, highspy.HighsVarType.kContinuous.value)
            highs.changeColsIntegrality(len(self._every), self._every, kinds.astype(np.uint8))
            found = _solution(highs)
            if found is None or _whole(found):
                break
        return found


def _solution(highs: Any) -> NDArray[np.float64] | None:
    """What is best for what was asked; None: nothing fits."""
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return np.array(highs.getSolution().col_value)


def _whole(found: NDArray[np.float64]) -> bool:
    return bool(np.abs(found - np.rint(found)).max(initial=0) <= NEAR)
