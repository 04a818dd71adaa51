"""What there is around the conversations with the invented people: meetings, volunteers, a coordination meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop.dossier.around import Attendance, Buddy, BuddyMatch, BuddyWish, Meeting, Sitting
from desktop.dossier.model import Dossier
from desktop.guide import Guide
from desktop.municipality.meetings import MeetingTheme

ADULT = 18
HELD, COMING, SITTING = timedelta(days=-16), timedelta(days=12), timedelta(days=9)
"""From the day on which the invented people are looked at."""
WAITS = (timedelta(days=-140), timedelta(days=-75), timedelta(days=-20))


@dataclass
class Surroundings:
    """What is of the municipality itself."""

    meetings: list[Meeting] = field(default_factory=list)
    buddies: list[Buddy] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)


def surround(guide: Guide, dossiers: Sequence[Dossier], today: date) -> Surroundings:
    """Let the adults among these people go to meetings and wish for buddies; their dossiers are changed."""
    adults = [one for one in dossiers if (one.newcomer.age(today) or ADULT) >= ADULT]
    settings = guide.municipality.settings
    found = Surroundings(buddies=_volunteers(guide, today))
    if themes := settings.meetings.themes:
        held, coming = themes[0], themes[min(5, len(themes) - 1)]
        found.meetings = [_held(held, adults, today), _coming(guide, coming, adults, today)]
    kind = settings.buddies.kinds[0].id if settings.buddies.kinds else ""
    for person, since in zip(adults, WAITS, strict=False):
        language = person.newcomer.language
        person.buddy_wishes.append(BuddyWish(kind, today + since, [language, "nl"], ["fietsen"], ["weekend"], 2))
    if adults:
        adults[0].buddy_matches.append(BuddyMatch(found.buddies[1].id, kind, today - timedelta(days=40), "weekly"))
    partners = [one.id for one in guide.municipality.present(today)][:3]
    found.sittings = [Sitting(today + SITTING, "Gemeentehuis, kamer 4", partners)]
    return found


def _held(theme: MeetingTheme, people: Sequence[Dossier], today: date) -> Meeting:
    meeting = Meeting(theme.id, today + HELD, "10:00", "Bibliotheek, zaal 1")
    for person, came in zip(people, (True, False, True), strict=False):
        invited = meeting.day - timedelta(days=14)
        person.attendances.append(Attendance(meeting.id, theme.title, meeting.day, invited, came, "pas gekomen"))
    return meeting


def _coming(guide: Guide, theme: MeetingTheme, people: Sequence[Dossier], today: date) -> Meeting:
    there = [one.id for one in guide.municipality.present(today)][-1:]
    meeting = Meeting(theme.id, today + COMING, "14:00", "Buurthuis De Linde", there, ["ar", "ti"])
    for person in people[1:3]:
        person.attendances.append(Attendance(meeting.id, theme.title, meeting.day, today, None, "vroeg ernaar"))
    return meeting


def _volunteers(guide: Guide, today: date) -> list[Buddy]:
    """Nobody of them exists."""
    kinds = [kind.id for kind in guide.municipality.settings.buddies.kinds]
    wards = guide.municipality.settings.neighbourhoods or ("",)
    since = today - timedelta(days=200)
    return [
        Buddy("Wies Hendriks", since, kinds[:1], ["nl", "en"], ["tuin", "koken"], [], "female", 2, wards[0]),
        Buddy("Kees Brouwer", since, kinds, ["nl", "ar"], ["voetbal", "fietsen"], ["evening"], "male", 3, wards[-1]),
        Buddy("Almaz Kidane", since, kinds[:2], ["nl", "ti"], ["fietsen"], ["only_women"], "female", 2, wards[0]),
    ]
