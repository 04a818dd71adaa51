"""Sums and medians: the published cases of dominance, sums that add up, and figures that changed by few people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

import pytest

from desktop.monitor.amounts import safe
from desktop.monitor.bounds import attack
from desktop.monitor.model import TOTAL, Cell, Export, Kind, Published, Table

from .invented_tables import LATER, export, given, raw, table

Amounts = Mapping[str, tuple[int, ...]]
LESSONS = {"ER": tuple(range(2, 14)), "SY": tuple(range(1, 21)), "AF": tuple(range(3, 18))}


def summed(amounts: Amounts, kind: Kind = "sum") -> Table:
    """A table of amounts, each of somebody."""
    values = {name: tuple(sorted(given)) for name, given in amounts.items()}
    everything = tuple(sorted(value for given in values.values() for value in given))
    rows = {name: (len(given),) for name, given in amounts.items()}
    return table(rows, "lessons", kind=kind, values={**values, TOTAL: everything})


def told(made: Export) -> dict[str, int | None]:
    """The sums, or the medians, as they are told."""
    (only,) = made.tables
    return {name: cell.value for name, cell in (only.sums or only.medians).items()}


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        # As in the handbooks: the second largest takes his own from the total, and the rest is hardly anything.
        ((900, 60, 10, 8, 6, 5), False),
        ((500, 300, 200, 150, 100, 50), True),
        # One has nearly everything: (1,k).
        ((1_000, 5, 5, 5, 5, 5), False),
        # Two share it: the one knows the other.
        ((500, 480, 1, 1, 1, 1), False),
        # Few who have anything at all, among many.
        ((0,) * 30 + (4, 5, 6, 7), False),
        ((0,) * 30 + (4, 5, 6, 7, 8), True),
        # All the same: the total tells of each.
        ((6,) * 20, False),
        ((0,) * 20, False),
        ((), False),
    ],
)
def test_dominance(amounts: tuple[int, ...], expected: bool) -> None:
    assert (bool(amounts) and safe(tuple(sorted(amounts)), 5)) is expected


def test_sums_of_many_are_told_and_add_up() -> None:
    made = export(summed(LESSONS))
    assert told(made) == {TOTAL: 450, "ER": 90, "SY": 210, "AF": 150}
    assert attack(made) == []


def test_a_group_that_one_dominates_takes_the_other_groups_along() -> None:
    made = export(summed({**LESSONS, "AF": (*range(3, 10), 5_000)}))
    assert {name for name, value in told(made).items() if value is not None} == set()  # he dominates everybody too
    made = export(summed({**LESSONS, "AF": (1, 1, 1, 1, 1, 100)}))
    assert told(made) == {"ER": None, "SY": None, "AF": None, TOTAL: 405}
    assert attack(made) == []


def test_a_sum_left_out_is_found_by_subtraction() -> None:
    made = raw(summed(LESSONS))
    sums = {"ER": Cell(90), "SY": Cell(210), "AF": Cell(None, "guard"), TOTAL: Cell(450)}
    found = attack(given(replace(made, sums=sums)))
    assert {(item.category, item.status) for item in found} == {("ER", "sum"), ("SY", "sum"), (TOTAL, "sum")}


def test_a_sum_of_few_is_found() -> None:
    made = raw(summed({"ER": (3, 4, 5), "SY": (0,) * 20}), [("ER", "yes"), ("ER", TOTAL)])
    sums = {"ER": Cell(12), "SY": Cell(0), TOTAL: Cell(12)}
    assert {item.category for item in attack(given(replace(made, sums=sums))) if item.status == "sum"} == {"ER", "SY"}


@pytest.mark.parametrize("kind", ["sum", "median"])
def test_a_figure_that_changed_because_one_joined_is_held_back(kind: Kind) -> None:
    before = export(summed(LESSONS, kind))
    # Six came: enough to be counted, too few to tell what they have.
    more = summed({**LESSONS, "SY": (*LESSONS["SY"], 1, 2, 3, 4, 5, 6)}, kind)
    now = export(more, earlier=[before], on=LATER)
    assert now.tables[0].cells["SY", "yes"].value == 26
    assert told(now)["SY"] is None
    assert told(now)[TOTAL] is None
    assert attack(now, [before]) == []
    careless = careless_copy(more)
    assert {item.category for item in attack(given(careless, on=LATER), [before]) if item.status == kind} >= {"SY"}


def careless_copy(made: Table) -> Published:
    """Given out with all its figures."""
    alone = export(made).tables[0]
    return replace(raw(made), medians=alone.medians, sums=alone.sums)


@pytest.mark.parametrize("kind", ["sum", "median"])
def test_the_same_people_with_another_answer_are_held_back(kind: Kind) -> None:
    before = export(summed(LESSONS, kind))
    now = export(summed({**LESSONS, "SY": (*range(2, 21), 40)}, kind), earlier=[before], on=LATER)
    assert told(now)["SY"] is None
    assert attack(now, [before]) == []


@pytest.mark.parametrize("kind", ["sum", "median"])
def test_many_more_are_told_and_so_is_the_same(kind: Kind) -> None:
    before = export(summed(LESSONS, kind))
    assert told(export(summed(LESSONS, kind), earlier=[before], on=LATER)) == told(before)
    more = {**LESSONS, "SY": (*LESSONS["SY"], *range(12))}
    now = export(summed(more, kind), earlier=[before], on=LATER)
    assert told(now)["SY"] == told(export(summed(more, kind)))["SY"] is not None
    assert attack(now, [before]) == []


def test_groups_merged_in_another_way_are_not_subtracted() -> None:
    before = export(summed({**LESSONS, "SO": (3, 4)}))
    now = export(summed({**LESSONS, "SO": (3, 4, *range(20, 34))}), earlier=[before], on=LATER)
    assert {value for name, value in told(now).items() if name != TOTAL} == {None}


def test_rounded_sums() -> None:
    made = export(summed(LESSONS), rounded=True)
    assert {value % 5 for value in told(made).values() if value is not None} == {0}
    assert attack(made) == []


def test_neither_means_nor_minima_are_published() -> None:
    assert set(get_args(Kind)) == {"share", "count", "median", "sum"}
