"""Appointments and due days as a calendar file (.ics, RFC 5545), for the professional's own calendar.

The one place that knows icalendar: the library for these files that is best kept. It folds and escapes every line,
so that nothing typed by a person can add one.

A calendar is read on telephones and by whole teams. An entry therefore says no more than initials and what kind of
thing happens that day. What was agreed stays out of it, also when names are wanted: the title of an action or the
help that is asked repeats an answer ('een plan voor uw schuld'). Which organisation it is can tell as much, of health
or of safety at home: it is named only together with the person, when that is asked for. So is the place of an
appointment: it may be somebody's home.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from desktop.dossier.model import Dossier
from desktop.dossier.planning import due_on, next_round, upcoming
from desktop.dossier.schedule import Outline, Upcoming
from desktop.dossier.waiting import Waited, expected_by, usual_days
from desktop.guide import Guide
from desktop.letters.initials import initials
from desktop.letters.writable import one_line

_PROGRAM = "-//Startgesprek//Startgesprek//NL"
_OURS = uuid.UUID("5c8f2a0e-3c1b-5d55-9f0e-6b1d0c3a7e42")
"""What the numbers of our entries are made with; another one would make every entry of a calendar come twice."""
_LONGEST = 200
"""So much of a name a calendar shows."""
_WAITED_FOR = ("sent", "received", "waiting", "no_answer")
"""Steps after which somebody has to ask how it stands, once the usual time has passed."""


@dataclass(frozen=True)
class Entry:
    """A whole day in a calendar, or an hour of it.

    Attributes:
        uid: the same for the same action, referral or next conversation, so that it moves and never comes twice.
        summary: what the calendar shows.
        today: the day it was written; a calendar keeps the latest.
        at: when it begins, on the clock of whoever reads it; None for the whole day.
        minutes: how long it takes from then.
        place: empty when it is not told.
    """

    uid: str
    day: date
    summary: str
    today: date
    at: time | None = None
    minutes: int = 60
    place: str = ""


def calendar(entries: Sequence[Entry]) -> bytes:
    """The file: the same entries, the same bytes. Without an entry it is an empty calendar."""
    whole = Calendar()
    whole.add("prodid", _PROGRAM)
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", datetime.combine(entry.today, time(), UTC))
        event.add("summary", one_line(entry.summary))
        event.add("class", "PRIVATE")
        if entry.at is None:
            event.add("dtstart", entry.day)
            event.add("transp", "TRANSPARENT")
        else:
            event.add("dtstart", datetime.combine(entry.day, entry.at))
            event.add("duration", timedelta(minutes=entry.minutes))
            event.add("transp", "OPAQUE")
        if entry.place:
            event.add("location", one_line(entry.place))
        whole.add_component(event)
    written: bytes = whole.to_ical()
    return written


def entries(
    guide: Guide, dossier: Dossier, today: date, *, named: bool = False, waits: Mapping[str, Waited] | None = None
) -> list[Entry]:
    """What is to come of one dossier, from today on, by day.

    Appointments; days on which an action has to be done; days on which somebody asks an organisation how it stands,
    as it told or after its usual time; the next conversation.

    Args:
        named: with the newcomer's name, and the organisation's; else only his initials.
        waits: what the history tells of how long people wait, by id of the organisation: as in the work lists.
    """
    who = _who(dossier.newcomer.name, named)
    found = [
        Entry(_number(record), day, f"{kind} {who}{where if named else ''}", today)
        for record, day, kind, where in _days(guide, dossier, waits or {})
    ]
    talk = _talk(guide, dossier)
    found += [_of_talk(guide, talk, who, today, named)] if talk and talk.day else []
    return sorted((entry for entry in found if entry.day >= today), key=_order)


def planned_entries(guide: Guide, plan: Iterable[Upcoming], today: date, *, named: bool = False) -> list[Entry]:
    """The next conversations of many newcomers, from today on, by day, as `entries` tells them."""
    found = [
        _of_talk(guide, talk, _who(talk.newcomer.name, named), today, named)
        for talk in plan
        if talk.day and stands_in_it(talk, today)
    ]
    return sorted(found, key=_order)


def stands_in_it(talk: Upcoming, today: date) -> bool:
    """Whether the next conversation of somebody is still to come, on a day that is known."""
    return talk.day is not None and talk.day >= today and not talk.skipped


def _talk(guide: Guide, dossier: Dossier) -> Upcoming | None:
    """The next conversation; while one is going on, the one after it, unless they meet again to end it."""
    talk = upcoming(guide.municipality, Outline.of(dossier))
    if talk is None or not talk.unfinished or talk.appointment:
        return talk
    planned = next_round(guide.municipality, dossier)
    day = due_on(planned, dossier) if planned else None
    return Upcoming(dossier.id, dossier.newcomer, planned.id, day, day) if planned else None


def _of_talk(guide: Guide, talk: Upcoming, who: str, today: date, named: bool) -> Entry:
    made = talk.appointment
    minutes = next((item.minutes for item in guide.questionnaire.rounds if item.id == talk.round), Entry.minutes)
    return Entry(
        uid=_number(f"{talk.dossier_id}:{talk.round}"),
        day=talk.day or today,
        summary=f"Gesprek {who}",
        today=today,
        at=_clock(made.time) if made else None,
        minutes=minutes or Entry.minutes,
        place=made.place if made and named else "",
    )


def _clock(typed: str) -> time | None:
    """A time as it is printed ('9:30'); None when it is none."""
    try:
        return datetime.strptime(typed, "%H:%M").time()  # a time of day, wherever one is
    except ValueError:
        return None


def _who(name: str, named: bool) -> str:
    return (one_line(name)[:_LONGEST] if named else "") or initials(name)


def _order(entry: Entry) -> tuple[date, str, str]:
    return entry.day, entry.summary, entry.uid


def _days(guide: Guide, dossier: Dossier, waits: Mapping[str, Waited]) -> Iterator[tuple[str, date, str, str]]:
    """What it is about but the next conversation, its day, what kind of thing it is, and at which organisation."""
    usual = usual_days(guide.municipality, waits)
    for action in dossier.actions:
        if action.status == "open" and action.due_on:
            yield action.id, action.due_on, "Actie", ""
    for referral in dossier.referrals:
        organisation = guide.municipality.organisation_by_id.get(referral.organisation)
        name = one_line(organisation.name if organisation else referral.organisation)
        if referral.status == "appointment":
            expected = referral.history[-1].expected_on
            if expected:
                yield referral.id, expected, "Afspraak", f" bij {name}"
        elif referral.status in _WAITED_FOR:
            asked = expected_by(referral, usual.get(referral.organisation))
            if asked:
                yield referral.id, asked, "Navragen", f" bij {name}"


def _number(record: str) -> str:
    """The number of an entry: made from the record's own, which is random, and not to be turned back into it."""
    return str(uuid.uuid5(_OURS, record))
