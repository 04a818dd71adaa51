"""Somebody outside with a computer: everything published as equations, and each figure as small and as large as can be.

It shares no code with the program: plain linear programming over all figures at once, for the tests alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor

import highspy
import numpy as np

from desktop.monitor.model import STATUSES, TOTAL, Export, Published
from desktop.monitor.protect import shown

Key = tuple[int, str, str, str, str, str]
"""Export, population, table (empty for wholes), breakdown (empty for everybody), category, status."""
NEAR = 1e-6


def leaks(exports: Sequence[Export], *, nobody_left: bool) -> list[tuple[Key, int, int]]:
    """What follows from exports, the last one new, and may not be known; with what it lies between.

    Args:
        nobody_left: what the attacker knows besides: everybody of an export is still in the next, with the same
            answers.
    """
    known, sums = {}, []
    for number, export in enumerate(exports):
        for table in export.tables:
            known.update(_known(number, export, table))
            sums += _sums(number, table)
    pairs = _pairs(exports, known) if nobody_left else []
    solver = _Solver(known, [*sums, *((new, [old, rest]) for old, new, rest in pairs)])
    few, last = exports[-1].smallest, len(exports) - 1
    told = {old for old, new, _ in pairs if known.get(new)} | {new for old, new, _ in pairs if known.get(old)}
    found = []
    for key in dict.fromkeys(name for whole, parts in sums for name in (whole, *parts)):
        if key[0] < last and not pairs:
            continue
        if exports[key[0]].rounded:
            if known.get(key, (0, 0))[0] < few and not solver.misses(key, few):
                found.append(key)
        elif key in known:
            if 0 < known[key][0] < few:
                found.append(key)
        elif key not in told and not _said_openly(key, known) and not solver.wide(key, few):
            nobody = key[5] in ("unknown", "declined") or key[2] in ("sum", "median")
            if not (nobody and solver.range(key)[1] == 0):
                found.append(key)
    found += [rest for _, _, rest in pairs if not solver.misses(rest, few)]
    return [(key, *solver.range(key)) for key in found]


def _said_openly(key: Key, known: dict[Key, tuple[int, int]]) -> bool:
    """Whether it is told of everybody that nobody answered, neither yes nor no: then nobody of any group did.

    That tells what no one person said; nobody yes beside somebody no would, and is no excuse.
    """
    everybody = [(*key[:3], "", TOTAL, status) for status in ("yes", "no")]
    return key[5] in ("yes", "no") and all(known.get(name) == (0, 0) for name in everybody)


def _name(number: int, table: Published, category: str, status: str) -> Key:
    place = table.breakdown.id if table.breakdown and category != TOTAL else ""
    return number, table.population, "" if status == TOTAL else table.table, place, category, status


def _known(number: int, export: Export, table: Published) -> Iterator[tuple[Key, tuple[int, int]]]:
    off = 2 if export.rounded else 0
    for (category, status), cell in table.cells.items():
        if cell.value is not None:
            yield _name(number, table, category, status), (max(0, cell.value - off), cell.value + off)


def _sums(number: int, table: Published) -> Iterator[tuple[Key, list[Key]]]:
    groups = [one.id for one in shown(table)]
    for category in (*groups, TOTAL):
        yield (
            _name(number, table, category, TOTAL),
            [_name(number, table, category, status) for status in STATUSES],
        )
    for status in (*STATUSES, TOTAL) if groups else ():
        yield _name(number, table, TOTAL, status), [_name(number, table, category, status) for category in groups]


def _pairs(exports: Sequence[Export], known: dict[Key, tuple[int, int]]) -> list[tuple[Key, Key, Key]]:
    """Figures of the last two exports that count the same groups, with a name for what came in between."""
    if len(exports) < 2:
        return []
    last = len(exports) - 1
    ways = [
        {(one.population, one.table, one.breakdown and one.breakdown.id): one for one in export.tables}
        for export in exports[-2:]
    ]
    found = {}
    for place in ways[0].keys() & ways[1].keys():
        old, new = ways[0][place], ways[1][place]
        same = old.breakdown == new.breakdown
        for category in (*(one.id for one in shown(new)), TOTAL) if same else (TOTAL,):
            for status in (*STATUSES, TOTAL):
                one, two = _name(last - 1, old, category, status), _name(last, new, category, status)
                if known.get(one, (0, 1)) != (0, 0) or known.get(two, (0, 1)) != (0, 0):
                    found[one, two] = (one, two, (-1, *two[1:]))
    return list(found.values())


class _Solver:
    def __init__(self, known: dict[Key, tuple[int, int]], sums: list[tuple[Key, list[Key]]]) -> None:
        names = list(dict.fromkeys(name for whole, parts in sums for name in (whole, *parts)))
        self._place = {name: number for number, name in enumerate(names)}
        self._model = highspy.Highs()
        self._model.silent()
        for name in names:
            low, high = known.get(name, (0, 10_000))
            self._model.addVar(low, high)
        for whole, parts in sums:
            index = np.array([self._place[name] for name in (whole, *parts)], dtype=np.int32)
            self._model.addRow(0, 0, len(index), index, np.array([1.0, *[-1.0] * len(parts)]))
        self._smallest, self._largest = np.full(len(names), np.inf), np.full(len(names), -np.inf)

    def wide(self, key: Key, few: int) -> bool:
        """Whether a figure can be things that lie this far apart."""
        place = self._place[key]
        if self._largest[place] - self._smallest[place] >= few:
            return True  # as was seen when others were looked at
        low, high = self.range(key)
        return high - low >= few

    def misses(self, key: Key, few: int) -> bool:
        """Whether a figure can be nothing, or at least this much."""
        place = self._place[key]
        if self._smallest[place] <= 0 or self._largest[place] >= few:
            return True
        low, high = self.range(key)
        return low < 1 or high >= few

    def range(self, key: Key) -> tuple[int, int]:
        """The smallest and largest whole number that a figure can be, or further apart."""
        ends = []
        for sign in (1.0, -1.0):
            self._model.changeColCost(self._place[key], sign)
            self._model.run()
            assert self._model.getModelStatus() == highspy.HighsModelStatus.kOptimal
            seen = np.array(self._model.getSolution().col_value)
            self._smallest, self._largest = np.minimum(self._smallest, seen), np.maximum(self._largest, seen)
            ends.append(seen[self._place[key]])
            self._model.changeColCost(self._place[key], 0.0)
        return ceil(ends[0] - NEAR), floor(ends[1] + NEAR)
