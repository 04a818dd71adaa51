"""Steps of a referral and the settling of an action."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.dossier.model import Action, Referral, ReferralStatus, Step
from desktop.dossier.steps import expect, settle, take_step, told
from desktop.errors import AnswerError

TODAY = date(2026, 9, 8)


@pytest.fixture
def referral() -> Referral:
    """One that was sent in March."""
    return Referral("taalhuis", "start", history=[Step("sent", date(2026, 3, 4))])


def test_a_step_is_added_on_its_day(referral: Referral) -> None:
    step = take_step(referral, "received", date(2026, 3, 10), TODAY)
    assert referral.history[-1] is step
    assert (step.status, step.on, step.expected_on) == ("received", date(2026, 3, 10), None)


@pytest.mark.parametrize("status", ["waiting", "appointment"])
def test_a_day_to_come_is_the_day_it_is_expected(referral: Referral, status: ReferralStatus) -> None:
    step = take_step(referral, status, date(2026, 10, 1), TODAY)
    assert (step.on, step.expected_on) == (TODAY, date(2026, 10, 1))


@pytest.mark.parametrize("status", ["received", "started", "completed", "refused", "no_answer"])
def test_other_steps_cannot_be_in_the_future(referral: Referral, status: ReferralStatus) -> None:
    with pytest.raises(AnswerError):
        take_step(referral, status, date(2026, 9, 9), TODAY)
    assert len(referral.history) == 1


def test_a_step_is_not_before_the_one_before_it(referral: Referral) -> None:
    with pytest.raises(AnswerError, match="04-03-2026"):
        take_step(referral, "received", date(2026, 3, 3), TODAY)
    take_step(referral, "received", date(2026, 3, 4), TODAY)


def test_a_step_can_be_corrected_and_keeps_its_note(referral: Referral) -> None:
    wrong = take_step(referral, "completed", TODAY, TODAY)
    wrong.note = "via de balie"
    right = take_step(referral, "received", date(2026, 5, 1), TODAY, instead=wrong)
    assert referral.history == [referral.history[0], right]
    assert right.note == "via de balie"


def test_a_correction_that_is_refused_changes_nothing(referral: Referral) -> None:
    first = take_step(referral, "received", TODAY, TODAY)
    with pytest.raises(AnswerError):
        take_step(referral, "received", date(2026, 1, 1), TODAY, instead=first)
    assert referral.history[-1] is first


def test_a_referral_without_history_takes_any_past_day() -> None:
    bare = Referral("taalhuis", "start")
    assert take_step(bare, "received", date(2020, 1, 1), TODAY).on == date(2020, 1, 1)


def test_an_action_is_settled_and_opened_again() -> None:
    action = Action("Fiets zoeken", "newcomer", "start")
    settle(action, "done", date(2026, 9, 1), TODAY)
    assert (action.status, action.done_on) == ("done", date(2026, 9, 1))
    settle(action, "open", date(2026, 9, 1), TODAY)
    assert (action.status, action.done_on) == ("open", None)
    with pytest.raises(AnswerError):
        settle(action, "done", date(2026, 9, 9), TODAY)
    assert action.status == "open"


def test_the_day_of_an_appointment_is_apart_from_the_day_it_was_recorded(referral: Referral) -> None:
    step = take_step(referral, "appointment", TODAY, TODAY)
    assert told(referral) == ("referral_appointment_later", None)
    with pytest.raises(AnswerError, match="08-09-2026"):
        expect(step, date(2026, 9, 7))
    expect(step, date(2026, 9, 24))
    assert told(referral) == ("referral_appointment", date(2026, 9, 24))
    again = take_step(referral, "appointment", TODAY, TODAY, instead=step)
    assert again.expected_on == date(2026, 9, 24), "the same step of the same day keeps its day"
