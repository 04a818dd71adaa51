"""The records of a dossier: age, the conversation before, the consent that counts, what is overdue."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.dossier.model import (
    REFERRAL_STATUSES,
    Action,
    Answer,
    Consent,
    Newcomer,
    Referral,
    ReferralStatus,
    Step,
)

from .samples import HALF, START, conversation, dossier


@pytest.mark.parametrize(
    ("born", "today", "age"),
    [
        (date(2008, 5, 31), date(2026, 5, 30), 17),
        (date(2008, 5, 31), date(2026, 5, 31), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2026, 5, 31), date(2026, 5, 31), 0),
        (None, date(2026, 5, 31), None),
    ],
)
def test_age_in_whole_years(born: date | None, today: date, age: int | None) -> None:
    assert Newcomer(name="A", language="ar", birth_date=born).age(today) == age


def test_an_answer_with_a_note_or_a_concern_is_kept() -> None:
    assert Answer("a.b").empty
    assert not Answer("a.b", note="een verhaal").empty
    assert not Answer("a.b", concern=True).empty
    assert not Answer("a.b", "declined").empty
    assert not Answer("a.b", "not_asked").empty


def test_only_what_was_answered_has_a_value() -> None:
    held = conversation(d__a=3)
    held.answers["d.b"] = Answer("d.b", "declined")
    held.answers["d.c"] = Answer("d.c", note="later")
    assert held.values() == {"d.a": 3}
    assert held.answer("d.b").state == "declined"
    assert held.answer("d.nieuw").empty
    assert "d.nieuw" not in held.answers


def test_the_conversation_before() -> None:
    start, broken, half = (
        conversation(),
        conversation("x", date(2026, 6, 1), completed=False),
        conversation("half_year", HALF),
    )
    whole = dossier(start, broken, half)
    assert whole.before(half) is start
    assert whole.before(start) is None
    assert whole.before(conversation("two_year", date(2028, 3, 1))) is half
    assert whole.conversation(half.id) is half
    with pytest.raises(KeyError):
        whole.conversation("weg")


def test_conversations_of_one_day_count_in_their_order() -> None:
    first, second, third = (conversation(name) for name in ("start", "half_year", "two_year"))
    whole = dossier(first, second, third)
    assert whole.before(third) is second
    assert whole.before(second) is first
    assert whole.before(first) is None


def test_a_conversation_that_was_entered_later_counts_by_its_day() -> None:
    half, start = conversation("half_year", HALF), conversation("start", START)
    whole = dossier(half, start)
    assert whole.before(half) is start
    assert whole.before(start) is None


def test_the_latest_consent_counts() -> None:
    whole = dossier()
    assert whole.consent("cjg") is None
    whole.consents += [
        Consent("cjg", "given", HALF),
        Consent("cjg", "refused", START),
        Consent("taalhuis", "refused", HALF),
    ]
    assert whole.consent("cjg") == "given"
    whole.consents.append(Consent("cjg", "withdrawn", HALF))
    assert whole.consent("cjg") == "withdrawn", "of two on one day the later entered counts"


def test_an_action_is_overdue_after_its_day() -> None:
    action = Action("Bellen", "professional", "start", due_on=START)
    assert not action.overdue(START)
    assert action.overdue(START + timedelta(1))
    action.status = "done"
    assert not action.overdue(HALF)
    assert not Action("Ooit", "newcomer", "start").overdue(HALF)


def test_a_referral_stands_where_its_last_step_is() -> None:
    referral = Referral("cjg", "start")
    assert (referral.status, referral.sent_on) == ("drafted", None)
    referral.history += [Step("drafted", START), Step("sent", HALF), Step("sent", HALF + timedelta(5))]
    assert (referral.status, referral.sent_on) == ("sent", HALF)


@pytest.mark.parametrize("status", REFERRAL_STATUSES)
def test_a_referral_is_overdue_after_the_usual_time(status: ReferralStatus) -> None:
    referral = Referral("cjg", "start", history=[Step(status, START)])
    waits = status in ("sent", "received", "waiting", "appointment", "no_answer")
    assert not referral.overdue(START + timedelta(20), 20)
    assert referral.overdue(START + timedelta(21), 20) is waits
    assert not referral.overdue(HALF, None)


def test_what_was_told_goes_before_what_is_usual() -> None:
    referral = Referral("cjg", "start", history=[Step("waiting", START, expected_on=HALF)])
    assert not referral.overdue(HALF, 1)
    assert referral.overdue(HALF + timedelta(1), 1000)


def test_every_record_has_a_number_of_its_own() -> None:
    ids = {dossier().id for _ in range(100)} | {conversation().id for _ in range(100)}
    assert len(ids) == 200
