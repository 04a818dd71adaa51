"""The invitation to the next conversation, in the newcomer's language beside Dutch.

Whoever never had a conversation is invited to the first one: then it says nothing of earlier agreements.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.dossier.model import Conversation, Dossier
from desktop.dossier.planning import appointment, next_round, upcoming
from desktop.dossier.schedule import Outline, Upcoming
from desktop.guide import Guide
from desktop.letters.model import Block, Letter, Paragraph
from desktop.letters.moments import day_told, time_told
from desktop.letters.newcomer_paper import newcomer_paper, own_or_phrase, phone
from desktop.letters.occasion import Occasion
from desktop.letters.phrasebook import Phrasebook


@dataclass(frozen=True)
class Meeting:
    """When and where the next conversation is.

    Attributes:
        day: None when only the month is known: the paper then says around when, and that the municipality calls.
        time: such as '10:30', or any text; empty when it is not known yet.
        place: an address or a room; empty when it is not known yet.
    """

    day: date | None = None
    time: str = ""
    place: str = ""


def next_talk(guide: Guide, dossier: Dossier) -> Upcoming | None:
    """Which conversation somebody is invited to; None when there is none any more."""
    return upcoming(guide.municipality, Outline.of(dossier))


def agreed(talk: Upcoming | None, today: date) -> Meeting | None:
    """The appointment that was made for a conversation; None when there is none, or when its day has passed."""
    made = talk.appointment if talk else None
    if made is None or made.day is None or made.day < today:
        return None
    return Meeting(made.day, made.time, made.place)


def meeting_after(occasion: Occasion) -> Meeting | None:
    """The appointment for the conversation that comes after this one, while it is still to come."""
    planned = next_round(occasion.guide.municipality, occasion.dossier)
    made = appointment(occasion.dossier, planned.id) if planned else None
    if made is None or made.day is None or made.day < occasion.today:
        return None
    return Meeting(made.day, made.time, made.place)


def inviting(guide: Guide, dossier: Dossier, today: date, professional: str = "") -> Occasion:
    """What an invitation is made from: the last conversation held, or none yet.

    Args:
        professional: who invites, when nobody spoke with this newcomer yet.
    """
    none = Conversation("", today, dossier.newcomer.language, professional=professional)
    last = max(reversed(dossier.conversations), key=lambda held: held.held_on, default=none)
    return Occasion(guide, dossier, last, today)


def invitation(occasion: Occasion, meeting: Meeting | None = None) -> Letter:
    """The invitation.

    Args:
        occasion: the last conversation held, whose professional invites.
        meeting: when and where; None for what was agreed in the plan.
    """
    stem = occasion.stem_today("uitnodiging")
    talk = next_talk(occasion.guide, occasion.dossier)
    known = meeting or agreed(talk, occasion.today) or Meeting()
    return newcomer_paper("invitation", occasion, stem, lambda book: _blocks(occasion, book, known, talk))


def _blocks(occasion: Occasion, book: Phrasebook, meeting: Meeting, talk: Upcoming | None) -> Iterator[Block]:
    again = bool(occasion.dossier.conversations)
    yield Paragraph(book.phrase("message_greeting", name=occasion.dossier.newcomer.name))
    if again:
        yield Paragraph(own_or_phrase(occasion, book, "invitation", "opening", "invitation_intro"))
        yield Paragraph(book.phrase("invitation_promises"))
    else:
        yield Paragraph(book.phrase("invitation_first"))
    yield from _when(occasion, book, meeting, talk)
    if occasion.conversation.professional:
        who = book.phrase("invitation_with", professional=occasion.conversation.professional)
        yield Paragraph(who, "lead", icon="people")
    minutes = _minutes(occasion, talk)
    if minutes:
        yield Paragraph(book.phrase("invitation_minutes", minutes=minutes))
    if occasion.dossier.newcomer.language != "nl":
        yield Paragraph(book.phrase("invitation_interpreter"))
    if again:
        yield Paragraph(book.phrase("invitation_bring"))
    yield Paragraph(book.phrase("invitation_someone"))
    if number := phone(occasion):
        yield Paragraph(book.phrase("invitation_cannot_come", phone=number), "lead", icon="phone")


def _when(occasion: Occasion, book: Phrasebook, meeting: Meeting, talk: Upcoming | None) -> Iterator[Block]:
    if meeting.day:
        yield from day_and_place(book, meeting)
        return
    around = talk.due_on if talk else None
    if around and around > occasion.today:
        yield Paragraph(book.phrase("invitation_around", date=around), "lead", icon="calendar")
    else:
        yield Paragraph(book.phrase("agreements_next_unknown"), "lead", icon="calendar")
    yield from _where(book, meeting)


def day_and_place(book: Phrasebook, meeting: Meeting) -> Iterator[Block]:
    """The day of a meeting, its time and its place, as far as they are known."""
    if meeting.day:
        yield Paragraph(book.phrase("invitation_day", date=day_told(book, meeting.day)), "lead", icon="calendar")
    if meeting.day and meeting.time:
        yield Paragraph(book.phrase("invitation_time", time=time_told(book, meeting.time)), "lead", icon="clock")
    yield from _where(book, meeting)


def _where(book: Phrasebook, meeting: Meeting) -> Iterator[Block]:
    if meeting.place:
        place = ", ".join(line.strip() for line in meeting.place.splitlines())
        yield Paragraph(book.phrase("invitation_place", place=place), "lead", icon="home")


def _minutes(occasion: Occasion, talk: Upcoming | None) -> int | None:
    """How long that conversation usually takes."""
    rounds = {item.id: item.minutes for item in occasion.guide.questionnaire.rounds}
    return rounds.get(talk.round) if talk else None
