"""Everybody in a vault as far as figures need it: read once, and without a word that somebody wrote."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields
from datetime import date
from sys import intern
from typing import Any, cast

from sqlalchemy import Connection

from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, Certificate
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
    "referrals": "SELECT dossier, id, organisation, round, basis, way, instead_of FROM referrals ORDER BY position",
    # A row for each referral, and not for each step: three times as many rows take far longer.
    "steps": """SELECT referral, group_concat("on" || status) FROM (SELECT * FROM steps ORDER BY referral, position)
        GROUP BY referral""",
    "actions": "SELECT dossier, round, due_on, status, done_on FROM actions ORDER BY position",
    "digests": "SELECT conversation, content FROM digests",
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
_NONE: Mapping[str, Any] = {}
_NOTHING: list[Any] = []
"""One list for all: nothing is ever added to it."""
_AROUND = ("attendances", "buddy_wishes", "buddy_matches", "certificates")
_GIVEN = {"newcomer", "conversations", "actions", "referrals", "id"}
_EMPTY = {item.name: _NOTHING for item in fields(Dossier) if item.name not in _GIVEN}


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


class _Parts:
    """What was read: people in their order, and of everything else what belongs to whom, by their ids.

    Words and days that come again and again are kept once: what is made of it then has less to look through.
    """

    def __init__(self) -> None:
        self.days = _Days()
        self.people: list[_Row] = []
        self.conversations: defaultdict[str, list[_Row]] = defaultdict(list)
        self.closed: list[str] = []
        self.referrals: defaultdict[str, list[_Row]] = defaultdict(list)
        self.steps: dict[str, list[Step]] = {}
        self.actions: defaultdict[str, list[Action]] = defaultdict(list)
        self.digests: dict[str, str] = {}
        self.around: dict[str, defaultdict[str, list[Any]]] = {name: defaultdict(list) for name in _AROUND}
        self._action, self._step = _Actions(self.days), _Steps()

    def add(self, name: str, rows: list[_Row]) -> None:
        """Rows of one part."""
        match name:
            case "people":
                self.people += rows
            case "conversations":
                days = self.days
                for dossier, talk, round_id, held_on, version, completed in rows:
                    if completed:
                        self.closed.append(talk)
                    held = talk, intern(round_id), days[held_on], intern(version), completed == 1
                    self.conversations[dossier].append(held)
            case "referrals":
                for dossier, referral, organisation, round_id, basis, way, instead_of in rows:
                    referred = referral, intern(organisation), intern(round_id), intern(basis), way, instead_of
                    self.referrals[dossier].append(referred)
            case "steps":
                step = self._step.__getitem__
                for referral, written in rows:
                    self.steps[referral] = list(map(step, written.split(",")))
            case "actions":
                for row in rows:
                    self.actions[row[0]].append(self._action[row[1:]])
            case "digests":
                self.digests.update(row for row in rows if not row[1].startswith(digests.FORMER))
            case _:
                owned = self.around[name]
                for row in rows:
                    owned[row[0]].append(self._made(name, row[1:]))

    def _made(self, name: str, row: _Row) -> Any:
        """A record of what happens around the conversations."""
        day = self.days
        match name, row:
            case "attendances", (meeting, held_on, invited_on, came):
                attended = None if came is None else came == 1
                return Attendance(meeting, "", cast(date, day[held_on]), day[invited_on], attended, id="")
            case "buddy_wishes", (kind, since, ended_on):
                return BuddyWish(kind, cast(date, day[since]), ended_on=day[ended_on], id="")
            case "buddy_matches", (kind, since, frequency, ended_on):
                return BuddyMatch("", kind, cast(date, day[since]), frequency, day[ended_on], id="")
            case _, (part, done_on):
                return Certificate(part, cast(date, day[done_on]), id="")


class Gist:
    """Dossiers, made of what was read one after the other, as often as somebody asks. None of them may be saved.

    There are no answers of a conversation that is not closed, and of the others no words (see `monitor.brief`). What
    figures do not need of conversations, actions and referrals is left out.

    Attributes:
        missing: ids of the closed conversations of which no digest was kept.
    """

    def __init__(
        self,
        parts: _Parts,
        places: Mapping[str, int],
        in_full: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._people, self._parts, self._digests = parts.people, parts, parts.digests
        self._places, self._in_full = places, in_full
        self._answers: dict[str, dict[str, Answer]] = {}
        self.missing = [talk for talk in parts.closed if talk not in parts.digests]

    def __len__(self) -> int:
        return len(self._people)

    def __iter__(self) -> Iterator[Dossier]:
        day, talks, actions = self._parts.days, self._parts.conversations, self._parts.actions
        referrals, steps, said = self._parts.referrals, self._parts.steps, self._said
        around = [(name, owned) for name, owned in self._parts.around.items() if owned]
        for dossier_id, name, language, born, sex, country, linked_on, moved_in_on, regime, household in self._people:
            linked, moved = day[linked_on], day[moved_in_on]
            held = [
                Conversation(
                    round_id,
                    held_on,
                    "",
                    version,
                    completed=completed,
                    answers=said(talk) if completed else {},
                    dismissed=_NOTHING,
                    exchanges=_NOTHING,
                    id=talk,
                )
                for talk, round_id, held_on, version, completed in talks.get(dossier_id, ())
            ]
            referred = [
                Referral(
                    organisation,
                    round_id,
                    basis,
                    history=steps.get(referral, _NOTHING),
                    way=way,
                    instead_of=instead_of,
                    id=referral,
                )
                for referral, organisation, round_id, basis, way, instead_of in referrals.get(dossier_id, ())
            ]
            dossier = Dossier(
                Newcomer(name, language, day[born], sex, country, linked, moved, regime, household),
                held,
                actions=actions.get(dossier_id, _NOTHING),
                referrals=referred,
                id=dossier_id,
                **_EMPTY,
            )
            for part, owned in around:
                if dossier_id in owned:
                    setattr(dossier, part, owned[dossier_id])
            yield dossier

    def add(self, digests: Mapping[str, str], places: Mapping[str, int]) -> None:
        """What was missing, as it was made since, and the places there are now."""
        self._digests.update(digests)
        self._places = places

    def add_answers(self, answers: Mapping[str, dict[str, Answer]]) -> None:
        """What was missing, and could not be kept."""
        self._answers.update(answers)

    def _said(self, talk: str) -> dict[str, Answer]:
        digest = self._digests.get(talk)
        if digest is None:
            return self._answers.get(talk, {})
        return cast(dict[str, Answer], Brief(digest, self._places, self._in_full.get(talk, _NONE)))


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
    progress(100)
    return found


def _selected(connection: Connection, in_full: Collection[str], progress: Callable[[int], None]) -> Gist:
    connection.begin()  # one look at the database for all of it
    engine: Any = connection.connection.driver_connection

    parts = _Parts()
    for place, (name, query) in enumerate(_PARTS.items()):
        rows, done = engine.execute(query), 0
        while some := rows.fetchmany(AT_A_TIME):
            parts.add(name, some)
            done += len(some)
            # How many there are would cost a look at every page: of each part there are a few for everybody.
            progress((100 * place + min(99, 100 * done // (3 * len(parts.people) + 1))) // len(_PARTS))
    return Gist(parts, digests.selected_places(connection), _in_full(connection, in_full))


def _in_full(connection: Connection, questions: Collection[str]) -> dict[str, dict[str, Any]]:
    found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    if questions:
        for talk, question, value in connection.exec_driver_sql(_IN_FULL, (json.dumps(list(questions)),)):
            found[talk][question] = json.loads(value) if isinstance(value, str) else value  # a number is one already
    return dict(found)
