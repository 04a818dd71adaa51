"""Everybody in a vault as far as inviting needs it: who, the few answers that are asked for, points of concern,
meetings. Answers come from the digests, and what was said in words from an index of its own: reading every answer of a
large vault would take seconds.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from desktop.dossier.inviting import Guest
from desktop.dossier.model import Answer, Conversation, Dossier
from desktop.monitor.brief import ELSEWHERE, REFUSED, Said, meant
from desktop.store import digests as kept
from desktop.store.outlines import select_outlines
from desktop.store.reading import by_owner
from desktop.store.tables import WRITTEN, attendances, outcomes

_TALKS = "SELECT dossier, id, round, held_on, version, completed FROM conversations ORDER BY position"
_DIGESTS = "SELECT conversation, content FROM digests"
_CONCERNS = "SELECT conversation, question, state, value, TRUE FROM answers INDEXED BY ix_answers_concern WHERE concern"
_WRITTEN = f"""
    SELECT question, json_group_array(conversation), '[' || group_concat(value) || ']'
    FROM answers INDEXED BY ix_answers_written
    WHERE {WRITTEN} AND question IN (SELECT value FROM json_each(?)) AND state = 'answered'
    GROUP BY question
"""  # noqa: S608
_SAID = """
    SELECT conversation, question, state, value, FALSE FROM answers
    WHERE conversation IN (SELECT value FROM json_each(?)) AND question IN (SELECT value FROM json_each(?))
        AND state IN ('answered', 'declined')
"""
_WAITS = """
    SELECT dossiers.id, tasks.organisation FROM tasks JOIN dossiers ON dossiers.number = tasks.dossier
    WHERE tasks.organisation IN (SELECT value FROM json_each(?))
        AND tasks.status IN ('sent', 'received', 'waiting', 'no_answer')
"""


def select_guests(connection: Connection, questions: Collection[str], organisations: Collection[str]) -> list[Guest]:
    """Everybody, in the order in which they were added. None of these dossiers may be saved: most of them is not there.

    Takes about a second of the processor over ten thousand dossiers: call it off the GUI thread.

    Args:
        questions: ids of the questions of which the answers are needed.
        organisations: ids of those of which it is told who waits for them.
    """
    people = select_outlines(connection)
    talks = _talks(connection, questions)
    came, ended = by_owner(connection, attendances), by_owner(connection, outcomes)
    waits = _waits(connection, organisations)
    return [
        Guest(
            Dossier(
                one.newcomer,
                talks.get(one.dossier_id, []),
                id=one.dossier_id,
                attendances=list(came.get(one.dossier_id, ())),
                outcomes=list(ended.get(one.dossier_id, ())),
            ),
            frozenset(waits.get(one.dossier_id, ())),
        )
        for one in people
    ]


def _talks(connection: Connection, questions: Collection[str]) -> Mapping[str, list[Conversation]]:
    engine: Any = connection.connection.driver_connection
    talks = engine.execute(_TALKS).fetchall()
    said = _said(connection, [row[1] for row in talks], questions)
    found: defaultdict[str, list[Conversation]] = defaultdict(list)
    nothing, days = list[Any](), _Days()  # one list for all: nothing is ever added to it
    for owner, talk, name, held_on, version, completed in talks:
        held = Conversation(
            name,
            days[held_on],
            "",
            version,
            completed=completed == 1,
            answers=said.get(talk, {}),
            dismissed=nothing,
            exchanges=nothing,
            id=talk,
        )
        found[owner].append(held)
    return found


def _said(connection: Connection, talks: Iterable[str], questions: Collection[str]) -> Mapping[str, dict[str, Answer]]:
    """By conversation, what was answered or declined to these questions, and what is a point of concern."""
    engine: Any = connection.connection.driver_connection
    asked, made = json.dumps(sorted(questions)), _Made()
    digests = {talk: row for talk, row in engine.execute(_DIGESTS).fetchall() if not row.startswith(kept.FORMER)}
    words = {name: _by_talk(name, *told) for name, *told in engine.execute(_WRITTEN, (asked,)).fetchall()}
    said, whole = defaultdict[str, dict[str, Answer]](dict), {talk for talk in talks if talk not in digests}
    columns = Said(list(digests.values()), kept.selected_places(connection)).columns(range(len(digests)), questions)
    for name, column in columns.items():
        known, written = {text: _answer(name, text) for text in set(column)}, words.get(name, {})
        for talk, text in zip(digests, column, strict=True):
            if text and (answer := known[text] or written.get(talk)):
                said[talk][name] = answer
            elif text:
                whole.add(talk)  # said in a way that only the answer itself tells
    for statement, values in ((_SAID, (json.dumps(sorted(whole)), asked)), (_CONCERNS, ())):
        for talk, *row in engine.execute(statement, values).fetchall():
            said[talk][row[0]] = made[tuple(row)]
    return said


def _by_talk(question: str, talks: str, values: str) -> dict[str, Answer]:
    """What was said in words to a question, by conversation; both are JSON."""
    given = json.loads(values)
    same = {value: Answer(question, "answered", value) for value in set(given)}
    return dict(zip(json.loads(talks), map(same.__getitem__, given), strict=True))


def _answer(question: str, text: str) -> Answer | None:
    """What a digest says of a question; None when it was said in words, which are not in it."""
    value = meant(text)
    if value == REFUSED:
        return Answer(question, "declined")
    return None if value in (None, ELSEWHERE) else Answer(question, "answered", value)


class _Made(dict[tuple[Any, ...], Answer]):
    """Answers as the database has them: one and the same of rows that are the same, for nobody changes it."""

    def __missing__(self, row: tuple[Any, ...]) -> Answer:
        question, state, value, concern = row
        read = json.loads(value) if isinstance(value, str) else value  # a number is one already
        self[row] = Answer(question, state, read, concern=concern == 1)
        return self[row]


class _Days(dict[str, date]):
    """Days; the same few come again and again."""

    def __missing__(self, written: str) -> date:
        self[written] = date.fromisoformat(written)
        return self[written]


def _waits(connection: Connection, organisations: Collection[str]) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    if organisations:
        for owner, organisation in connection.exec_driver_sql(_WAITS, (json.dumps(list(organisations)),)):
            found[owner].add(organisation)
    return found
