"""The tables of one population as they may be given out: grouped, withheld or rounded, together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop.monitor.amounts import Before, before, median, regrouped, stirred, sums
from desktop.monitor.differencing import EVERYBODY, Told, corrected, held_back, look_back, small, strength
from desktop.monitor.holding import Holding
from desktop.monitor.merging import Grouping, group, merge
from desktop.monitor.model import STATUSES, TOTAL, Category, Cell, Export, Period, Published, Reason, Status, Table
from desktop.monitor.naming import Names
from desktop.monitor.primary import unsafe
from desktop.monitor.rounding import rounded
from desktop.monitor.secondary import Grid, guard, guard_totals

Hierarchies = Mapping[str, Sequence[Category]]
"""By breakdown id, the wider categories that the `parent` of a category can name, themselves with a parent or None."""


@dataclass(frozen=True)
class Rules:
    """How an export is made; see `protect`."""

    smallest: int
    rounded: bool
    hierarchies: Hierarchies
    holding: Holding
    names: Names = field(default_factory=dict)


def publish(
    tables: Sequence[Table], period: Period, rules: Rules, earlier: Sequence[Export], made: Sequence[Published]
) -> list[Published]:
    """The tables of one population, in their order, safe beside earlier exports and what is made of this one."""
    population, whole = tables[0].population, tables[0].whole(TOTAL)
    known = [] if rules.rounded else look_back(tables, earlier, made, period, rules.smallest)
    held = held_back(tables, known, rules.smallest)
    if held is not False or 0 < whole < rules.smallest or population in rules.holding.populations:
        reason: Reason = "earlier" if held or (earlier and population in rules.holding.populations) else "guard"
        return [withheld(table, reason) for table in tables]
    groupings = _groupings(tables, rules, known)
    by_indicator: dict[str, list[Table]] = {}
    for table in tables:
        by_indicator.setdefault(table.indicator, []).append(table)
    found = {}
    for same in by_indicator.values():
        told = before(earlier, period, same[0])
        for table, published in zip(same, _Indicator(same, groupings, rules, known, told).published(), strict=True):
            found[id(table)] = published
    return [found[id(table)] for table in tables]


def withheld(table: Table, reason: Reason) -> Published:
    """A table of which nothing is told."""
    ids = [category.id for category in table.breakdown.categories] if table.breakdown else []
    cells = {(category, status): Cell(None, reason) for category in (*ids, TOTAL) for status in (*STATUSES, TOTAL)}
    amounts = {category: Cell(None, reason) for category in (*ids, TOTAL)}
    return _as_published(table, cells, amounts)


def _as_published(table: Table, cells: Mapping[tuple[str, str], Cell], amounts: Mapping[str, Cell]) -> Published:
    medians, sums = (amounts if table.kind == kind else {} for kind in ("median", "sum"))
    return Published(
        table.indicator, table.title, table.kind, table.unit, table.population, table.breakdown, cells, medians, sums
    )


def _groupings(tables: Sequence[Table], rules: Rules, known: Sequence[Told]) -> dict[str, Grouping | None]:
    """How each breakdown of a population is shown: the same in every table; None when not at all."""
    found: dict[str, Grouping | None] = {}
    wholes: dict[str, dict[str, int]] = {}
    for table in tables:
        place = table.breakdown
        if place is None or place.id in found:
            continue
        named = rules.names.get((table.unit, place.id), {})
        if named is None:
            found[place.id] = None
            continue
        wholes[place.id] = {category.id: table.whole(category.id) for category in place.categories}

        def touchy(_: str, leaves: frozenset[str], value: int, name: str = place.id) -> bool:
            return any(small(item.change("", name, leaves, TOTAL, value), rules.smallest) for item in known)

        wider = rules.hierarchies.get(place.id, ())
        found[place.id] = group(place, wholes[place.id], rules.smallest, wider, touchy, named)
        if (tables[0].population, place.id) in rules.holding.breakdowns or _bands(place.id, found, wholes, rules):
            found[place.id] = None
    return found


def _bands(
    name: str, found: Mapping[str, Grouping | None], wholes: Mapping[str, Mapping[str, int]], rules: Rules
) -> bool:
    """Whether a breakdown beside those before it leaves a small band: under 20 beside under 25."""
    shown = {one: grouping for one, grouping in found.items() if grouping}
    for inner, outer in [(name, other) for other in shown if other != name] + [(o, name) for o in shown if o != name]:
        if inner not in shown or outer not in shown:
            continue
        inside: dict[str, int] = {}
        for item in shown[inner].breakdown.categories:
            if item.parent and item.parent in shown[outer].members and not shown[inner].merged(item.id):
                size = sum(wholes[inner].get(leaf, 0) for leaf in shown[inner].members[item.id])
                inside[item.parent] = inside.get(item.parent, 0) + size
        for wide, size in inside.items():
            if small(sum(wholes[outer].get(leaf, 0) for leaf in shown[outer].members[wide]) - size, rules.smallest):
                return True
    return False


class _Indicator:
    """One indicator of a population, in all its breakdowns."""

    def __init__(
        self,
        tables: Sequence[Table],
        groupings: Mapping[str, Grouping | None],
        rules: Rules,
        known: Sequence[Told],
        told: Sequence[Before],
    ) -> None:
        self._tables, self._groupings, self._rules, self._known = tables, groupings, rules, known
        self._told = told
        self._population, self._name = tables[0].population, tables[0].indicator
        self._earlier = not rules.rounded and corrected(tables[0], known, rules.smallest)
        self._held = self._earlier or (self._population, self._name) in rules.holding.indicators

    def published(self) -> list[Published]:
        """Its tables as they may be given out, in their order."""
        totals = self._totals()
        return [self._table(table, totals) for table in self._tables]

    def _totals(self) -> set[Status]:
        """What is withheld of everybody together."""
        if self._held:
            return set(STATUSES)
        if self._rules.rounded:
            return set()
        row, strong = self._row(self._tables[0], TOTAL, "", EVERYBODY)
        return guard_totals(strong, set(self._unsafe(row, "", EVERYBODY)), self._rules.smallest)

    def _row(
        self, table: Table, category: str, breakdown: str, leaves: frozenset[str]
    ) -> tuple[dict[Status, int], dict[Status, int]]:
        """The figures of a row, and their strength."""
        row = {status: table.count(category, status) for status in STATUSES}
        strong = {
            status: strength(self._name, breakdown, leaves, status, value, self._known) for status, value in row.items()
        }
        return row, strong

    def _unsafe(self, row: Mapping[Status, int], breakdown: str, leaves: frozenset[str]) -> set[Status]:
        """What of a row cannot be told, by itself or beside what was told before."""
        found = set(unsafe(self._tables[0].kind, row, self._rules.smallest))
        for item in self._known:
            for status, value in row.items():
                if small(item.change(self._name, breakdown, leaves, status, value), self._rules.smallest):
                    found.add(status)
        return found

    def _table(self, table: Table, totals: set[Status]) -> Published:
        """One table, given what is withheld of everybody."""
        hidden = {(TOTAL, status) for status in totals}
        grouping = self._groupings[table.breakdown.id] if table.breakdown else None
        if table.breakdown and grouping is None:
            nothing = withheld(table, "guard")
            cells = {key: cell for key, cell in nothing.cells.items() if key[0] != TOTAL}
            bare = self._cells(replace(table, breakdown=None), {}, hidden)
            medians, sums = {**nothing.medians, **bare.medians}, {**nothing.sums, **bare.sums}
            return replace(nothing, cells={**bare.cells, **cells}, medians=medians, sums=sums)
        if not table.breakdown or not grouping:
            return self._cells(table, {}, hidden)
        merged = merge(table, grouping)
        hidden |= self._hidden(merged, grouping, totals)
        published = self._cells(merged, grouping.members, hidden)
        gone = {
            (item.id, status): Cell(None, "merged")
            for item in grouping.breakdown.categories
            if grouping.merged(item.id)
            for status in (*STATUSES, TOTAL)
        }
        return replace(published, cells={**published.cells, **gone})

    def _hidden(self, table: Table, grouping: Grouping, totals: set[Status]) -> set[tuple[str, Status]]:
        """What is withheld inside a table."""
        assert table.breakdown
        place, holding = table.breakdown.id, self._rules.holding
        rows, primary = {}, {}
        for category, leaves in grouping.members.items():
            row, strong = self._row(table, category, place, frozenset(leaves))
            if any(row.values()):
                rows[category] = strong
            primary[category] = self._unsafe(row, place, frozenset(leaves))
            if (self._population, self._name, place, category) in holding.rows:
                primary[category] = set(STATUSES)
        grid = Grid(rows, frozenset(totals) | {status for status in STATUSES if table.count(TOTAL, status)})
        if self._held or (self._population, self._name, place) in holding.tables:
            grid.hide_all()
            return grid.hidden
        for category, statuses in primary.items():
            if not self._rules.rounded or len(statuses) == len(STATUSES):
                grid.hide(category, statuses)
        if not self._rules.rounded:
            guard(grid, totals, self._rules.smallest)
        return grid.hidden

    def _cells(self, table: Table, groups: Mapping[str, Sequence[str]], hidden: set[tuple[str, Status]]) -> Published:
        """The cells of a table, without what is hidden."""
        reason: Reason = "earlier" if self._earlier else "guard"
        cells: dict[tuple[str, str], Cell] = {}
        for category in (*groups, TOTAL):
            row = {status: table.count(category, status) for status in STATUSES}
            for status, value in (*row.items(), (TOTAL, sum(row.values()))):
                cells[category, status] = self._cell(value, (category, status) in hidden, reason)
        return _as_published(table, cells, self._amounts(table, groups, hidden))

    def _amounts(
        self, table: Table, groups: Mapping[str, Sequence[str]], hidden: set[tuple[str, Status]]
    ) -> Mapping[str, Cell]:
        """The medians or the sums of a table."""
        place = table.breakdown.id if table.breakdown else ""
        parts = {category: frozenset(leaves) for category, leaves in groups.items()}

        def held(category: str, told: int) -> bool:
            values, where = table.values.get(category, ()), place if category != TOTAL else ""
            leaves = parts.get(category, EVERYBODY)
            again = stirred(self._told, where, leaves, values, told)
            return self._held or (category, "yes") in hidden or again

        def sum_held(category: str) -> bool:
            total = sum(table.values.get(category, ()))
            return held(category, self._cell(total, False, "guard").value or 0)

        if table.kind == "median":
            found = {}
            for category in (*groups, TOTAL):
                values = table.values.get(category, ())
                cell = median(values)
                found[category] = median(values, cell.value is not None and held(category, cell.value))
            return found
        if table.kind == "sum":
            again = regrouped(self._told, place, parts)
            return sums(
                table,
                tuple(groups),
                self._rules.smallest,
                lambda category: (again and category != TOTAL) or sum_held(category),
                in_fives=self._rules.rounded,
            )
        return {}

    def _cell(self, value: int, hidden: bool, reason: Reason) -> Cell:
        if hidden:
            return Cell(None, reason)
        return Cell(rounded(value), "rounded") if self._rules.rounded else Cell(value)
