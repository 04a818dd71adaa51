"""Steps of a referral and the settling of an action."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.dossier.model import ENDED, REFERRAL_STATUSES, Action, Referral, ReferralStatus, Step
from desktop.dossier.steps import expect, followed_by, possible, refer_elsewhere, settle, take_step, told
from desktop.errors import AnswerError

from .samples import conversation, dossier

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


def test_a_step_comes_with_its_reason_and_with_what_is_expected(referral: Referral) -> None:
    first = take_step(referral, "waiting", TODAY, TODAY, note="vol tot januari", expected_on=date(2027, 1, 4))
    assert (first.on, first.note, first.expected_on) == (TODAY, "vol tot januari", date(2027, 1, 4))
    with pytest.raises(AnswerError, match="08-09-2026"):
        take_step(referral, "received", TODAY, TODAY, first, expected_on=date(2026, 9, 7))
    assert referral.history[-1] is first
    again = take_step(referral, "refused", TODAY, TODAY, first, note="geen plek")
    assert (again.note, again.expected_on) == ("geen plek", None)


@pytest.mark.parametrize("status", REFERRAL_STATUSES)
def test_every_step_that_makes_sense_can_be_taken(status: ReferralStatus) -> None:
    steps = possible(status)
    assert len(set(steps)) == len(steps)
    assert "drafted" not in steps
    assert ("sent" in steps) == (status == "drafted")
    for step in steps:
        running = Referral("taalhuis", "start", history=[Step(status, date(2026, 3, 4))])
        take_step(running, step, TODAY, TODAY)
        assert running.status == step


def test_the_most_likely_step_comes_first() -> None:
    first = {status: possible(status)[0] for status in REFERRAL_STATUSES if possible(status)}
    assert first["drafted"] == "sent"
    assert first["sent"] == "received"
    assert first["waiting"] == "appointment"
    assert first["appointment"] == "started"
    assert first["started"] == "completed"
    assert all(possible(status)[-1] == "withdrawn" for status in REFERRAL_STATUSES if status not in (*ENDED,))


@pytest.mark.parametrize("status", REFERRAL_STATUSES)
def test_another_organisation_is_asked_for_the_same(status: ReferralStatus) -> None:
    whole = dossier(conversation())
    old = Referral("taalhuis", "start", "legal_task", "Oefenen", "dat zo is", "taal", [Step(status, date(2026, 3, 4))])
    whole.referrals.append(old)
    held = conversation("half_year", TODAY)
    new = refer_elsewhere(whole, old, "cjg", held, TODAY, "Noor de Wit")
    assert whole.referrals == [old, new]
    assert (new.organisation, new.need, new.reason, new.rule) == ("cjg", "Oefenen", "dat zo is", "taal")
    assert (new.round, new.basis, new.professional) == ("half_year", "consent", "Noor de Wit")
    assert (new.instead_of, new.status, new.history[-1].on) == (old.id, "drafted", TODAY)
    assert old.status == (status if status in ENDED else "withdrawn")
    assert len(old.history) == (1 if status in ENDED else 2)
    assert old.history[-1].note or status in ENDED
    assert followed_by(whole, old) is new
    assert followed_by(whole, new) is None
    take_step(new, "withdrawn", TODAY, TODAY)
    assert followed_by(whole, old) is None


def test_the_same_organisation_is_not_asked_instead_of_itself(referral: Referral) -> None:
    whole = dossier(conversation())
    whole.referrals.append(referral)
    with pytest.raises(AnswerError):
        refer_elsewhere(whole, referral, "taalhuis", whole.conversations[0], TODAY)
    assert whole.referrals == [referral]
    assert referral.status == "sent"
