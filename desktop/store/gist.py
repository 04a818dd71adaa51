"""Everybody in a vault as far as figures need it: read once, and without a word that somebody wrote."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any, cast

from sqlalchemy import Connection

from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer, Referral, Step
from desktop.errors import NotSaved
from desktop.monitor.brief import Brief
from desktop.monitor.undisturbed import undisturbed
from desktop.store import digests
from desktop.store.vault import Vault

AT_A_TIME = 1000
"""After so many rows it tells how far it is, and can be stopped."""
TOGETHER = 500
"""So many digests are made in one transaction: about a tenth of a second."""
_Rows = dict[str, list[tuple[Any, ...]]]
# Each table once, from its beginning to its end: looking up the rows of each dossier would take far longer.
_PEOPLE = (
    "SELECT id, name, language, birth_date, sex, country, linked_on, moved_in_on, regime, household FROM dossiers"
    " ORDER BY number"
)
_PARTS = {
    "conversations": "SELECT dossier, id, round, held_on, version, completed FROM conversations ORDER BY position",
    "referrals": "SELECT dossier, id, organisation, round, basis, way, instead_of FROM referrals ORDER BY position",
    "steps": 'SELECT referral, status, "on" FROM steps ORDER BY referral, position',
    "actions": "SELECT dossier, round, due_on, status, done_on FROM actions ORDER BY position",
    "digests": "SELECT conversation, content FROM digests",
}
_IN_FULL = (
    "SELECT conversation, question, value FROM answers"
    " WHERE state = 'answered' AND question IN (SELECT value FROM json_each(?))"
)


class _Days(dict[str | None, date | None]):
    """Days as the database has them; the same few come again and again."""

    def __missing__(self, written: str | None) -> date | None:
        self[written] = None if written is None else date.fromisoformat(written)
        return self[written]


class Gist:
    """Dossiers, made of what was read one after the other, as often as somebody asks. None of them may be saved.

    There are no answers of a conversation that is not closed, and of the others no words (see `monitor.brief`). What
    figures do not need of conversations, actions and referrals is left out.

    Attributes:
        missing: ids of the closed conversations of which no digest was kept.
    """

    def __init__(
        self,
        people: list[tuple[Any, ...]],
        parts: Mapping[str, _Rows],
        places: Mapping[str, int],
        in_full: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._people, self._parts, self._in_full = people, parts, in_full
        self._places, self._days = places, _Days()
        self._digests = {talk: rows[0][1] for talk, rows in parts["digests"].items()}
        self._answers: dict[str, dict[str, Answer]] = {}
        closed = (row[1] for rows in parts["conversations"].values() for row in rows if row[5])
        self.missing = [talk for talk in closed if talk not in self._digests]

    def __len__(self) -> int:
        return len(self._people)

    def __iter__(self) -> Iterator[Dossier]:
        day, talks, actions = self._days, self._parts["conversations"], self._parts["actions"]
        referrals, steps = self._parts["referrals"], self._parts["steps"]
        for dossier_id, name, language, born, sex, country, linked_on, moved_in_on, regime, household in self._people:
            linked, moved = day[linked_on], day[moved_in_on]
            yield Dossier(
                Newcomer(name, language, day[born], sex, country, linked, moved, regime, household),
                [self._talk(*row) for row in talks.get(dossier_id, ())],
                actions=[
                    Action("", "", round_id, day[due_on], status, done_on=day[done_on], id="")
                    for _, round_id, due_on, status, done_on in actions.get(dossier_id, ())
                ],
                referrals=[
                    Referral(
                        organisation,
                        round_id,
                        basis,
                        history=[Step(status, cast(date, day[on])) for _, status, on in steps.get(referral, ())],
                        way=way,
                        instead_of=instead_of,
                        id=referral,
                    )
                    for _, referral, organisation, round_id, basis, way, instead_of in referrals.get(dossier_id, ())
                ],
                id=dossier_id,
            )

    def add(self, digests: Mapping[str, str], places: Mapping[str, int]) -> None:
        """What was missing, as it was made since, and the places there are now."""
        self._digests.update(digests)
        self._places = places

    def add_answers(self, answers: Mapping[str, dict[str, Answer]]) -> None:
        """What was missing, and could not be kept."""
        self._answers.update(answers)

    def _talk(self, _: str, talk: str, round_id: str, held_on: str, version: str, completed: int) -> Conversation:
        return Conversation(
            round_id,
            cast(date, self._days[held_on]),
            "",
            version,
            completed=completed == 1,
            answers=self._said(talk) if completed else {},
            id=talk,
        )

    def _said(self, talk: str) -> dict[str, Answer]:
        if talk not in self._digests:
            return self._answers.get(talk, {})
        return cast(dict[str, Answer], Brief(self._digests[talk], self._places, self._in_full.get(talk, {})))


def read(vault: Vault, in_full: Collection[str], progress: Callable[[int], None]) -> Gist:
    """Everybody, in the order in which they were added.

    Takes about half a second over ten thousand dossiers, and a few more once in a vault of an earlier version: digests
    that are missing are made.

    Args:
        in_full: ids of questions of which words are read too, which takes seconds (see `monitor.answers.in_words`).
        progress: is told the percentage that is done; what it raises ends the reading.
    """
    with undisturbed(), vault.reading() as connection:
        found = _selected(connection, in_full, progress)
    for start in range(0, len(found.missing), TOGETHER):
        progress(100 * start // len(found.missing))
        some = found.missing[start : start + TOGETHER]
        try:
            with vault.writing() as connection:
                found.add(*digests.make(connection, some))
        except NotSaved:  # a disk that is full can still be read
            with vault.reading() as connection:
                said = digests.select_said(connection, some)
            found.add_answers({talk: {item.question: item for item in items} for talk, items in said.items()})
    return found


def _selected(connection: Connection, in_full: Collection[str], progress: Callable[[int], None]) -> Gist:
    connection.begin()  # one look at the database for all of it
    engine: Any = connection.connection.driver_connection

    def fetched(place: int, query: str) -> Iterator[list[tuple[Any, ...]]]:
        rows, done = engine.execute(query), 0
        while some := rows.fetchmany(AT_A_TIME):
            yield some
            done += len(some)
            # How many there are would cost a look at every page: of each part there are a few for everybody.
            progress((100 * place + min(99, 100 * done // (3 * len(people) + 1))) // (len(_PARTS) + 1))

    people: list[tuple[Any, ...]] = []
    for some in fetched(0, _PEOPLE):
        people += some
    parts: dict[str, _Rows] = {}
    for place, (name, query) in enumerate(_PARTS.items(), 1):
        owned: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for some in fetched(place, query):
            for row in some:
                owned[row[0]].append(row)
        parts[name] = dict(owned)
    return Gist(people, parts, digests.selected_places(connection), _in_full(connection, in_full))


def _in_full(connection: Connection, questions: Collection[str]) -> dict[str, dict[str, Any]]:
    found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    if questions:
        for talk, question, value in connection.exec_driver_sql(_IN_FULL, (json.dumps(list(questions)),)):
            found[talk][question] = json.loads(value) if isinstance(value, str) else value  # a number is one already
    return dict(found)
