"""Tables made from a few numbers, and a simple attacker that only subtracts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from desktop.monitor.model import (
    STATUSES,
    TOTAL,
    Breakdown,
    Category,
    Export,
    Kind,
    Period,
    Published,
    Table,
    Unit,
)
from desktop.monitor.protect import protect, shown

QUARTER = Period(date(2026, 1, 1), date(2026, 3, 31))
LATER = date(2026, 5, 1)
MADE = date(2026, 4, 1)
Row = Sequence[int]


def table(
    rows: Mapping[str, Row],
    indicator: str = "work",
    by: str = "origin",
    population: str = "all",
    parents: Mapping[str, str] | None = None,
    kind: Kind = "share",
    unit: Unit = "person",
    values: Mapping[str, tuple[int, ...]] | None = None,
) -> Table:
    """A table by one breakdown; each row holds yes, no, unknown, declined (what is left out is 0)."""
    categories = tuple(Category(name, name.title(), (parents or {}).get(name)) for name in rows)
    counts = {(name, status): number for name, row in rows.items() for status, number in zip(STATUSES, row)}  # noqa: B905
    for status in STATUSES:
        counts[TOTAL, status] = sum(counts.get((name, status), 0) for name in rows)
    return Table(
        indicator, indicator, kind, unit, population, Breakdown(by, by, categories), counts, values or {}
    )  # fmt: skip


def everybody(row: Row, indicator: str = "work", population: str = "all", unit: Unit = "person") -> Table:
    """A table of everybody together."""
    counts = {(TOTAL, status): number for status, number in zip(STATUSES, row)}  # noqa: B905
    return Table(indicator, indicator, "share", unit, population, None, counts)


def export(*tables: Table, earlier: Sequence[Export] = (), rounded: bool = False, on: date = MADE) -> Export:
    """What may leave the vault of them."""
    return protect(tables, QUARTER, on, 5, {}, earlier, rounded)


def row(published: Published, category: str) -> tuple[int | None, ...]:
    """Yes, no, unknown, declined and whole, as they are told."""
    return tuple(published.cells[category, status].value for status in (*STATUSES, TOTAL))


def raw(made: Table, hidden: Sequence[tuple[str, str]] = ()) -> Published:
    """A table given out as it is, but for the hidden cells: what no careful office would do."""
    from desktop.monitor.model import Cell

    names = [item.id for item in made.breakdown.categories] if made.breakdown else []
    cells = {}
    for name in (*names, TOTAL):
        for status in STATUSES:
            cells[name, str(status)] = Cell(made.count(name, status))
        cells[name, TOTAL] = Cell(made.whole(name))
    cells.update({key: Cell(None, "guard") for key in hidden})
    return Published(
        made.indicator, made.title, made.kind, made.unit, made.population, made.breakdown, cells
    )  # fmt: skip


def given(*tables: Published, on: date = MADE, smallest: int = 5, rounded: bool = False) -> Export:
    """An export of tables as they are."""
    return Export(QUARTER, on, tables, smallest, rounded)


def subtracted(made: Export) -> dict[tuple[str, str, str, str, str], int]:
    """Every figure that is told, or follows from one sum with one unknown, again and again; no linear programming."""
    known: dict[tuple[str, str, str, str, str], int] = {}
    sums = []
    for item in made.tables:
        place = item.breakdown.id if item.breakdown else ""

        def key(
            category: str, status: str, item: Published = item, place: str = place
        ) -> tuple[str, str, str, str, str]:
            where = "" if category == TOTAL else place
            return item.population, "" if status == TOTAL else item.table, where, category, status

        names = [category.id for category in shown(item)]
        for (category, status), cell in item.cells.items():
            if cell.value is not None:
                known[key(category, status)] = cell.value
        sums += [(key(name, TOTAL), [key(name, status) for status in STATUSES]) for name in (*names, TOTAL)]
        if names:
            sums += [(key(TOTAL, status), [key(name, status) for name in names]) for status in (*STATUSES, TOTAL)]
    while True:
        before = len(known)
        for whole, parts in sums:
            unknown = [name for name in (whole, *parts) if name not in known]
            if unknown == [whole]:
                known[whole] = sum(known[part] for part in parts)
            elif len(unknown) == 1:
                known[unknown[0]] = known[whole] - sum(known[part] for part in parts if part != unknown[0])
        if len(known) == before:
            return known
