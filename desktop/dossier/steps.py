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
    step = Step(status, on, instead.note if instead else "", expected)
    if instead in referral.history:
        referral.history.remove(instead)
    referral.history.append(step)
    return step


def settle(action: Action, status: ActionStatus, on: date, today: date) -> None:
    """Say of an action that it is done, still open or dropped.

    Raises:
        AnswerError: the day has still to come; nothing changed.
    """
    if status == "done" and on > today:
        raise AnswerError("Deze dag moet nog komen. Kies vandaag of een eerdere dag.")
    action.status = status
    action.done_on = on if status == "done" else None
