"""What was published of the figures, kept to hold against the next: the tables as they went out, and nobody's name.

As JSON, because nothing ever looks for one cell: an export is read whole, and never changes.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from desktop.errors import VaultDamaged
from desktop.monitor.model import Breakdown, Category, Cell, Export, Period, Published
from desktop.store.log import Log
from desktop.store.log_wanted import Wanted
from desktop.store.tables import exports

_BROKEN = (
    "Een eerdere uitgave van de cijfers in deze kluis is beschadigd. Daarom kan niet worden nagekeken of nieuwe "
    "cijfers samen met die van toen iemand aanwijzen. Zet een reservekopie terug."
)


def select_exports(connection: Connection) -> list[Export]:
    """All of them, in the order in which they were kept.

    Raises:
        VaultDamaged: one of them is not what it should be.
    """
    rows = connection.execute(select(exports).order_by(exports.c.id))
    return [read(row.on, Period(row.first, row.last), row.content) for row in rows]


def forgotten_until(log: Log) -> date | None:
    """The day until which figures may have been published that are not known here; None: all are known.

    An older backup was put back then, or dossiers were taken in from another vault: neither brings along what was
    published of them since.
    """
    last = [entry for kind in ("restored", "imported") for entry in log.entries(limit=1, wanted=Wanted(kind=kind))]
    return max((entry.at.date() for entry in last), default=None)


def insert_export(connection: Connection, export: Export) -> None:
    """Keep an export, after those that are there. The same figures once more tell nothing new, and are not."""
    row = {"first": export.period.first, "last": export.period.last, "content": written(export)}
    known = (exports.c[name] == value for name, value in row.items())
    if connection.execute(select(exports.c.id).where(*known)).first() is None:
        connection.execute(insert(exports).values(on=export.on, **row))


def quarters(period: Period) -> str:
    """The first and the last quarter of a period as words of the log: '2026q1,2026q2', or one of them."""
    ends = [f"{day.year}q{(day.month + 2) // 3}" for day in (period.first, period.last)]
    return ",".join(dict.fromkeys(ends))


def written(export: Export) -> str:
    """Everything of an export but its days, as JSON; the same export gives the same text."""
    tables = [_table(table) for table in export.tables]
    content = {"smallest": export.smallest, "rounded": export.rounded, "tables": tables}
    return json.dumps(content, separators=(",", ":"))


def read(on: date, period: Period, text: str) -> Export:
    """The export that was written so.

    Raises:
        VaultDamaged: the text is none of ours.
    """
    try:
        content = json.loads(text)
        tables = tuple(_published(table) for table in content["tables"])
        return Export(period, on, tables, content["smallest"], content["rounded"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise VaultDamaged(_BROKEN) from None


def _table(table: Published) -> dict[str, Any]:
    names = ("table", "title", "kind", "unit", "population")
    told = table.breakdown
    sums = [[category, cell.value, cell.reason] for category, cell in table.sums.items()]
    breakdown = told and {
        "id": told.id,
        "title": told.title,
        "categories": [[one.id, one.title, one.parent] for one in told.categories],
    }
    return {
        **{name: getattr(table, name) for name in names},
        "breakdown": breakdown,
        "cells": [[*place, cell.value, cell.reason] for place, cell in table.cells.items()],
        "medians": [[category, cell.value, cell.reason] for category, cell in table.medians.items()],
        **({"sums": sums} if sums else {}),
    }


def _published(table: dict[str, Any]) -> Published:
    told = table.pop("breakdown")
    cells, medians, sums = table.pop("cells"), table.pop("medians"), table.pop("sums", ())
    return Published(
        **table,
        breakdown=told and Breakdown(told["id"], told["title"], tuple(Category(*one) for one in told["categories"])),
        cells={(category, status): Cell(value, reason) for category, status, value, reason in cells},
        medians={category: Cell(value, reason) for category, value, reason in medians},
        sums={category: Cell(value, reason) for category, value, reason in sums},
    )
