"""What is recorded about the referrals of a dossier on one page, and how it is taken back. No windows here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from desktop.dossier import agreements, steps
from desktop.dossier.model import ENDED, Conversation, Dossier, Referral, ReferralStatus, Step

TAKEN_BACK = "toestemming ingetrokken"


@dataclass(frozen=True)
class Recorded:
    """About which referral something was recorded, and what: a step, or that consent was taken back, or another."""

    referral: Referral
    what: Literal["step", "withdrawal", "elsewhere"]


class Recording:
    """Changes the dossier; whoever calls saves it."""

    def __init__(self, dossier: Dossier, professional: str = "") -> None:
        """Args: name of who records."""
        self._dossier, self._professional = dossier, professional
        self._before: list[tuple[Recorded, _Before]] = []
        self._fresh: list[Step] = []

    def fresh(self, referral: Referral) -> bool:
        """Whether its last step was recorded here."""
        return bool(referral.history) and referral.history[-1] in self._fresh

    @property
    def last(self) -> Recorded | None:
        """What was recorded last; None when all is as it was."""
        return self._before[-1][0] if self._before else None

    def take(self, referral: Referral, status: ReferralStatus, on: date, today: date) -> None:
        """Record a step.

        Raises:
            AnswerError: it cannot be on that day, or the newcomer does not want it sent; nothing is changed.
        """
        if status == "sent":
            agreements.check_sending(self._dossier, referral, on)
        before = _Before(self._dossier)
        self._fresh.append(steps.take_step(referral, status, on, today))
        self._before.append((Recorded(referral, "step"), before))

    def withdraw(self, referral: Referral, on: date) -> None:
        """Record that the newcomer took his consent back, and stop what still runs at that organisation on it."""
        self._before.append((Recorded(referral, "withdrawal"), _Before(self._dossier, referral.organisation)))
        agreements.decide(self._dossier, referral.organisation, "withdrawn", on)
        for other in self._dossier.referrals:
            same = other.organisation == referral.organisation and other.basis == "consent"
            if same and other.status not in ENDED:
                step = Step("withdrawn", max([on, *(step.on for step in other.history)]), TAKEN_BACK)
                other.history.append(step)
                self._fresh.append(step)

    def sign(self, organisation: str, signed: bool) -> None:
        """Record that the newcomer's latest decision about an organisation is signed, or is not."""
        latest = agreements.decided(self._dossier, organisation)
        if latest is not None:
            latest.signed = signed

    def elsewhere(self, referral: Referral, draft: Referral, conversation: Conversation, today: date) -> Referral:
        """Ask another organisation for the same help.

        Args:
            draft: to which organisation, in which words and in which way.

        Raises:
            AnswerError: it is the same organisation; nothing is changed.
        """
        before = _Before(self._dossier)
        other = steps.refer_elsewhere(
            self._dossier, referral, draft.organisation, conversation, today, self._professional
        )
        other.need, other.way = draft.need, draft.way
        self._before.append((Recorded(referral, "elsewhere"), before))
        return other

    def undo(self) -> Referral | None:
        """Take back what was recorded last. Returns the referral it was about; None when there was nothing."""
        if not self._before:
            return None
        recorded, before = self._before.pop()
        before.restore()
        return recorded.referral


class _Before:
    """The steps and the referrals as they were. What was written with a step stays.

    Of what the newcomer decided, only the withdrawal of one organisation is taken back: what he decided besides, or
    afterwards, holds.
    """

    def __init__(self, dossier: Dossier, withdrawn: str = "") -> None:
        self._dossier, self._withdrawn = dossier, withdrawn
        self._referrals = [(referral, list(referral.history)) for referral in dossier.referrals]
        self._consents = [(one, replace(one)) for one in dossier.consents if one.organisation == withdrawn]

    def restore(self) -> None:
        """Put them back."""
        for referral, history in self._referrals:
            referral.history[:] = history
        self._dossier.referrals[:] = [referral for referral, _ in self._referrals]
        if not self._withdrawn or self._dossier.consent(self._withdrawn) != "withdrawn":
            return
        for consent, was in self._consents:
            consent.decision, consent.signed = was.decision, was.signed
        there = [consent for consent, _ in self._consents]
        self._dossier.consents[:] = [
            one for one in self._dossier.consents if one.organisation != self._withdrawn or one in there
        ]
