"""Records to rows. `reading` makes records of them again."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import sqlite

from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, CaseDecision, Certificate
from desktop.dossier.coming_back import Arrangement, Milestone, Outcome
from desktop.dossier.model import (
    Action,
    Answer,
    Consent,
    Conversation,
    Dossier,
    Exchange,
    Extension,
    Newcomer,
    Referral,
    SentLetter,
    Step,
    Strike,
)
from desktop.store import digests
from desktop.store.names import folded
from desktop.store.tables import (
    actions,
    answers,
    arrangements,
    attendances,
    buddy_matches,
    buddy_wishes,
    case_decisions,
    certificates,
    consents,
    conversations,
    dossiers,
    exchanges,
    extensions,
    milestones,
    outcomes,
    papers,
    referrals,
    sent,
    steps,
    strikes,
    tasks,
    tips,
)
from desktop.store.tasks import open_tasks

Row = dict[str, Any]

# Each table of parts is named as the list of a dossier that it keeps.
PARTS: dict[Table, type[Any]] = {
    conversations: Conversation,
    consents: Consent,
    actions: Action,
    referrals: Referral,
    extensions: Extension,
    strikes: Strike,
    sent: SentLetter,
    arrangements: Arrangement,
    milestones: Milestone,
    outcomes: Outcome,
    attendances: Attendance,
    buddy_wishes: BuddyWish,
    buddy_matches: BuddyMatch,
    case_decisions: CaseDecision,
    certificates: Certificate,
}
RECORDS: dict[Table, type[Any]] = {
    dossiers: Newcomer,
    **PARTS,
    answers: Answer,
    exchanges: Exchange,
    steps: Step,
}
# What a part of a dossier keeps in order: the table of the list, that of the part, and the field of the part.
LISTS = ((exchanges, conversations, "exchanges"), (steps, referrals, "history"))
FIELDS = {
    table: tuple(field.name for field in dataclasses.fields(record) if field.name in table.c)
    for table, record in RECORDS.items()
}


def insert_dossiers(connection: Connection, added: Sequence[Dossier]) -> None:
    """Store dossiers that are not there yet, in their order."""
    _insert(connection, dossiers, map(_dossier_row, added))
    _insert_parts(connection, added)


def update_dossier(connection: Connection, dossier: Dossier) -> bool:
    """Store a dossier in the place of its older self. False, and nothing stored, when there is none."""
    changed = update(dossiers).where(dossiers.c.id == dossier.id).values(_dossier_row(dossier))
    if not connection.execute(changed).rowcount:
        return False
    # The parts go and come again; a tip whose conversation comes again still comes from it.
    stay = {conversation.id for conversation in dossier.conversations}
    linked = select(tips.c.id, tips.c.source).where(tips.c.source.in_(stay))
    links = [{"tip": row.id, "of": row.source} for row in connection.execute(linked)]
    for table in PARTS:
        connection.execute(delete(table).where(table.c.dossier == dossier.id))
    number = select(dossiers.c.number).where(dossiers.c.id == dossier.id).scalar_subquery()
    connection.execute(delete(tasks).where(tasks.c.dossier == number))
    _insert_parts(connection, [dossier])
    if links:
        connection.execute(_LINK_TIP, links)
    return True


def conversation_row(conversation: Conversation) -> Row:
    """The fields of a conversation itself, without its answers."""
    return _row(conversation, conversations)


def replace_exchanges(connection: Connection, conversation_id: str, found: Sequence[Exchange]) -> bool:
    """Store what was said besides, in the place of what was there. False, and nothing stored, without conversation."""
    if not connection.execute(select(conversations.c.id).where(conversations.c.id == conversation_id)).first():
        return False
    connection.execute(delete(exchanges).where(exchanges.c.conversation == conversation_id))
    _insert(connection, exchanges, _listed(exchanges, conversation_id, found))
    return True


def keep_papers(connection: Connection, dossier: Dossier, found: Mapping[str, bytes]) -> None:
    """Keep what was sent, byte for byte, by the id of its letter; what is kept already stays as it is.

    Raises:
        ValueError: the dossier knows no such letter.
    """
    letters = {letter.id for letter in dossier.sent}
    if found.keys() - letters:
        raise ValueError("a paper of no letter in this dossier")
    mine = papers.c.dossier == dossier.id
    connection.execute(delete(papers).where(mine, papers.c.id.not_in(letters)))
    rows = [{"id": letter, "dossier": dossier.id, "pdf": pdf} for letter, pdf in found.items()]
    if rows:
        connection.execute(sqlite.insert(papers).on_conflict_do_nothing(), rows)


def storable(value: Any) -> Any:
    """A value that a database takes: half a surrogate pair is no character, and becomes a question mark."""
    if isinstance(value, list):
        return [storable(part) for part in value]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _dossier_row(dossier: Dossier) -> Row:
    return _row(dossier.newcomer, dossiers, id=dossier.id, folded=folded(dossier.newcomer.name))


def _insert_parts(connection: Connection, added: Sequence[Dossier]) -> None:
    for table in PARTS:
        rows = (
            _row(part, table, dossier=dossier.id, position=place)
            for dossier in added
            for place, part in enumerate(getattr(dossier, table.name))
        )
        _insert(connection, table, rows)
    said = (
        _row(answer, answers, conversation=conversation.id)
        for dossier in added
        for conversation in dossier.conversations
        for answer in conversation.answers.values()
        if not answer.empty
    )
    _insert(connection, answers, said)
    digests.keep(connection, [conversation for dossier in added for conversation in dossier.conversations])
    for table, parent, field in LISTS:
        owners = (part for dossier in added for part in getattr(dossier, parent.name))
        _insert(connection, table, (row for part in owners for row in _listed(table, part.id, getattr(part, field))))
    waiting = [
        {name: storable(value) for name, value in row.items()} | {"of": dossier.id}
        for dossier in added
        for row in open_tasks(dossier)
    ]
    if waiting:
        connection.execute(_INSERT_TASK, waiting)


_LINK_TIP = update(tips).where(tips.c.id == bindparam("tip")).values(source=bindparam("of"))
_INSERT_TASK = insert(tasks).values(
    dossier=select(dossiers.c.number).where(dossiers.c.id == bindparam("of")).scalar_subquery()
)


def _listed(table: Table, owner: str, found: Iterable[Any]) -> Iterator[Row]:
    key = table.primary_key.columns[0].name
    return (_row(record, table, **{key: owner, "position": place}) for place, record in enumerate(found))


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    if found := list(rows):
        connection.execute(insert(table), found)


def _row(record: Any, table: Table, **owner: Any) -> Row:
    return {name: storable(getattr(record, name)) for name in FIELDS[table]} | owner
