"""What is agreed in one conversation, and whether the newcomer allows what a referral needs. Pure."""

from __future__ import annotations

from datetime import date
from typing import Literal

from desktop.dossier.model import (
    ENDED,
    Action,
    Basis,
    Consent,
    Conversation,
    Decision,
    Dossier,
    Referral,
    SentLetter,
)
from desktop.errors import AnswerError
from desktop.municipality.model import Municipality, Rule

Obstacle = Literal["unasked", "refused"]


def decide(dossier: Dossier, organisation: str, decision: Decision, on: date, signed: bool = False) -> None:
    """Note what the newcomer decides about an organisation. A change of mind on the same day replaces it.

    A yes on which something went already stays beside the no that follows: otherwise nobody could tell any more that
    he had allowed it, and what was in it.

    Args:
        signed: whether he signed that on paper.
    """
    of_that_day = [one for one in dossier.consents if one.organisation == organisation and one.on == on]
    latest = of_that_day[-1] if of_that_day else None
    if latest is None or (latest.decision == "given" != decision and _went_since(dossier, organisation, on)):
        dossier.consents.append(Consent(organisation, decision, on, signed))
    else:
        latest.decision, latest.signed = decision, signed


def _went_since(dossier: Dossier, organisation: str, day: date) -> bool:
    """Whether anything went to an organisation on a day or later."""
    letters = [one.on for one in dossier.sent if one.organisation == organisation and one.paper != "stop"]
    steps = [one.sent_on for one in dossier.referrals if one.organisation == organisation]
    return any(on is not None and on >= day for on in [*letters, *steps])


def decided(dossier: Dossier, organisation: str) -> Consent | None:
    """The newcomer's latest decision about an organisation; None when he was not asked."""
    decisions = [consent for consent in dossier.consents if consent.organisation == organisation]
    return max(reversed(decisions), key=lambda consent: consent.on, default=None)


def decided_on(dossier: Dossier, organisation: str) -> date | None:
    """The day of the newcomer's latest decision about an organisation."""
    latest = decided(dossier, organisation)
    return latest.on if latest else None


def withdrawable(dossier: Dossier, organisation: str, today: date) -> bool:
    """Whether a no of today takes an earlier yes back, instead of being the first answer."""
    latest = decided(dossier, organisation)
    if latest is None or latest.decision == "refused":
        return False
    return latest.decision == "withdrawn" or latest.on < today or went_out(dossier, organisation) is not None


def went_out(dossier: Dossier, organisation: str) -> date | None:
    """The last day on which the newcomer's data went to an organisation with his consent; None when they never did."""
    letters = [
        letter.on
        for letter in dossier.sent
        if letter.organisation == organisation and letter.paper != "stop" and _on_consent(dossier, letter)
    ]
    steps = [
        referral.sent_on
        for referral in dossier.referrals
        if referral.organisation == organisation and referral.basis == "consent"
    ]
    return max([*letters, *(on for on in steps if on)], default=None)


def _on_consent(dossier: Dossier, letter: SentLetter) -> bool:
    """Whether there was more in a letter than the law asks for, or may have been."""
    bases = {referral.basis for referral in dossier.referrals if referral.id in letter.referrals}
    return bases != {"legal_task"} or any(
        consent.decision == "given" and consent.organisation == letter.organisation and consent.on <= letter.on
        for consent in dossier.consents
    )


def stop_asked(dossier: Dossier, organisation: str) -> date | None:
    """The day on which an organisation was asked to stop, after the last time that data went to it; else None."""
    asked = [letter.on for letter in dossier.sent if letter.organisation == organisation and letter.paper == "stop"]
    last, went = max(asked, default=None), went_out(dossier, organisation)
    return last if last and (went is None or last >= went) else None


def to_be_stopped(dossier: Dossier, organisation: str) -> date | None:
    """The last day on which something went to an organisation that must be asked to stop now; None for no other.

    That is: the newcomer took his consent back after it went, and nobody asked yet.
    """
    latest = decided(dossier, organisation)
    if latest is None or latest.decision == "given" or stop_asked(dossier, organisation):
        return None
    return went_out(dossier, organisation)


def obstacle(dossier: Dossier, organisation: str, basis: Basis) -> Obstacle | None:
    """Why nothing may be sent to an organisation yet: consent not asked, or refused. None when it may."""
    if basis == "legal_task":
        return None
    decision = dossier.consent(organisation)
    if decision is None:
        return "unasked"
    return None if decision == "given" else "refused"


def check_sending(dossier: Dossier, referral: Referral, on: date) -> None:
    """Whether a referral can have been sent on a day.

    Raises:
        AnswerError: by then the newcomer had refused consent for it, or had taken it back.
    """
    latest = decided(dossier, referral.organisation)
    if latest and obstacle(dossier, referral.organisation, referral.basis) == "refused" and on >= latest.on:
        raise AnswerError(
            f"De nieuwkomer wil dit niet, sinds {latest.on:%d-%m-%Y}. Verstuur niets. Leg vast dat het is gestopt."
        )


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
