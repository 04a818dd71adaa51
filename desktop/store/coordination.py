"""Whose case should be spoken of in a coordination meeting: found in the rows of `tasks`, and in the last steps.

A few more may be found than are spoken of, never fewer: `dossier.coordination` looks at each of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, func, select

from desktop.dossier.coordination import LONG
from desktop.dossier.model import Dossier
from desktop.dossier.work import WAITING
from desktop.store.reading import compiled, fields, made
from desktop.store.tables import actions, case_decisions, consents, dossiers, referrals, steps, strikes

_CACHE = "PRAGMA cache_size = -32000"
"""32 MB, as for the work lists."""
_USUAL = "WITH usual (organisation, days) AS MATERIALIZED (SELECT key, value FROM json_each(:usual))"
_OPEN = ", ".join(f"'{status}'" for status in sorted(WAITING))
# What the organisation has still to move, and is late, or got no answer, or waits long; and what has no organisation.
_STALLED = f"""{_USUAL}
    SELECT tasks.dossier FROM tasks LEFT JOIN usual ON usual.organisation = tasks.organisation
    WHERE tasks.status IN ({_OPEN}) AND (
        tasks.status = 'no_answer' OR tasks.day + iif(tasks.runs, usual.days, 0) < :today
        OR EXISTS (SELECT 1 FROM steps
                   WHERE steps.referral = tasks.record AND steps.status = 'sent' AND steps."on" < :long_ago))
    OR tasks.status IN ({_OPEN}, 'drafted') AND usual.organisation IS NULL"""  # noqa: S608
_REFUSED = """
    SELECT dossiers.number FROM steps
    CROSS JOIN referrals ON referrals.id = steps.referral CROSS JOIN dossiers ON dossiers.id = referrals.dossier
    WHERE steps.status = 'refused'
        AND NOT EXISTS (SELECT 1 FROM steps AS later
                        WHERE later.referral = steps.referral AND later.position > steps.position)"""
_THESE = "SELECT id FROM dossiers WHERE number IN (SELECT value FROM json_each(:found)) ORDER BY number"
_DECIDED = "SELECT DISTINCT dossier FROM case_decisions WHERE sitting = :sitting"


def select_stalled(connection: Connection, usual: Mapping[str, int | None], today: date) -> list[str]:
    """Ids of the dossiers with a referral that stalls, in the order in which they were added.

    Args:
        usual: days that each organisation of the directory takes, by its id; None when nobody knows.
    """
    connection.exec_driver_sql(_CACHE)
    values = {"usual": json.dumps(usual), "today": today.toordinal(), "long_ago": (today - LONG).isoformat()}
    found = {row[0] for row in connection.exec_driver_sql(_STALLED, values)}
    found |= {row[0] for row in connection.exec_driver_sql(_REFUSED)}
    return [row[0] for row in connection.exec_driver_sql(_THESE, {"found": json.dumps(sorted(found))})]


def select_decided(connection: Connection, sitting: str) -> list[str]:
    """Ids of the dossiers about which something was decided in a meeting."""
    return [row[0] for row in connection.exec_driver_sql(_DECIDED, {"sitting": sitting})]


def select_briefly(connection: Connection, dossier_ids: Sequence[str]) -> list[Dossier]:
    """These dossiers as far as a coordination meeting needs them: without conversations and answers."""
    asked = json.dumps(dossier_ids)
    found = {name: Dossier(newcomer, id=name) for name, newcomer in made(dossiers, _rows(connection, dossiers, asked))}
    for table in (consents, strikes, referrals, actions, case_decisions):
        for owner, record in made(table, _rows(connection, table, asked)):
            getattr(found[owner], table.name).append(record)
    under = {referral.id: referral for dossier in found.values() for referral in dossier.referrals}
    for owner, step in made(steps, _rows(connection, steps, json.dumps(list(under)))):
        under[owner].history.append(step)
    return [found[name] for name in dossier_ids if name in found]


def _rows(connection: Connection, table: Table, asked: str) -> list[Any]:
    return [tuple(row) for row in connection.exec_driver_sql(_query(table), (asked,))]


@cache
def _query(table: Table) -> str:
    """Asks for the rows of a table, each after what it belongs to: a dossier, and of a step its referral."""
    if table is dossiers:
        owner, place = dossiers.c.id, dossiers.c.number
    elif table is steps:
        owner, place = steps.c.referral, steps.c.position
    else:
        owner, place = table.c.dossier, table.c.position
    these = select(func.json_each("").table_valued("value").c.value)
    return compiled(select(owner, *fields(table)).where(owner.in_(these)).order_by(place))
