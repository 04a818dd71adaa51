"""Adds up: of every person, household, conversation or referral one row of statuses, told apart by the breakdowns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from desktop.monitor.breakdowns import MIXED, Split
from desktop.monitor.columns import Coded, Whole
from desktop.monitor.indicators import Definition
from desktop.monitor.model import TOTAL, Breakdown, Status, Table, Unit

NOT_AMONG, NO, NOT_KNOWN, DECLINED, YES = range(5)
"""How one is counted for one indicator. Of a household the highest of its members counts: it is a no only when nobody
of it is unknown."""
CODES: Mapping[Status, int] = {"yes": YES, "no": NO, "unknown": NOT_KNOWN, "declined": DECLINED}


Codes = NDArray[np.uint8]


class Judged(NamedTuple):
    """Rows as they are counted.

    Attributes:
        codes: by indicator, one for each row.
        categories: by breakdown, the same.
        numbers: of a median or a sum, by the place of its indicator; those of rows that are no yes say nothing.
        keys: rows with the same key are counted once; None for each by itself.
    """

    codes: Codes
    categories: Sequence[Coded]
    numbers: Mapping[int, NDArray[np.object_]]
    keys: Whole | None


class Tally:
    """Counts rows of one unit.

    Args:
        definitions: the indicators, in the order of the codes.
        splits: the breakdowns, in the order of the categories.
        population: the beginning of the key of whom is counted.
        households: whether rows with the same key are one.
    """

    def __init__(
        self,
        unit: Unit,
        definitions: Sequence[Definition],
        splits: Sequence[Split],
        population: str,
        *,
        households: bool,
    ) -> None:
        self._unit, self._definitions, self._splits = unit, definitions, splits
        self._population, self._households = population, households
        self._judged: list[Judged] = []

    def add(self, judged: Judged) -> None:
        """Rows to be counted, when all are there."""
        self._judged.append(judged)

    def tables(self) -> Iterator[Table]:
        """Of every indicator the table for everybody, then that of each breakdown."""
        judged = merged(whole(self._judged, len(self._definitions), len(self._splits)), self._summed())
        shown = [
            split.breakdown({column.values[code] for code in np.unique(column.codes)}, households=self._households)
            for split, column in zip(self._splits, judged.categories, strict=True)
        ]
        present = [_present(column) for column in judged.categories]
        found = [split.open(breakdown) for split, breakdown in zip(self._splits, shown, strict=True)]
        for place, codes in enumerate(judged.codes):
            numbers = judged.numbers.get(place)
            everybody = Coded.one(TOTAL, len(codes))
            counts, values = _counted(everybody, codes), _sorted(everybody, codes, numbers)
            yield self._table(place, None, counts, values)
            for breakdown, column, there, strange in zip(shown, judged.categories, present, found, strict=True):
                apart, told = _counted(column, codes), _sorted(column, codes, numbers)
                table = self._table(place, breakdown, {**counts, **apart}, {**values, **told})
                yield replace(table, present=there, found=strange)

    def _summed(self) -> set[int]:
        return {place for place, item in enumerate(self._definitions) if item.indicator.kind == "sum"}

    def _table(
        self,
        place: int,
        breakdown: Breakdown | None,
        counts: Mapping[tuple[str, Status], int],
        values: Mapping[str, tuple[int, ...]],
    ) -> Table:
        definition = self._definitions[place]
        among = definition.among.source if definition.among else "everybody"
        return Table(
            indicator=definition.indicator.id,
            title=definition.indicator.title,
            kind=definition.indicator.kind,
            unit=self._unit,
            population=f"{self._population}|among={among}",
            breakdown=breakdown,
            counts=counts,
            values=values,
        )


def whole(parts: Sequence[Judged], definitions: int, splits: int) -> Judged:
    """Rows of so many indicators and breakdowns, below each other."""
    keys = [one.keys for one in parts if one.keys is not None]
    numbers = parts[0].numbers if parts else ()
    return Judged(
        np.concatenate([np.empty((definitions, 0), np.uint8), *(one.codes for one in parts)], axis=1),
        [_below([one.categories[place] for one in parts]) for place in range(splits)],
        {place: np.concatenate([one.numbers[place] for one in parts]) for place in numbers},
        np.concatenate(keys) if keys else None,
    )


def merged(judged: Judged, summed: Collection[int]) -> Judged:
    """Rows with the same key as one. Of a median the lowest number counts.

    Args:
        summed: the places of sums: what each brings in is added.
    """
    if judged.keys is None or not len(judged.keys):
        return judged
    order = np.argsort(judged.keys, kind="stable")
    keys = judged.keys[order]
    new = np.append(True, keys[1:] != keys[:-1])
    starts, many = np.flatnonzero(new), int(new.sum())
    group = np.cumsum(new) - 1
    numbers = {}
    for place, column in judged.numbers.items():
        there = judged.codes[place][order] == YES
        begins = np.flatnonzero(np.append(True, np.diff(group[there]) != 0)[: int(there.sum())])
        numbers[place] = np.full(many, None)
        if len(begins):
            joined = np.add if place in summed else np.minimum
            numbers[place][group[there][begins]] = joined.reduceat(column[order][there], begins)
    return Judged(
        np.maximum.reduceat(judged.codes[:, order], starts, axis=1) if len(judged.codes) else judged.codes[:, :many],
        [_one_of(column.at(order), starts) for column in judged.categories],
        numbers,
        None,
    )


def _one_of(column: Coded, starts: Whole) -> Coded:
    """The category of each group of rows: the one they have, or that they differ."""
    low, high = (join.reduceat(column.codes, starts) for join in (np.minimum, np.maximum))
    return Coded(np.where(low == high, low, len(column.values)), [*column.values, MIXED.id])


def _below(columns: Sequence[Coded]) -> Coded:
    """Columns below each other; a value that comes again has one place."""
    places: dict[Any, int] = {}
    codes = [
        np.array([places.setdefault(value, len(places)) for value in column.values], np.int64)[column.codes]
        for column in columns
    ]
    return Coded(np.concatenate([np.empty(0, np.int64), *codes]), list(places))


def _present(column: Coded) -> dict[str, int]:
    """How many there are of each category, whomever an indicator is about."""
    many = np.bincount(column.codes, minlength=len(column.values)).tolist()
    return {category: count for category, count in zip(column.values, many, strict=True) if count}


def _counted(column: Coded, codes: Codes) -> dict[tuple[str, Status], int]:
    """How many of each category have each status."""
    many = len(column.values)
    found = np.bincount(column.codes * (YES + 1) + codes, minlength=many * (YES + 1)).tolist()
    return {
        (category, status): count
        for place, category in enumerate(column.values)
        for status, code in CODES.items()
        if (count := found[place * (YES + 1) + code])
    }


def _sorted(column: Coded, codes: Codes, numbers: NDArray[np.object_] | None) -> dict[str, tuple[int, ...]]:
    """The values of a median or a sum, sorted, by category."""
    if numbers is None:
        return {}
    found: defaultdict[str, list[int]] = defaultdict(list)
    there = codes == YES
    for code, number in zip(column.codes[there].tolist(), numbers[there].tolist(), strict=True):
        found[column.values[code]].append(number)
    return {category: tuple(sorted(told)) for category, told in found.items()}
