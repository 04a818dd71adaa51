"""One dossier as it is counted: what was held up to the end of the period, and how its promises stood then."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.dossier.history import in_order
from desktop.dossier.model import Conversation, Dossier, Referral
from desktop.monitor.facts import (
    Standing,
    agreed_facts,
    buddy_facts,
    certificate_facts,
    meeting_facts,
    referred_facts,
    start_facts,
)
from desktop.monitor.model import Period
from desktop.monitor.people import AGREED, BUDDIES, CERTIFICATES, MEETINGS, REFERRED, STARTED, first_conversation
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
        counted: places in it of those that are of the period and the round.
        first: the first conversation.
        standings: where each referral stood.
    """

    def __init__(self, dossier: Dossier, asked: Asked) -> None:
        last = asked.period.last
        self.dossier, self.asked = dossier, asked
        self.held = [talk for talk in in_order(dossier) if talk.completed and talk.held_on <= last]
        self.counted = self._counted()
        self.first = first_conversation(self.held)
        self.standings = [(referral, Standing.of(referral, asked.day)) for referral in dossier.referrals]

    def _counted(self) -> list[int]:
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

    def start_facts(self, talk: Conversation) -> Mapping[str, Any]:
        """What an expression may read of the first conversation, at one conversation."""
        return start_facts(self.dossier, self.first, talk, self.asked.period.first, self.asked.municipality)

    def referred_facts(self, _: Conversation) -> Mapping[str, Any]:
        """What it may read of referrals."""
        return referred_facts(self.standings, self.asked.municipality)

    def agreed_facts(self, _: Conversation) -> Mapping[str, Any]:
        """What it may read of actions."""
        return agreed_facts(self.dossier, self.asked.day)

    def meeting_facts(self, _: Conversation) -> Mapping[str, Any]:
        """What it may read of meetings."""
        return meeting_facts(self.dossier, self.asked.period, self.asked.day)

    def buddy_facts(self, _: Conversation) -> Mapping[str, Any]:
        """What it may read of buddies."""
        return buddy_facts(self.dossier, self.asked.day)

    def certificate_facts(self, _: Conversation) -> Mapping[str, Any]:
        """What it may read of certificates."""
        return certificate_facts(self.dossier, self.asked.day)

    def held_facts(self, _: Conversation) -> Mapping[str, Any]:
        """How many conversations there were."""
        return {"facts.conversations": len(self.held)}


KNOWN: tuple[tuple[Collection[str], Callable[[Case, Conversation], Mapping[str, Any]]], ...] = (
    (STARTED, Case.start_facts),
    (REFERRED, Case.referred_facts),
    (AGREED, Case.agreed_facts),
    (MEETINGS, Case.meeting_facts),
    (BUDDIES, Case.buddy_facts),
    ((CERTIFICATES,), Case.certificate_facts),
    (("facts.conversations",), Case.held_facts),
)
"""Facts that are worked out together, and how."""
