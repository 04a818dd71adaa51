"""The whole plan as it was read, and what a choice leaves of it. Ten thousand people are sifted between two letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from desktop.dossier.planning import add_months, left_out, plan
from desktop.dossier.schedule import Outline, Upcoming
from desktop.municipality.model import Municipality
from desktop.views.planning.wanted import LISTS, Wanted, Which

QUARTER = 3
"""Months that 'soon' lasts."""
WITHIN = 3
"""A word of so many letters is found anywhere in a name; a shorter one where a word of it begins."""


@dataclass(frozen=True)
class _Row:
    """A conversation with what it is sifted by.

    Attributes:
        name: as it is compared; a space stands before every word.
        lists: in which lists it is.
    """

    item: Upcoming
    name: str
    lists: frozenset[Which]


@dataclass(frozen=True)
class Found:
    """What a choice leaves.

    Attributes:
        items: of the list, in the order of the plan.
        counts: how many every list has, within the same round and words.
    """

    wanted: Wanted
    items: tuple[Upcoming, ...]
    counts: Mapping[Which, int]
    _rows: Sequence[_Row] = field(repr=False)

    @cached_property
    def days(self) -> Counter[date]:
        """How many conversations fall on a day, of all lists but those that are not held."""
        return Counter(row.item.day for row in self._rows if row.item.day)

    @cached_property
    def late(self) -> Counter[date]:
        """How many of those are late."""
        return Counter(row.item.day for row in self._rows if row.item.day and "late" in row.lists)


class WholePlan:
    """What was read.

    Attributes:
        today: the day that 'late' is counted from.
        rounds: ids of the rounds that are in it.
    """

    def __init__(
        self,
        municipality: Municipality,
        outlines: Iterable[Outline],
        today: date,
        folded: Callable[[str], str] = str.casefold,
    ) -> None:
        """Args: folded: a name as it is compared."""
        known = list(outlines)
        self.today = today
        self._folded = folded
        month, until = today.isoformat()[:7], add_months(today, QUARTER)

        def row(item: Upcoming) -> _Row:
            return _Row(item, f" {folded(item.newcomer.name)}", frozenset(_lists(item, today, month, until)))

        self._held = [row(item) for item in plan(municipality, known, today)]
        self._skipped = [row(item) for item in left_out(municipality, known)]
        self.rounds = {row.item.round for row in (*self._held, *self._skipped)}

    def find(self, wanted: Wanted) -> Found:
        """What is left of it."""
        words = [f" {word}" if len(word) < WITHIN else word for word in self._folded(wanted.text).split()]
        nothing = bool(wanted.text.strip()) and not words
        held, skipped = ([] if nothing else _sifted(rows, wanted, words) for rows in (self._held, self._skipped))
        both = [*held, *skipped]
        counted = Counter(chain.from_iterable(row.lists for row in both))
        counts = {which: counted[which] for which in LISTS}
        items = [row.item for row in both if wanted.which in row.lists]
        if wanted.month:
            items = [item for item in items if item.day and item.day.isoformat()[:7] == wanted.month]
        return Found(wanted, tuple(items), counts, held)

    def one(self, dossier_id: str) -> list[Upcoming]:
        """The next conversation of one newcomer, and the first that is not held."""
        return [row.item for row in (*self._held, *self._skipped) if row.item.dossier_id == dossier_id]


def _sifted(rows: list[_Row], wanted: Wanted, words: Sequence[str]) -> list[_Row]:
    if wanted.round:
        rows = [row for row in rows if row.item.round == wanted.round]
    for word in words:
        rows = [row for row in rows if word in row.name]
    return rows


def _lists(item: Upcoming, today: date, month: str, until: date) -> Iterator[Which]:
    """In which lists a conversation is."""
    if item.skipped:
        yield "skipped"
        return
    yield "all"
    if item.day is None:
        yield "undated"
        return
    late = item.late(today)
    if late:
        yield "late"
    if item.day.isoformat()[:7] == month or (item.day < today and not late):  # what is due around a day that passed
        yield "month"
    if item.day <= until and not late:
        yield "quarter"
