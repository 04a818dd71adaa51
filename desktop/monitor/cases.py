"""Everybody as they are counted: what was held up to the end of the period, and how its promises stood then."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from desktop.dossier.planning import CATCH_UP, START
from desktop.monitor.columns import Coded, Days, Mask, Whole, first_of, how_many, no_days
from desktop.monitor.crowd import Crowd
from desktop.monitor.facts import Facts, Standings, agreed_facts, around_facts, referred_facts, start_facts
from desktop.monitor.model import Period
from desktop.monitor.people import AGREED, REFERRED, STARTED
from desktop.municipality.model import Municipality


@dataclass(frozen=True)
class Asked:
    """What is to be counted.

    Attributes:
        day: promises count as they stood on it.
        round_id: only this round; None for every one.
    """

    municipality: Municipality
    period: Period
    day: date
    round_id: str | None = None

    @property
    def households(self) -> bool:
        """Whether who lives together is counted once."""
        return self.municipality.settings.count_by == "household"

    def population(self, whom: str) -> str:
        """The beginning of the key of whom is counted."""
        return f"{self.period.first}/{self.period.last}|{whom}|round={self.round_id or '*'}"


class Cases:
    """Everybody, as far as they are asked.

    Attributes:
        held: the places of the conversations that were closed by the end of the period; those of one person together,
            in their order.
        counted: which of those are of the period and the round, by their places in `held`.
        first: of everybody, the place of the first conversation; -1 for none.
    """

    def __init__(self, crowd: Crowd, asked: Asked) -> None:
        self.crowd, self.asked = crowd, asked
        talks, period = crowd.talks, asked.period
        self.held = np.flatnonzero(talks.completed & (talks.day <= np.datetime64(period.last)))
        inside = (talks.day[self.held] >= np.datetime64(period.first)) & self._of_the_round(talks.round)[self.held]
        self.counted = np.flatnonzero(inside)
        self.first = self._first()

    def __len__(self) -> int:
        return len(self.crowd)

    @cached_property
    def standings(self) -> Standings:
        """Where each referral stood."""
        return Standings.of(self.crowd.referrals, self.asked.day)

    @cached_property
    def who(self) -> Coded:
        """Who is counted as one: the household where that is asked and recorded, or else the person."""
        crowd = self.crowd
        together = [" ".join((name or "").split()).casefold() for name in crowd.households if self.asked.households]
        names = zip(together or ("",) * len(self), crowd.ids, strict=True)
        return Coded.of([("household", name) if name else ("person", dossier) for name, dossier in names])

    @property
    def latest(self) -> Whole:
        """Of everybody who is counted, the place in `held` of the latest conversation that is."""
        owners = self.crowd.talks.owner[self.held[self.counted]]
        return self.counted[np.flatnonzero(np.append(owners[1:] != owners[:-1], True)[: len(owners)])]

    def referred(self) -> Whole:
        """The places of the referrals that were sent in the period (and agreed in the round), by person."""
        referrals, since = self.crowd.referrals, np.datetime64(self.asked.period.first)
        places = np.flatnonzero((self.standings.sent_on >= since) & self._of_the_round(referrals.round))
        return places[np.argsort(referrals.owner[places], kind="stable")]

    def about(self, names: Collection[str], people: Whole, on: Days) -> Facts:
        """What is known of newcomers, each on one day.

        Args:
            names: what is wanted; of these, what tells of the newcomer.
            people: their places.
        """
        found = {
            name: self.crowd.known[field].at(people) for name in names if (field := _field(name)) in self.crowd.known
        }
        if "newcomer.age" in names:
            found["newcomer.age"] = _ages(self.crowd.born[people], on)
        return found

    def facts(self, names: Collection[str]) -> Facts:
        """What is known of everybody besides answers.

        Args:
            names: of the facts that are wanted.
        """
        crowd, asked, many = self.crowd, self.asked, len(self)
        found: dict[str, Coded] = {}
        if not STARTED.isdisjoint(names):
            anchors = {"linked_on": crowd.linked_on, "moved_in_on": crowd.moved_in_on, "start": self._started()}
            counted, latest = np.full(many, -1), self.held[self.latest]
            counted[crowd.talks.owner[latest]] = latest
            found |= start_facts(crowd.talks, self.first, counted, asked.period.first, anchors, asked.municipality)
        if not REFERRED.isdisjoint(names):
            found |= referred_facts(crowd.referrals, self.standings, names, many, asked.municipality)
        if not AGREED.isdisjoint(names):
            found |= agreed_facts(crowd.actions, crowd.talks, asked.day, many)
        if "facts.conversations" in names:
            held = how_many(crowd.talks.owner[self.held], np.ones(len(self.held), dtype=bool), many)
            found["facts.conversations"] = Coded.numbers(held)
        return {**found, **around_facts(crowd.around, asked.period, asked.day, many)}

    def _of_the_round(self, rounds: Coded) -> Mask:
        wanted = self.asked.round_id
        return np.ones(len(rounds.codes), dtype=bool) if wanted is None else rounds.among((wanted,))

    def _first(self) -> Whole:
        """Of everybody the first conversation of the start round, or else the first to catch up."""
        talks, found = self.crowd.talks, np.full(len(self), -1)
        for round_id in (CATCH_UP, START):
            first = first_of(talks.owner[self.held], talks.round.among((round_id,))[self.held], len(self))
            found = np.where(first >= 0, self.held[first], found) if len(self.held) else found
        return found

    def _started(self) -> Days:
        """The day of the first conversation that rounds are planned from, whether or not it was closed."""
        talks, found = self.crowd.talks, no_days(len(self))
        first = first_of(talks.owner, talks.round.among((START, CATCH_UP)), len(self))
        found[first >= 0] = talks.day[first[first >= 0]]
        return found


def _field(name: str) -> str:
    return name.removeprefix("newcomer.") if name.startswith("newcomer.") else ""


def _ages(born: Days, on: Days) -> Coded:
    """Ages in whole years, each on its day."""
    known, years = ~np.isnat(born), (on.astype("M8[Y]") - born.astype("M8[Y]")).astype(np.int64)
    return Coded.numbers(years - (_of_the_year(on) < _of_the_year(born)), known)


def _of_the_year(days: Days) -> Whole:
    """The month and the day, so that a later one is higher."""
    months = days.astype("M8[M]")
    found: Whole = 32 * (months.astype(np.int64) % 12) + (days - months).astype(np.int64)
    return found
