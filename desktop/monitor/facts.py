"""What is known of everybody besides answers, as it stood on one day; `people` says what each fact means.

What happened after that day does not count, so that a period that is over gives the same figures for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

import numpy as np

from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, Frequency
from desktop.dossier.model import Newcomer, ReferralStatus
from desktop.dossier.planning import START, planned_on
from desktop.dossier.schedule import Outline, Talk
from desktop.monitor.columns import Coded, Days, Mask, Whole, days, first_of, how_many, listed, no_days
from desktop.monitor.crowd import Actions, Around, Referrals, Talks
from desktop.monitor.model import Period
from desktop.monitor.people import CERTIFICATES, HELPED_BY, KINDS
from desktop.municipality.model import Municipality

_HELPED: tuple[ReferralStatus, ...] = ("started", "completed")
_FAILED: tuple[ReferralStatus, ...] = ("refused", "no_answer")
_NOT_SENT: tuple[ReferralStatus, ...] = ("drafted", "withdrawn")
_OFTEN: tuple[Frequency, ...] = get_args(Frequency)
"""The most often first."""
_NO_MEETINGS: Mapping[str, Hashable] = {"facts.came": False, "facts.meetings": 0, "facts.meetings_invited": 0}
_NO_BUDDY: Mapping[str, Hashable] = {
    "facts.buddy": False,
    "facts.buddies": (),
    "facts.buddy_meets": None,
    "facts.buddy_waiting": False,
    "facts.buddy_days_waiting": None,
}
_NO_CERTIFICATES: Mapping[str, Hashable] = {CERTIFICATES: ()}
Facts = Mapping[str, Coded]
"""By the name of a fact, what it is of everybody; what nobody knows of anybody is left out."""


@dataclass(frozen=True)
class Standings:
    """Where each referral stood on a day, as its steps up to that day tell.

    Attributes:
        sent_on: when the organisation heard of it; unknown when it had not yet.
        helped_on: when help started (or was completed, when no start was recorded); unknown when it had not yet.
    """

    status: Coded
    sent_on: Days
    helped_on: Days

    @classmethod
    def of(cls, referrals: Referrals, day: date) -> Standings:
        """Of every referral."""
        stepped, status, on, many = referrals.stepped, referrals.status, referrals.on, len(referrals.owner)
        later = np.cumsum(on > np.datetime64(day))
        begins = np.searchsorted(stepped, stepped)
        before = np.concatenate(([0], later))[begins]
        counts = later == before  # no step so far was later, nor is this one

        def first(wanted: Mask) -> Days:
            row = first_of(stepped, counts & wanted, many)
            found = no_days(many)
            found[row >= 0] = on[row[row >= 0]]
            return found

        places = {name: place for place, name in enumerate(dict.fromkeys(("drafted", *status.values)))}
        stood = np.full(many, places["drafted"])
        stood[stepped[counts]] = np.array([places[name] for name in status.values], np.int64)[status.codes[counts]]
        return cls(Coded(stood, list(places)), first(~status.among(_NOT_SENT)), first(status.among(_HELPED)))


def referral_fact(name: str, referrals: Referrals, standings: Standings, municipality: Municipality) -> Coded:
    """One fact of every referral, by its name."""
    sent_on, helped_on = standings.sent_on, standings.helped_on
    match name:
        case "referral.helped":
            return Coded.facts(~np.isnat(helped_on))
        case "referral.days_waited":
            waited = np.maximum((helped_on - sent_on).astype(np.int64), 0)
            return Coded.numbers(waited, ~np.isnat(helped_on) & ~np.isnat(sent_on))
        case "referral.organisation":
            return referrals.organisation
        case "referral.kind":
            return _kinds(referrals.organisation, municipality)
        case "referral.way":
            ways = {item.id: item.way for item in municipality.organisations}
            pairs = zip(referrals.way.told(), referrals.organisation.told(), strict=True)
            return Coded.of([way or ways.get(organisation) for way, organisation in pairs])
        case "referral.status":
            return standings.status
        case _:
            return referrals.basis


def _kinds(organisations: Coded, municipality: Municipality) -> Coded:
    known = municipality.organisation_by_id
    kinds = [municipality.role_of(known[name]).kind if name in known else None for name in organisations.values]
    return Coded(organisations.codes, kinds)


def start_facts(
    talks: Talks,
    first: Whole,
    counted: Whole,
    since: date,
    anchors: Mapping[str, Days],
    municipality: Municipality,
) -> Facts:
    """The facts about the first conversation.

    Args:
        first, counted: of everybody, the place of the first conversation and of the one that is counted; -1 for none.
        since: the first day of the period.
        anchors: by name, the days that rounds are planned from.
    """
    there = first >= 0
    on = no_days(len(first))
    on[there] = talks.day[first[there]]
    linked_on = anchors["linked_on"]
    planned = no_days(len(first))
    for item in municipality.settings.rounds:
        of_it = np.flatnonzero(there)[talks.round.among((item.id,))[first[there]]]
        anchor, places = np.unique(anchors[item.anchor][of_it], return_inverse=True)
        found = days([None if np.isnat(day) else planned_on(item, _begun(day.item())) for day in anchor])[places]
        planned[of_it] = np.where(np.isnat(found), planned[of_it], found)
    return {
        "facts.started": Coded.facts(on >= np.datetime64(since)),
        "facts.later": Coded.facts(first != counted, there),
        "facts.days_to_start": Coded.numbers((on - linked_on).astype(np.int64), linked_on <= on),
        "facts.days_after_plan": Coded.numbers((on - planned).astype(np.int64), ~np.isnat(planned) & there),
    }


def _begun(day: date) -> Outline:
    """Somebody of whom everything that rounds are planned from was on one day."""
    return Outline("", Newcomer("", "", linked_on=day, moved_in_on=day), (Talk(START, day, True),))


def referred_facts(
    referrals: Referrals, standings: Standings, names: Collection[str], many: int, municipality: Municipality
) -> Facts:
    """The facts about referrals, as they stood on a day.

    Args:
        names: of the facts that are wanted: lists are not made for nothing.
        many: so many people there are.
    """
    owner, status = referrals.owner, standings.status
    sent, helped = ~np.isnat(standings.sent_on), ~np.isnat(standings.helped_on)
    refused = ~helped & status.among(_FAILED)
    waiting = ~helped & ~refused & sent & ~status.among(("withdrawn",))
    gone = ~referrals.organisation.among(municipality.organisation_by_id)
    unmet = refused | (~helped & gone & status.among(("drafted",)))
    taken = referrals.instead[(referrals.instead >= 0) & ~status.among(("withdrawn",))]
    unmet[taken] = False
    works: dict[str, Callable[[], Coded]] = {
        "facts.referred_to": lambda: listed(owner, referrals.organisation, sent, many),
        "facts.helped_by": lambda: listed(owner, referrals.organisation, helped, many),
    }
    numbers = {"facts.referrals": sent, "facts.referrals_helped": helped, "facts.referrals_waiting": waiting}
    numbers |= {"facts.referrals_refused": refused, "facts.unmet": unmet}
    kinds = _kinds(referrals.organisation, municipality)
    found = {name: Coded.numbers(how_many(owner, wanted, many)) for name, wanted in numbers.items() if name in names}
    for kind in KINDS:
        if HELPED_BY + kind in names:
            found[HELPED_BY + kind] = Coded.facts(how_many(owner, helped & kinds.among((kind,)), many) > 0)
    return found | {name: work() for name, work in works.items() if name in names}


def agreed_facts(actions: Actions, talks: Talks, day: date, many: int) -> Facts:
    """The facts about actions, as they stood on a day.

    Args:
        many: so many people there are.
    """
    rounds = {name: place for place, name in enumerate(dict.fromkeys((*talks.round.values, *actions.round.values)))}
    held, agreed_in = (
        column.owner * len(rounds)
        + Coded(column.round.codes, [rounds[name] for name in column.round.values]).array(int)
        for column in (talks, actions)
    )
    until = np.datetime64(day)
    begun, later = (np.zeros(many * len(rounds), dtype=bool) for _ in range(2))
    begun[held[talks.day <= until]] = True
    later[held[talks.day > until]] = True
    agreed = ~actions.status.among(("dropped",)) & ~(later & ~begun)[agreed_in]
    done = agreed & actions.status.among(("done",)) & ~(actions.done_on > until)
    overdue = agreed & ~done & (actions.due_on < until)
    wanted = {"facts.actions": agreed, "facts.actions_done": done}
    wanted |= {"facts.actions_open": agreed & ~done, "facts.actions_overdue": overdue}
    return {name: Coded.numbers(how_many(actions.owner, mask, many)) for name, mask in wanted.items()}


def around_facts(around: Around, period: Period, day: date, many: int) -> Facts:
    """The facts about meetings, buddies and certificates; most people have nothing of them.

    Args:
        many: so many people there are.
    """
    buddies = {
        place: _buddy_facts(around.buddy_matches.get(place, []), around.buddy_wishes.get(place, []), day)
        for place in (*around.buddy_matches, *around.buddy_wishes)
    }
    certificates: dict[int, Mapping[str, Hashable]] = {
        place: {CERTIFICATES: tuple(sorted({one.part for one in held if one.done_on <= day}))}
        for place, held in around.certificates.items()
    }
    return {
        name: Coded.scattered(usual, {place: facts.get(name) for place, facts in told.items()}, many)
        for none, told in (
            (_NO_MEETINGS, {place: _meeting_facts(held, period, day) for place, held in around.attendances.items()}),
            (_NO_BUDDY, buddies),
            (_NO_CERTIFICATES, certificates),
        )
        for name, usual in none.items()
    }


def _meeting_facts(attendances: Collection[Attendance], period: Period, day: date) -> Mapping[str, Hashable]:
    """Of meetings in a period, as far as they were held by a day. Of a meeting where nobody noted whether he came,
    nobody knows: that is no 'no'."""
    held = [one for one in attendances if period.first <= one.day <= day]
    if not held:
        return _NO_MEETINGS
    came = sum(one.came is True for one in held)
    noted = came or all(one.came is False for one in held)
    invited = sum(one.invited_on is not None for one in held)
    return {"facts.came": came > 0 if noted else None, "facts.meetings": came, "facts.meetings_invited": invited}


def _buddy_facts(matches: Collection[BuddyMatch], wishes: Collection[BuddyWish], day: date) -> Mapping[str, Hashable]:
    """Of buddies, as they stood at the end of a day."""
    running = [one for one in matches if _runs(one, day)]
    if running:
        often = [_OFTEN.index(one.frequency) for one in running if one.frequency]
        return {
            **_NO_BUDDY,
            "facts.buddy": True,
            "facts.buddies": tuple(sorted({one.kind for one in running if one.kind})),
            "facts.buddy_meets": _OFTEN[min(often)] if often else None,
        }
    waiting = [one for one in wishes if _runs(one, day)]
    if not waiting:
        return _NO_BUDDY
    since = (day - max(one.since for one in waiting)).days
    return {**_NO_BUDDY, "facts.buddy_waiting": True, "facts.buddy_days_waiting": since}


def _runs(one: BuddyWish | BuddyMatch, day: date) -> bool:
    """Whether it had begun by a day, and not ended."""
    return one.since <= day and (one.ended_on is None or one.ended_on > day)
