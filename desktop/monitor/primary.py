"""Which figures cannot be told by themselves: small ones, a whole group with one answer."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.monitor.model import STATUSES, Kind, Status


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
