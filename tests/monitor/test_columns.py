"""Columns say the same as the rows they stand for, however many values they have."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.monitor.columns import Coded, days, distinct, first_of, how_many, listed
from desktop.monitor.tally import NO, NOT_AMONG, YES, Judged, merged

VALUES = st.one_of(st.none(), st.integers(-3, 400), st.sampled_from(["ja", "nee"]))
ROWS = st.lists(st.tuples(VALUES, st.integers(0, 2), VALUES), max_size=60)


@given(ROWS)
def test_rows_are_alike_where_all_their_columns_are(rows: list[tuple[object, ...]]) -> None:
    columns = [Coded.of(list(column)) for column in zip(*rows, strict=True)] or [Coded.of([])]
    groups, first = distinct(columns)
    assert [rows[first[group]] for group in groups.tolist()] == rows
    assert len(first) == len(set(rows))
    assert [column.told() for column in columns] == ([list(column) for column in zip(*rows, strict=True)] or [[]])


def test_many_values_by_many_values() -> None:
    """More combinations than can be told apart by one number for each."""
    columns = [Coded(np.array([1, 2, 1]), range(1 << 40)) for _ in range(4)]
    groups, first = distinct(columns)
    assert groups.tolist() == [0, 1, 0]
    assert [columns[3].at(first).told()] == [[1, 2]]


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from("abc"), st.booleans()), max_size=40))
def test_what_each_owner_has(rows: list[tuple[int, str, bool]]) -> None:
    owners, wanted = np.array([row[0] for row in rows], np.int64), np.array([row[2] for row in rows], dtype=bool)
    mine = [[row for row in enumerate(rows) if row[1][0] == owner and row[1][2]] for owner in range(5)]
    assert first_of(owners, wanted, 5).tolist() == [some[0][0] if some else -1 for some in mine]
    assert how_many(owners, wanted, 5).tolist() == [len(some) for some in mine]
    names = listed(owners, Coded.of([row[1] for row in rows]), wanted, 5)
    assert names.told() == [tuple(sorted({row[1] for _, row in some})) for some in mine]


def test_a_day_that_is_not_known_is_on_neither_side_of_another() -> None:
    written = days(["2026-02-01", None, date(2026, 3, 1)])
    day = np.datetime64("2026-02-01")
    assert (written <= day).tolist() == [True, False, False]
    assert (written > day).tolist() == [False, False, True]


def test_a_household_counts_once() -> None:
    """The highest of its members counts; of a median the lowest number, and only of those who have one."""
    codes = np.array([[NO, YES, YES, NOT_AMONG], [YES, YES, NO, NO]], np.uint8)
    numbers = {1: np.array([7, 3, 100, None], dtype=object)}
    rows = Judged(codes, [Coded.of(["SY", "ER", "SY", "SY"])], numbers, np.array([5, 2, 5, 2]))
    for summed in ((), {1}):
        once = merged(rows, summed)
        assert once.codes.tolist() == [[YES, YES], [YES, YES]]
        assert once.categories[0].told() == ["mixed", "SY"]
        assert once.numbers[1].tolist() == [3, 7]
    both = merged(rows._replace(keys=np.array([1, 1, 1, 1])), {1})
    assert both.numbers[1].tolist() == [10]
    assert merged(rows._replace(keys=np.array([1, 1, 1, 1])), ()).numbers[1].tolist() == [3]
