"""Meetings for newcomers: what can be planned or noted, who was invited and came, and what a contact there became.

Nothing is done by itself: a person chooses whom to invite, and ticks who came.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from desktop.dossier.around import Attendance, Meeting
from desktop.dossier.model import Action, Dossier
from desktop.dossier.planning import add_months
from desktop.errors import AnswerError
from desktop.municipality.meetings import MeetingSettings
from desktop.questions.answers import LONGEST_LINE, clean

Standing = Literal["coming", "today", "held", "cancelled"]
FARTHEST, EARLIEST = 24, 120
"""Months ahead, and back, beyond which a day is a slip of the pen."""
LONGEST_NOTE, LONGEST_TITLE = 1200, 300
"""Signs of what stands on the invitation besides, and of an action."""
GONE = "Dit thema is er niet meer. Kies een ander thema."
PAST = "Deze dag is al geweest. Is de bijeenkomst al gehouden? Kies dan bovenaan 'Is al gehouden'."
NOT_YET = "Deze dag moet nog komen. Kies bovenaan 'Komt nog', of vul een dag in die al geweest is."
WRONG_YEAR = "Deze dag is wel heel ver weg. Kijk het jaar na."
TOO_EARLY = "De bijeenkomst is nog niet geweest. Op de dag zelf noteert u wie er kwam."
NOTHING_AGREED = "Schrijf op wat er gaat gebeuren, zoals: belt over fietsles."


@dataclass(frozen=True)
class Tally:
    """How many people a meeting was for; everybody counts once, however many times he was invited.

    Attributes:
        invited: all who were invited.
        came: all who came, also without an invitation.
        unknown: who were invited, and nobody noted whether they came.
    """

    invited: int = 0
    came: int = 0
    unknown: int = 0


# The meeting


def standing(meeting: Meeting, today: date) -> Standing:
    """Whether it is still to come, is today, was held, or does not go on."""
    if meeting.cancelled:
        return "cancelled"
    return "today" if meeting.day == today else "coming" if meeting.day > today else "held"


def checked(meeting: Meeting, today: date, settings: MeetingSettings, *, held: bool, before: Meeting | None) -> Meeting:
    """A meeting as it can be kept.

    Args:
        held: whether a person says that it was held already.
        before: as it is kept now; what stays as it was is right.

    Raises:
        AnswerError: its day or its theme cannot be; a Dutch sentence.
    """
    if settings.theme(meeting.theme) is None and (before is None or before.theme != meeting.theme):
        raise AnswerError(GONE)
    if before is None or before.day != meeting.day:
        if not add_months(today, -EARLIEST) <= meeting.day <= add_months(today, FARTHEST):
            raise AnswerError(WRONG_YEAR)
        if meeting.day < today and not held:
            raise AnswerError(PAST)
        if meeting.day > today and held:
            raise AnswerError(NOT_YET)
    place, note = _tidy(meeting.place, one_line=True), _tidy(meeting.note)
    return replace(meeting, place=place, note=note)


def _tidy(text: str, *, one_line: bool = False) -> str:
    return clean(text, LONGEST_LINE if one_line else LONGEST_NOTE, one_line) if text.strip() else ""


# Who was invited, and came


def attendance(dossier: Dossier, meeting_id: str) -> Attendance | None:
    """What is known of this newcomer at a meeting."""
    return next((item for item in dossier.attendances if item.meeting == meeting_id), None)


def invite(dossier: Dossier, meeting: Meeting, title: str, reason: str, on: date) -> Attendance:
    """Note that somebody is invited. Whoever was already, stays so since the first time.

    Args:
        title: the theme in words.
    """
    known = _noted(dossier, meeting, title)
    known.reason = known.reason or _tidy(reason[:LONGEST_LINE], one_line=True)
    known.invited_on = known.invited_on or on
    return known


def tick(dossier: Dossier, meeting: Meeting, title: str, came: bool | None, today: date) -> None:
    """Note whether somebody came; None when nobody knows. Who was not invited and did not come, was not there at all.

    Raises:
        AnswerError: the meeting has still to come, or does not go on.
    """
    if standing(meeting, today) == "coming":
        raise AnswerError(TOO_EARLY)
    if meeting.cancelled and came:
        raise AnswerError("Deze bijeenkomst ging niet door. Zet haar eerst weer in de planning.")
    known = _noted(dossier, meeting, title)
    known.came = came
    if known.invited_on is None and not came:
        dossier.attendances.remove(known)


def moved(dossier: Dossier, meeting: Meeting, title: str) -> None:
    """A meeting got another day or theme: what the dossier tells of it follows, while nobody knows who came."""
    for item in dossier.attendances:
        if item.meeting == meeting.id and item.came is None:
            item.day, item.theme = meeting.day, title


def tally(meeting_id: str, attendances: Iterable[tuple[str, Attendance]]) -> Tally:
    """How many people a meeting was for. Args: attendances: each with the id of its dossier."""
    mine = [(owner, item) for owner, item in attendances if item.meeting == meeting_id]
    invited = {owner for owner, item in mine if item.invited_on is not None}
    came = {owner for owner, item in mine if item.came}
    told = {owner for owner, item in mine if item.came is not None}
    return Tally(len(invited), len(came), len(invited - told))


def reached(attendances: Iterable[tuple[str, Attendance]]) -> int:
    """How many different people came to any of these."""
    return len({owner for owner, item in attendances if item.came})


def _noted(dossier: Dossier, meeting: Meeting, title: str) -> Attendance:
    known = attendance(dossier, meeting.id)
    if known is None:
        known = Attendance(meeting.id, title, meeting.day)
        dossier.attendances.append(known)
    return known


# What came of it


def contact(
    dossier: Dossier,
    words: str,
    owner: str,
    meeting_day: str,
    title: str,
    round_id: str,
    professional: str,
    due_on: date | None = None,
) -> Action:
    """A contact that was made at a meeting, as an action in the dossier.

    Args:
        owner: 'newcomer', or the id of the organisation.
        meeting_day: the day in words.
        title: the theme in words.
        round_id: the round it belongs to when the newcomer had no conversation yet.

    Raises:
        AnswerError: nothing is said of what is going to happen.
    """
    if not words.strip():
        raise AnswerError(NOTHING_AGREED)
    line = clean(" ".join(words.split()), LONGEST_TITLE, one_line=True)
    held = max(dossier.conversations, key=lambda talk: talk.held_on, default=None)
    reason = f"op de bijeenkomst '{title}' van {meeting_day}"
    action = Action(line, owner, held.round if held else round_id, due_on, reason=reason, professional=professional)
    dossier.actions.append(action)
    return action
