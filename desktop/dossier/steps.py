"""What is recorded about a promise: a step of a referral, another organisation instead, or that an action is done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.dossier.model import (
    ENDED,
    Action,
    ActionStatus,
    Conversation,
    Dossier,
    Referral,
    ReferralStatus,
    Step,
)
from desktop.errors import AnswerError

TO_COME: tuple[ReferralStatus, ...] = ("waiting", "appointment")
"""Steps that may name a day that has still to come: then that day is the one it is expected on."""

STANDS: Mapping[ReferralStatus, str] = {
    "drafted": "nog niet verstuurd",
    "sent": "verstuurd",
    "received": "ontvangen",
    "waiting": "op de wachtlijst",
    "appointment": "afspraak gemaakt",
    "started": "gestart",
    "completed": "afgerond",
    "refused": "geweigerd",
    "withdrawn": "gestopt",
    "no_answer": "geen antwoord",
}
"""Where a referral stands, in Dutch words."""
ELSEWHERE = "verder gegaan met een andere organisatie"
_POSSIBLE: dict[ReferralStatus, tuple[ReferralStatus, ...]] = {
    "drafted": ("sent", "withdrawn"),
    "sent": ("received", "waiting", "appointment", "started", "completed", "refused", "no_answer", "withdrawn"),
    "received": ("waiting", "appointment", "started", "completed", "refused", "no_answer", "withdrawn"),
    "waiting": ("appointment", "started", "waiting", "completed", "refused", "no_answer", "withdrawn"),
    "appointment": ("started", "completed", "appointment", "waiting", "refused", "no_answer", "withdrawn"),
    "started": ("completed", "withdrawn"),
    "completed": ("started",),
    "refused": ("waiting", "appointment", "started"),
    "withdrawn": (),
    "no_answer": ("received", "waiting", "appointment", "started", "refused", "withdrawn"),
}


def possible(status: ReferralStatus) -> tuple[ReferralStatus, ...]:
    """The steps that make sense from here, the most likely first.

    Help that was completed can start again, and who refused sometimes has a place after all. A waiting list or an
    appointment can be moved to another day. What was withdrawn stays so: it begins anew as another referral.
    """
    return _POSSIBLE[status]


def take_step(
    referral: Referral,
    status: ReferralStatus,
    on: date,
    today: date,
    instead: Step | None = None,
    *,
    note: str = "",
    expected_on: date | None = None,
) -> Step:
    """Add a step to a referral.

    Args:
        instead: a step just added, which this one corrects; it disappears.
        note: why, or whatever is to be remembered of it; that of the corrected step when empty.
        expected_on: when the next step is expected.

    Raises:
        AnswerError: the day lies before the last step, or has still to come; or the expected day lies before the step.
            Nothing is changed then.
    """
    kept = [step for step in referral.history if step is not instead]
    last = kept[-1].on if kept else None
    expected = None
    if on > today:
        if status not in TO_COME:
            raise AnswerError("Deze dag moet nog komen. Kies vandaag of een eerdere dag.")
        on, expected = max(today, last or today), on
    if last and on < last:
        raise AnswerError(f"De vorige stap was op {last:%d-%m-%Y}. Kies die dag of een latere.")
    if expected_on:
        _check_expected(expected_on, on)
        expected = expected_on
    elif expected is None and instead and instead.status == status:
        expected = instead.expected_on
    step = Step(status, on, note or (instead.note if instead else ""), expected)
    if instead in referral.history:
        referral.history.remove(instead)
    referral.history.append(step)
    return step


def expect(step: Step, on: date | None) -> None:
    """Say on which day a wait ends or an appointment is; None when nobody knows that yet.

    Raises:
        AnswerError: the day lies before the step itself; nothing changed.
    """
    if on:
        _check_expected(on, step.on)
    step.expected_on = on


def _check_expected(expected_on: date, on: date) -> None:
    if expected_on < on:
        raise AnswerError(f"Dit werd vastgelegd op {on:%d-%m-%Y}. Kies die dag of een latere.")


def refer_elsewhere(
    dossier: Dossier,
    referral: Referral,
    organisation: str,
    conversation: Conversation,
    today: date,
    professional: str = "",
) -> Referral:
    """Ask another organisation for the same help; it still has to be sent.

    A referral that still ran is closed as withdrawn; one that was refused stays so. The new one needs consent: it goes
    to another than the newcomer said yes to, and than a rule names.

    Args:
        organisation: id of the other organisation.
        conversation: the one in which it is agreed.
        professional: name of who agreed it.

    Raises:
        AnswerError: it is the same organisation. Nothing is changed then.
    """
    if organisation == referral.organisation:
        raise AnswerError("Dit is dezelfde organisatie. Kies een andere.")
    if referral.status not in ENDED:
        last = referral.history[-1].on if referral.history else today
        referral.history.append(Step("withdrawn", max(today, last), ELSEWHERE))
    other = Referral(
        organisation=organisation,
        round=conversation.round,
        basis="consent",
        need=referral.need,
        reason=referral.reason,
        rule=referral.rule,
        history=[Step("drafted", today)],
        professional=professional,
        instead_of=referral.id,
    )
    dossier.referrals.append(other)
    return other


def followed_by(dossier: Dossier, referral: Referral) -> Referral | None:
    """The latest referral that was made instead of this one; None when there is none, or it was withdrawn."""
    later = [other for other in dossier.referrals if other.instead_of == referral.id and other.status != "withdrawn"]
    return later[-1] if later else None


def told(referral: Referral) -> tuple[str, date | None]:
    """Id of the fixed sentence that tells the newcomer where a referral stands, and the day it names.

    The day on which something was recorded is never told as the day of an appointment.
    """
    last = referral.history[-1] if referral.history else None
    expected = last.expected_on if last else None
    if referral.status == "waiting" and expected:
        return "referral_waiting_until", expected
    if referral.status == "appointment" and not expected:
        return "referral_appointment_later", None
    return f"referral_{referral.status}", expected


def settle(action: Action, status: ActionStatus, on: date, today: date) -> None:
    """Say of an action that it is done, still open or dropped.

    Raises:
        AnswerError: the day has still to come; nothing changed.
    """
    if status == "done" and on > today:
        raise AnswerError("Deze dag moet nog komen. Kies vandaag of een eerdere dag.")
    action.status = status
    action.done_on = on if status == "done" else None
