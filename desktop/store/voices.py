"""The lines that a person wrote anew for an export; what was asked and did not come; and by what people can be known.

An approval is of the very words that were read: it is given to a row that still says them, and any other row loses it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects import sqlite

from desktop.monitor.unmet import Attempt
from desktop.monitor.voices import Voice
from desktop.store.records import storable
from desktop.store.tables import voices

_NOT_APPROVED: dict[str, Any] = {"approved_on": None, "approved_by": ""}
_SAID = ("text", "kind", "first", "last", "kept")
"""What an approval is of."""
_REFERRALS = "SELECT id, dossier, rule, organisation FROM referrals"
_FOLLOWED = "SELECT instead_of FROM referrals WHERE instead_of IS NOT NULL AND instead_of <> ''"
_STEPS = 'SELECT referral, status, "on", expected_on FROM steps ORDER BY referral, position'
_DISMISSED = "SELECT dossier, held_on, dismissed FROM conversations WHERE dismissed <> '[]'"
# Whoever has a name in a vault, in whatever role.
_NAMES = """
    SELECT name FROM dossiers UNION SELECT household FROM dossiers UNION SELECT interpreter FROM dossiers
    UNION SELECT professional FROM conversations UNION SELECT interpreter FROM conversations
    UNION SELECT professional FROM actions UNION SELECT professional FROM referrals
    UNION SELECT "by" FROM extensions UNION SELECT "by" FROM arrangements UNION SELECT "by" FROM voices
    UNION SELECT name FROM buddies UNION SELECT "by" FROM certificates
    UNION SELECT value FROM sittings, json_each(sittings.present)
    UNION SELECT who FROM log"""
_PEOPLE_TOLD = """SELECT value FROM answers WHERE state = 'answered' AND value LIKE '[{%'"""
_RECORDS = "SELECT id FROM dossiers"


@dataclass(frozen=True)
class Spoken:
    """By what somebody in this vault can be known.

    Attributes:
        names: of newcomers and their households, of whom they named at home, of interpreters and professionals, of
            buddies, and of whoever sat at a coordination meeting.
        places: where those at home are said to be.
        records: numbers of dossiers.
    """

    names: frozenset[str]
    places: frozenset[str]
    records: frozenset[str]


def select_voices(connection: Connection) -> list[Voice]:
    """All of them, the latest first."""
    rows = connection.execute(select(voices).order_by(voices.c.on.desc(), voices.c.id)).mappings()
    return [Voice(**row) for row in rows]


def keep_voice(connection: Connection, voice: Voice) -> None:
    """Store a line, in the place of its older self. It is approved only when that was, with the same words."""
    row = asdict(voice) | {"text": storable(voice.text), "by": storable(voice.by), "kept": sorted(voice.kept)}
    before = connection.execute(select(voices).where(voices.c.id == voice.id)).mappings().first()
    same = before is not None and all(before[name] == row[name] for name in _SAID)
    for name in ("approved_on", "approved_by"):
        row[name] = before[name] if before is not None and same else _NOT_APPROVED[name]
    new = sqlite.insert(voices).values(row)
    changed = {name: new.excluded[name] for name in row if name != "id"}
    connection.execute(new.on_conflict_do_update(index_elements=[voices.c.id], set_=changed))


def approve_voice(connection: Connection, voice: Voice, by: str, on: date) -> bool:
    """Approve a line, if it still says what was read."""
    row = asdict(voice) | {"kept": sorted(voice.kept)}
    said = (voices.c[name] == row[name] for name in _SAID)
    query = update(voices).where(voices.c.id == voice.id, *said).values(approved_on=on, approved_by=storable(by))
    return bool(connection.execute(query).rowcount)


def delete_voice(connection: Connection, voice_id: str) -> bool:
    """Take a line away. False when it was not there."""
    return bool(connection.execute(delete(voices).where(voices.c.id == voice_id)).rowcount)


def select_attempts(connection: Connection) -> list[Attempt]:
    """Each referral as far as it came, and what was proposed and not agreed."""
    known = {row[0]: row[1:] for row in connection.exec_driver_sql(_REFERRALS)}
    followed = {row[0] for row in connection.exec_driver_sql(_FOLLOWED)}
    found = list(_dismissed(connection.exec_driver_sql(_DISMISSED)))
    for referral, steps in groupby(connection.exec_driver_sql(_STEPS), key=itemgetter(0)):
        *_, (_, status, on, expected_on) = steps
        dossier, rule, organisation = known[referral]
        expected = date.fromisoformat(expected_on) if expected_on else None
        found.append(
            Attempt(dossier, rule or "", organisation, status, date.fromisoformat(on), expected, referral in followed)
        )
    return found


def _dismissed(rows: Iterable[Any]) -> Iterator[Attempt]:
    for dossier, held_on, rules in rows:
        for rule in json.loads(rules):
            yield Attempt(dossier, rule, "", "dismissed", date.fromisoformat(held_on))


def select_spoken(connection: Connection) -> Spoken:
    """Every name there is, and every number."""
    people = [person for (told,) in connection.exec_driver_sql(_PEOPLE_TOLD) for person in json.loads(told)]
    names = {row[0] for row in connection.exec_driver_sql(_NAMES) if row[0]}
    records = frozenset(row[0] for row in connection.exec_driver_sql(_RECORDS))
    return Spoken(frozenset(names.union(_told(people, "name"))), frozenset(_told(people, "place")), records)


def _told(people: Iterable[Any], part: str) -> Iterator[str]:
    """What is told of people at home; answers to other questions may look the same."""
    for person in people:
        told = person.get(part) if isinstance(person, dict) else None
        if isinstance(told, str):
            yield told
