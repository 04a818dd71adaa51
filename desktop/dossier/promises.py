"""Every promise made so far: actions and referrals, and where each stands. They come first at a follow-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from desktop.dossier.model import ENDED, PICKED_UP, Action, Conversation, Dossier, Referral
from desktop.dossier.waiting import Waited, expectation
from desktop.municipality.model import Municipality

State = Literal["done", "picked_up", "waiting", "refused", "lost", "open", "overdue", "dropped"]
_NOTHING_LEARNED: Mapping[str, Waited] = MappingProxyType({})


@dataclass(frozen=True)
class Promise:
    """One action or referral, and its state in the words of a follow-up."""

    subject: Action | Referral
    state: State


def promises(
    dossier: Dossier,
    conversation: Conversation | None,
    municipality: Municipality,
    today: date,
    waits: Mapping[str, Waited] = _NOTHING_LEARNED,
) -> list[Promise]:
    """Everything promised before a conversation (all, when None): referrals first, then actions."""
    current = conversation.round if conversation else None
    subjects: Iterable[Action | Referral] = [*dossier.referrals, *dossier.actions]
    return [
        Promise(subject, state_of(subject, municipality, today, waits))
        for subject in subjects
        if subject.round != current
    ]


def state_of(
    subject: Action | Referral,
    municipality: Municipality,
    today: date,
    waits: Mapping[str, Waited] = _NOTHING_LEARNED,
) -> State:
    """Where one promise stands. A referral that nobody answered within the usual time is lost."""
    if isinstance(subject, Action):
        if subject.status == "open":
            return "overdue" if subject.overdue(today) else "open"
        return "done" if subject.status == "done" else "dropped"
    organisation = municipality.organisation_by_id.get(subject.organisation)
    if subject.status == "completed":
        return "done"
    if subject.status in ("refused", "withdrawn"):
        return "refused" if subject.status == "refused" else "dropped"
    if subject.status == "no_answer":
        return "lost"
    if subject.status in PICKED_UP:
        return "picked_up"
    if subject.status == "waiting":
        return "waiting"
    if subject.overdue(today, expectation(organisation, waits).patience if organisation else None):
        return "lost"
    return "open"


def open_promises(dossier: Dossier) -> int:
    """How many actions and referrals still wait for somebody."""
    return sum(action.status == "open" for action in dossier.actions) + sum(
        referral.status not in ENDED for referral in dossier.referrals
    )


def action_phrase(action: Action, state: State) -> str:
    """Id of the fixed sentence that tells the newcomer where an action stands.

    For what is late the municipality apologises, but not for what the newcomer himself would do.
    """
    if state == "overdue" and action.owner != "newcomer":
        return "action_late"
    return {"done": "action_done", "dropped": "action_dropped"}.get(state, "action_open")
