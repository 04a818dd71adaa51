"""How every referral went so far, over all dossiers: what waiting times are learned from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection

from desktop.dossier.waiting import Case

# Each table once, from its beginning to its end: looking up each referral's own would take far longer.
_ORGANISATIONS = "SELECT id, organisation FROM referrals"
_STEPS = 'SELECT referral, status, "on" FROM steps ORDER BY referral, position'


def select_cases(connection: Connection) -> list[Case]:
    """A case for each referral that was ever sent."""
    organisations = {row[0]: row[1] for row in connection.exec_driver_sql(_ORGANISATIONS)}
    found = []
    for referral, history in groupby(connection.exec_driver_sql(_STEPS), key=itemgetter(0)):
        if case := _case(organisations[referral], history):
            found.append(case)
    return found


def _case(organisation: str, history: Iterable[tuple[str, str, str]]) -> Case | None:
    """The case of one referral, from its steps in their order; days as the database has them."""
    sent_on = helped_on = status = on = ""
    for _, status, on in history:
        if status == "sent":
            sent_on = sent_on or on
        elif sent_on and status in ("started", "completed"):
            helped_on = helped_on or on
    if not sent_on:
        return None
    ended_on = on if status in ("refused", "withdrawn") else ""
    return Case(organisation, date.fromisoformat(sent_on), _day(helped_on), _day(ended_on), status == "refused")


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
