"""The invitation to a meeting, in the newcomer's language beside Dutch; or the word that it does not go on.

It never tells why somebody is invited. Whether there is an interpreter, or children may come, only stands on it when
somebody of the municipality wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop.dossier.around import Meeting
from desktop.dossier.model import Dossier
from desktop.guide import Guide
from desktop.letters.invitation import Meeting as Appointment
from desktop.letters.invitation import day_and_place, inviting
from desktop.letters.model import Block, Heading, Letter, Pair, Paragraph
from desktop.letters.newcomer_message import plain
from desktop.letters.newcomer_paper import newcomer_paper, phone
from desktop.letters.occasion import Occasion
from desktop.letters.phrasebook import Phrasebook, Said

REMARKS = ("meeting_children", "meeting_interpreter", "meeting_free")
"""Phrases that a note can be made of: who writes one of them in Dutch, line for line, has it in every language."""


def meeting_invitation(
    guide: Guide, dossier: Dossier, meeting: Meeting, title: str, today: date, professional: str = ""
) -> Letter:
    """The invitation of one newcomer.

    Args:
        title: the theme in Dutch, for one that the municipality no longer has.
        professional: who invites.
    """
    occasion = inviting(guide, dossier, today, professional)
    letter = newcomer_paper(
        "meeting", occasion, occasion.stem_today("bijeenkomst"), lambda book: _blocks(occasion, book, meeting, title)
    )
    if not meeting.cancelled:
        return letter
    return replace(letter, title=Phrasebook(guide, dossier.newcomer.language).phrase("meeting_cancelled"))


def invitation_text(letter: Letter) -> Pair:
    """The same as plain text, to copy for a message; `own` is empty when there is no translation."""
    return plain(letter)


def _blocks(occasion: Occasion, book: Phrasebook, meeting: Meeting, title: str) -> Iterator[Block]:
    yield Paragraph(book.phrase("message_greeting", name=occasion.dossier.newcomer.name))
    yield Paragraph(book.phrase("meeting_cancelled" if meeting.cancelled else "meeting_intro"))
    yield _theme(occasion, book, meeting, title)
    yield from day_and_place(book, Appointment(meeting.day, meeting.time, meeting.place))
    if meeting.cancelled:
        number = phone(occasion)
        if number:
            name = occasion.letterhead.sender
            yield Paragraph(book.phrase("agreements_call", name=name, phone=number), "lead", icon="phone")
        return
    names = ", ".join(_there(occasion, meeting))
    if names:
        yield Paragraph(book.phrase("meeting_there", organisations=names), icon="people")
    language = occasion.dossier.newcomer.language
    if language != "nl" and language in meeting.languages:
        yield Paragraph(book.phrase("meeting_your_language"), icon="speech")
    for line in filter(None, map(str.strip, meeting.note.splitlines())):
        yield Paragraph(_remark(occasion.guide, book, line), icon="info")
    if number := phone(occasion):
        yield Paragraph(book.phrase("invitation_cannot_come", phone=number), "lead", icon="phone")


def _theme(occasion: Occasion, book: Phrasebook, meeting: Meeting, title: str) -> Block:
    municipality = occasion.guide.municipality
    theme = municipality.settings.meetings.theme(meeting.theme)
    if theme is None:
        return Heading(book.typed(title), "people")
    return Heading(book.text(municipality.context("meeting", theme.id, "title"), theme.title), theme.icon)


def _there(occasion: Occasion, meeting: Meeting) -> Iterator[str]:
    """The names of the organisations; one whose name alone tells too much at home is left out."""
    municipality = occasion.guide.municipality
    for name in meeting.organisations:
        organisation = municipality.organisation_by_id.get(name)
        if organisation and not municipality.role_of(organisation).discreet:
            yield organisation.name


def _remark(guide: Guide, book: Phrasebook, line: str) -> Said:
    known = next((name for name in REMARKS if guide.phrases[name] == line), None)
    return book.phrase(known) if known else book.name(line)  # at home nobody reads it out: the Dutch can be looked up
