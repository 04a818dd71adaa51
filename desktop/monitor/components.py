"""The self-check's system as arrays: what the sums tell one by one, and what has nothing to do with each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.monitor.model import TOTAL
from desktop.monitor.system import SORTS, Figure, System

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]
LONG = 200
"""So often bounds are narrowed; what could still be is left to the solver."""
BITS = 12
"""The fewest bits of a number that stands for 'as large as may be'."""


@dataclass(frozen=True)
class Matrix:
    """Sums as rows of figures with a sign, that each add up to nothing: the whole, and its parts less.

    Attributes:
        low, high: of each figure, both included; `far` when there is no end.
        sorts: the place in `SORTS` of each figure's rule.
        starts: where each row begins in `places` and `signs`, and the end of the last.
    """

    names: Sequence[Figure]
    low: Whole
    high: Whole
    sorts: NDArray[np.int8]
    starts: Whole
    places: Whole
    signs: Whole
    far: int

    @property
    def rows(self) -> Whole:
        """The row of each place."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def without(self, gone: Mask) -> Matrix:
        """The same with fewer rows."""
        kept = ~gone[self.rows]
        starts = np.concatenate(([0], np.cumsum(np.diff(self.starts)[~gone])))
        return Matrix(
            self.names, self.low, self.high, self.sorts, starts, self.places[kept], self.signs[kept], self.far
        )


def matrix(system: System) -> Matrix:
    """A system as arrays."""
    place = {name: number for number, name in enumerate(system.low)}
    far = 1 << max(BITS, (8 * system.most).bit_length())
    low = np.fromiter(system.low.values(), dtype=np.int64, count=len(place))
    high = np.fromiter((far if end is None else end for end in system.high.values()), dtype=np.int64, count=len(place))
    sorts = np.zeros(len(place), dtype=np.int8)
    for name, sort in system.watched.items():
        sorts[place[name]] = SORTS.index(sort)
    lengths = [1 + len(parts) for _, parts in system.sums]
    starts = np.concatenate(([0], np.cumsum(np.array(lengths, dtype=np.int64))))
    inside = [place[name] for whole, parts in system.sums for name in (whole, *parts)]
    signs = np.full(len(inside), -1, dtype=np.int64)
    signs[starts[:-1]] = 1
    return Matrix(list(place), low, high, sorts, starts, np.array(inside, dtype=np.int64), signs, far)


def narrow(given: Matrix) -> tuple[Whole, Whole, Mask]:
    """Closer bounds, from each sum by itself and again; and which sums contradict them.

    No whole numbers that fit are lost, so a figure without room is known.
    """
    low, high, rows = given.low.copy(), given.high.copy(), given.rows
    broken = np.zeros(len(given.starts) - 1, dtype=bool)
    if not len(rows):
        return low, high, broken
    order = np.argsort(given.places, kind="stable")
    columns, begins = np.unique(given.places[order], return_index=True)
    plus = given.signs > 0
    for _ in range(LONG):
        least = np.where(plus, low[given.places], -high[given.places])
        most = np.where(plus, high[given.places], -low[given.places])
        floor, ceiling = np.add.reduceat(least, given.starts[:-1]), np.add.reduceat(most, given.starts[:-1])
        top, bottom = least - floor[rows], most - ceiling[rows]
        upper, lower = np.where(plus, top, -bottom)[order], np.where(plus, bottom, -top)[order]
        new_low = np.maximum(low[columns], np.maximum.reduceat(lower, begins))
        new_high = np.minimum(high[columns], np.minimum.reduceat(upper, begins))
        wrong = np.zeros(len(low), dtype=bool)
        wrong[columns] = new_low > new_high
        np.logical_or.at(broken, rows, wrong[given.places])
        if broken.any() or (np.array_equal(new_low, low[columns]) and np.array_equal(new_high, high[columns])):
            break
        low[columns], high[columns] = new_low, new_high
    return low, high, broken


