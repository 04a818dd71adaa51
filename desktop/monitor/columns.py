"""Columns of values that come again and again: each value once, and in every row only which of them it is."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]
Days = NDArray[np.datetime64]
"""Days without a time; what is unknown is before, after and on no other day."""
_SPREAD = 4
"""So many times as many combinations as rows can still be looked up in a list of all of them."""


class Coded(NamedTuple):
    """A column.

    Attributes:
        codes: of each row, the place of its value.
        values: they need not differ, and not all of them are in the column.
    """

    codes: Whole
    values: Sequence[Any]

    @classmethod
    def of(cls, given: Collection[Hashable]) -> Coded:
        """Values as a column."""
        places = {value: place for place, value in enumerate(dict.fromkeys(given))}
        return cls(np.fromiter(map(places.__getitem__, given), np.int64, len(given)), list(places))

    @classmethod
    def one(cls, value: Hashable, rows: int) -> Coded:
        """The same in every row."""
        return cls(np.zeros(rows, np.int64), [value])

    @classmethod
    def facts(cls, mask: Mask, known: Mask | None = None) -> Coded:
        """Yes or no; None where it is not known."""
        codes = mask.astype(np.int64) + 1
        return cls(codes if known is None else np.where(known, codes, 0), (None, False, True))

    @classmethod
    def numbers(cls, given: Whole, known: Mask | None = None) -> Coded:
        """Numbers; None where they are not known."""
        if known is not None:
            given = np.where(known, given, 0)
        values, codes = np.unique(given, return_inverse=True)
        return cls(codes + 1 if known is None else np.where(known, codes + 1, 0), [None, *values.tolist()])

    @classmethod
    def scattered(cls, usual: Hashable, others: Mapping[int, Hashable], rows: int) -> Coded:
        """The same in every row but some."""
        codes = np.zeros(rows, np.int64)
        codes[list(others)] = np.arange(1, len(others) + 1)
        return cls(codes, [usual, *others.values()])

    def at(self, rows: Whole) -> Coded:
        """Some of the rows, in another order."""
        return Coded(self.codes[rows], self.values)

    def told(self) -> list[Any]:
        """The value of every row."""
        values = self.values
        return [values[code] for code in self.codes.tolist()]

    def array(self, kind: Any) -> NDArray[Any]:
        """The value of every row, as an array of this kind."""
        found: NDArray[Any] = np.array(self.values, dtype=kind)[self.codes]
        return found

    def among(self, wanted: Collection[Hashable]) -> Mask:
        """Whether the value of a row is one of these."""
        return np.array([value in wanted for value in self.values], dtype=bool)[self.codes]


def days(written: Collection[str | date | None]) -> Days:
    """Days, however they are written."""
    column = Coded.of(written)
    return np.array(column.values, dtype="datetime64[D]")[column.codes] if column.values else np.empty(0, "M8[D]")


def no_days(rows: int) -> Days:
    """Days that are not known."""
    return np.full(rows, np.datetime64("NaT", "D"))


def distinct(columns: Sequence[Coded]) -> tuple[Whole, Whole]:
    """Rows in which all columns are the same belong together: the number of each row's group, and a row of each."""
    codes, size = columns[0].codes, len(columns[0].values)
    for column in columns[1:]:
        if size > _SPREAD * len(codes) + 1:
            codes, first = _numbered(codes, size)
            size = len(first)
        codes, size = codes * len(column.values) + column.codes, size * len(column.values)
    return _numbered(codes, size)


def _numbered(codes: Whole, size: int) -> tuple[Whole, Whole]:
    if size > _SPREAD * len(codes) + 1000:
        _, first, numbers = np.unique(codes, return_index=True, return_inverse=True)
        return numbers, first
    rows = np.full(size, -1)
    rows[codes] = np.arange(len(codes))
    there = rows >= 0
    return (np.cumsum(there) - 1)[codes], rows[there]


def first_of(owners: Whole, wanted: Mask, many: int) -> Whole:
    """Of each owner the first row that is wanted; -1 for none."""
    rows = np.flatnonzero(wanted)[::-1]
    found = np.full(many, -1)
    found[owners[rows]] = rows  # of several the one that is told last stays
    return found


def how_many(owners: Whole, wanted: Mask, many: int) -> Whole:
    """Of each owner how many rows are wanted."""
    return np.bincount(owners[wanted], minlength=many)


def listed(owners: Whole, names: Coded, wanted: Mask, many: int) -> Coded:
    """Of each owner the names in the rows that are wanted: each once, in their order."""
    found: dict[int, set[Any]] = {}
    some = np.unique(owners[wanted] * len(names.values) + names.codes[wanted])
    for owner, place in zip(*(part.tolist() for part in np.divmod(some, max(1, len(names.values)))), strict=True):
        found.setdefault(owner, set()).add(names.values[place])
    return Coded.scattered((), {owner: tuple(sorted(held)) for owner, held in found.items()}, many)
