"""How long people really wait: the curve by hand, what cannot be said, and what is told."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.dossier.model import REFERRAL_STATUSES, Referral, Step
from desktop.dossier.waiting import (
    ENOUGH,
    Case,
    Expectation,
    Span,
    Waited,
    expectation,
    expected_by,
    learn,
    span,
    usual_days,
)
from desktop.dossier.waiting_words import in_words

from .samples import municipality

SENT, TODAY = date(2026, 1, 1), date(2026, 12, 31)
PLACE = municipality()
TAALHUIS, CJG = PLACE.organisations


def helped(days: int) -> Case:
    return Case("taalhuis", SENT, helped_on=SENT + timedelta(days))


def refused(days: int) -> Case:
    return Case("taalhuis", SENT, ended_on=SENT + timedelta(days), refused=True)


def withdrawn(days: int) -> Case:
    return Case("taalhuis", SENT, ended_on=SENT + timedelta(days))


def waits(days: int) -> Case:
    """Sent so many days before today."""
    return Case("taalhuis", TODAY - timedelta(days))


def learned(*cases: Case) -> Waited:
    return learn(cases, TODAY)["taalhuis"]


def quartiles(*cases: Case) -> tuple[int | None, int | None, int | None]:
    found = learned(*cases)
    return found.low, found.median, found.high


def test_everybody_helped_gives_plain_quartiles() -> None:
    assert quartiles(*map(helped, (40, 10, 30, 20))) == (10, 20, 30)
    assert quartiles(*map(helped, range(1, 101))) == (25, 50, 75)
    assert quartiles(helped(5)) == (5, 5, 5)


def test_the_curve_by_hand() -> None:
    """Of ten people: helped after 6, 6, 6, 7, 10, 13; at least 6, 9, 10 and 11 days for the others.

    Still waiting after 6 days: 7/10; after 7: 7/10 x 5/6 (one of the seven left on day 6) = 7/12; after 10: 7/12 x 3/4
    (one left on day 9) = 7/16; after 13 nobody of the one that is left.
    """
    cases = [*map(helped, (6, 6, 6, 7, 10, 13)), waits(6), withdrawn(9), refused(10), waits(11)]
    assert quartiles(*cases) == (6, 10, 13)


def test_the_first_day_on_which_it_is_so_much_exactly_counts() -> None:
    """A third and a sixth of six make exactly one half; floats would miss it or not, as it happens."""
    assert learned(*map(helped, (1, 1, 2, 3, 3, 3))).median == 2
    thirds = [helped(1), *map(waits, (1,) * 2), *map(helped, (2, 3))]
    assert quartiles(*thirds) == (2, 2, 3), "1/5 after a day, then the half of what is left: 4/5 x 1/2 = 2/5"


def test_who_left_on_the_day_another_was_helped_still_waited_that_day() -> None:
    assert quartiles(helped(10), waits(10)) == (10, 10, None)
    assert quartiles(helped(10), waits(9)) == (10, 10, 10)


def test_what_the_curve_does_not_reach_is_not_said() -> None:
    assert quartiles(*map(waits, (10, 20, 30))) == (None, None, None)
    assert quartiles(helped(10), *map(waits, (50, 60, 70))) == (10, None, None)


def test_people_are_counted_by_what_became_of_them() -> None:
    both = Case("taalhuis", SENT, helped_on=SENT + timedelta(9), ended_on=SENT + timedelta(2), refused=True)
    found = learned(helped(3), both, refused(4), refused(5), withdrawn(6), waits(7))
    assert (found.referred, found.helped, found.refused, found.waiting) == (6, 2, 2, 1)


def test_each_organisation_has_its_own() -> None:
    other = Case("cjg", SENT, helped_on=SENT + timedelta(90))
    found = learn([helped(3), other], TODAY)
    assert {key: one.median for key, one in found.items()} == {"taalhuis": 3, "cjg": 90}
    assert learn([], TODAY) == {}


def test_a_day_before_it_was_sent_is_the_day_itself() -> None:
    assert quartiles(helped(-5)) == (0, 0, 0)


DAYS = st.integers(0, 300)
CASES = st.lists(st.builds(lambda kind, days: kind(days), st.sampled_from([helped, refused, withdrawn, waits]), DAYS))


@given(st.lists(DAYS, min_size=1))
def test_without_anybody_waiting_it_is_the_plain_quantile(days: list[int]) -> None:
    ordered = sorted(days)
    plain = tuple(ordered[math.ceil(len(days) * share / 4) - 1] for share in (1, 2, 3))
    assert quartiles(*map(helped, days)) == plain


@given(CASES, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(cases: list[Case], random: Random) -> None:
    mixed = list(cases)
    random.shuffle(mixed)
    assert learn(mixed, TODAY) == learn(cases, TODAY)


@given(CASES, st.lists(DAYS, min_size=1))
def test_people_who_still_wait_never_make_it_shorter(cases: list[Case], still: list[int]) -> None:
    before = quartiles(*cases) if cases else (None, None, None)
    after = quartiles(*cases, *map(waits, still))
    for one, other in zip(before, after, strict=True):
        assert other is None or (one is not None and other >= one)


@given(CASES, st.integers(1, 200))
def test_a_later_day_changes_nothing_for_who_is_no_longer_waiting(cases: list[Case], days: int) -> None:
    settled = [case for case in cases if case.helped_on or case.ended_on]
    assert learn(settled, TODAY) == learn(settled, TODAY + timedelta(days))


@given(CASES)
def test_quartiles_are_in_order_and_of_days_on_which_somebody_was_helped(cases: list[Case]) -> None:
    for found in learn(cases, TODAY).values():
        said = [one for one in (found.low, found.median, found.high) if one is not None]
        assert said == sorted(said)
        assert set(said) <= {(case.helped_on - case.sent_on).days for case in cases if case.helped_on}
        assert found.helped + found.refused + found.waiting <= found.referred


WAITED = Waited(referred=14, helped=12, refused=1, waiting=1, median=30, low=21, high=40)


def test_ten_cases_are_enough_and_nine_are_not() -> None:
    assert expectation(TAALHUIS, {"taalhuis": WAITED}) == Expectation("learned", 21, 40, 14)
    assert expectation(TAALHUIS, {"taalhuis": replace(WAITED, referred=ENOUGH)}).source == "learned"
    assert expectation(TAALHUIS, {"taalhuis": replace(WAITED, referred=ENOUGH - 1)}) == Expectation("told", 20, 20)
    assert expectation(TAALHUIS, {}) == Expectation("told", 20, 20)
    assert expectation(CJG, {"taalhuis": WAITED}) == Expectation("unknown")
    assert expectation(CJG, {"cjg": WAITED}) == Expectation("learned", 21, 40, 14)


@pytest.mark.parametrize("missing", [{"high": None}, {"low": None, "high": None}, {"helped": 4}])
def test_what_cannot_be_said_yet_is_told_by_the_organisation_or_unknown(missing: dict[str, int | None]) -> None:
    few = replace(WAITED, **missing)  # type: ignore[arg-type]
    assert expectation(TAALHUIS, {"taalhuis": few}) == Expectation("told", 20, 20)
    assert expectation(CJG, {"cjg": few}) == Expectation("unknown")


def test_overdue_follows_from_what_is_told_to_people() -> None:
    assert usual_days(PLACE, {}) == {"taalhuis": 20, "cjg": None}
    assert usual_days(PLACE, {"taalhuis": WAITED, "weg": WAITED}) == {"taalhuis": 42, "cjg": None}


@given(st.sampled_from(("told", "learned")), st.integers(0, 1500), st.integers(0, 1500))
def test_nobody_is_late_before_what_people_were_told_has_passed(source: str, one: int, other: int) -> None:
    low, high = sorted((one, other))
    expected = Expectation(source, low if source == "learned" else high, high, 10)  # type: ignore[arg-type]
    told = span(expected)
    assert told is not None
    assert expected.patience is not None
    assert high <= expected.patience <= high + 6
    assert told.unit == "days" or expected.patience >= told.high * 7


@pytest.mark.parametrize("status", REFERRAL_STATUSES)
@pytest.mark.parametrize("usual", [None, 0, 20])
@pytest.mark.parametrize("told", [None, SENT + timedelta(3)])
def test_a_referral_is_overdue_from_the_day_after_it_was_expected(
    status: str, usual: int | None, told: date | None
) -> None:
    referral = Referral("taalhuis", "start", history=[Step(status, SENT, expected_on=told)])  # type: ignore[arg-type]
    day = expected_by(referral, usual)
    if day is None:
        assert not referral.overdue(date(2100, 1, 1), usual)
    else:
        assert day == (told or SENT + timedelta(usual or 0))
        assert not referral.overdue(day, usual)
        assert referral.overdue(day + timedelta(1), usual)
    assert expected_by(Referral("taalhuis", "start"), 20) is None


@pytest.mark.parametrize(
    ("expected", "told", "said"),
    [
        (Expectation("unknown"), None, "onbekend"),
        (Expectation("told", 0, 0), Span("days", 1, 1), "meteen (zegt de organisatie zelf)"),
        (Expectation("told", 1, 1), Span("days", 1, 1), "ongeveer 1 dag (zegt de organisatie zelf)"),
        (Expectation("told", 20, 20), Span("days", 20, 20), "ongeveer 20 dagen (zegt de organisatie zelf)"),
        (Expectation("told", 24, 24), Span("weeks", 3, 3), "ongeveer 3 weken (zegt de organisatie zelf)"),
        (Expectation("told", 42, 42), Span("weeks", 6, 6), "ongeveer 6 weken (zegt de organisatie zelf)"),
        (Expectation("learned", 0, 12, 11), Span("days", 1, 12), "meestal 1 tot 12 dagen (zo ging het bij 11 mensen)"),
        (Expectation("learned", 7, 7, 10), Span("days", 7, 7), "meestal 7 dagen (zo ging het bij 10 mensen)"),
        (Expectation("learned", 2, 31, 12), Span("weeks", 1, 5), "meestal 1 tot 5 weken (zo ging het bij 12 mensen)"),
        (Expectation("learned", 40, 42, 10), Span("weeks", 6, 6), "meestal 6 weken (zo ging het bij 10 mensen)"),
        (Expectation("learned", 40, 43, 10), Span("weeks", 6, 7), "meestal 6 tot 7 weken (zo ging het bij 10 mensen)"),
    ],
)
def test_a_wait_in_days_or_weeks_and_who_says_so(expected: Expectation, told: Span | None, said: str) -> None:
    assert span(expected) == told
    assert in_words(expected) == said


@given(st.integers(0, 1500), st.integers(0, 1500))
def test_the_end_of_what_was_learned_is_never_told_too_early(one: int, other: int) -> None:
    low, high = sorted((one, other))
    told = span(Expectation("learned", low, high, 10))
    assert told is not None
    assert 1 <= told.low <= told.high
    assert told.high * (7 if told.unit == "weeks" else 1) >= high
