"""Which figures must be withheld so that those withheld cannot be computed: the guards.

A row's statuses add up to its whole, a column's categories to everybody, and wholes of rows are told. So people can be
moved in thought between two withheld statuses of one row only when others move back in other rows (or, when both
statuses are withheld of everybody too, in the row of everybody). How far they can be moved is how well a figure is
guarded; `strength` says how many of a figure can be moved away, fewer than its value if part of it was told before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop.monitor.model import STATUSES, Status

Row = Mapping[Status, int]
PREFERRED: tuple[Status, ...] = ("declined", "unknown", "no", "yes")
"""What guards rather than what: whoever reads the tables misses 'yes' most."""


@dataclass
class Grid:
    """One indicator by one breakdown.

    Attributes:
        rows: the strength of each figure, by category that holds somebody.
        used: the statuses that can be withheld: somebody has them, or nothing is told of them for everybody.
        hidden: what is withheld.
    """

    rows: Mapping[str, Row]
    used: frozenset[Status]
    hidden: set[tuple[str, Status]] = field(default_factory=set)

    def hide(self, row: str, statuses: Iterable[Status]) -> None:
        """Withhold statuses of a row, where that hides anything."""
        if row in self.rows:
            self.hidden |= {(row, status) for status in statuses if status in self.used}

    def hide_all(self) -> None:
        """Withhold everything but the wholes."""
        for row in self.rows:
            self.hide(row, self.used)


def guard_totals(strength: Row, hidden: set[Status], smallest: int) -> set[Status]:
    """What to withhold of everybody together, with the guards; all of it when nothing less is enough."""
    found = set(hidden)
    if not found:
        return found
    if len(found) > 1 and max(strength[status] for status in found) >= smallest:
        return found
    for status in PREFERRED:
        if status not in found and (strength[status] >= smallest or _strong(strength, found, smallest)):
            return found | {status}
    return set(STATUSES)


def _strong(strength: Row, found: set[Status], smallest: int) -> bool:
    return max(strength[status] for status in found) >= smallest


def guard(grid: Grid, totals: set[Status], smallest: int) -> None:
    """Withhold guards in a table until each withheld figure can be moved `smallest` up and down together.

    Args:
        totals: what is withheld of everybody together.
    """
    if totals:
        _carry_totals(grid, totals, smallest)
    waiting = sorted(grid.hidden)
    while waiting:
        row, status = waiting.pop()
        if _room(grid, row, status, totals) >= smallest:
            continue
        added = _cheapest(grid, row, status, totals, smallest)
        if added is None:
            grid.hide_all()
            return
        grid.hidden |= added
        waiting = sorted(grid.hidden)


def _carry_totals(grid: Grid, totals: set[Status], smallest: int) -> None:
    """What is withheld of everybody must not be the sum of a column: withhold it in rows with enough to move."""
    strongest = max(sorted(totals), key=lambda status: sum(row[status] for row in grid.rows.values()))
    carried = 0
    order = sorted(
        grid.rows, key=lambda row: ((row, strongest) in grid.hidden, grid.rows[row][strongest]), reverse=True
    )
    for row in order:
        if carried >= smallest:
            return
        grid.hide(row, totals)
        carried += grid.rows[row][strongest]


def _room(grid: Grid, row: str, status: Status, totals: set[Status]) -> int:
    """How far a withheld figure can be moved, up and down together, against one other status of its row."""
    others = (other for other in STATUSES if other != status and (row, other) in grid.hidden)
    return max((_between(grid, row, status, other, totals, ()) for other in others), default=0)


def _between(grid: Grid, row: str, status: Status, other: Status, totals: set[Status], more: Iterable[str]) -> int:
    """How far people can be moved between two statuses of a row, with these more rows withheld."""
    here = grid.rows[row]
    if status in totals and other in totals:
        return here[status] + here[other]
    back = {name for name in grid.rows if {(name, status), (name, other)} <= grid.hidden} | set(more)
    back.discard(row)
    up = min(here[other], sum(grid.rows[name][status] for name in back))
    return up + min(here[status], sum(grid.rows[name][other] for name in back))


def _cheapest(
    grid: Grid, row: str, status: Status, totals: set[Status], smallest: int
) -> set[tuple[str, Status]] | None:
    """The fewest people's figures to withhold besides, so that one can be moved far enough; None: it cannot be."""
    best: tuple[int, set[tuple[str, Status]]] | None = None
    for other in PREFERRED:
        if other == status or other not in grid.used:
            continue
        order = sorted(
            (name for name in grid.rows if name != row),
            key=lambda name: (
                min(grid.rows[name][status], grid.rows[name][other]) * 1000
                + grid.rows[name][status]
                + grid.rows[name][other]
            ),
            reverse=True,
        )
        more: list[str] = []
        for name in (None, *order):
            if name is not None:
                more.append(name)
            if _between(grid, row, status, other, totals, more) >= smallest:
                added = {(name, one) for name in (row, *more) for one in (status, other)} - grid.hidden
                price = sum(10 + grid.rows[name][one] + 10 * PREFERRED.index(one) for name, one in added)
                if added and (best is None or price < best[0]):
                    best = price, added
                break
    return best[1] if best else None
