"""What is agreed in one conversation, and whether the newcomer allows what a referral needs. Pure."""

from __future__ import annotations

from datetime import date
from typing import Literal

from desktop.dossier.model import ENDED, Action, Basis, Consent, Conversation, Decision, Dossier, Referral
from desktop.municipality.model import Municipality, Rule

Obstacle = Literal["unasked", "refused"]


def decide(dossier: Dossier, organisation: str, decision: Decision, on: date) -> None:
    """Note what the newcomer decides about an organisation. A change of mind on the same day replaces it."""
    for consent in dossier.consents:
        if consent.organisation == organisation and consent.on == on:
            consent.decision = decision
            return
    dossier.consents.append(Consent(organisation, decision, on))


def decided_on(dossier: Dossier, organisation: str) -> date | None:
    """The day of the newcomer's latest decision about an organisation."""
    return max((consent.on for consent in dossier.consents if consent.organisation == organisation), default=None)


def obstacle(dossier: Dossier, organisation: str, basis: Basis) -> Obstacle | None:
    """Why nothing may be sent to an organisation yet: consent not asked, or refused. None when it may."""
    if basis == "legal_task":
        return None
    decision = dossier.consent(organisation)
    if decision is None:
        return "unasked"
    return None if decision == "given" else "refused"


def agreed(dossier: Dossier, conversation: Conversation) -> list[Referral | Action]:
    """Everything agreed in a conversation: referrals first, then actions, each in the order of agreeing."""
    subjects: list[Referral | Action] = [*dossier.referrals, *dossier.actions]
    return [subject for subject in subjects if subject.round == conversation.round]


def involved(dossier: Dossier, organisation: str, apart_from: Referral | None = None) -> bool:
    """Whether a referral to an organisation runs already, besides the given one."""
    return any(
        referral.organisation == organisation and referral is not apart_from and referral.status not in ENDED
        for referral in dossier.referrals
    )


def set_aside(municipality: Municipality, conversation: Conversation) -> list[Rule]:
    """The rules whose proposals were dismissed in a conversation, the last one first."""
    rules = {rule.id: rule for rule in municipality.rules}
    return [rules[rule_id] for rule_id in reversed(conversation.dismissed) if rule_id in rules]


def put_in(dossier: Dossier, subject: Referral | Action) -> None:
    """Add an agreement to the dossier, unless it is part of it."""
    if isinstance(subject, Action):
        if subject not in dossier.actions:
            dossier.actions.append(subject)
    elif subject not in dossier.referrals:
        dossier.referrals.append(subject)


def take_out(dossier: Dossier, subject: Referral | Action) -> None:
    """Remove an agreement from the dossier; one that is not part of it is passed over."""
    if isinstance(subject, Action):
        dossier.actions[:] = [other for other in dossier.actions if other is not subject]
    else:
        dossier.referrals[:] = [other for other in dossier.referrals if other is not subject]
