"""What was told before, or of a larger group, held against what would be told now.

Figures can be subtracted from each other when the one may be part of the other: the same population in an earlier
export, a population of the same unit in this one, or the same indicator in an earlier export whose period overlaps;
and nothing told contradicts it. A difference of 1 … smallest - 1 people is then as bad as a small figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from desktop.monitor.model import STATUSES, TOTAL, Export, Period, Published, Table

EVERYBODY = frozenset({TOTAL})


@dataclass(frozen=True)
class Told:
    """The published figures of one population: by indicator ('' for wholes), breakdown and status, for whom.

    `known` are the categories of each breakdown: in another one was nobody then.
    """

    population: str
    unit: str
    before: bool
    figures: dict[tuple[str, str, str], dict[frozenset[str], int]]
    known: dict[str, set[str]] = field(default_factory=dict)

    def change(self, table: str, breakdown: str, leaves: frozenset[str], status: str, value: int) -> int | None:
        """How much more a figure is now; None when what was told does not add up to the same categories."""
        known = self.figures.get((table, breakdown, status))
        if not known:
            return None
        if leaves not in known:
            leaves &= self.known.get(breakdown, leaves)
        if leaves in known:
            return value - known[leaves]
        inside = [(held, told) for held, told in known.items() if held <= leaves]
        if not leaves or sum(len(held) for held, _ in inside) != len(leaves):
            return None
        return value - sum(told for _, told in inside)


def told(tables: Iterable[Published], before: bool) -> list[Told]:
    """What published tables tell, by population."""
    found: dict[tuple[str, str], dict[tuple[str, str, str], dict[frozenset[str], int]]] = defaultdict(dict)
    known: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
    for table in tables:
        figures = found[table.population, table.unit]
        if table.breakdown:
            there = known[table.population, table.unit].setdefault(table.breakdown.id, set())
            there.update(item.id for item in table.breakdown.categories)
        leaves: dict[str, set[str]] = defaultdict(set)
        for item in table.breakdown.categories if table.breakdown else ():
            merged = table.cells.get((item.id, TOTAL))
            home = item.parent if merged and merged.reason == "merged" and item.parent else item.id
            leaves[home].add(item.id)
        for (category, status), cell in table.cells.items():
            if cell.value is not None:
                breakdown = table.breakdown.id if table.breakdown and category != TOTAL else ""
                whom = EVERYBODY if category == TOTAL else frozenset(leaves[category] - {category} or {category})
                key = ("" if status == TOTAL else table.table, breakdown, status)
                figures.setdefault(key, {})[whom] = cell.value
    return [Told(*key, before, figures, known[key]) for key, figures in found.items()]


def look_back(
    tables: Sequence[Table], earlier: Sequence[Export], made: Sequence[Published], period: Period, smallest: int
) -> list[Told]:
    """What the tables of one population must be held against: of earlier exports, and of tables made just now."""
    first, names = tables[0], {table.indicator for table in tables}
    found = told(made, False)
    for export in earlier:
        if export.rounded or export.period.first > period.last or period.first > export.period.last:
            continue  # of a rounded export no difference is exact
        found += [
            item
            for item in told(export.tables, True)
            if item.population == first.population or names & {name for name, _, _ in item.figures}
        ]
    return [item for item in found if item.unit == first.unit and _may_be_part(item, tables, smallest)]


def _may_be_part(item: Told, tables: Sequence[Table], smallest: int) -> bool:
    if item.population == tables[0].population:
        return True
    changes = []
    for (name, breakdown, status), known in item.figures.items():
        table = next(
            (
                table
                for table in tables
                if name in ("", table.indicator)
                and (not breakdown or (table.breakdown is not None and table.breakdown.id == breakdown))
            ),
            None,
        )
        for leaves, value in known.items() if table else ():
            assert table
            kinds = STATUSES if status == TOTAL else [one for one in STATUSES if one == status]
            now = sum(table.count(leaf, one) for leaf in leaves for one in kinds)
            changes += [now - value] if now >= smallest else []  # a small one will not be told
    return bool(changes) and (min(changes) >= 0 or max(changes) <= 0)


def small(change: int | None, smallest: int) -> bool:
    """Whether a change, up or down, is of so few people that it must not be told."""
    return change is not None and 0 < abs(change) < smallest


def held_back(tables: Sequence[Table], known: Sequence[Told], smallest: int) -> bool | None:
    """Whether a population is withheld, since it changed by a few people. None: for another population's sake."""
    whole = tables[0].whole(TOTAL)
    close = [item for item in known if small(item.change("", "", EVERYBODY, TOTAL, whole), smallest)]
    if not close:
        return False
    return True if any(item.before for item in close) else None


def corrected(table: Table, known: Sequence[Told], smallest: int) -> bool:
    """Whether an indicator is withheld: the same people as before, of whom a few answered something else."""
    whole = table.whole(TOTAL)
    return any(
        item.before
        and item.change("", "", EVERYBODY, TOTAL, whole) == 0
        and any(
            small(item.change(table.indicator, "", EVERYBODY, status, table.count(TOTAL, status)), smallest)
            for status in STATUSES
        )
        for item in known
    )


def strength(table: str, breakdown: str, leaves: frozenset[str], status: str, value: int, known: Sequence[Told]) -> int:
    """How many of a figure nobody can account for: fewer than all when a part was told before."""
    changes = (item.change(table, breakdown, leaves, status, value) for item in known)
    return min([value, *(abs(change) for change in changes if change is not None)])
