"""Which figures cannot be told by themselves: small ones, a whole group with one answer, a median of few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median_low

from desktop.monitor.model import STATUSES, Cell, Kind, Status

FEWEST = 10
"""A median, or a percentage, is told of at least so many."""


def unsafe(kind: Kind, row: Mapping[Status, int], smallest: int) -> frozenset[Status]:
    """The statuses of a row that cannot be told.

    Small are 1 … smallest - 1. Of a share also one answer of everybody: a figure that is the whole row (unknown
    apart: that is no answer), and both yes and no when one of them is nobody: then all who answered said the other.
    """
    found = {status for status in STATUSES if 0 < row[status] < smallest}
    if kind != "share":
        return frozenset(found)
    whole = sum(row.values())
    found |= {status for status in STATUSES if status != "unknown" and 0 < row[status] == whole}
    if (row["yes"] == 0) != (row["no"] == 0):
        found |= {"yes", "no"}
    return frozenset(found)


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
