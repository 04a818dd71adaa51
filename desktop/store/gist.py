"""Everybody in a vault as far as figures need it: read once, and without a word that somebody wrote."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from sys import intern
from typing import Any, cast

from sqlalchemy import Connection

from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer, Referral, ReferralStatus, Step
from desktop.errors import NotSaved
from desktop.monitor.brief import Brief
from desktop.monitor.undisturbed import undisturbed
from desktop.store import digests
from desktop.store.vault import Vault

AT_A_TIME = 1000
"""After so many rows it tells how far it is, and can be stopped."""
TOGETHER = 500
"""So many digests are made in one transaction: about a tenth of a second."""
_Row = tuple[Any, ...]
# Each table once, from its beginning to its end: looking up the rows of each dossier would take far longer.
_PARTS = {
    "people": "SELECT id, name, language, birth_date, sex, country, linked_on, moved_in_on, regime, household"
    " FROM dossiers ORDER BY number",
    "conversations": "SELECT dossier, id, round, held_on, version, completed FROM conversations ORDER BY position",
    "digests": "SELECT conversation, content FROM digests",
    "referrals": "SELECT dossier, id, organisation, round, basis, way, instead_of FROM referrals ORDER BY position",
    # A row for each referral, and not for each step: of three times as many rows it would be far slower.
    "steps": """SELECT referral, group_concat("on" || status) FROM (SELECT * FROM steps ORDER BY referral, position)
        GROUP BY referral""",
    "actions": "SELECT dossier, round, due_on, status, done_on FROM actions ORDER BY position",
}
_IN_FULL = (
    "SELECT conversation, question, value FROM answers"
    " WHERE state = 'answered' AND question IN (SELECT value FROM json_each(?))"
)
_NONE: Mapping[str, Any] = {}
_NOTHING: list[Any] = []
"""One list for all: nothing is ever added to it."""
_EMPTY = {item.name: _NOTHING for item in fields(Dossier) if item.name not in ("newcomer", "id")}


class _Days(dict[str | None, date | None]):
    """Days as the database has them; the same few come again and again."""

    def __missing__(self, written: str | None) -> date | None:
        self[written] = None if written is None else date.fromisoformat(written)
        return self[written]


class _Steps(dict[str, Step]):
    """Steps as they are read, a day and what happened: one and the same of those that are the same, for nobody changes
    them."""

    def __missing__(self, written: str) -> Step:
        self[written] = Step(cast(ReferralStatus, written[10:]), date.fromisoformat(written[:10]))
        return self[written]


class _Actions(dict[_Row, Action]):
    """Actions, of their rows, as `_Steps`."""

    def __init__(self, days: _Days) -> None:
        super().__init__()
        self._days = days

    def __missing__(self, row: _Row) -> Action:
        round_id, due_on, status, done_on = row
        days = self._days
        self[row] = Action("", "", round_id, days[due_on], status, done_on=days[done_on], id="")
        return self[row]


class Gist:
    """Dossiers as far as figures need them. None of them may be changed or saved.

    There are no answers of a conversation that is not closed, and of the others no words (see `monitor.brief`). What
    figures do not need of conversations, actions and referrals is left out.

    Attributes:
        missing: the closed conversations of which no digest was kept, by their ids.
    """

    def __init__(self, places: dict[str, int], in_full: Mapping[str, Mapping[str, Any]]) -> None:
        """Args: places: of questions in the digests, by their ids. in_full: values of conversations, by their ids."""
        self._places, self._in_full = places, in_full
        self._dossiers: dict[str, Dossier] = {}
        self.missing: dict[str, Conversation] = {}

    def __len__(self) -> int:
        return len(self._dossiers)

    def __iter__(self) -> Iterator[Dossier]:
        return iter(self._dossiers.values())

    def fill(self, parts: Iterator[tuple[str, list[_Row]]]) -> None:
        """With the rows of each part, one part after the other."""
        making = _Making(self._dossiers, self.missing)
        for name, rows in parts:
            if name == "digests":
                self.add({talk: content for talk, content in rows if not content.startswith(digests.FORMER)})
            else:
                making.add(name, rows)
        making.end()

    def add(self, digests: Mapping[str, str], places: Mapping[str, int] = _NONE) -> None:
        """Digests of conversations, by their ids, and the places there are besides."""
        self._places.update(places)
        for talk, content in digests.items():
            if (held := self.missing.pop(talk, None)) is not None:
                said = Brief(content, self._places, self._in_full.get(talk, _NONE))
                held.answers = cast(dict[str, Answer], said)

    def add_answers(self, answers: Mapping[str, dict[str, Answer]]) -> None:
        """What was missing, and could not be kept."""
        for talk, said in answers.items():
            self.missing.pop(talk).answers = said


class _Making:
    """Makes records of rows. What belongs to whom is known by ids; these are let go when all is there."""

    def __init__(self, dossiers: dict[str, Dossier], closed: dict[str, Conversation]) -> None:
        self._dossiers, self._closed, self._days = dossiers, closed, _Days()
        self._action, self._step = _Actions(self._days), _Steps()
        self._referrals: dict[str, Referral] = {}
        self._owned: defaultdict[str, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self._makers: dict[str, Callable[[list[_Row]], Iterable[tuple[str, Any]]]] = {
            "conversations": self._conversations,
            "referrals": self._referrals_of,
            "actions": self._actions,
        }

    def add(self, name: str, rows: list[_Row]) -> None:
        """Rows of one part."""
        if name == "people":
            self._people(rows)
        elif name == "steps":
            step, referrals = self._step.__getitem__, self._referrals
            for referral, written in rows:
                referrals[referral].history = list(map(step, written.split(",")))
        else:
            owned = self._owned[name]
            for dossier, record in self._makers[name](rows):
                owned[dossier].append(record)

    def end(self) -> None:
        """Give everybody what is his."""
        for name, owned in self._owned.items():
            for dossier, records in owned.items():
                setattr(self._dossiers[dossier], name, records)

    def _people(self, rows: list[_Row]) -> None:
        day = self._days
        for dossier_id, name, language, born, sex, country, linked_on, moved_in_on, regime, household in rows:
            linked, moved = day[linked_on], day[moved_in_on]
            newcomer = Newcomer(name, language, day[born], sex, country, linked, moved, regime, household)
            self._dossiers[dossier_id] = Dossier(newcomer, id=dossier_id, **_EMPTY)

    def _conversations(self, rows: list[_Row]) -> Iterator[tuple[str, Conversation]]:
        day, closed = self._days, self._closed
        for dossier, talk, round_id, held_on, version, completed in rows:
            made = Conversation(
                intern(round_id),
                cast(date, day[held_on]),
                "",
                intern(version),
                completed=completed == 1,
                dismissed=_NOTHING,
                exchanges=_NOTHING,
                id=talk,
            )
            if completed:
                closed[talk] = made
            yield dossier, made

    def _referrals_of(self, rows: list[_Row]) -> Iterator[tuple[str, Referral]]:
        for dossier, referral, organisation, round_id, basis, way, instead_of in rows:
            made = Referral(
                intern(organisation),
                intern(round_id),
                basis,
                history=_NOTHING,
                way=way,
                instead_of=instead_of,
                id=referral,
            )
            self._referrals[referral] = made
            yield dossier, made

    def _actions(self, rows: list[_Row]) -> Iterator[tuple[str, Action]]:
        action = self._action
        return ((row[0], action[row[1:]]) for row in rows)


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
    missing = list(found.missing)
    for start in range(0, len(missing), TOGETHER):
        progress(100 * start // len(missing))
        some = missing[start : start + TOGETHER]
        try:
            with vault.writing() as connection:
                found.add(*digests.make(connection, some))
        except NotSaved:  # a disk that is full can still be read
            with vault.reading() as connection:
                said = digests.select_said(connection, some)
            found.add_answers({talk: {item.question: item for item in items} for talk, items in said.items()})
    progress(100)
    return found


def _selected(connection: Connection, in_full: Collection[str], progress: Callable[[int], None]) -> Gist:
    connection.begin()  # one look at the database for all of it
    engine: Any = connection.connection.driver_connection
    found = Gist(digests.selected_places(connection), _in_full(connection, in_full))

    def parts() -> Iterator[tuple[str, list[_Row]]]:
        for place, (name, query) in enumerate(_PARTS.items()):
            rows, done = engine.execute(query), 0
            while some := rows.fetchmany(AT_A_TIME):
                yield name, some
                done += len(some)
                # How many there are would cost a look at every page: of each part there are a few for everybody.
                progress((100 * place + min(99, 100 * done // (3 * len(found) + 1))) // len(_PARTS))

    found.fill(parts())
    return found


def _in_full(connection: Connection, questions: Collection[str]) -> dict[str, dict[str, Any]]:
    found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    if questions:
        for talk, question, value in connection.exec_driver_sql(_IN_FULL, (json.dumps(list(questions)),)):
            found[talk][question] = json.loads(value) if isinstance(value, str) else value  # a number is one already
    return dict(found)