def components(given: Matrix, low: Whole, high: Whole) -> list[tuple[Whole, Whole]]:
    """Unknowns that have nothing to do with each other, apart: their places, and the rows that hold them."""
    unknown = low < high
    free = unknown[given.places]
    rows, places = given.rows[free], given.places[free]
    labels, of_row = np.arange(len(low)), np.full(len(given.starts) - 1, len(low))
    while True:
        np.minimum.at(of_row, rows, labels[places])
        new = labels.copy()
        np.minimum.at(new, places, of_row[rows])
        new = new[new]
        if np.array_equal(new, labels):
            break
        labels = new
    columns = np.flatnonzero(unknown)
    columns = columns[np.argsort(labels[columns], kind="stable")]
    holding = np.flatnonzero(of_row < len(low))
    holding = holding[np.argsort(of_row[holding], kind="stable")]
    tops, begins = np.unique(labels[columns], return_index=True)
    parts = np.split(columns, begins[1:]) if len(tops) else []
    ends = np.searchsorted(of_row[holding], tops, side="left"), np.searchsorted(of_row[holding], tops, side="right")
    return [(part, holding[first:last]) for part, first, last in zip(parts, *ends, strict=True)]


def untrue(system: System, broken: Mask) -> Mask:
    """The sums that link the layers of broken ones with others: it turns out that the one was no part of the other."""
    links = [_linked(whole, parts) for whole, parts in system.sums]
    inside = [system.sums[row] for row in np.flatnonzero(broken)]
    layers = {str(name.layer) for whole, parts in inside for name in (whole, *parts)}
    wrong = {link for some in links for link in some if layers & set(link.split("-"))}
    return np.array([bool(some & wrong) for some in links], dtype=bool)


def _linked(whole: Figure, parts: Sequence[Figure]) -> frozenset[str]:
    """Which two layers a sum links, if it does."""
    names = (name.breakdown for name in (whole, *parts))
    return frozenset(name.partition("@")[2].rstrip("+") for name in names if "@" in name)


class Part:
    """One component: its columns, and its rows without what is known.

    Attributes:
        margin: which columns are of everybody, or whole rows: when they are known the tables are apart.
    """

    def __init__(self, given: Matrix, columns: Whole, rows: Whole, low: Whole, high: Whole) -> None:
        self.columns, self.low, self.high, self.rows = columns, low[columns], high[columns], rows
        self.far, self._size = given.far, len(low)
        self.margin = np.array([not given.names[one].table or given.names[one].category == TOTAL for one in columns])
        lengths = given.starts[rows + 1] - given.starts[rows]
        within = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        entries = np.repeat(given.starts[rows], lengths) + within
        places, signs = given.places[entries], given.signs[entries]
        of_row = np.repeat(np.arange(len(rows)), lengths)
        known = low[places] == high[places]
        self.right = np.zeros(len(rows), dtype=np.int64)
        np.subtract.at(self.right, of_row[known], signs[known] * low[places[known]])
        self.index = np.searchsorted(columns, places[~known])
        self.signs = signs[~known]
        self.starts = np.concatenate(([0], np.cumsum(np.bincount(of_row[~known], minlength=len(rows)))))
        self.sorts = given.sorts[columns]

    def fitting(self, tables: Whole) -> Mask:
        """Which of these tables (a row each) fit: within the bounds, and every sum is right."""
        fit: Mask = np.all((tables >= self.low) & (tables <= self.high), axis=1)
        if len(self.rows) and fit.any():
            sums = np.add.reduceat(tables[:, self.index] * self.signs, self.starts[:-1], axis=1)
            fit = fit & np.all(sums == self.right, axis=1)
        return fit

    def everywhere(self, values: Whole) -> Whole:
        """Values of its columns among those of all figures."""
        found = np.zeros(self._size, dtype=np.int64)
        found[self.columns] = values
        return found

    def signature(self, numbers: Whole, smallest: int) -> bytes:
        """All that the solution depends on."""
        parts = (self.sorts, self.low, self.high, self.starts, numbers[self.columns], self.index, self.signs)
        sizes = np.array([smallest, self.far, len(self.columns), len(self.rows)])
        return b"".join(part.tobytes() for part in (sizes, *parts, self.right))
