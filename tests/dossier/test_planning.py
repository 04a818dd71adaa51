"""Which conversation comes next, and when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.dossier.model import Action, Answer
from desktop.dossier.planning import add_months, check_day, check_round, due_on, next_round, removable, unlikely
from desktop.errors import AnswerError
from desktop.municipality.model import PlannedRound

from .samples import START, conversation, dossier, municipality

ROUNDS = (
    PlannedRound(id="start", anchor="linked_on", days=28),
    PlannedRound(id="half_year", anchor="start", months=6),
    PlannedRound(id="two_year", anchor="start", months=24),
    PlannedRound(id="catch_up", anchor="linked_on", months=12),
)
PLACE = municipality(rounds=ROUNDS)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 5, 15), 0, date(2026, 5, 15)),
        (date(2026, 5, 15), 120, date(2036, 5, 15)),
    ],
)
def test_months_later(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.integers(0, 120))
def test_months_later_is_in_the_right_month_and_never_past_the_day(start: date, months: int) -> None:
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day <= start.day


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ([], "start"),
        (["start"], "half_year"),
        (["start", "half_year"], "two_year"),
        (["half_year"], "two_year"),
        (["start", "two_year"], None),
        (["catch_up"], "half_year"),
        (["catch_up", "half_year"], "two_year"),
        (["onbekend"], "start"),
    ],
)
def test_the_next_round(held: list[str], wanted: str | None) -> None:
    planned = next_round(PLACE, dossier(*(conversation(name) for name in held)))
    assert (planned.id if planned else None) == wanted


def test_a_round_is_counted_from_its_anchor() -> None:
    somebody = dossier(conversation(on=START), linked_on=date(2026, 1, 31), moved_in_on=date(2026, 2, 10))
    assert [due_on(planned, somebody) for planned in ROUNDS] == [
        date(2026, 2, 28), date(2026, 9, 1), date(2028, 3, 1), date(2027, 1, 31),
    ]  # fmt: skip
    assert due_on(PlannedRound(id="x", anchor="moved_in_on"), somebody) == date(2026, 2, 10)


def test_a_round_has_no_day_while_its_anchor_is_not_known() -> None:
    assert [due_on(planned, dossier()) for planned in ROUNDS] == [None] * 4
    assert due_on(PlannedRound(id="x", anchor="moved_in_on"), dossier()) is None


def test_a_catch_up_conversation_counts_as_a_start_and_the_first_counts() -> None:
    half_year = ROUNDS[1]
    assert due_on(half_year, dossier(conversation("catch_up", date(2026, 5, 1)))) == date(2026, 11, 1)
    both = dossier(conversation("catch_up", date(2026, 5, 1)), conversation("start", START))
    assert due_on(half_year, both) == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("held", "wanted", "refusal"),
    [
        ([], "half_year", ""),
        (["start"], "start", "al gevoerd"),
        (["start"], "two_year", ""),
        (["half_year"], "start", "later gesprek"),
        (["catch_up"], "start", "later gesprek"),
        (["start"], "catch_up", "later gesprek"),
        (["catch_up"], "half_year", ""),
        (["onbekend"], "start", ""),
    ],
)
def test_a_round_is_not_held_twice_nor_after_a_later_one(held: list[str], wanted: str, refusal: str) -> None:
    somebody = dossier(*(conversation(name) for name in held))
    if refusal:
        with pytest.raises(AnswerError, match=refusal):
            check_round(PLACE, somebody, wanted)
    else:
        check_round(PLACE, somebody, wanted)


FIRST, SECOND, TODAY = date(2026, 3, 1), date(2026, 9, 1), date(2026, 9, 8)


@pytest.mark.parametrize(
    ("which", "day", "refusal"),
    [
        (None, TODAY, ""),
        (None, date(2026, 9, 9), "toekomst"),
        (None, SECOND, ""),
        (None, date(2026, 8, 31), "eerder gesprek"),
        (0, SECOND, ""),
        (0, date(2026, 9, 2), "later gesprek"),
        (0, date(1990, 4, 30), "geboortedatum"),
        (1, FIRST, ""),
        (1, date(2026, 2, 28), "eerder gesprek"),
    ],
)
def test_conversations_are_held_in_their_order(which: int | None, day: date, refusal: str) -> None:
    somebody = dossier(conversation(on=FIRST), conversation("half_year", SECOND), birth_date=date(1990, 5, 1))
    own = None if which is None else somebody.conversations[which]
    if refusal:
        with pytest.raises(AnswerError, match=refusal):
            check_day(somebody, day, TODAY, own)
    else:
        check_day(somebody, day, TODAY, own)


def test_a_day_long_before_the_koppeling_is_unlikely() -> None:
    linked = dossier(linked_on=date(2026, 1, 5))
    assert [unlikely(linked, day) for day in (date(2025, 1, 4), date(2025, 1, 5))] == [True, False]
    assert not unlikely(dossier(), date(1990, 1, 1))


def test_only_an_empty_conversation_can_be_taken_away() -> None:
    begun = conversation(completed=False)
    somebody = dossier(begun)
    assert removable(somebody, begun)
    somebody.actions.append(Action("Bellen", "professional", "start"))
    assert not removable(somebody, begun)
    somebody.actions.clear()
    begun.answers["d.naam"] = Answer("d.naam", "declined")
    assert not removable(somebody, begun)
    assert not removable(somebody, conversation(completed=True))
