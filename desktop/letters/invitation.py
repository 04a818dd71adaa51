"""The invitation to the next conversation, in the newcomer's language beside Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.dossier.planning import due_on, next_round
from desktop.letters.model import Block, Letter, Paragraph
from desktop.letters.newcomer_paper import newcomer_paper, own_or_phrase, phone
from desktop.letters.occasion import Occasion
from desktop.letters.phrasebook import Phrasebook


@dataclass(frozen=True)
class Meeting:
    """When and where the next conversation is.

    Attributes:
        day: None when only the month is known: the paper then says around when, and that the municipality calls.
        time: as it is printed, such as '10:30'; empty when it is not known yet.
        place: an address or a room; empty when it is not known yet.
    """

    day: date | None = None
    time: str = ""
    place: str = ""


def invitation(occasion: Occasion, meeting: Meeting) -> Letter:
    """The invitation.

    Args:
        occasion: the last conversation held, whose professional invites.
    """
    stem = occasion.stem_today("uitnodiging")
    return newcomer_paper("invitation", occasion, stem, lambda book: _blocks(occasion, book, meeting))


def _blocks(occasion: Occasion, book: Phrasebook, meeting: Meeting) -> Iterator[Block]:
    yield Paragraph(book.phrase("message_greeting", name=occasion.dossier.newcomer.name))
    yield Paragraph(own_or_phrase(occasion, book, "invitation", "opening", "invitation_intro"))
    yield Paragraph(book.phrase("invitation_promises"))
    yield from _when(occasion, book, meeting)
    if occasion.conversation.professional:
        who = book.phrase("invitation_with", professional=occasion.conversation.professional)
        yield Paragraph(who, "lead", icon="people")
    minutes = _minutes(occasion)
    if minutes:
        yield Paragraph(book.phrase("invitation_minutes", minutes=minutes))
    if occasion.dossier.newcomer.language != "nl":
        yield Paragraph(book.phrase("invitation_interpreter"))
    yield Paragraph(book.phrase("invitation_bring"))
    yield Paragraph(book.phrase("invitation_someone"))
    if number := phone(occasion):
        yield Paragraph(book.phrase("invitation_cannot_come", phone=number), "lead", icon="phone")


def _when(occasion: Occasion, book: Phrasebook, meeting: Meeting) -> Iterator[Block]:
    planned = next_round(occasion.guide.municipality, occasion.dossier)
    around = due_on(planned, occasion.dossier) if planned else None
    if meeting.day:
        yield Paragraph(book.phrase("invitation_day", date=meeting.day), "lead", icon="calendar")
    elif around and around > occasion.today:
        yield Paragraph(book.phrase("invitation_around", date=around), "lead", icon="calendar")
    else:
        yield Paragraph(book.phrase("agreements_next_unknown"), "lead", icon="calendar")
    if meeting.day and meeting.time:
        yield Paragraph(book.phrase("invitation_time", time=meeting.time), "lead", icon="clock")
    if meeting.place:
        place = ", ".join(line.strip() for line in meeting.place.splitlines())
        yield Paragraph(book.phrase("invitation_place", place=place), "lead", icon="home")


def _minutes(occasion: Occasion) -> int | None:
    """How long the next round usually takes."""
    planned = next_round(occasion.guide.municipality, occasion.dossier)
    rounds = {item.id: item.minutes for item in occasion.guide.questionnaire.rounds}
    return rounds.get(planned.id) if planned else None
