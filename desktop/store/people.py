"""The list of newcomers: what a line tells, and who is found while somebody types; as quick among a hundred thousand.

The names are read along the index that holds them in order, only as far as the list goes. A part of a name that few
people have is looked up in the index of letters instead. Households and days of birth each have an index of their own.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, exists, func, select

from desktop.errors import AnswerError
from desktop.questions import dates
from desktop.store.names import in_index, words_of
from desktop.store.records import storable
from desktop.store.tables import conversations, dossiers, tasks
from desktop.store.vault import Vault

UNLIKELY = "qx qxqx"
"""To look for in the index of letters: nobody is called so."""
_FEW = 1000
"""So many people are looked up one by one and put in order; more are met soon enough along the names."""
_ALL = -1
"""As a limit: there is none."""
_CACHE = "PRAGMA cache_size = -32000"
"""32 MB: what one key needed is still deciphered at the next."""
_WHOLE_DATE = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|\d{8}")

_COMPARED = "household COLLATE NOCASE"
_NAMES = "dossiers INDEXED BY ix_dossiers_folded WHERE TRUE"
_NUMBERED = "dossiers NOT INDEXED WHERE number IN (SELECT value FROM json_each(?))"
_HOUSEHOLDS = f"dossiers INDEXED BY ix_dossiers_household WHERE {_COMPARED}"
_LAST = "\U0010ffff"
"""No sign comes after it, and it is part of no name."""

Found = tuple[str, int]
"""A folded name and the number of its dossier: in this order people stand in a list."""


@dataclass(frozen=True)
class Line:
    """A dossier as a list shows it.

    Attributes:
        last_held_on, last_round: the latest conversation; None when there was none.
        unfinished: whether a conversation waits to be resumed.
        open_promises: actions and referrals that still wait for somebody.
    """

    dossier_id: str
    name: str
    birth_date: date | None
    language: str
    country: str | None
    moved_in_on: date | None
    last_held_on: date | None
    last_round: str | None
    unfinished: bool
    open_promises: int


def select_lines(connection: Connection, text: str, limit: int) -> list[Line]:
    """People whose name holds every word of a text, by name; all of them when it is empty.

    A whole date finds who was born on that day; the beginning of a household's name or number finds the household.
    """
    typed = storable(text.strip())
    if not typed:
        return _told(connection, _LINES.limit(limit))
    connection.exec_driver_sql(_CACHE)
    found = _born(connection, typed, limit)
    if found is None:
        found = [*_named(connection, text, limit), *_in_household(connection, typed, limit)]
    return _these(connection, found, limit)


def decipher(vault: Vault) -> None:
    """Read what the first keys of a search need: the index of letters, the names and the households."""
    with vault.reading() as connection:
        select_lines(connection, UNLIKELY, 1)
        for place in (_NAMES, f"{_HOUSEHOLDS} >= ''"):
            connection.exec_driver_sql(f"SELECT count(folded) FROM {place}")  # noqa: S608


def select_household(connection: Connection, name: str) -> list[Line]:
    """Everybody of one household, by name."""
    connection.exec_driver_sql(_CACHE)
    exactly = f"{_HOUSEHOLDS} = ?1 AND household = ?1"
    return _these(connection, _found(connection, exactly, storable(name), _ALL))


def _these(connection: Connection, found: list[Found], limit: int = _ALL) -> list[Line]:
    """The lines of these people, each once and in order."""
    numbers = list(dict.fromkeys(number for _, number in sorted(found)))
    listed = select(func.json_each(json.dumps(numbers)).table_valued("value").c.value)
    return _told(connection, _LINES.where(dossiers.c.number.in_(listed)).limit(limit))


def _told(connection: Connection, query: Select[Any]) -> list[Line]:
    return [Line(*row) for row in connection.execute(query)]


def _born(connection: Connection, typed: str, limit: int) -> list[Found] | None:
    """Who was born on a day; None when no whole date was typed."""
    if not _WHOLE_DATE.fullmatch(typed):
        return None
    try:
        day = dates.parse(typed)
    except AnswerError:
        return None
    return _found(connection, "dossiers INDEXED BY ix_dossiers_birth_date WHERE birth_date = ?", day.isoformat(), limit)


def _in_household(connection: Connection, typed: str, limit: int) -> list[Found]:
    """Whose household begins with this, capital or not: from these letters up to the last that could follow them."""
    return _found(connection, f"{_HOUSEHOLDS} >= ? AND {_COMPARED} < ?", typed, typed + _LAST, limit)


def _named(connection: Connection, text: str, limit: int) -> list[Found]:
    """Whose name holds every word: a long one anywhere, a short one as the beginning of a word."""
    words = words_of(text)
    if not words:
        return []
    place, given = _NAMES, []
    if long := [word for word in words if in_index(word)]:
        if few := _few(connection, long):
            place, given = _NUMBERED, [few]
    elif len(words) == 1 and in_index(after := f" {words[0]}") and (few := _few(connection, [after])):
        first = _found(connection, f"{_NAMES} AND folded >= ? AND folded < ?", words[0], words[0] + _LAST, limit)
        return [*first, *_found(connection, _NUMBERED, few, limit)]
    for word in words:
        place += " AND instr(' ' || folded, ?) > 0"
        given.append(word if word in long else f" {word}")
    return _found(connection, place, *given, limit)


def _few(connection: Connection, parts: list[str]) -> str:
    """The numbers of those whose name holds all of these, as JSON; '' when they are many."""
    phrases = " AND ".join(f'"{part}"' for part in parts)
    few = connection.exec_driver_sql(_LETTERS, (phrases, _FEW)).scalars().all()
    return json.dumps(few) if len(few) < _FEW else ""


def _found(connection: Connection, place: str, *given: str | int) -> list[Found]:
    """The first people of a place. It says which index is read: left to itself SQLite meets them in the order asked
    for, and fetches every row for that."""
    query = f"SELECT folded, number FROM {place} ORDER BY folded, number LIMIT ?"  # noqa: S608
    return [(row[0], row[1]) for row in connection.exec_driver_sql(query, given)]


def _lines() -> Select[tuple[object, ...]]:
    """The query behind every list: a dossier with what its latest conversation and its promises tell, as in a Line."""
    conversation = conversations.c
    mine = conversation.dossier == dossiers.c.id
    latest = (conversation.held_on.desc(), conversation.position.desc())
    waiting = select(func.count()).select_from(tasks).where(tasks.c.dossier == dossiers.c.number)
    return select(
        dossiers.c.id.label("dossier_id"),
        *(dossiers.c[name] for name in ("name", "birth_date", "language", "country", "moved_in_on")),
        select(conversation.held_on).where(mine).order_by(*latest).limit(1).scalar_subquery().label("last_held_on"),
        select(conversation.round).where(mine).order_by(*latest).limit(1).scalar_subquery().label("last_round"),
        exists().where(mine, conversation.completed.is_(False)).label("unfinished"),
        waiting.scalar_subquery().label("open_promises"),
    ).order_by(dossiers.c.folded, dossiers.c.number)


_LINES = _lines()
_LETTERS = "SELECT rowid FROM names WHERE names MATCH ? LIMIT ?"
