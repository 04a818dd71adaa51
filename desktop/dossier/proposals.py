"""Which actions, referrals and protocol cards the rules propose, each with the answers it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop.dossier.agreements import involved
from desktop.dossier.model import ENDED, Action, Conversation, Dossier, Referral, Step
from desktop.municipality.model import Municipality, Organisation, Rule
from desktop.questions.conditions import Condition

_ORDER = {"now": 0, "soon": 1, "normal": 2}


@dataclass(frozen=True)
class Proposal:
    """Something a rule proposes; nothing happens until the professional confirms.

    Attributes:
        because: ids of the questions whose answers made the rule fire.
        organisation: where to, for a referral.
        involved: whether this organisation already has a running referral of this newcomer.
    """

    rule: Rule
    because: tuple[str, ...]
    organisation: Organisation | None
    due_on: date
    involved: bool = False


def facts(dossier: Dossier, conversation: Conversation) -> dict[str, object]:
    """What conditions may read besides answers."""
    newcomer = dossier.newcomer
    known = {
        "age": newcomer.age(conversation.held_on),
        "language": newcomer.language,
        "country": newcomer.country,
        "regime": newcomer.regime,
    }
    return {"round": conversation.round, "newcomer": {key: item for key, item in known.items() if item is not None}}


def propose(
    municipality: Municipality,
    conditions: Mapping[str, Condition],
    dossier: Dossier,
    conversation: Conversation,
    values: Mapping[str, Any] | None = None,
) -> list[Proposal]:
    """The rules that hold for this conversation, most urgent first.

    Args:
        values: the answers that count, by question id, earlier ones included; those of this conversation
            when None. A rule must rest on at least one answer of this conversation.

    Left out: what was dismissed in it, what it led to already, what runs since an earlier conversation, and whom an
    organisation would help that is no longer there.
    """
    now, known = conversation.values(), facts(dossier, conversation)
    values = now if values is None else values
    running = {action.rule for action in dossier.actions if action.status == "open"}
    running |= {referral.rule for referral in dossier.referrals if referral.status not in ENDED}
    running |= {action.rule for action in dossier.actions if action.round == conversation.round}
    running |= {referral.rule for referral in dossier.referrals if referral.round == conversation.round}
    found = []
    for rule in municipality.rules:
        condition = conditions.get(rule.id)
        if condition is None or rule.id in running or rule.id in conversation.dismissed:
            continue
        if rule.rounds and conversation.round not in rule.rounds:
            continue
        if condition.questions and not any(name in now and name in values for name in condition.questions):
            continue
        place = municipality.organisation_by_id.get(rule.organisation or "")
        if place is not None and place.ended(conversation.held_on):
            continue  # nobody offers it any more
        if condition.holds(values, **known):
            found.append(_proposal(rule, condition, municipality, dossier, conversation))
    return sorted(found, key=lambda proposal: (proposal.rule.propose != "protocol", _ORDER[proposal.rule.urgency]))


def _proposal(
    rule: Rule, condition: Condition, municipality: Municipality, dossier: Dossier, conversation: Conversation
) -> Proposal:
    organisation = municipality.organisation_by_id.get(rule.organisation or "")
    return Proposal(
        rule=rule,
        because=tuple(name for name in condition.questions if name in conversation.values()),
        organisation=organisation,
        due_on=conversation.held_on + timedelta(days=rule.within_days),
        involved=organisation is not None and involved(dossier, organisation.id),
    )


def confirm_action(proposal: Proposal, conversation: Conversation) -> Action:
    """The action a proposal becomes when the professional confirms it."""
    rule = proposal.rule
    return Action(
        title=rule.title,
        owner=rule.owner,
        round=conversation.round,
        due_on=proposal.due_on,
        reason=rule.reason,
        rule=rule.id,
        professional=conversation.professional,
    )


def confirm_referral(proposal: Proposal, conversation: Conversation) -> Referral:
    """The drafted referral a proposal becomes when the professional confirms it."""
    rule = proposal.rule
    return Referral(
        organisation=rule.organisation or "",
        round=conversation.round,
        basis=rule.basis,
        need=rule.title,
        reason=rule.reason,
        rule=rule.id,
        history=[Step("drafted", conversation.held_on)],
        professional=conversation.professional,
    )
