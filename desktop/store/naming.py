"""Which dossiers and meetings name an organisation of the directory: before it is taken out of that."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, union

from desktop.store.tables import actions, consents, meetings, referrals, sent, sittings, strikes


@dataclass(frozen=True)
class Named:
    """How often an organisation is named.

    Attributes:
        dossiers: that refer to it: a referral, a consent, an action, a letter that was sent.
        meetings: meetings and coordination meetings that it was at.
    """

    dossiers: int = 0
    meetings: int = 0


def count_named(connection: Connection, organisation: str) -> Named:
    """Where an organisation is named, by its id."""
    by_column = [table.c.organisation for table in (referrals, consents, sent, strikes)]
    found = union(
        *(select(column.table.c.dossier).where(column == organisation) for column in by_column),
        select(actions.c.dossier).where(actions.c.owner == organisation),
    ).subquery()
    dossiers = connection.execute(select(func.count()).select_from(found)).scalar() or 0
    present = [row[0] for table in (meetings, sittings) for row in connection.execute(select(table.c.organisations))]
    return Named(dossiers, sum(organisation in (names or ()) for names in present))
