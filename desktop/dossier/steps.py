"""What is recorded at a follow-up about a promise: a dated step of a referral, or that an action is done."""

from __future__ import annotations

from datetime import date

from desktop.dossier.model import Action, ActionStatus, Referral, ReferralStatus, Step
from desktop.errors import AnswerError

TO_COME: tuple[ReferralStatus, ...] = ("waiting", "appointment")
"""Steps that may name a day that has still to come: then that day is the one it is expected on."""


def take_step(referral: Referral, status: ReferralStatus, on: date, today: date, instead: Step | None = None) -> Step:
    """Add a step to a referral.

    Args:
        instead: a step just added, which this one corrects; it disappears.

    Raises:
        AnswerError: the day lies before the last step, or has still to come. Nothing is changed then.
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
    if expected is None and instead and instead.status == status:
        expected = instead.expected_on
    step = Step(status, on, instead.note if instead else "", expected)
    if instead in referral.history:
        referral.history.remove(instead)
    referral.history.append(step)
    return step


def expect(step: Step, on: date | None) -> None:
    """Say on which day a wait ends or an appointment is; None when nobody knows that yet.

    Raises:
        AnswerError: the day lies before the step itself; nothing changed.
    """
    if on and on < step.on:
        raise AnswerError(f"Dit werd vastgelegd op {step.on:%d-%m-%Y}. Kies die dag of een latere.")
    step.expected_on = on


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
