"""Who is due for which conversation, over all newcomers: the plan of the municipality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from desktop.dossier.coming_back import Arrangement
from desktop.dossier.model import Dossier, Newcomer

ROOM = timedelta(days=14)
"""So long after its day a conversation is not late yet, while nobody agreed on a day: it is due around that day, which
is only counted in months or weeks from an earlier one, and was promised to nobody."""


class Held(Protocol):
    """A conversation as far as planning needs it."""

    @property
    def round(self) -> str:
        """Id of the round."""

    @property
    def held_on(self) -> date:
        """The day."""

    @property
    def completed(self) -> bool:
        """Whether it was closed."""


class Plannable(Protocol):
    """Whom a conversation is planned for: a whole dossier, or the outline of one."""

    @property
    def newcomer(self) -> Newcomer:
        """Who it is."""

    @property
    def conversations(self) -> Sequence[Held]:
        """Held so far."""

    @property
    def arrangements(self) -> Sequence[Arrangement]:
        """What was arranged besides."""


@dataclass(frozen=True)
class Talk:
    """One conversation in an outline."""

    round: str
    held_on: date
    completed: bool


@dataclass(frozen=True)
class Outline:
    """What planning needs of a dossier, without a single answer."""

    dossier_id: str
    newcomer: Newcomer
    conversations: tuple[Talk, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()

    @classmethod
    def of(cls, dossier: Dossier) -> Outline:
        """The outline of a whole dossier."""
        talks = tuple(Talk(held.round, held.held_on, held.completed) for held in dossier.conversations)
        return cls(dossier.id, dossier.newcomer, talks, tuple(dossier.arrangements))


@dataclass(frozen=True)
class Upcoming:
    """The next conversation of one newcomer, or one that is not held.

    Attributes:
        round: id of the round; of the conversation that waits to be resumed, when there is one.
        due_on: the day it is due, as planned or moved; None while its anchor is not known. The day it was begun, of
            one that waits to be resumed.
        planned_on: the day the municipality's rounds give; None while the anchor is not known.
        appointment: what was agreed about it; None when nothing was. One of a round that the municipality no longer
            has stands for the next conversation.
        moved: why it is due on another day, or why it is not held (its kind is 'skipped'); None when all goes as
            planned.
        unfinished: whether it was begun, and waits to be resumed.
    """

    dossier_id: str
    newcomer: Newcomer
    round: str
    due_on: date | None
    planned_on: date | None
    appointment: Arrangement | None = None
    moved: Arrangement | None = None
    unfinished: bool = False

    @property
    def skipped(self) -> bool:
        """Whether it is not held."""
        return self.moved is not None and self.moved.kind == "skipped"

    @property
    def day(self) -> date | None:
        """When it is: the day that was agreed, or else the day it is due."""
        return self.appointment.day if self.appointment and self.appointment.day else self.due_on

    @property
    def around(self) -> bool:
        """Whether it is due around its day: nobody agreed on one, and it was not begun."""
        return self.day is not None and self.appointment is None and not self.unfinished

    def late(self, today: date) -> bool:
        """Whether the day that was agreed has passed, or the day around which it is due by more than `ROOM`."""
        if self.skipped or self.day is None:
            return False
        return today - self.day > (ROOM if self.around else timedelta())
