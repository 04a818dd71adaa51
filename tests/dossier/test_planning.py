"""Which conversation comes next, and when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.dossier.planning import add_months, due_on, next_round
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
