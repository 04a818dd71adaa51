"""What was said in each closed conversation, in one short row: figures need not read, and decrypt, every answer.

A digest repeats answers, and no word that somebody wrote (see `desktop.monitor.brief`). It is made when a dossier is
stored, or when somebody next asks for figures; triggers (`tables`) throw it away whenever an answer of its conversation
changes, so that what is there is never out of date. It goes with its conversation.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects import sqlite

from desktop.dossier.model import Answer, Conversation
from desktop.monitor import brief
from desktop.store.tables import digest_places, digests

FORMER = "["
"""How a digest began that was made as JSON, before there was a shorter way: it counts as none."""
_KEEP = sqlite.insert(digests).prefix_with("OR REPLACE")
_ANSWERS = """
    SELECT conversation, json_group_array(question), json_group_array(state),
        '[' || group_concat(coalesce(value, 'null')) || ']'
    FROM answers
    WHERE state IN ('answered', 'declined') AND conversation IN (SELECT value FROM json_each(?))
    GROUP BY conversation
"""


def keep(connection: Connection, talks: Iterable[Conversation]) -> None:
    """Make the digests of conversations that were just stored, as far as they are closed."""
    said = {talk.id: list(talk.answers.values()) for talk in talks if talk.completed}
    if said:
        _store(connection, said, selected_places(connection))


def make(connection: Connection, conversations: Collection[str]) -> tuple[dict[str, str], dict[str, int]]:
    """Make digests of the answers as they stand, and keep them.

    Args:
        conversations: their ids.

    Returns:
        The digests by conversation, and the place of each question in them.
    """
    places = selected_places(connection)
    return _store(connection, select_said(connection, conversations), places), places


def select_said(connection: Connection, conversations: Collection[str]) -> dict[str, list[Answer]]:
    """What was answered or declined in conversations, by their ids."""
    said: dict[str, list[Answer]] = {talk: [] for talk in conversations}
    for talk, *texts in connection.exec_driver_sql(_ANSWERS, (json.dumps(list(conversations)),)):
        said[talk] = list(map(Answer, *map(json.loads, texts)))
    return said


def selected_places(connection: Connection) -> dict[str, int]:
    """The place of each question in a digest, from 1, by its id."""
    query = select(digest_places.c.question, digest_places.c.place).order_by(digest_places.c.place)
    return {row.question: row.place for row in connection.execute(query)}


def _store(connection: Connection, said: dict[str, list[Answer]], places: dict[str, int]) -> dict[str, str]:
    known = len(places)
    found = {talk: brief.written(answers, places) for talk, answers in said.items()}
    if len(places) > known:
        more = [{"question": name, "place": place} for name, place in places.items() if place > known]
        connection.execute(insert(digest_places), more)
    connection.execute(_KEEP, [{"conversation": talk, "content": content} for talk, content in found.items()])
    return found
