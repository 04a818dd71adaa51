"""Work lists: what waits for somebody, over all dossiers. The store finds it, windows and papers show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from desktop.dossier.model import ActionStatus, ReferralStatus

WorkList = Literal["today", "overdue", "waiting", "no_answer", "mine", "all"]
"""today: due today. overdue: its day, or the organisation's usual time, has passed. waiting: a referral that was
sent and that the organisation has still to move. no_answer: recorded as such, or sent and overdue without any
answer. mine: everything open that the professional agreed. all: everything open."""
Order = Literal["due", "name", "organisation", "professional"]
LISTS: tuple[WorkList, ...] = get_args(WorkList)
WAITING: frozenset[str] = frozenset({"sent", "received", "waiting", "appointment", "no_answer"})
"""Where a referral stands while the organisation has still to move; `Referral.overdue` can be true then."""
PEOPLE: frozenset[str] = frozenset({"newcomer", "professional", "interpreter"})
"""Whoever may do an action and is no organisation."""


@dataclass(frozen=True)
class Task:
    """An open action or referral of one newcomer.

    Attributes:
        kind: what it is.
        id: of the action or referral.
        name: of the newcomer.
        title: what is to be done, or what help is asked.
        owner: 'newcomer', 'professional', 'interpreter' or the id of an organisation.
        organisation: id of the organisation of a referral, or that has to do an action; else empty.
        professional: name of who agreed it.
        status: of the action, or of the referral's last step.
        since: day of a referral's last step; None for an action.
        due_on: the day of an action, or on which a referral's next step was expected, as told or after the
            organisation's usual time; None when nobody can say, and while the organisation need not move.
        overdue: whether that day has passed.
    """

    kind: Literal["action", "referral"]
    id: str
    dossier: str
    name: str
    title: str
    owner: str
    organisation: str
    professional: str
    status: ActionStatus | ReferralStatus
    since: date | None
    due_on: date | None
    overdue: bool


@dataclass(frozen=True)
class Search:
    """Which tasks are wanted.

    Attributes:
        which: the list.
        professional: only what this person agreed, when given; without it, 'mine' is empty.
        organisation: id of an organisation; only what waits on it, when given.
        text: only tasks of people whose name holds every word of it, or that have it in their title.
        order: what they are sorted by; those without come last. Organisations go by their id.
        limit: so many at most.
    """

    which: WorkList = "all"
    professional: str = ""
    organisation: str = ""
    text: str = ""
    order: Order = "due"
    descending: bool = False
    limit: int = 500


@dataclass(frozen=True)
class Work:
    """What was found.

    Attributes:
        tasks: the first ones, in the order that was asked.
        total: how many there are, also those beyond the limit.
        counts: how many tasks every list has, within the same organisation, professional and text.
    """

    tasks: tuple[Task, ...]
    total: int
    counts: Mapping[WorkList, int] = field(default_factory=dict)
