"""Everybody in a vault as far as inviting needs it: who, the few answers that are asked for, points of concern,
meetings. Each table is read once from its beginning to its end; of the answers only what is asked for is handed over.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from desktop.dossier.inviting import Guest
from desktop.dossier.model import Answer, Conversation, Dossier
from desktop.store.outlines import select_outlines
from desktop.store.reading import by_owner
from desktop.store.tables import attendances, outcomes

_TALKS = "SELECT dossier, id, round, held_on, version, completed FROM conversations ORDER BY position"
_SAID = """
    SELECT conversation, question, state, value, concern FROM answers
    WHERE concern OR (question IN (SELECT value FROM json_each(?)) AND state IN ('answered', 'declined'))
"""
_WAITS = """
    SELECT dossiers.id, tasks.organisation FROM tasks JOIN dossiers ON dossiers.number = tasks.dossier
    WHERE tasks.organisation IN (SELECT value FROM json_each(?))
        AND tasks.status IN ('sent', 'received', 'waiting', 'no_answer')
"""


def select_guests(connection: Connection, questions: Collection[str], organisations: Collection[str]) -> list[Guest]:
    """Everybody, in the order in which they were added. None of these dossiers may be saved: most of them is not there.

    Takes about two seconds of the processor over ten thousand dossiers: call it off the GUI thread.

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
    made, said = _Made(), defaultdict[str, dict[str, Answer]](dict)
    for talk, *told in engine.execute(_SAID, (json.dumps(sorted(questions)),)).fetchall():
        said[talk][told[0]] = made[tuple(told)]
    found: defaultdict[str, list[Conversation]] = defaultdict(list)
    nothing, days = list[Any](), _Days()  # one list for all: nothing is ever added to it
    for owner, talk, name, held_on, version, completed in engine.execute(_TALKS).fetchall():
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
