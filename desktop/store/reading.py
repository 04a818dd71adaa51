"""Rows to records, quickly: whoever opens a dossier waits for this. What was read is plain data, tied to no connection.

Statements are compiled once, and rows come straight from the engine. It hands over one row in the time in which it
writes several of them as JSON: so what is many, such as the answers of a conversation, comes as one text.
"""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    ClauseElement,
    ColumnElement,
    Connection,
    Date,
    Table,
    bindparam,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects import sqlite

from desktop.dossier.model import Answer, Dossier, Newcomer
from desktop.store.records import FIELDS, LISTS, PARTS, RECORDS
from desktop.store.tables import answers, conversations, dossiers

_SQLITE = sqlite.dialect(paramstyle="qmark")
_READ: Mapping[type, Callable[[Any], Any]] = {Date: date.fromisoformat, Boolean: bool, JSON: json.loads}
_BELOW = {answers: conversations} | {table: parent for table, parent, _ in LISTS}
"""The tables whose rows belong to a part of a dossier, and the table of that part."""


def select_dossier(connection: Connection, dossier_id: str) -> Dossier | None:
    """Everything of one dossier; None when it is not there."""
    return next(iter(_select(connection, dossier_id)), None)


def select_newcomer(connection: Connection, dossier_id: str) -> Newcomer | None:
    """Whose dossier it is, and nothing else of it; None when it is not there."""
    return next((person for _, person in made(dossiers, _fetched(connection, dossiers, dossier_id))), None)


def select_dossiers(connection: Connection) -> list[Dossier]:
    """Everything of every dossier, in the order in which they were added."""
    return _select(connection, None)


def by_owner(connection: Connection, table: Table, chosen: str | None = None) -> Mapping[str, list[Any]]:
    """The records of a table, in their order, by the id of what they belong to; or those of one dossier."""
    owned: defaultdict[str, list[Any]] = defaultdict(list)
    for owner, record in made(table, _fetched(connection, table, chosen)):
        owned[owner].append(record)
    return owned


def written(connection: Connection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query that writes each column of them into one text; see `as_text`."""
    (texts,) = _rows(connection, query)
    return zip(*map(json.loads, texts), strict=True)


def as_text(column: ColumnElement[Any]) -> ColumnElement[str]:
    """A column of many rows written into one text. The columns of a query are all in one order, whatever that is."""
    if isinstance(column.type, JSON):  # is JSON already, and taking it to pieces would cost the time that is saved
        return literal_column(f"'[' || group_concat(coalesce({column}, 'null')) || ']'")
    return func.json_group_array(column)


def compiled(query: ClauseElement) -> str:
    """A statement as the engine takes it, to be kept ready."""
    return str(query.compile(dialect=_SQLITE))


def _rows(connection: Connection, query: str, values: Sequence[str] = ()) -> list[Any]:
    """Rows as the engine gives them, all within one transaction: one look at the database."""
    if not connection.in_transaction():
        connection.begin()
    engine: Any = connection.connection.driver_connection
    rows: list[Any] = engine.execute(query, values).fetchall()
    return rows


def _select(connection: Connection, chosen: str | None) -> list[Dossier]:
    people = made(dossiers, _fetched(connection, dossiers, chosen))
    found = {name: Dossier(newcomer, id=name) for name, newcomer in people}
    for table in PARTS:
        for owner, listed in by_owner(connection, table, chosen).items():
            setattr(found[owner], table.name, listed)
    said = {owner: _answers(texts) for owner, *texts in _fetched(connection, answers, chosen)}
    for dossier in found.values():
        for conversation in dossier.conversations:
            conversation.answers = said.get(conversation.id, {})
    for table, parent, field in LISTS:
        below = by_owner(connection, table, chosen)
        for dossier in found.values():
            for part in getattr(dossier, parent.name):
                setattr(part, field, below.get(part.id, []))
    return list(found.values())


def _answers(texts: Sequence[str]) -> dict[str, Answer]:
    questions, states, values, notes, concerns = map(json.loads, texts)
    found = map(Answer, questions, states, values, notes, map(bool, concerns))
    return dict(zip(questions, found, strict=True))


def made(table: Table, rows: Sequence[Sequence[Any]]) -> Iterator[tuple[str, Any]]:
    """The records of the rows of a table, each with the id of what it belongs to, which comes first in the row."""
    if not rows:
        return iter(())
    names, record = FIELDS[table], RECORDS[table]
    owners, *columns = zip(*rows, strict=True)
    for place, read in _conversions(table):
        columns[place] = tuple(value if value is None else read(value) for value in columns[place])
    if _in_order(table):
        return zip(owners, map(record, *columns), strict=True)
    return zip(
        owners, (record(**dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)), strict=True
    )


@cache
def _conversions(table: Table) -> list[tuple[int, Callable[[Any], Any]]]:
    """The places of the fields that are not kept as they are, and what makes them of what is kept."""
    kinds = (type(table.c[name].type) for name in FIELDS[table])
    return [(place, _READ[kind]) for place, kind in enumerate(kinds) if kind in _READ]


@cache
def _in_order(table: Table) -> bool:
    """Whether a record is made of these fields and no others."""
    return FIELDS[table] == tuple(field.name for field in dataclasses.fields(RECORDS[table]))


def _fetched(connection: Connection, table: Table, chosen: str | None) -> list[Any]:
    return _rows(connection, _query(table, chosen is not None), () if chosen is None else (chosen,))


@cache
def _query(table: Table, one: bool) -> str:
    """Asks for the rows of a table, each after what it belongs to: of one dossier, or of all of them."""
    if table is dossiers:
        owner, place = dossiers.c.id, dossiers.c.number
        mine = owner == bindparam("dossier")
    elif table in _BELOW:
        owner, place = table.primary_key.columns
        parent = _BELOW[table].c
        mine = owner.in_(select(parent.id).where(parent.dossier == bindparam("dossier")))
    else:
        owner, place = table.c.dossier, table.c.position
        mine = owner == bindparam("dossier")
    if table is answers:
        query = select(owner, *map(as_text, fields(table))).group_by(owner)
    else:
        query = select(owner, *fields(table)).order_by(place)
    return compiled(query.where(mine) if one else query)


def fields(table: Table) -> list[ColumnElement[Any]]:
    """The columns of a table that a record is made of."""
    return [table.c[name] for name in FIELDS[table]]
