"""Which dossiers were kept as long as they may be, or nearly: asked of a whole vault in one query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, Select, exists, func, not_, or_, select
from sqlalchemy import insert as inserted

from desktop.dossier.model import Extension
from desktop.dossier.planning import CATCH_UP, START
from desktop.dossier.retention import Facts, Rule, Term, counted_before, term
from desktop.store.records import storable
from desktop.store.tables import conversations, dossiers, extensions, tasks


@dataclass(frozen=True)
class Ending:
    """A dossier that somebody has to decide about.

    Attributes:
        last_held_on: the latest conversation; None when there was none.
        open_promises: actions and referrals that still wait for somebody.
        reason: why it is kept longer, by the latest extension; empty when it is not.
    """

    dossier_id: str
    name: str
    birth_date: date | None
    last_held_on: date | None
    open_promises: int
    reason: str
    term: Term


def select_ending(connection: Connection, rule: Rule, today: date, limit: int) -> list[Ending]:
    """The dossiers whose term has ended, ends within three months, or cannot be told, the longest ended first."""
    found = [_ending(row, rule) for row in connection.execute(_query(rule, today, limit)).mappings()]
    told = [ending for ending in found if ending.term.state(today) != "kept"]
    return sorted(told, key=lambda ending: (ending.term.ends_on or date.max, ending.name))


def insert_extension(connection: Connection, dossier_id: str, extension: Extension) -> bool:
    """Store one more reason to keep a dossier. False, and nothing stored, when there is no such dossier."""
    if not connection.execute(select(dossiers.c.id).where(dossiers.c.id == dossier_id)).first():
        return False
    place = select(func.count()).select_from(extensions).where(extensions.c.dossier == dossier_id)
    names = ("until", "reason", "on", "by", "id")
    row = {name: storable(getattr(extension, name)) for name in names}
    row |= {"dossier": dossier_id, "position": connection.execute(place).scalar_one()}
    connection.execute(inserted(extensions), [row])
    return True


def _ending(row: Any, rule: Rule) -> Ending:
    days = Facts(row["last_held_on"], row["started_on"], row["linked_on"], row["moved_in_on"], row["extended_until"])
    return Ending(
        dossier_id=row["id"],
        name=row["name"],
        birth_date=row["birth_date"],
        last_held_on=days.last_held_on,
        open_promises=row["open_promises"],
        reason=row["reason"] or "",
        term=term(days, rule),
    )


def _query(rule: Rule, today: date, limit: int) -> Select[Any]:
    """More than is told of: SQL leaves out whoever cannot be it, the rule itself decides.

    First who it can be, over a whole vault and with as little as that takes; then the rest of what is told of them.
    """
    days, until = _days(), _latest_extension(extensions.c.until)
    order = dict.fromkeys((rule.counted_from, "last_conversation", "linked_on", "moved_in_on"))
    since: ColumnElement[date | None] = func.coalesce(*(days[name] for name in order), type_=Date)
    every = select(dossiers.c.id, since.label("since")).cte("every").prefix_with("MATERIALIZED")
    possible = (
        select(every.c.id)
        .where(or_(every.c.since.is_(None), every.c.since <= counted_before(rule, today)))
        .where(not_(_kept_longer(every.c.id, today)))
        .order_by(every.c.since.is_(None), every.c.since)
        .limit(limit)
    )
    waiting = select(func.count()).select_from(tasks).where(tasks.c.dossier == dossiers.c.number)
    return select(
        *(dossiers.c[name] for name in ("id", "name", "birth_date", "linked_on", "moved_in_on")),
        days["last_conversation"].label("last_held_on"),
        days["start"].label("started_on"),
        until.label("extended_until"),
        _latest_extension(extensions.c.reason).label("reason"),
        waiting.scalar_subquery().label("open_promises"),
    ).where(dossiers.c.id.in_(possible))


def _kept_longer(dossier_id: ColumnElement[str], today: date) -> ColumnElement[bool]:
    late = today + min(timedelta(days=100), date.max - today)
    return exists().where(extensions.c.dossier == dossier_id, extensions.c.until > late)


def _days() -> dict[str, ColumnElement[date]]:
    held, mine = conversations.c.held_on, conversations.c.dossier == dossiers.c.id
    first = select(func.min(held, type_=Date)).where(mine, conversations.c.round.in_((START, CATCH_UP)))
    return {
        "last_conversation": select(func.max(held, type_=Date)).where(mine).scalar_subquery(),
        "start": first.scalar_subquery(),
        "linked_on": dossiers.c.linked_on,
        "moved_in_on": dossiers.c.moved_in_on,
    }


def _latest_extension(column: Any) -> ColumnElement[Any]:
    latest = (extensions.c.until.desc(), extensions.c.position.desc())
    mine = extensions.c.dossier == dossiers.c.id
    return select(column).where(mine).order_by(*latest).limit(1).scalar_subquery()
