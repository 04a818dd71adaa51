"""One dossier as it is counted: what was held up to the end of the period, and how its promises stood then."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.dossier.history import in_order
from desktop.dossier.model import Conversation, Dossier, Referral
from desktop.monitor.model import Period
from desktop.monitor.people import (
    AGREED,
    REFERRED,
    STARTED,
    Standing,
    agreed_facts,
    first_conversation,
    referred_facts,
    start_facts,
)
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


class Case:
    """One dossier, as far as it is asked.

    Attributes:
        held: the conversations that were closed, in their order.
        first: the first conversation.
        standings: where each referral stood.
    """

    def __init__(self, dossier: Dossier, asked: Asked) -> None:
        last = asked.period.last
        self.dossier, self.asked = dossier, asked
        self.held = [talk for talk in in_order(dossier) if talk.completed and talk.held_on <= last]
        self.first = first_conversation(self.held)
        self.standings = [(referral, Standing.of(referral, asked.day)) for referral in dossier.referrals]

    def counted(self) -> list[int]:
        """Places of the conversations that are of the period and the round."""
        first, round_id = self.asked.period.first, self.asked.round_id
        return [
            place for place, talk in enumerate(self.held) if talk.held_on >= first and round_id in (None, talk.round)
        ]

    def referred(self) -> list[tuple[Referral, Standing, date]]:
        """The referrals that were sent in the period (and agreed in the round), with that day."""
        first, round_id = self.asked.period.first, self.asked.round_id
        return [
            (referral, standing, standing.sent_on)
            for referral, standing in self.standings
            if standing.sent_on is not None and standing.sent_on >= first and round_id in (None, referral.round)
        ]

    def who(self) -> Hashable:
        """Who is counted as one: the household where that is asked and recorded, or else the person."""
        if self.asked.households and self.dossier.newcomer.household:
            household = " ".join(self.dossier.newcomer.household.split()).casefold()
            if household:
                return "household", household
        return "person", self.dossier.id

    def facts(self, talk: Conversation, names: Collection[str]) -> dict[str, Any]:
        """What an expression about a person may read besides answers, at one conversation; of these names at least."""
        asked = self.asked
        known: dict[str, Any] = {"facts.conversations": len(self.held)}
        if not STARTED.isdisjoint(names):
            known |= start_facts(self.dossier, self.first, talk, asked.period.first, asked.municipality)
        if not REFERRED.isdisjoint(names):
            known |= referred_facts(self.standings, asked.municipality)
        if not AGREED.isdisjoint(names):
            known |= agreed_facts(self.dossier, asked.day)
        return known
