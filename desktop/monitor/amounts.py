"""Medians and sums of amounts: of whom they may be told, beside each other and beside what was told before.

A sum is told of at least `smallest` people with an amount, not all the same, none of whom the others can work out: the
p% rule of the handbooks (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4). Sums of groups add up to
that of everybody, so all groups of a breakdown are told, or none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from statistics import median_low

from desktop.monitor.model import TOTAL, Cell, Export, Period, Published, Table
from desktop.monitor.rounding import rounded

FEWEST = 10
"""A median is told of at least so many, and again when so many came or went."""
PERCENT = 10
"""The one with the second largest amount may not know the largest this closely, in percents of it."""


def median(values: Sequence[int], held: bool = False) -> Cell:
    """The median as it may be told, in the unit of the values; the lower one of two.

    Args:
        held: whether something else forbids it.
    """
    if len(values) < FEWEST:
        return Cell(None, "few")
    if held or values[0] == values[-1]:
        return Cell(None, "guard")
    return Cell(int(median_low(values)))


def sums(
    table: Table, categories: Sequence[str], smallest: int, held: Callable[[str], bool], *, in_fives: bool
) -> dict[str, Cell]:
    """The sums of a table as they may be told, by category, with everybody together.

    Args:
        categories: its groups.
        held: whether something else forbids to tell the sum of one.
        in_fives: they are rounded.
    """

    def may(category: str) -> bool:
        values = table.values.get(category, ())
        return not held(category) and (not values or safe(values, smallest))

    def cell(category: str, told: bool) -> Cell:
        total = sum(table.values.get(category, ()))
        if not told:
            return Cell(None, "guard")
        return Cell(rounded(total), "rounded") if in_fives else Cell(total)

    whole = may(TOTAL)
    groups = whole and all(map(may, categories))
    return {TOTAL: cell(TOTAL, whole)} | {category: cell(category, groups) for category in categories}


def safe(values: Sequence[int], smallest: int) -> bool:
    """Whether the sum of these amounts, the smallest first, gives none of them away."""
    given = [value for value in values if value]
    if len(given) < smallest or values[0] == values[-1]:
        return False
    return 100 * sum(given[:-2]) >= PERCENT * given[-1]


@dataclass(frozen=True)
class Before:
    """A median or a sum that was told before.

    Attributes:
        breakdown: empty for everybody together.
        leaves: the categories it is of.
        people: of how many it was, or within `off` of so many.
    """

    breakdown: str
    leaves: Set[str]
    people: int
    off: int
    value: int


def before(earlier: Sequence[Export], period: Period, table: Table) -> list[Before]:
    """What was told of the same indicator over a time that overlaps, in any breakdown."""
    found = []
    for export in earlier:
        if export.period.first > period.last or period.first > export.period.last:
            continue
        for told in export.tables:
            if (told.table, told.unit) == (table.indicator, table.unit):
                found += _told(told, 2 if export.rounded else 0)
    return found


def _told(table: Published, off: int) -> list[Before]:
    leaves: dict[str, set[str]] = {TOTAL: {TOTAL}}
    for item in table.breakdown.categories if table.breakdown else ():
        if table.cells[item.id, TOTAL].reason != "merged":
            leaves.setdefault(item.id, set())
        elif item.parent:
            leaves.setdefault(item.parent, set()).add(item.id)
    found = []
    for figures in (table.medians, table.sums):
        for category, cell in figures.items():
            people = table.cells[category, "yes"].value
            if cell.value is not None and people is not None:
                place = table.breakdown.id if table.breakdown and category != TOTAL else ""
                found.append(Before(place, leaves.get(category) or {category}, people, off, cell.value))
    return found


def stirred(known: Sequence[Before], breakdown: str, leaves: Set[str], values: Sequence[int], value: int) -> bool:
    """Whether few came or went since a figure of some of the same people was told, or one said something else.

    When nothing changed it is the same figure again; when at least ten came or went nobody's amount follows.
    """
    for told in known:
        if told.breakdown == breakdown and told.leaves & leaves:
            change = abs(len(values) - told.people)
            same = told.leaves == leaves and change <= told.off and value == told.value
            if not same and change - told.off < FEWEST:
                return True
    return False


def regrouped(known: Sequence[Before], breakdown: str, groups: Mapping[str, Set[str]]) -> bool:
    """Whether sums were told of other groups of a breakdown: then some could be subtracted from others."""
    now = set(map(frozenset, groups.values()))
    return any(told.breakdown == breakdown and frozenset(told.leaves) not in now for told in known)
