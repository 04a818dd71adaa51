"""Which categories an export may name: before anything else, and the same in every table of it.

Of an open list (countries, languages: what occurs is named) the very name tells that somebody is there, whatever stands
beside it; a zero tells besides what she has not. So a category is named only when at least `smallest` of everybody who
is counted are in it, whomever an indicator is about. Smaller ones go together as `merging` says: region, continent,
OTHER. A wider one and OTHER are named when they hold as many, of two categories; else they swallow another, and where
nothing is left to tell apart the whole breakdown stays at home, and nothing shows why. What stands in a list made
beforehand (ages, regimes, 'unknown') is named whoever there is.

A name that was not in an earlier export over the same time and is in this one tells that some came. It waits until it
must have been `smallest`: fewer than `smallest` were there, so there are `2 * smallest - 1` now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desktop.monitor.merging import group
from desktop.monitor.model import TOTAL, Category, Export, Period, Published, Table

Named = Mapping[str, Sequence[str]]
"""By the id of a group, its categories."""
Names = Mapping[tuple[str, str], Named | None]
"""By unit and breakdown how its categories are named; None: none of them may be."""


def names(
    tables: Iterable[Table],
    smallest: int,
    hierarchies: Mapping[str, Sequence[Category]],
    earlier: Sequence[Export],
    period: Period,
) -> Names:
    """How the categories of every open list may be named.

    Args:
        hierarchies: by breakdown id, the wider categories.
        earlier: what was given out before.
    """
    found: dict[tuple[str, str], Named | None] = {}
    for table in tables:
        place = table.breakdown
        if place and table.found and (table.unit, place.id) not in found:
            before = labels(earlier, period, table.unit, place.id)
            found[table.unit, place.id] = _named(table, smallest, hierarchies.get(place.id, ()), before)
    return found


def labels(earlier: Iterable[Export], period: Period, unit: str, breakdown: str) -> set[str] | None:
    """The groups that exports over a time that overlaps named; None when there are none that named any."""
    found: set[str] = set()
    for export in earlier:
        if export.period.first <= period.last and period.first <= export.period.last:
            for table in export.tables:
                if table.unit == unit and table.breakdown and table.breakdown.id == breakdown:
                    found |= _shown(table)
    return found or None


def _shown(table: Published) -> set[str]:
    """The groups of a table; none of one in which nothing is told of any (see `monitor_lines`)."""
    assert table.breakdown
    groups = {item.id for item in table.breakdown.categories if table.cells[item.id, TOTAL].reason != "merged"}
    cells = (
        *table.cells.items(),
        *(((name, ""), cell) for name, cell in (*table.medians.items(), *table.sums.items())),
    )
    return groups if any(name in groups and cell.value is not None for (name, _), cell in cells) else set()


def _named(table: Table, smallest: int, wider: Sequence[Category], before: set[str] | None) -> Named | None:
    """How the categories of one breakdown may be named."""
    assert table.breakdown
    alone = {item.id: (item.id,) for item in table.breakdown.categories}
    strange = table.found | {item.id for item in wider}

    def new(name: str, _: frozenset[str], size: int) -> bool:
        return before is not None and name in strange - before and 0 < size < 2 * smallest - 1

    sizes = ((name, table.present.get(name, 0)) for name in table.found)
    if not any(0 < size < smallest or new(name, frozenset(), size) for name, size in sizes):
        return alone
    there = tuple(item for item in table.breakdown.categories if table.present.get(item.id))
    grouping = group(replace(table.breakdown, categories=there), table.present, smallest, wider, new)
    if grouping is None:
        return None
    held = {leaf for leaves in grouping.members.values() for leaf in leaves}
    return {**{name: leaves for name, leaves in alone.items() if name not in held}, **grouping.members}
