"""Adds up: of every person, household, conversation or referral one row of statuses, told apart by the breakdowns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.monitor.breakdowns import MIXED, Split
from desktop.monitor.indicators import NUMBERS, Definition
from desktop.monitor.model import TOTAL, Breakdown, Status, Table, Unit

NOT_AMONG, NO, NOT_KNOWN, DECLINED, YES = range(5)
"""How one is counted for one indicator. Of a household the highest of its members counts: it is a no only when nobody
of it is unknown."""
_STATUS: tuple[tuple[int, Status], ...] = ((YES, "yes"), (NO, "no"), (NOT_KNOWN, "unknown"), (DECLINED, "declined"))


@dataclass
class Row:
    """One that is counted.

    Attributes:
        codes: by indicator.
        categories: by breakdown.
        values: of a median or a sum, by the place of its indicator.
    """

    codes: bytes
    categories: tuple[str, ...]
    values: dict[int, int] = field(default_factory=dict)

    def merged(self, other: Row, summed: Collection[int]) -> Row:
        """This and another of the same household, counted once. Of a median the lowest number counts.

        Args:
            summed: the places of sums: what each brings in is added.
        """
        values = {**self.values, **other.values}
        for place in self.values.keys() & other.values.keys():
            both = self.values[place], other.values[place]
            values[place] = sum(both) if place in summed else min(both)
        pairs = zip(self.categories, other.categories, strict=True)
        categories = tuple(one if one == another else MIXED.id for one, another in pairs)
        return Row(bytes(map(max, self.codes, other.codes)), categories, values)


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
        self._whole: list[bytes] = []
        self._parts: list[dict[str, list[bytes]]] = [defaultdict(list) for _ in splits]
        self._values: dict[tuple[int, int | None], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._waiting: dict[Hashable, Row] = {}
        self._summed = {place for place, item in enumerate(definitions) if item.indicator.kind == "sum"}

    def add(
        self,
        codes: Sequence[bytes],
        categories: Sequence[Sequence[str]],
        values: Mapping[int, Sequence[int | None]],
        keys: Sequence[Hashable] | None = None,
    ) -> None:
        """Count rows.

        Args:
            codes: a row each.
            categories: by breakdown, one for each row.
            values: of a median or a sum, by the place of its indicator, one for each row.
            keys: rows with the same key are counted once, when all are there; None for each by itself.
        """
        if keys is None:
            self._book(codes, categories, values)
            return
        for place, key in enumerate(keys):
            told = {name: value for name, column in values.items() if (value := column[place]) is not None}
            row = Row(codes[place], tuple(column[place] for column in categories), told)
            before = self._waiting.get(key)
            self._waiting[key] = row.merged(before, self._summed) if before else row

    def tables(self) -> Iterator[Table]:
        """Of every indicator the table for everybody, then that of each breakdown."""
        self._book_waiting()
        whole = b"".join(self._whole)
        parts = [{name: b"".join(rows) for name, rows in part.items()} for part in self._parts]
        shown = [
            split.breakdown(part.keys(), households=self._households)
            for split, part in zip(self._splits, parts, strict=True)
        ]
        for place in range(len(self._definitions)):
            counts = self._column(TOTAL, whole, place)
            yield self._table(place, None, counts, self._sorted(place, None))
            for number, (breakdown, part) in enumerate(zip(shown, parts, strict=True)):
                apart = [self._column(name, rows, place) for name, rows in part.items()]
                every = counts | {key: count for column in apart for key, count in column.items()}
                yield self._table(place, breakdown, every, self._sorted(place, number))

    def _book_waiting(self) -> None:
        """Count those with a key: all are there now."""
        rows = list(self._waiting.values())
        self._waiting.clear()
        categories = [[row.categories[number] for row in rows] for number in range(len(self._splits))]
        numbers = {place for row in rows for place in row.values}
        values = {place: [row.values.get(place) for row in rows] for place in numbers}
        self._book([row.codes for row in rows], categories, values)

    def _book(
        self,
        codes: Sequence[bytes],
        categories: Sequence[Sequence[str]],
        values: Mapping[int, Sequence[int | None]],
    ) -> None:
        self._whole += codes
        for part, column in zip(self._parts, categories, strict=True):
            for category, row in zip(column, codes, strict=True):
                part[category].append(row)
        for place, numbers in values.items():
            self._values[place, None][TOTAL] += [value for value in numbers if value is not None]
            for number, column in enumerate(categories):
                apart = self._values[place, number]
                for category, value in zip(column, numbers, strict=True):
                    if value is not None:
                        apart[category].append(value)

    def _column(self, category: str, rows: bytes, place: int) -> dict[tuple[str, Status], int]:
        """How many have each status for one indicator; rows are as long as there are indicators."""
        column = rows[place :: len(self._definitions)]
        return {(category, status): count for code, status in _STATUS if (count := column.count(code))}

    def _sorted(self, place: int, number: int | None) -> dict[str, tuple[int, ...]]:
        """The values of a median or a sum, sorted, by category."""
        if self._definitions[place].indicator.kind not in NUMBERS:
            return {}
        found = {**self._values[place, None], **self._values[place, number]}
        return {category: tuple(sorted(values)) for category, values in found.items() if values}

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
