"""Everybody in a vault as far as figures need it: read once, in columns, and without a word that somebody wrote."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from sqlalchemy import Connection

from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, Certificate
from desktop.errors import NotSaved
from desktop.monitor.brief import NOTHING_SAID, with_words, written
from desktop.monitor.columns import Coded, Whole, days
from desktop.monitor.crowd import Actions, Around, Crowd, Referrals, Talks, instead_of
from desktop.monitor.undisturbed import undisturbed
from desktop.store import digests
from desktop.store.vault import Vault

AT_A_TIME = 5000
"""After so many rows it tells how far it is, and can be stopped."""
TOGETHER = 500
"""So many digests are made in one transaction: about a tenth of a second."""
# Each table once, from its beginning to its end: looking up the rows of each dossier would take far longer, and so
# would sorting. SQLite gives a column of many rows as one list: a Python object for every value of every row would take
# as long as all the rest.
_TABLES = {
    "dossiers": "id, name, language, sex, country, regime, birth_date, linked_on, moved_in_on, household",
    "conversations": "dossier, position, id, round, held_on, version, completed",
    "referrals": "dossier, id, organisation, round, basis, way, instead_of",
    "actions": "dossier, round, due_on, status, done_on",
    "steps": 'referral, position, "on" || status',
}
_AROUND = {
    # Nobody can come to a meeting that does not go on.
    "attendances": "SELECT dossier, meeting, day, invited_on, came FROM attendances"
    " WHERE meeting NOT IN (SELECT id FROM meetings WHERE cancelled)",
    "buddy_wishes": "SELECT dossier, kind, since, ended_on FROM buddy_wishes",
    "buddy_matches": "SELECT dossier, kind, since, frequency, ended_on FROM buddy_matches",
    "certificates": "SELECT dossier, part, done_on FROM certificates",
}
_IN_FULL = (
    "SELECT conversation, question, value FROM answers"
    " WHERE state = 'answered' AND question IN (SELECT value FROM json_each(?))"
)
_PARTS = len(_TABLES) + len(_AROUND) + 1
_KNOWN = ("language", "sex", "country", "regime")


@dataclass(frozen=True)
class Gist(Crowd):
    """Everybody as they were read. There are no answers of a conversation that is not closed, and of the others no
    words (see `monitor.brief`).

    Attributes:
        missing: ids of the closed conversations of which no digest was kept.
        in_full: of conversations, what was written by hand to the questions of which that is read.
    """

    missing: Sequence[str]
    in_full: Mapping[str, Mapping[str, Any]]

    def add(self, said: Mapping[str, str], places: Mapping[str, int]) -> None:
        """What was missing, as it was made since, and the places there are now."""
        self.places.update(places)
        for place, talk in enumerate(self.talks.ids):
            if talk in said:
                self.talks.said[place] = with_words(said[talk], self.places, self.in_full.get(talk, {}))


def read(vault: Vault, in_full: Collection[str], progress: Callable[[int], None]) -> Gist:
    """Everybody, in the order in which they were added.

    Takes about a third of a second over ten thousand dossiers, and a few more once in a vault of an earlier version:
    digests that are missing are made.

    Args:
        in_full: ids of questions of which words are read too, which takes seconds (see `monitor.answers.in_words`).
        progress: is told the percentage that is done; what it raises ends the reading.
    """
    with undisturbed(), vault.reading() as connection:
        connection.begin()  # one look at the database for all of it
        found = _Reading(connection, progress).gist(in_full)
    full, made = False, dict[str, str]()
    places = found.places
    for start in range(0, len(found.missing), TOGETHER):
        progress(100 * start // len(found.missing))
        some = found.missing[start : start + TOGETHER]
        if not full:
            try:
                with vault.writing() as connection:
                    more, places = digests.make(connection, some)
            except NotSaved:  # a disk that is full can still be read
                full, places = True, dict(places)
        if full:
            with vault.reading() as connection:
                said = digests.select_said(connection, some)
            more = {talk: written(answers, places, words=True) for talk, answers in said.items()}
        made |= more
    found.add(made, places)
    progress(100)
    return found


class _Reading:
    """Reads the tables, each from its beginning to its end."""

    def __init__(self, connection: Connection, progress: Callable[[int], None]) -> None:
        self._connection = connection
        self._engine: Any = connection.connection.driver_connection
        self._progress, self._done, self._people = progress, 0, 0

    def gist(self, in_full: Collection[str]) -> Gist:
        """Everybody."""
        ids, names, *known, born, linked_on, moved_in_on, households = self._columns("dossiers")
        self._people, place = len(ids), {dossier: number for number, dossier in enumerate(ids)}
        owners, positions, talks, rounds, held_on, versions, completed = self._columns("conversations")
        referrals, actions = self._referrals(place), self._actions(place)
        said, missing = self._said(), list[str]()
        places, words = digests.selected_places(self._connection), _in_full(self._connection, in_full)
        answers = []
        for talk, done in zip(talks, completed, strict=True):
            row = said.get(talk) if done else NOTHING_SAID
            if row is None:
                missing.append(talk)
            elif done and talk in words:
                row = with_words(row, places, words[talk])
            answers.append(row or NOTHING_SAID)
        self._tell(0)
        around = Around()
        for part, found in vars(around).items():
            for dossier, *values in self._rows(_AROUND[part]):
                found.setdefault(place[dossier], []).append(_record(part, values))
        return Gist(
            ids,
            names,
            households,
            {name: Coded.of(column) for name, column in zip(_KNOWN, known, strict=True)},
            days(born),
            days(linked_on),
            days(moved_in_on),
            Talks(_placed(owners, place), positions, talks, rounds, held_on, versions, completed, answers),
            referrals,
            actions,
            around,
            places,
            missing,
            words,
        )

    def _said(self) -> dict[str, str]:
        """What was said in each conversation, as far as it was kept, by its id."""
        kept = self._rows("SELECT conversation, content FROM digests")
        return {talk: content for talk, content in kept if not content.startswith(digests.FORMER)}

    def _referrals(self, people: Mapping[str, int]) -> Referrals:
        owners, ids, organisations, rounds, bases, ways, others = self._columns("referrals")
        ends = sorted(ids)
        stepped, positions, steps = self._columns("steps", "referral", ["", *ends[AT_A_TIME::AT_A_TIME], *ends[-1:]])
        referral = _placed(stepped, {name: place for place, name in enumerate(ids)})
        self._tell(0)
        order = np.lexsort((positions, referral))
        step, owner = Coded.of(steps).at(order), _placed(owners, people)
        return Referrals(
            owner,
            Coded.of(organisations),
            Coded.of(rounds),
            Coded.of(bases),
            Coded.of(ways),
            instead_of(owner, ids, others),
            referral[order],
            Coded(step.codes, [written[10:] for written in step.values]),
            days([written[:10] for written in step.values])[step.codes],
        )

    def _actions(self, people: Mapping[str, int]) -> Actions:
        owners, rounds, due_on, status, done_on = self._columns("actions")
        return Actions(_placed(owners, people), Coded.of(rounds), days(due_on), Coded.of(status), days(done_on))

    def _columns(self, table: str, key: str = "rowid", ends: Sequence[Any] = ()) -> list[list[Any]]:
        """The columns of a table, in any order.

        Args:
            ends: of the key, where a part may end; of row ids these are known.
        """
        names = _TABLES[table].split(", ")
        if not ends:
            (last,) = self._engine.execute(f"SELECT max(rowid) FROM {table}").fetchone()  # noqa: S608  (of `_TABLES`)
            ends = range(0, (last or 0) + AT_A_TIME, AT_A_TIME)
        lists = ", ".join(f"json_group_array({name})" for name in names)
        query = f"SELECT {lists} FROM {table} WHERE {key} > ? AND {key} <= ?"  # noqa: S608
        columns: list[list[Any]] = [[] for _ in names]
        for part in pairwise(ends):
            for column, text in zip(columns, self._engine.execute(query, part).fetchone(), strict=True):
                column += json.loads(text)
            self._tell(len(columns[0]))
        self._done += 1
        return columns

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        rows, found = self._engine.execute(query), list[tuple[Any, ...]]()
        while some := rows.fetchmany(AT_A_TIME):
            found += some
            self._tell(len(found))
        self._done += 1
        return found

    def _tell(self, done: int) -> None:
        # How many there are would cost a look at every page: of each part there are a few for everybody.
        part = min(99, 100 * done // (9 * self._people + 1))
        self._progress((100 * self._done + part) // _PARTS)


def _placed(names: Sequence[str], places: Mapping[str, int]) -> Whole:
    return np.fromiter(map(places.__getitem__, names), np.int64, len(names))


def _record(part: str, row: Sequence[Any]) -> Any:
    """A record of what happens around the conversations."""
    match part, row:
        case "attendances", (meeting, held_on, invited_on, came):
            return Attendance(meeting, "", _day(held_on), _day(invited_on), None if came is None else came == 1, id="")
        case "buddy_wishes", (kind, since, ended_on):
            return BuddyWish(kind, _day(since), ended_on=_day(ended_on), id="")
        case "buddy_matches", (kind, since, frequency, ended_on):
            return BuddyMatch("", kind, _day(since), frequency, _day(ended_on), id="")
        case _, (done, done_on):
            return Certificate(done, _day(done_on), id="")


def _day(written: str | None) -> Any:
    return None if written is None else date.fromisoformat(written)


def _in_full(connection: Connection, questions: Collection[str]) -> dict[str, dict[str, Any]]:
    found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    if questions:
        for talk, question, value in connection.exec_driver_sql(_IN_FULL, (json.dumps(list(questions)),)):
            found[talk][question] = json.loads(value) if isinstance(value, str) else value  # a number is one already
    return dict(found)
