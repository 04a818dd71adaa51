"""What was told before, or of a larger group, held against what would be told now."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.monitor.bounds import attack
from desktop.monitor.model import TOTAL, Export, Period, Table
from desktop.monitor.protect import protect, shown

from .invented_tables import LATER, MADE, QUARTER, everybody, export, raw, row, table
from .invented_tables import given as given_out

FIRST = {"ER": (10, 12, 6, 0), "SY": (20, 25, 0, 7), "AF": (14, 9, 8, 0)}


def one_more(rows: dict[str, tuple[int, ...]], name: str, status: int) -> dict[str, tuple[int, ...]]:
    found = list(rows[name])
    found[status] += 1
    return rows | {name: tuple(found)}


def test_one_person_more_holds_everything_back() -> None:
    before = export(table(FIRST))
    now = export(table(one_more(FIRST, "SY", 0)), earlier=[before], on=LATER)
    assert {(cell.value, cell.reason) for cell in now.tables[0].cells.values()} == {(None, "earlier")}
    assert attack(now, [before]) == []


def test_told_all_the_same_the_one_person_is_found() -> None:
    before, now = given_out(raw(table(FIRST))), given_out(raw(table(one_more(FIRST, "SY", 0))), on=LATER)
    assert attack(before) == attack(now) == []
    found = {(item.table, item.category, item.status, item.low) for item in attack(now, [before])}
    assert found == {
        ("", "SY", "*", 1), ("", TOTAL, "*", 1), ("work", "SY", "yes", 1), ("work", TOTAL, "yes", 1),
    }  # fmt: skip


def test_the_same_again_is_told_the_same() -> None:
    made = table({"ER": (1, 19), "SY": (20, 20), "SO": (15, 12)})
    before = export(made)
    now = export(made, earlier=[before], on=LATER)
    assert now.tables == before.tables


def test_one_answer_corrected_holds_the_indicator_back() -> None:
    changed = {**FIRST, "SY": (21, 24, 0, 7)}
    before = export(table(FIRST), table(FIRST, "sport"))
    now = export(table(changed), table(FIRST, "sport"), earlier=[before], on=LATER)
    work, sport = now.tables
    assert row(work, TOTAL) == (None, None, None, None, 111)
    assert row(work, "ER") == (None, None, None, None, 28)
    assert row(sport, "SY") == (20, 25, 0, 7, 52)


def test_many_more_are_told_but_the_few_are_not() -> None:
    more = {"ER": (20, 22, 6, 0), "SY": (30, 27, 0, 7), "AF": (24, 19, 8, 0)}
    before = export(table(FIRST))
    now = export(table(more), earlier=[before], on=LATER)
    (told,) = now.tables
    assert row(told, "SY") == (None, None, 0, 7, 64)  # two more than before said no
    assert row(told, TOTAL) == (74, 68, 14, 7, 163)
    assert attack(now, [before]) == []


def test_a_group_that_grew_by_one_is_merged() -> None:
    more = {"ER": (20, 22, 6, 0), "SY": (20, 26, 0, 7), "AF": (24, 19, 8, 0), "IR": (9, 12)}
    before = export(table({**FIRST, "IR": (9, 12)}))
    now = export(table(more), earlier=[before], on=LATER)
    assert "SY" not in {item.id for item in shown(now.tables[0])}
    assert attack(now, [before]) == []


def test_a_safe_change_is_told() -> None:
    more = {"ER": (20, 22, 6, 0), "SY": (30, 35, 0, 14), "AF": (24, 19, 8, 0)}
    before = export(table(FIRST))
    now = export(table(more), earlier=[before], on=LATER)
    assert all(cell.value is not None for cell in now.tables[0].cells.values())


def test_what_was_withheld_is_not_told_later_by_another_table() -> None:
    small = {"ER": (1, 19), "SY": (20, 20), "SO": (15, 12)}
    before = export(table(small))
    now = export(table(small), table(small, by="language"), everybody((36, 51)), earlier=[before], on=LATER)
    assert attack(now, [before]) == []
    assert now.tables[0].cells["ER", "yes"].value is None


def test_an_earlier_year_is_no_matter() -> None:
    before = replace(export(table(FIRST)), period=Period(date(2025, 1, 1), date(2025, 3, 31)))
    now = export(table(one_more(FIRST, "SY", 0)), earlier=[before], on=LATER)
    assert all(cell.value is not None for cell in now.tables[0].cells.values())


def test_a_quarter_and_the_half_year_that_holds_it_differ_by_one() -> None:
    before = export(table(FIRST, population="first quarter"))
    half = Period(QUARTER.first, date(2026, 6, 30))
    made = [table(one_more(FIRST, "SY", 0), population="half year")]
    now = protect(made, half, LATER, 5, {}, [before])
    assert attack(now, [before]) == []
    assert row(now.tables[0], TOTAL) == (None,) * 5


def test_two_populations_whose_totals_differ_by_one() -> None:
    few = {**FIRST, "SY": (20, 24, 0, 7)}
    now = export(table(FIRST), table(few, "sport", population="asked"))
    assert row(now.tables[0], TOTAL)[4] == 111
    assert row(now.tables[1], TOTAL) == (None,) * 5
    assert attack(now) == []
    told = {
        (item.category, item.low)
        for item in attack(given_out(raw(table(FIRST)), raw(table(few, "sport", population="asked"))))
    }
    assert told == {("SY", 1), (TOTAL, 1)}


def test_of_rounded_exports_nothing_follows() -> None:
    before = export(table(FIRST), rounded=True)
    now = export(table(one_more(FIRST, "ER", 0)), earlier=[before], rounded=True, on=LATER)
    assert attack(now, [before]) == []
    assert now.tables == before.tables
    # Of one that is just rounded up it would be told that somebody came, and no more than four.
    now = export(table(one_more(FIRST, "SY", 0)), earlier=[before], rounded=True, on=LATER)
    assert attack(now, [before]) == []
    assert row(now.tables[0], "SY") == (None,) * 5


@st.composite
def histories(draw: st.DrawFn) -> list[list[Table]]:
    """The same people, a few more, a few less, and answers that changed; each time other tables are asked for."""
    chance = random.Random(draw(st.integers(0, 10**9)))
    people = [
        (chance.randrange(3), chance.randrange(4), chance.choices(range(4), (9, 9, 2, 1))[0])
        for _ in range(draw(st.integers(0, 90)))
    ]
    found = []
    for _ in range(draw(st.integers(2, 3))):
        made = []
        for by, size, place in draw(st.sampled_from([(("a", 3, 0),), (("b", 4, 1),), (("a", 3, 0), ("b", 4, 1))])):
            rows = {f"{by}{number}": [0, 0, 0, 0] for number in range(size)}
            for person in people:
                rows[f"{by}{person[place]}"][person[2]] += 1
            made.append(table(rows, by=by))
        found.append(made)
        for _ in range(draw(st.sampled_from([0, 1, 2, 8, 30]))):
            people.append((chance.randrange(3), chance.randrange(4), chance.choices(range(4), (9, 9, 2, 1))[0]))
        if people and draw(st.booleans()):
            people[0] = (*people[0][:2], chance.randrange(4))
        if people and draw(st.integers(0, 3)) == 0:
            people.pop()
    return found


def nothing_follows(history: list[list[Table]]) -> None:
    before: list[Export] = []
    for tables in history:
        now = protect(tables, QUARTER, MADE, earlier=before)
        assert attack(now, before) == []
        before.append(now)
    # What plainly is the difference of two published figures is nobody, or many.
    for place, old in enumerate(before):
        for new in before[place + 1 :]:
            for one in old.tables:
                for two in new.tables:
                    if one.breakdown == two.breakdown:
                        for key, cell in one.cells.items():
                            other = two.cells[key]
                            if cell.value is not None and other.value is not None:
                                assert not 0 < abs(cell.value - other.value) < 5


@settings(max_examples=12)
@given(histories())
def test_no_random_history_gives_anything_away(history: list[list[Table]]) -> None:
    nothing_follows(history)


@pytest.mark.thorough
@settings(max_examples=1_000, derandomize=False)
@given(histories())
def test_a_thousand_random_histories(history: list[list[Table]]) -> None:
    nothing_follows(history)
