"""The self-check of names: whether an export names a group of an open list that too few people are in.

Written from `model` and from nothing of what made the export; how few there are stands in no export, so it is held
against what was counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.monitor.model import TOTAL, Published, Table


def too_few(counted: Sequence[Table], published: Sequence[Published], smallest: int) -> Iterator[tuple[str, str, str]]:
    """Indicator, breakdown and category of every name that should not have been given out.

    Args:
        counted: the tables that were published, in the same order.
    """
    for table, told in zip(counted, published, strict=True):
        if told.breakdown is None or not table.found or not _tells(told):
            continue
        leaves: dict[str, list[str]] = {}
        merged = {item.id for item in told.breakdown.categories if told.cells[item.id, TOTAL].reason == "merged"}
        for item in told.breakdown.categories:
            leaves.setdefault(str(item.parent) if item.id in merged else item.id, []).append(item.id)
        for name, inside in leaves.items():
            parts = [one for one in inside if one in merged] or [name]
            sizes = [size for one in parts if (size := table.present.get(one.rstrip("."), 0))]
            alone = parts == [name]
            if (alone and name in table.found and sum(sizes) < smallest) or (
                not alone and (sum(sizes) < smallest or len(sizes) < 2)
            ):
                yield told.table, told.breakdown.id, name


def _tells(told: Published) -> bool:
    """Whether anything is told of a group, so that groups are named."""
    cells = [cell for (name, _), cell in told.cells.items() if name != TOTAL]
    cells += [cell for amounts in (told.medians, told.sums) for name, cell in amounts.items() if name != TOTAL]
    return any(cell.value is not None for cell in cells)
