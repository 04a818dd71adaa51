"""What there is around the conversations with the invented people: meetings, volunteers, a coordination meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop.dossier.around import Attendance, Buddy, BuddyWish, Certificate, Meeting, Sitting
from desktop.dossier.buddies import match
from desktop.dossier.coming_back import Milestone
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
        person.buddy_wishes.append(BuddyWish(kind, today + since, [language, "nl"], ["fietsen"], [], 2))
    if adults:
        match(adults[0], found.buddies[1], today - timedelta(days=40), today, "weekly")
    found.sittings = [Sitting(today + SITTING, "Gemeentehuis, kamer 4", _partners(guide, adults))]
    _integrate(guide, adults, today)
    return found


def _partners(guide: Guide, people: Sequence[Dossier]) -> list[str]:
    """The organisations that most of them allowed to know something: then there is something to speak about."""
    allowed = Counter(one.organisation for person in people for one in person.consents if one.decision == "given")
    roles = guide.municipality.role_by_id
    open_ones = [one for one in guide.municipality.organisations if not roles[one.role].discreet]
    return [one.id for one in sorted(open_ones, key=lambda one: -allowed[one.id])[:2]]


def _integrate(guide: Guide, people: Sequence[Dossier], today: date) -> None:
    """Something that is held up, something that is late, something that is proven."""
    steps = [step.id for step in guide.municipality.settings.steps if step.date_from is None]
    if not steps or len(people) < 3:
        return
    held_up, late, proven = people[1], people[2], people[-1]
    since = today - timedelta(days=47)
    held_up.milestones.append(Milestone(steps[0], blocked="Er is nog geen plek", blocked_since=since))
    late.milestones.append(Milestone(steps[0], expected_on=today - timedelta(days=9)))
    if parts := guide.municipality.settings.integration.parts:
        proven.certificates.append(Certificate(parts[0].id, today - timedelta(days=60), "verklaring gezien"))


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
