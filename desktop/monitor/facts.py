"""What is known of a dossier besides answers, as it stood on one day; `people` says what each fact means.

What happened after that day does not count, so that a period that is over gives the same figures for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, get_args

from desktop.dossier.around import BuddyMatch, BuddyWish, Frequency
from desktop.dossier.model import Conversation, Dossier, Referral, ReferralStatus
from desktop.dossier.planning import planned_on
from desktop.monitor.model import Period
from desktop.monitor.people import AGREED, CERTIFICATES, HELPED_BY, KINDS
from desktop.municipality.model import Municipality

_HELPED_BY_NONE = dict.fromkeys((HELPED_BY + kind for kind in KINDS), False)
_HELPED: tuple[ReferralStatus, ...] = ("started", "completed")
_FAILED: tuple[ReferralStatus, ...] = ("refused", "no_answer")
_NOT_SENT: tuple[ReferralStatus, ...] = ("drafted", "withdrawn")
_OFTEN: tuple[Frequency, ...] = get_args(Frequency)
"""The most often first."""
_NO_MEETINGS = {"facts.came": False, "facts.meetings": 0, "facts.meetings_invited": 0}
_NO_BUDDY = {"facts.buddy": False, "facts.buddies": [], "facts.buddy_waiting": False}
_NO_CERTIFICATES: dict[str, Any] = {CERTIFICATES: []}
_NONE_AGREED = dict.fromkeys(sorted(AGREED), 0)


class Standing(NamedTuple):
    """Where one referral stood on a day.

    Attributes:
        sent_on: when the organisation heard of it; None when it had not yet.
        helped_on: when help started (or was completed, when no start was recorded); None when it had not yet.
    """

    status: ReferralStatus
    sent_on: date | None
    helped_on: date | None

    @classmethod
    def of(cls, referral: Referral, day: date) -> Standing:
        """As its steps up to that day tell."""
        status: ReferralStatus = "drafted"
        sent_on = helped_on = None
        for step in referral.history:
            if step.on > day:
                break
            status = step.status
            if sent_on is None and status not in _NOT_SENT:
                sent_on = step.on
            if helped_on is None and status in _HELPED:
                helped_on = step.on
        return cls(status, sent_on, helped_on)


def referral_fact(name: str, referral: Referral, standing: Standing, municipality: Municipality) -> Any:
    """One fact of a referral, by its name; None when it is unknown."""
    organisation = municipality.organisation_by_id.get(referral.organisation)
    match name:
        case "referral.helped":
            return standing.helped_on is not None
        case "referral.days_waited":
            if standing.sent_on is None or standing.helped_on is None:
                return None
            return max((standing.helped_on - standing.sent_on).days, 0)
        case "referral.organisation":
            return referral.organisation
        case "referral.kind":
            return municipality.role_of(organisation).kind if organisation else None
        case "referral.way":
            return referral.way or (organisation.way if organisation else None)
        case "referral.status":
            return standing.status
        case _:
            return referral.basis


def start_facts(
    dossier: Dossier, first: Conversation | None, counted: Conversation, since: date, municipality: Municipality
) -> dict[str, Any]:
    """The facts about the first conversation.

    Args:
        since: the first day of the period.
    """
    if first is None:
        return {"facts.started": False}
    known: dict[str, Any] = {"facts.started": first.held_on >= since, "facts.later": counted is not first}
    linked_on = dossier.newcomer.linked_on
    if linked_on is not None and linked_on <= first.held_on:
        known["facts.days_to_start"] = (first.held_on - linked_on).days
    for planned in municipality.settings.rounds:
        if planned.id == first.round and (day := planned_on(planned, dossier)) is not None:
            known["facts.days_after_plan"] = (first.held_on - day).days
    return known


def referred_facts(standings: Sequence[tuple[Referral, Standing]], municipality: Municipality) -> dict[str, Any]:
    """The facts about referrals, as they stood on a day.

    Args:
        standings: where each referral stood on that day.
    """
    organisations = municipality.organisation_by_id
    sent: list[str] = []
    helped: list[str] = []
    unmet: list[str] = []
    waiting = refused = 0
    for referral, (status, sent_on, helped_on) in standings:
        if sent_on:
            sent.append(referral.organisation)
        if helped_on:
            helped.append(referral.organisation)
        elif status in _FAILED:
            refused += 1
            unmet.append(referral.id)
        else:
            if sent_on and status != "withdrawn":
                waiting += 1
            if status == "drafted" and referral.organisation not in organisations:
                unmet.append(referral.id)
    known = {
        **_HELPED_BY_NONE,
        "facts.referrals": len(sent),
        "facts.referrals_helped": len(helped),
        "facts.referrals_waiting": waiting,
        "facts.referrals_refused": refused,
        "facts.referred_to": sorted(set(sent)),
        "facts.helped_by": sorted(set(helped)),
        "facts.unmet": _left(unmet, standings) if unmet else 0,
    }
    for name in helped:
        if name in organisations:
            known[HELPED_BY + municipality.role_of(organisations[name]).kind] = True
    return known


def _left(unmet: Sequence[str], standings: Sequence[tuple[Referral, Standing]]) -> int:
    """How many of these needs nobody takes up: nothing came in their place."""
    instead = {referral.instead_of for referral, standing in standings if standing.status != "withdrawn"}
    return sum(name not in instead for name in unmet)


def agreed_facts(dossier: Dossier, day: date) -> dict[str, Any]:
    """The facts about actions, as they stood on a day."""
    if not dossier.actions:
        return _NONE_AGREED
    begun = {talk.round for talk in dossier.conversations if talk.held_on <= day}
    later = {talk.round for talk in dossier.conversations} - begun
    agreed = done = overdue = 0
    for action in dossier.actions:
        if action.status == "dropped" or action.round in later:
            continue
        agreed += 1
        if action.status == "done" and (action.done_on is None or action.done_on <= day):
            done += 1
        elif action.due_on is not None and action.due_on < day:
            overdue += 1
    return {
        "facts.actions": agreed,
        "facts.actions_done": done,
        "facts.actions_open": agreed - done,
        "facts.actions_overdue": overdue,
    }


def meeting_facts(dossier: Dossier, period: Period, day: date) -> dict[str, Any]:
    """The facts about meetings in a period, as far as they were held by a day. Of a meeting where nobody noted whether
    he came, nobody knows: that is no 'no'."""
    held = [one for one in dossier.attendances if period.first <= one.day <= day]
    if not held:
        return _NO_MEETINGS
    came = sum(one.came is True for one in held)
    known: dict[str, Any] = {
        "facts.meetings": came,
        "facts.meetings_invited": sum(one.invited_on is not None for one in held),
    }
    if came or all(one.came is False for one in held):
        known["facts.came"] = came > 0
    return known


def buddy_facts(dossier: Dossier, day: date) -> dict[str, Any]:
    """The facts about buddies, as they stood at the end of a day."""
    running = [one for one in dossier.buddy_matches if _runs(one, day)]
    if running:
        known = {
            "facts.buddy": True,
            "facts.buddies": sorted({one.kind for one in running if one.kind}),
            "facts.buddy_waiting": False,
        }
        if often := [_OFTEN.index(one.frequency) for one in running if one.frequency]:
            known["facts.buddy_meets"] = _OFTEN[min(often)]
        return known
    wishes = [one for one in dossier.buddy_wishes if _runs(one, day)]
    if not wishes:
        return _NO_BUDDY
    return _NO_BUDDY | {
        "facts.buddy_waiting": True,
        "facts.buddy_days_waiting": (day - max(one.since for one in wishes)).days,
    }


def certificate_facts(dossier: Dossier, day: date) -> dict[str, Any]:
    """The facts about the parts of civic integration that were done by a day."""
    if not dossier.certificates:
        return _NO_CERTIFICATES
    return {CERTIFICATES: sorted({one.part for one in dossier.certificates if one.done_on <= day})}


def _runs(one: BuddyWish | BuddyMatch, day: date) -> bool:
    """Whether it had begun by a day, and not ended."""
    return one.since <= day and (one.ended_on is None or one.ended_on > day)
