"""What published medians and sums give away: alone, together, and beside earlier ones. For the self-check only.

Written from `model` and from how `system` reads an export, and from nothing of what made it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.monitor.model import TOTAL, Cell, Published
from desktop.monitor.system import ROUND, Figure, Layer, groups

FEWEST = 10
"""A median is told of at least so many; one that changed, when at least so many came or went."""


@dataclass(frozen=True)
class _Amount:
    """A median or a sum that was told, of how many people of which categories."""

    kind: str
    place: str
    category: str
    leaves: frozenset[str]
    people: int | None
    value: int


def amounts(now: Sequence[Layer], before: Sequence[Layer], smallest: int) -> Iterator[tuple[Figure, int]]:
    """Each median and sum that should not have been told, with its value."""
    for layer in now:
        off = ROUND if layer.rounded else 0
        for table in layer.tables:
            told = list(_told(table))
            wrong = [one for one in told if _few(one, smallest, off)]
            sums = [one for one in told if one.kind == "sum"]
            if sums and any(one.category != TOTAL for one in sums) and len(sums) <= len(groups(table)):
                wrong += sums  # one that is left out would follow from those that are told
            for other in before if told else ():
                if other.unit == layer.unit:
                    for earlier in other.tables:
                        if earlier.table == table.table:
                            wrong += _changed(told, list(_told(earlier)), ROUND if other.rounded else 0, off)
            for one in dict.fromkeys(wrong):
                yield Figure(layer.number, table.table, one.place, one.category, one.kind), one.value


def _told(table: Published) -> Iterator[_Amount]:
    if not table.medians and not table.sums:
        return
    shown: dict[str, tuple[str, ...]] = {**groups(table), TOTAL: ()}
    for kind, figures in (("median", table.medians), ("sum", table.sums)):
        for category, leaves in shown.items():
            value = figures.get(category, Cell(None)).value
            if value is not None:
                people = table.cells.get((category, "yes"), Cell(None)).value
                place = table.breakdown.id if table.breakdown and category != TOTAL else ""
                yield _Amount(kind, place, category, frozenset(leaves or (category,)), people, value)


def _few(one: _Amount, smallest: int, off: int) -> bool:
    """Whether it is of too few people, or of people who all have the same: nothing."""
    if one.kind == "median":
        return one.people is not None and one.people + off < FEWEST
    if one.people is None:
        return True
    if one.people == 0:
        return one.value != 0 and not off
    return one.people + off < smallest or (one.value == 0 and not off)


def _changed(told: Sequence[_Amount], then: Sequence[_Amount], off_then: int, off: int) -> Iterator[_Amount]:
    """Which differ from what was told of some of the same people, though few came or went."""
    for one in told:
        for old in then:
            if (one.kind, one.place) != (old.kind, old.place) or not one.leaves & old.leaves:
                continue
            if one.people is None or old.people is None:
                continue
            change = abs(one.people - old.people)
            again = one.leaves == old.leaves and change <= off + off_then and one.value == old.value
            if not again and change - off_then < FEWEST - off:
                yield one
