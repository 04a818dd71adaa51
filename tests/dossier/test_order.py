"""Conversations whose days contradict their order, and two on one day."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.dossier.order import out_of_order, same_day

from .samples import HALF, START, conversation, dossier

ROUNDS = ("start", "half_year", "two_year")


@pytest.mark.parametrize(
    ("held", "seen_from", "other"),
    [
        ([("start", START), ("half_year", HALF)], 1, None),
        ([("half_year", HALF), ("start", START)], 0, None),  # only listed the other way around: the days are right
        ([("start", HALF), ("half_year", START)], 1, 0),
        ([("start", HALF), ("half_year", START)], 0, 1),
        ([("start", START), ("half_year", START)], 1, None),
        ([("start", START), ("ooit", HALF), ("half_year", HALF)], 1, None),
        ([("ooit", HALF), ("half_year", START)], 1, 0),  # of a round nobody knows, where it stands counts
        ([("start", HALF), ("start", START)], 1, 0),
    ],
)
def test_a_day_that_contradicts_the_order(held: list[tuple[str, date]], seen_from: int, other: int | None) -> None:
    made = dossier(*(conversation(round_id, on) for round_id, on in held))
    found = out_of_order(made, made.conversations[seen_from], ROUNDS)
    assert found is (None if other is None else made.conversations[other])


def test_two_on_one_day() -> None:
    made = dossier(conversation("start", START), conversation("half_year", START), conversation("two_year", HALF))
    assert same_day(made, made.conversations[0]) is made.conversations[1]
    assert same_day(made, made.conversations[2]) is None
