"""Where each promise stands at a follow-up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.dossier.model import (
    REFERRAL_STATUSES,
    Action,
    ActionStatus,
    Referral,
    ReferralStatus,
    Step,
)
from desktop.dossier.promises import State, open_promises, promises, state_of
from desktop.dossier.waiting import Waited

from .samples import HALF, START, conversation, dossier, municipality

PLACE = municipality()
STATES: dict[ReferralStatus, tuple[State, State]] = {
    "drafted": ("open", "open"),
    "sent": ("open", "lost"),
    "received": ("picked_up", "picked_up"),
    "waiting": ("waiting", "waiting"),
    "appointment": ("picked_up", "picked_up"),
    "started": ("picked_up", "picked_up"),
    "completed": ("done", "done"),
    "refused": ("refused", "refused"),
    "withdrawn": ("dropped", "dropped"),
    "no_answer": ("lost", "lost"),
}
"""What a referral is within the usual 20 days, and after."""


@pytest.mark.parametrize("status", REFERRAL_STATUSES)
def test_where_a_referral_stands(status: ReferralStatus) -> None:
    referral = Referral("taalhuis", "start", history=[Step(status, START)])
    days = START + timedelta(20), START + timedelta(21)
    assert tuple(state_of(referral, PLACE, day) for day in days) == STATES[status]


@pytest.mark.parametrize("organisation", ["cjg", "weg"])
def test_without_a_usual_time_nothing_is_lost(organisation: str) -> None:
    referral = Referral(organisation, "start", history=[Step("sent", START)])
    assert state_of(referral, PLACE, HALF) == "open"


def test_what_was_learned_goes_before_what_the_organisation_says() -> None:
    slow = Waited(referred=12, helped=12, refused=0, waiting=0, median=50, low=40, high=60)
    referral = Referral("taalhuis", "start", history=[Step("sent", START)])
    days = [START + timedelta(count) for count in (21, 63, 64)]  # sixty days are told as nine weeks
    assert [state_of(referral, PLACE, day) for day in days] == ["lost", "lost", "lost"]
    assert [state_of(referral, PLACE, day, {"taalhuis": slow}) for day in days] == ["open", "open", "lost"]
    whole = dossier(conversation())
    whole.referrals.append(referral)
    [promise] = promises(whole, None, PLACE, days[0], {"taalhuis": slow})
    assert promise.state == "open"


@pytest.mark.parametrize(
    ("status", "due_on", "state"),
    [
        ("open", None, "open"),
        ("open", HALF, "open"),
        ("open", START, "overdue"),
        ("done", START, "done"),
        ("dropped", START, "dropped"),
    ],
)
def test_where_an_action_stands(status: ActionStatus, due_on: date | None, state: State) -> None:
    action = Action("Bellen", "professional", "start", due_on=due_on, status=status)
    assert state_of(action, PLACE, HALF) == state


def test_promises_of_earlier_rounds_come_first_and_those_of_now_do_not() -> None:
    half = conversation("half_year", HALF, completed=False)
    whole = dossier(conversation(), half)
    whole.actions += [Action("Bellen", "professional", "start"), Action("Nieuw", "newcomer", "half_year")]
    whole.referrals += [Referral("cjg", "start"), Referral("taalhuis", "half_year")]
    assert [item.subject for item in promises(whole, half, PLACE, HALF)] == [whole.referrals[0], whole.actions[0]]
    assert [item.subject for item in promises(whole, None, PLACE, HALF)] == [*whole.referrals, *whole.actions]


def test_how_many_promises_wait_for_somebody() -> None:
    whole = dossier()
    whole.actions += [Action("a", "newcomer", "start", status=status) for status in ("open", "done", "dropped")]
    whole.referrals += [Referral("cjg", "start", history=[Step(status, START)]) for status in REFERRAL_STATUSES]
    assert open_promises(whole) == 1 + len(REFERRAL_STATUSES) - 3
