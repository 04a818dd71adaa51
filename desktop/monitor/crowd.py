"""Everybody in columns: what counting reads of many dossiers at once, without an object for each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, Certificate
from desktop.dossier.model import Dossier
from desktop.monitor.brief import NOTHING_SAID, written
from desktop.monitor.columns import Coded, Days, Mask, Whole, days

Written = str | date | None
"""A day as it is written, or kept."""


class Talks:
    """Conversations: those of one person together, in their order.

    Attributes:
        owner: the place of the person.
        said: what was said, as `brief` writes it; nothing of one that is not closed.
    """

    def __init__(
        self,
        owner: Whole,
        position: Collection[int],
        ids: Sequence[str],
        rounds: Collection[str],
        held_on: Collection[Written],
        versions: Collection[str],
        completed: Collection[int],
        said: Sequence[str],
    ) -> None:
        day = days(held_on)
        order = np.lexsort((np.array(position, np.int64), day, owner))
        places = order.tolist()
        self.owner, self.day = owner[order], day[order]
        self.round, self.version = Coded.of(rounds).at(order), Coded.of(versions).at(order)
        self.completed: Mask = np.array(completed, dtype=bool)[order]
        self.ids, self.said = [ids[place] for place in places], [said[place] for place in places]


@dataclass(frozen=True)
class Referrals:
    """Referrals, in any order.

    Attributes:
        instead: the place of the referral that one stands in the place of; -1 for none.
        stepped: of each step, the place of its referral; those of one together, in their order.
        status, on: of each step.
    """

    owner: Whole
    organisation: Coded
    round: Coded
    basis: Coded
    way: Coded
    instead: Whole
    stepped: Whole
    status: Coded
    on: Days


@dataclass(frozen=True)
class Actions:
    """Actions, in any order."""

    owner: Whole
    round: Coded
    due_on: Days
    status: Coded
    done_on: Days


@dataclass
class Around:
    """What happens around the conversations, of those few of whom it is known, by their places."""

    attendances: dict[int, list[Attendance]] = field(default_factory=dict)
    buddy_wishes: dict[int, list[BuddyWish]] = field(default_factory=dict)
    buddy_matches: dict[int, list[BuddyMatch]] = field(default_factory=dict)
    certificates: dict[int, list[Certificate]] = field(default_factory=dict)


@dataclass(frozen=True)
class Crowd:
    """Everybody.

    Attributes:
        places: of the questions in what was said, by their ids.
        known: by the name of a field of a newcomer, what is known of everybody.
    """

    ids: Sequence[str]
    names: Sequence[str]
    households: Sequence[str | None]
    known: Mapping[str, Coded]
    born: Days
    linked_on: Days
    moved_in_on: Days
    talks: Talks
    referrals: Referrals
    actions: Actions
    around: Around
    places: dict[str, int]

    def __len__(self) -> int:
        return len(self.ids)


def instead_of(owner: Whole, ids: Sequence[str], others: Sequence[str | None]) -> Whole:
    """Of each referral the place of the one, of the same person, that it stands in the place of; -1 for none."""
    found = np.full(len(ids), -1)
    if any(others):
        whose = owner.tolist()
        place: dict[tuple[int, str | None], int] = {
            (who, name): number for number, (who, name) in enumerate(zip(whose, ids, strict=True))
        }
        found[:] = [place.get((who, name), -1) for who, name in zip(whose, others, strict=True)]
    return found


def crowd(dossiers: Iterable[Dossier]) -> Crowd:
    """Whole dossiers in columns."""
    every = list(dossiers)
    people, places = [dossier.newcomer for dossier in every], dict[str, int]()
    known = {
        name: Coded.of([getattr(person, name) for person in people])
        for name in ("language", "sex", "country", "regime")
    }
    held = [(place, number, talk) for place, one in enumerate(every) for number, talk in enumerate(one.conversations)]
    around = Around()
    for part, found in vars(around).items():
        found.update({place: records for place, one in enumerate(every) if (records := getattr(one, part))})
    return Crowd(
        [dossier.id for dossier in every],
        [person.name for person in people],
        [person.household for person in people],
        known,
        days([person.birth_date for person in people]),
        days([person.linked_on for person in people]),
        days([person.moved_in_on for person in people]),
        Talks(
            np.array([place for place, _, _ in held], np.int64),
            [number for _, number, _ in held],
            [talk.id for _, _, talk in held],
            [talk.round for _, _, talk in held],
            [talk.held_on for _, _, talk in held],
            [talk.version for _, _, talk in held],
            [talk.completed for _, _, talk in held],
            [
                written(talk.answers.values(), places, words=True) if talk.completed else NOTHING_SAID
                for _, _, talk in held
            ],
        ),
        _referrals(every),
        _actions(every),
        around,
        places,
    )


def _referrals(every: Sequence[Dossier]) -> Referrals:
    sent = [(place, item) for place, one in enumerate(every) for item in one.referrals]
    steps = [(place, step) for place, (_, item) in enumerate(sent) for step in item.history]
    owner, ids = np.array([place for place, _ in sent], np.int64), [item.id for _, item in sent]
    return Referrals(
        owner,
        Coded.of([item.organisation for _, item in sent]),
        Coded.of([item.round for _, item in sent]),
        Coded.of([item.basis for _, item in sent]),
        Coded.of([item.way for _, item in sent]),
        instead_of(owner, ids, [item.instead_of for _, item in sent]),
        np.array([place for place, _ in steps], np.int64),
        Coded.of([step.status for _, step in steps]),
        days([step.on for _, step in steps]),
    )


def _actions(every: Sequence[Dossier]) -> Actions:
    agreed = [(place, item) for place, one in enumerate(every) for item in one.actions]
    return Actions(
        np.array([place for place, _ in agreed], np.int64),
        Coded.of([item.round for _, item in agreed]),
        days([item.due_on for _, item in agreed]),
        Coded.of([item.status for _, item in agreed]),
        days([item.done_on for _, item in agreed]),
    )
