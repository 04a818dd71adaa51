"""What a dossier keeps for the conversations to come: arrangements, steps of civic integration, and goals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from desktop.dossier.record_id import new_id

ArrangementKind = Literal["appointment", "moved", "skipped"]
GoalState = Literal["reached", "partly", "not_yet", "let_go"]


@dataclass(eq=False)
class Arrangement:
    """What was arranged about a coming conversation, other than the municipality's rounds give. Of a round, the latest
    appointment counts, and the latest of the others.

    Attributes:
        kind: an appointment on a day; moved: due on another day than planned; skipped: it is not held.
        on: when this was decided.
        day: of the appointment, or the new day; None when it is skipped.
        reason: why, in one line of Dutch; only an appointment may go without.
        by: who decided it.
        time: of an appointment, as it is printed: '10:30'.
        place: of an appointment: an address or a room.
    """

    round: str
    kind: ArrangementKind
    on: date
    day: date | None = None
    reason: str = ""
    by: str = ""
    time: str = ""
    place: str = ""
    id: str = field(default_factory=new_id)


@dataclass(eq=False)
class Milestone:
    """Where one step of civic integration stands; there is at most one of each step.

    Attributes:
        step: id of a step of the municipality.
        done_on: None while it is not done.
        expected_on: as told.
        blocked: what holds it up, in one line of Dutch; empty when nothing does.
        blocked_since: since when.
    """

    step: str
    done_on: date | None = None
    expected_on: date | None = None
    blocked: str = ""
    blocked_since: date | None = None
    id: str = field(default_factory=new_id)


@dataclass(eq=False)
class Outcome:
    """What became of a goal, as the newcomer says at a later conversation. The latest one counts.

    Attributes:
        question: id of the question that the goal answered.
        round: id of the round in which it was set.
        state: how it stands.
        on: the day it was said.
    """

    question: str
    round: str
    state: GoalState
    on: date
    id: str = field(default_factory=new_id)
