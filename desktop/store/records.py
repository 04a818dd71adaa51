"""Records to rows and back. A dossier that was read is plain data, tied to no connection."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import sqlite

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
from desktop.store.names import folded
from desktop.store.tables import (
    actions,
    answers,
    consents,
    conversations,
    dossiers,
    exchanges,
    extensions,
    papers,
    referrals,
    sent,
    steps,
    strikes,
    tasks,
)
from desktop.store.tasks import open_tasks

Row = dict[str, Any]

# Each table of parts is named as the list of a dossier that it keeps.
_PARTS: dict[Table, type[Any]] = {
    conversations: Conversation,
    consents: Consent,
    actions: Action,
    referrals: Referral,
    extensions: Extension,
    strikes: Strike,
    sent: SentLetter,
}
_RECORDS: dict[Table, type[Any]] = {
    dossiers: Newcomer,
    **_PARTS,
    answers: Answer,
    exchanges: Exchange,
    steps: Step,
}
# What a part of a dossier keeps in order: the table of the list, that of the part, and the field of the part.
_LISTS = ((exchanges, conversations, "exchanges"), (steps, referrals, "history"))
_FIELDS = {
    table: tuple(field.name for field in dataclasses.fields(record) if field.name in table.c)
    for table, record in _RECORDS.items()
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
    for table in _PARTS:
        connection.execute(delete(table).where(table.c.dossier == dossier.id))
    number = select(dossiers.c.number).where(dossiers.c.id == dossier.id).scalar_subquery()
    connection.execute(delete(tasks).where(tasks.c.dossier == number))
    _insert_parts(connection, [dossier])
    return True


def conversation_row(conversation: Conversation) -> Row:
    """The fields of a conversation itself, without its answers."""
    return _row(conversation, conversations)


def select_dossiers(connection: Connection, chosen: Sequence[str] | None = None) -> list[Dossier]:
    """Read dossiers with everything in them, in the order in which they were added.

    Args:
        chosen: ids; None for all.
    """
    which = select(dossiers.c.id, *_columns(dossiers)).order_by(dossiers.c.number)
    if chosen is not None:
        which = which.where(dossiers.c.id.in_(chosen))
    found = {row[0]: Dossier(_record(dossiers, row), id=row[0]) for row in connection.execute(which)}
    for table in _PARTS:
        for owner, parts in _parts(connection, table, chosen).items():
            getattr(found[owner], table.name).extend(parts)
    said = _parts_below(connection, answers, conversations, chosen)
    for dossier in found.values():
        for conversation in dossier.conversations:
            conversation.answers = {answer.question: answer for answer in said.get(conversation.id, ())}
    for table, parent, field in _LISTS:
        listed = _parts_below(connection, table, parent, chosen)
        for dossier in found.values():
            for part in getattr(dossier, parent.name):
                setattr(part, field, listed.get(part.id, []))
    return list(found.values())


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
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _dossier_row(dossier: Dossier) -> Row:
    return _row(dossier.newcomer, dossiers, id=dossier.id, folded=folded(dossier.newcomer.name))


def _insert_parts(connection: Connection, added: Sequence[Dossier]) -> None:
    for table in _PARTS:
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
    for table, parent, field in _LISTS:
        owners = (part for dossier in added for part in getattr(dossier, parent.name))
        _insert(connection, table, (row for part in owners for row in _listed(table, part.id, getattr(part, field))))
    waiting = [
        {name: storable(value) for name, value in row.items()} | {"of": dossier.id}
        for dossier in added
        for row in open_tasks(dossier)
    ]
    if waiting:
        connection.execute(_INSERT_TASK, waiting)


_INSERT_TASK = insert(tasks).values(
    dossier=select(dossiers.c.number).where(dossiers.c.id == bindparam("of")).scalar_subquery()
)


def _listed(table: Table, owner: str, found: Iterable[Any]) -> Iterator[Row]:
    key = table.primary_key.columns[0].name
    return (_row(record, table, **{key: owner, "position": place}) for place, record in enumerate(found))


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    if found := list(rows):
        connection.execute(insert(table), found)


def _parts(connection: Connection, table: Table, chosen: Sequence[str] | None) -> Mapping[str, list[Any]]:
    rows = select(table.c.dossier, *_columns(table)).order_by(table.c.position)
    if chosen is not None:
        rows = rows.where(table.c.dossier.in_(chosen))
    return _by_owner(table, connection.execute(rows))


def _parts_below(
    connection: Connection, table: Table, parent: Table, chosen: Sequence[str] | None
) -> Mapping[str, list[Any]]:
    owner, place = table.primary_key.columns
    rows = select(owner, *_columns(table)).order_by(place)
    if chosen is not None:
        rows = rows.where(owner.in_(select(parent.c.id).where(parent.c.dossier.in_(chosen))))
    return _by_owner(table, connection.execute(rows))


def _by_owner(table: Table, rows: Iterable[Sequence[Any]]) -> Mapping[str, list[Any]]:
    owned: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        owned[row[0]].append(_record(table, row))
    return owned


def _row(record: Any, table: Table, **owner: Any) -> Row:
    return {name: storable(getattr(record, name)) for name in _FIELDS[table]} | owner


def _record(table: Table, row: Sequence[Any]) -> Any:
    """The record of a table from a row that begins with its owner's id."""
    return _RECORDS[table](**dict(zip(_FIELDS[table], row[1:], strict=True)))


def _columns(table: Table) -> list[Column[Any]]:
    return [table.c[name] for name in _FIELDS[table]]
