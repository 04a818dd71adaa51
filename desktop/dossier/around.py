"""What happens around the conversations: meetings, buddies, coordination meetings, and what somebody got done.

What is of one newcomer (`Attendance`, `BuddyWish`, `BuddyMatch`, `CaseDecision`, `Certificate`) is part of the dossier,
and goes with it. What is of the municipality (`Meeting`, `Buddy`, `Sitting`) is kept beside the dossiers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from desktop.dossier.record_id import new_id

Frequency = Literal["weekly", "fortnightly", "monthly", "less"]
BuddySex = Literal["female", "male", "other"]


@dataclass(eq=False)
class Attendance:
    """One newcomer and one meeting.

    Attributes:
        meeting: id of the meeting.
        theme: its theme in words, as it was: it can be read when the meeting is gone.
        day: of the meeting, as it was.
        invited_on: None when he was not invited.
        came: None while nobody knows.
        reason: why he was invited, in one line of Dutch.
    """

    meeting: str
    theme: str
    day: date
    invited_on: date | None = None
    came: bool | None = None
    reason: str = ""
    id: str = field(default_factory=new_id)


@dataclass(eq=False)
class BuddyWish:
    """What a newcomer wishes of a buddy. The latest one that has not ended counts.

    Attributes:
        kind: id of a kind of buddy of the municipality; empty when any will do.
        since: he waits since this day.
        languages: BCP 47 codes, the dearest first.
        conditions: what must be so: see `buddies`.
        hours: a week.
    """

    kind: str
    since: date
    languages: list[str] = field(default_factory=list)
    interests: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    hours: int | None = None
    neighbourhood: str = ""
    note: str = ""
    ended_on: date | None = None
    id: str = field(default_factory=new_id)


@dataclass(eq=False)
class BuddyMatch:
    """A newcomer and his buddy.

    Attributes:
        buddy: id of the buddy; the name stands with the buddy alone.
        kind: as in the wish.
        frequency: how often they meet; None when nobody asked yet.
        reason: why it ended, in one line of Dutch.
    """

    buddy: str
    kind: str
    since: date
    frequency: Frequency | None = None
    ended_on: date | None = None
    reason: str = ""
    id: str = field(default_factory=new_id)


@dataclass(eq=False)
class CaseDecision:
    """What was decided about one newcomer in a coordination meeting.

    Attributes:
        sitting: id of the coordination meeting.
        action: id of the action that came of it.
        referral: id of the referral it was about.
    """

    sitting: str
    on: date
    text: str
    action: str | None = None
    referral: str | None = None
    id: str = field(default_factory=new_id)


@dataclass(eq=False)
class Certificate:
    """A part of civic integration that is done.

    Attributes:
        part: id of a part of the municipality.
        proof: what proves it, in one line of Dutch; empty when nothing was shown.
        by: who saw it.
    """

    part: str
    done_on: date
    proof: str = ""
    by: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Meeting:
    """A meeting for newcomers.

    Attributes:
        theme: id of a theme of the municipality.
        time: as it is printed: '10:30'.
        organisations: ids of those that are there.
        languages: BCP 47 codes that are spoken; empty when nothing is said of it.
    """

    theme: str
    day: date
    time: str = ""
    place: str = ""
    organisations: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    cancelled: bool = False
    note: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Buddy:
    """Somebody who wants to be a buddy, and what he offers.

    Attributes:
        since: the day he offered himself.
        kinds: ids of kinds of buddies; empty when he has no preference.
        languages: BCP 47 codes.
        conditions: what must be so for him: see `buddies`.
        hours: a week.
        stopped_on: since then he is nobody's buddy any more.
    """

    name: str
    since: date
    kinds: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    interests: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    sex: BuddySex | None = None
    hours: int | None = None
    neighbourhood: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    stopped_on: date | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Sitting:
    """A coordination meeting of the municipality and its partners.

    Attributes:
        organisations: ids of the partners at the table.
        present: names of who is there.
        closed: nothing is added any more.
    """

    on: date
    place: str = ""
    organisations: list[str] = field(default_factory=list)
    present: list[str] = field(default_factory=list)
    closed: bool = False
    note: str = ""
    id: str = field(default_factory=new_id)
