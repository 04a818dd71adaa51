"""What waits for somebody, over all dossiers: found in the rows of `tasks`, each list in one pass over an index.

The day on which something is due depends on the usual time of an organisation, which is a setting and stands in no
table. It comes with every question, a row for each organisation, whose tasks lie together in the index.

The statements are written out, because the order in which tables are read decides how long they take.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

from sqlalchemy import Connection, func, select

from desktop.dossier.model import ENDED, REFERRAL_STATUSES
from desktop.dossier.work import LISTS, WAITING, Search, Task, Work, WorkList
from desktop.store.names import folded, matching
from desktop.store.records import storable
from desktop.store.tables import dossiers, tasks

_FEW = 5000
"""So many tasks are all sorted by name; more are looked up along the names, until there are enough."""
_CACHE = "PRAGMA cache_size = -32000"
"""32 MB: what is deciphered to count the tasks is still there to list them."""
_USUAL = "WITH usual (organisation, days) AS MATERIALIZED (SELECT key, value FROM json_each(:usual))"
_STATES = ", ".join(
    f"('{status}', {runs})"
    for status in ("open", *REFERRAL_STATUSES)
    if status not in ENDED
    for runs in ((0, 1) if status in WAITING else (0,))
)
# When a task is due: with the usual time of its organisation beside it, and where that is still to be found.
_DUE = "tasks.day + iif(tasks.runs, usual.days, 0)"
_DUE_SOUGHT = "tasks.day + iif(tasks.runs, (SELECT days FROM usual WHERE usual.organisation = tasks.organisation), 0)"
# CROSS JOIN reads the tables in the order in which they stand.
_BY_ORGANISATION = "usual CROSS JOIN tasks INDEXED BY ix_tasks_organisation ON tasks.organisation = usual.organisation"
_BY_DOSSIER = "tasks INDEXED BY ix_tasks_dossier"
_AND_NAMES = " CROSS JOIN dossiers ON dossiers.number = tasks.dossier"
_ALONG_NAMES = f"dossiers INDEXED BY ix_dossiers_folded CROSS JOIN {_BY_DOSSIER} ON tasks.dossier = dossiers.number"
_ORGANISATIONS = """WITH RECURSIVE found (name) AS (
        SELECT min(organisation) FROM tasks
        UNION ALL SELECT (SELECT min(organisation) FROM tasks WHERE organisation > name) FROM found
        WHERE name IS NOT NULL)
    SELECT name FROM found WHERE name IS NOT NULL"""  # from one to the next, instead of past every task


def select_work(connection: Connection, search: Search, today: date, usual: Mapping[str, int | None]) -> Work:
    """The tasks of a list, and how many each list has.

    Args:
        usual: days that each organisation takes, by its id; None or missing when nobody knows.
    """
    connection.exec_driver_sql(_CACHE)
    condition, values = _filter(connection, search)
    if search.organisation:
        asked = [storable(search.organisation)]
    else:
        asked = [row[0] for row in connection.exec_driver_sql(_ORGANISATIONS)]
    values |= {"today": today.toordinal(), "usual": json.dumps({name: usual.get(name) for name in asked})}
    counts = _counts(connection, search, condition, values)
    total = counts[search.which]
    if not total:
        return Work((), 0, counts)
    page = connection.exec_driver_sql(_page(search, condition, total), values | {"limit": search.limit})
    return Work(tuple(_tasks(connection, {row[0]: row[1] for row in page}, today)), total, counts)


def select_professionals(connection: Connection) -> list[str]:
    """Who agreed something that is open, in order."""
    query = select(tasks.c.professional).where(tasks.c.professional != "").distinct()
    return sorted(connection.execute(query).scalars(), key=lambda name: (folded(name), name))


def _filter(connection: Connection, search: Search) -> tuple[str, dict[str, Any]]:
    """The condition of a search on a task, whatever the list, and its values."""
    conditions, values = ["TRUE"], {}
    if search.professional:
        conditions.append("tasks.professional = :professional")
        values["professional"] = storable(search.professional)
    if search.organisation:
        conditions.append("tasks.organisation = :organisation")
        values["organisation"] = storable(search.organisation)
    if search.text.strip():
        named = connection.execute(select(dossiers.c.number).where(matching(search.text))).scalars()
        values |= {"named": json.dumps(list(named)), "words": folded(search.text)}
        in_title = "length(:words) > 0 AND instr(tasks.folded, :words) > 0"
        conditions.append(f"(tasks.dossier IN (SELECT value FROM json_each(:named)) OR {in_title})")  # noqa: S608
    return " AND ".join(conditions), values


def _listed(which: WorkList, due: str) -> str:
    """The condition that a task belongs to a list."""
    return {
        "today": f"{due} = :today",
        "overdue": f"{due} < :today",
        "waiting": f"tasks.status IN {tuple(sorted(WAITING))}",
        "no_answer": f"(tasks.status = 'no_answer' OR tasks.status = 'sent' AND {due} < :today)",
    }.get(which, "TRUE")


def _counts(connection: Connection, search: Search, condition: str, values: dict[str, Any]) -> dict[WorkList, int]:
    """How many tasks each list has."""
    if search.text.strip():
        row = connection.exec_driver_sql(_found(condition), values).one()
        counts = {which: int(count) for which, count in zip(LISTS, row, strict=True)}
    else:
        counts = _summed(connection.exec_driver_sql(_stretches(condition), values).all())
    return counts if search.professional else counts | {"mine": 0}


def _found(condition: str) -> str:
    """A figure for each list, in one pass: where words are looked for, every task has to be seen."""
    figures = ", ".join(f"total({_listed(which, _DUE_SOUGHT)})" for which in LISTS)
    return f"{_USUAL} SELECT {figures} FROM {_BY_DOSSIER} WHERE {condition}"  # noqa: S608


def _stretches(condition: str) -> str:
    """For each status how many there are, are overdue and are due today: each the length of stretches of the index."""
    length = f"""SELECT count(*) FROM tasks INDEXED BY ix_tasks_organisation
        WHERE tasks.organisation = usual.organisation AND tasks.status = state.status AND tasks.runs = state.runs
        AND {condition}"""  # noqa: S608
    limit = ":today - iif(state.runs, usual.days, 0)"
    return f"""{_USUAL}, state (status, runs) AS (VALUES {_STATES})
        SELECT state.status, sum(({length})), sum(({length} AND tasks.day < {limit})),
            sum(({length} AND tasks.day = {limit})) FROM usual CROSS JOIN state GROUP BY state.status"""  # noqa: S608


def _summed(rows: Sequence[Sequence[Any]]) -> dict[WorkList, int]:
    every = {row[0]: row[1] for row in rows}
    late = {row[0]: row[2] for row in rows}
    total = sum(every.values())
    return {
        "today": sum(row[3] for row in rows),
        "overdue": sum(late.values()),
        "waiting": sum(count for status, count in every.items() if status in WAITING),
        "no_answer": every.get("no_answer", 0) + late.get("sent", 0),
        "mine": total,
        "all": total,
    }


def _page(search: Search, condition: str, total: int) -> str:
    """The numbers of the first tasks of a list, each with the day it is due."""
    rows, due = (_BY_DOSSIER, _DUE_SOUGHT) if search.text.strip() else (_BY_ORGANISATION, _DUE)
    if search.order == "name":
        rows, due = (_ALONG_NAMES, _DUE_SOUGHT) if total > _FEW else (rows + _AND_NAMES, due)
    way = "DESC" if search.descending else "ASC"
    late = "due NULLS LAST, tasks.dossier, tasks.number"
    order = {
        "due": f"due {way} NULLS LAST, tasks.dossier, tasks.number",
        "name": f"dossiers.folded {way}, dossiers.number {way}, {late}",
        "organisation": f"nullif(tasks.organisation, '') {way} NULLS LAST, {late}",
        "professional": f"nullif(tasks.professional, '') COLLATE NOCASE {way} NULLS LAST, {late}",
    }
    return f"""{_USUAL} SELECT tasks.number, {due} AS due FROM {rows}
        WHERE {condition} AND {_listed(search.which, due)} ORDER BY {order[search.order]} LIMIT :limit"""  # noqa: S608


def _tasks(connection: Connection, days: Mapping[int, int | None], today: date) -> list[Task]:
    """What is told of the tasks with these numbers, in this order; `days`: when each is due."""
    asked = func.json_each(json.dumps(list(days))).table_valued("key", "value", name="asked")
    told = ("owner", "title", "organisation", "professional", "status", "since")
    query = (
        select(tasks.c.number, tasks.c.record, dossiers.c.id, dossiers.c.name, *(tasks.c[name] for name in told))
        .select_from(asked)
        .join(tasks, tasks.c.number == asked.c.value)
        .join(dossiers, dossiers.c.number == tasks.c.dossier)
        .order_by(asked.c.key)
    )
    return [_task(row, told, days[row[0]], today) for row in connection.execute(query)]


def _task(row: Sequence[Any], told: Sequence[str], day: int | None, today: date) -> Task:
    fields = dict(zip(told, row[4:], strict=True))
    kind: Literal["action", "referral"] = "action" if fields["status"] == "open" else "referral"
    due = None if day is None else date.fromordinal(min(day, date.max.toordinal()))
    overdue = due is not None and due < today
    return Task(kind, row[1], row[2], row[3], **fields, due_on=due, overdue=overdue)
