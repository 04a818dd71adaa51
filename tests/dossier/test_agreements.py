"""What the newcomer decided about who gets his data, and what follows when he takes it back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.dossier.agreements import (
    check_sending,
    decide,
    decided,
    decided_on,
    obstacle,
    stop_asked,
    to_be_stopped,
    went_out,
    withdrawable,
)
from desktop.dossier.model import Basis, Decision, Referral, SentLetter, Step
from desktop.errors import AnswerError

from .samples import START, dossier

LATER = START + timedelta(30)


def referral(organisation: str) -> Referral:
    return Referral(organisation, "start", history=[Step("sent", START)])


def test_a_decision_is_dated_and_may_be_signed() -> None:
    whole = dossier()
    assert decided(whole, "cjg") is None
    assert decided_on(whole, "cjg") is None
    decide(whole, "cjg", "given", START, signed=True)
    decide(whole, "taalhuis", "refused", LATER)
    latest = decided(whole, "cjg")
    assert latest is not None
    assert (latest.decision, latest.on, latest.signed) == ("given", START, True)
    decide(whole, "cjg", "withdrawn", LATER)
    assert [(one.decision, one.signed) for one in whole.consents if one.organisation == "cjg"] == [
        ("given", True), ("withdrawn", False),
    ]  # fmt: skip
    assert decided_on(whole, "cjg") == LATER


def test_a_change_of_mind_on_the_same_day_is_not_signed_any_more() -> None:
    whole = dossier()
    decide(whole, "cjg", "given", START, signed=True)
    decide(whole, "cjg", "refused", START)
    assert [(one.decision, one.signed) for one in whole.consents] == [("refused", False)]


@pytest.mark.parametrize(
    ("decision", "sent", "same_day", "later"),
    [
        (None, False, False, False),
        ("refused", False, False, False),
        ("given", False, False, True),
        ("given", True, True, True),
        ("withdrawn", False, True, True),
    ],
)
def test_a_yes_is_taken_back_when_it_is_of_another_day_or_something_went(
    decision: Decision | None, sent: bool, same_day: bool, later: bool
) -> None:
    whole = dossier()
    if decision:
        decide(whole, "cjg", decision, START)
    if sent:
        whole.referrals.append(referral("cjg"))
    assert (withdrawable(whole, "cjg", START), withdrawable(whole, "cjg", LATER)) == (same_day, later)


@pytest.mark.parametrize("decision", ["refused", "withdrawn"])
def test_consent_taken_back_keeps_a_letter_and_asks_to_stop(decision: Decision) -> None:
    whole = dossier()
    decide(whole, "cjg", "given", START)
    assert to_be_stopped(whole, "cjg") is None
    decide(whole, "cjg", decision, LATER)
    assert obstacle(whole, "cjg", "consent") == "refused"
    assert obstacle(whole, "cjg", "legal_task") is None
    assert to_be_stopped(whole, "cjg") is None, "nothing went"
    whole.sent.append(SentLetter("cjg", "referral", START, "Doorverwijzing"))
    whole.sent.append(SentLetter("taalhuis", "referral", LATER, "Doorverwijzing"))
    assert (went_out(whole, "cjg"), to_be_stopped(whole, "cjg")) == (START, START)
    whole.sent.append(SentLetter("cjg", "stop", LATER, "Stoppen"))
    assert (stop_asked(whole, "cjg"), to_be_stopped(whole, "cjg")) == (LATER, None)
    again = LATER + timedelta(1)
    whole.sent.append(SentLetter("cjg", "reminder", again, "Herinnering"))
    assert (stop_asked(whole, "cjg"), to_be_stopped(whole, "cjg")) == (None, again)


def test_what_the_law_asks_is_not_stopped() -> None:
    whole = dossier()
    whole.referrals.append(Referral("cjg", "start", "legal_task", history=[Step("sent", START)]))
    whole.sent.append(SentLetter("cjg", "referral", START, "Doorverwijzing", referrals=[whole.referrals[0].id]))
    decide(whole, "cjg", "withdrawn", LATER)
    assert to_be_stopped(whole, "cjg") is None
    decide(whole, "cjg", "given", START)
    assert to_be_stopped(whole, "cjg") == START, "with consent there may have been more in it"
    whole.sent.clear()
    assert to_be_stopped(whole, "cjg") is None
    whole.referrals.append(referral("cjg"))
    assert to_be_stopped(whole, "cjg") == START


def test_a_letter_does_not_go_after_consent_was_taken_back() -> None:
    whole = dossier()
    drafted = referral("cjg")
    check_sending(whole, drafted, LATER)
    decide(whole, "cjg", "given", START)
    check_sending(whole, drafted, LATER)
    decide(whole, "cjg", "withdrawn", LATER)
    check_sending(whole, drafted, LATER - timedelta(1))
    with pytest.raises(AnswerError):
        check_sending(whole, drafted, LATER)
    drafted.basis = "legal_task"
    check_sending(whole, drafted, LATER)


@pytest.mark.parametrize("basis", ["consent", "legal_task"])
def test_a_yes_that_had_its_effect_stays_beside_the_no_of_that_day(basis: Basis) -> None:
    whole = dossier()
    decide(whole, "cjg", "given", START, signed=True)
    whole.referrals.append(Referral("cjg", "start", basis, history=[Step("sent", START)]))
    whole.sent.append(SentLetter("cjg", "referral", START, "Doorverwijzing", referrals=[whole.referrals[0].id]))
    decide(whole, "cjg", "withdrawn", START)
    assert [(one.decision, one.signed) for one in whole.consents] == [("given", True), ("withdrawn", False)]
    assert obstacle(whole, "cjg", "consent") == "refused"
    assert to_be_stopped(whole, "cjg") == START, "what went on that consent must be asked back"
    decide(whole, "cjg", "refused", START)
    assert [one.decision for one in whole.consents] == ["given", "refused"]
