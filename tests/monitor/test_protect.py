"""What is withheld, grouped and told: the cases of the handbooks, and what no table of numbers may lead to."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.monitor import population
from desktop.monitor import protect as module
from desktop.monitor.bounds import attack
from desktop.monitor.model import OTHER, STATUSES, TOTAL, Category, Table
from desktop.monitor.protect import ExportRefused, percentage, protect, shown

from .invented_tables import LATER, MADE, QUARTER, everybody, export, row, subtracted, table


def test_a_table_of_large_groups_is_told_as_it_is() -> None:
    made = table({"ER": (10, 12, 6, 0), "SY": (20, 25, 0, 7)})
    (told,) = export(made).tables
    assert row(told, "ER") == (10, 12, 6, 0, 28)
    assert row(told, "SY") == (20, 25, 0, 7, 52)
    assert row(told, TOTAL) == (30, 37, 6, 7, 80)


def test_a_single_one_within_margins_gets_three_guards() -> None:
    (told,) = export(table({"ER": (1, 19), "SY": (20, 20), "SO": (15, 12)})).tables
    hidden = {key for key, cell in told.cells.items() if cell.value is None}
    assert len(hidden) == 4
    assert {("ER", "yes"), ("ER", "no")} < hidden
    assert row(told, TOTAL) == (36, 51, 0, 0, 87)


def test_no_reason_tells_a_small_figure_from_its_guard() -> None:
    (told,) = export(table({"ER": (1, 19), "SY": (20, 20), "SO": (15, 12)})).tables
    assert {cell.reason for cell in told.cells.values() if cell.value is None} == {"guard"}


def test_a_whole_group_with_one_answer_is_withheld() -> None:
    (told,) = export(table({"ER": (30, 0), "SY": (20, 25), "SO": (15, 12)})).tables
    assert row(told, "ER") == (None, None, 0, 0, 30)


def test_that_nobody_of_those_who_answered_said_yes_is_withheld() -> None:
    (told,) = export(table({"ER": (0, 22, 8), "SY": (20, 25, 9), "SO": (15, 12, 6)})).tables
    assert row(told, "ER") == (None, None, 8, 0, 30)


def test_everybody_gave_one_answer() -> None:
    (told,) = export(table({"ER": (30, 0), "SY": (20, 0)})).tables
    assert row(told, TOTAL)[:2] == (None, None)
    assert row(told, "SY")[:2] == (None, None)


def test_small_groups_are_merged_into_the_wider_category_first() -> None:
    made = table({"ER": (2, 1), "SO": (1, 2), "SY": (20, 25), "AF": (11, 13)}, parents={"ER": "horn", "SO": "horn"})
    told = protect([made], QUARTER, MADE, 5, {"origin": [Category("horn", "Hoorn van Afrika")]}).tables[0]
    assert [item.id for item in shown(told)] == ["SY", "AF", "horn"]
    assert row(told, "horn")[4] == 6
    assert told.breakdown
    assert {item.id: item.parent for item in told.breakdown.categories if item.parent} == {"ER": "horn", "SO": "horn"}
    assert told.cells["ER", "yes"].reason == "merged"
    assert shown(told)[-1].title == "Hoorn van Afrika"


def test_other_of_one_country_is_no_hiding_place() -> None:
    (told,) = export(table({"ER": (2, 2), "SY": (20, 25), "AF": (11, 13)})).tables
    assert told.breakdown
    held = [item.id for item in told.breakdown.categories if item.parent == OTHER]
    assert held == ["ER", "AF"]
    assert row(told, OTHER)[4] == 28


def test_other_of_one_country_and_an_empty_one_neither() -> None:
    (told,) = export(table({"ER": (5, 3), "SY": (20, 25), "AF": (11, 13), "SO": (3,), "IR": ()})).tables
    assert told.breakdown
    assert {item.id for item in told.breakdown.categories if item.parent == OTHER} == {"SO", "IR", "ER"}


def test_two_groups_of_which_one_is_small_are_not_told_apart() -> None:
    (told,) = export(table({"f": (2, 2), "m": (20, 25)}, by="sex")).tables
    assert row(told, "m") == (None,) * 5
    assert row(told, TOTAL) == (22, 27, 0, 0, 49)


def test_a_population_of_few_is_not_told_at_all() -> None:
    (told,) = export(table({"f": (1, 2), "m": (1, 0)}, by="sex")).tables
    assert all(cell.value is None for cell in told.cells.values())


def test_nobody_is_told_as_nobody() -> None:
    (told,) = export(table({"f": (), "m": ()}, by="sex")).tables
    assert row(told, "f") == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(("number", "expected"), [(9, None), (10, 4), (11, 5)])
def test_a_median_needs_ten(number: int, expected: int | None) -> None:
    values = tuple(range(number))
    made = table({"f": (number,), "m": (40,)}, by="sex", kind="median", values={"f": values, TOTAL: (1, *range(50))})
    (told,) = export(made).tables
    assert told.medians["f"].value == expected
    assert told.medians["f"].reason == (None if expected is not None else "few")


def test_a_median_that_all_have_is_withheld() -> None:
    made = table({"f": (12,), "m": (40,)}, by="sex", kind="median", values={"f": (7,) * 12, "m": tuple(range(40))})
    (told,) = export(made).tables
    assert told.medians["f"].value is None
    assert told.medians["m"].value == 19


def test_no_value_of_a_median_is_given_out() -> None:
    made = table({"f": (12,), "m": (40,)}, kind="median", values={"f": tuple(range(700, 712)), "m": tuple(range(40))})
    assert "711" not in str(export(made))


@pytest.mark.parametrize(("numbers", "expected"), [((5, 5), 50), ((7, 13), 35)])
def test_a_percentage_of_ten(numbers: tuple[int, int], expected: int) -> None:
    (told,) = export(table({"ER": numbers, "SY": (20, 25)})).tables
    assert percentage(told, "ER") == expected


def test_no_percentage_of_fewer_than_ten_or_of_what_is_withheld() -> None:
    few, one = export(table({"ER": (5, 4), "SY": (20, 25)}), table({"ER": (8, 1), "SY": (20, 25)}, "sport")).tables
    assert [percentage(told, "ER") for told in (few, one)] == [None, None]


def test_rounded_to_five() -> None:
    (told,) = export(table({"ER": (11, 12, 8), "SY": (23, 26, 9), "SO": (18, 17, 2)}), rounded=True).tables
    assert all((cell.value or 0) % 5 == 0 for cell in told.cells.values())
    assert row(told, "ER") == (10, 10, 10, 0, 30)


def test_what_rounded_margins_give_away_is_withheld() -> None:
    made = table(dict.fromkeys(("ER", "SY", "SO", "AF"), (2, 20)))
    told = export(made, rounded=True)
    assert attack(told) == []
    assert row(told.tables[0], TOTAL)[4] == 90


def test_tables_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ExportRefused, match="spreekt een andere tabel"):
        export(table({"ER": (10, 9), "SY": (20, 25)}), table({"ER": (10, 10), "SY": (20, 25)}, "sport"))


def test_it_says_how_far_it_is_and_can_be_stopped() -> None:
    told: list[int] = []
    tables = [table({"ER": (1, 19), "SY": (20, 20), "SO": (15, 12)})]
    protect(tables, QUARTER, MADE, progress=told.append)
    assert told[-1] == 100
    assert told == sorted(told)

    class Stopped(Exception):
        pass

    def stop(percent: int) -> None:
        if percent >= 30:
            raise Stopped

    with pytest.raises(Stopped):
        protect(tables, QUARTER, MADE, progress=stop)


def test_without_guards_the_check_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    made = table({"ER": (1, 19), "SY": (20, 20), "SO": (15, 12)})
    monkeypatch.setattr(module, "ROUNDS", 1)
    assert export(made)
    monkeypatch.setattr(population, "guard", lambda *_: None)
    with pytest.raises(ExportRefused, match="niet veilig"):
        export(made)


def test_what_the_check_finds_is_withheld_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(population, "guard", lambda *_: None)
    made = export(table({"ER": (1, 19), "SY": (20, 20), "SO": (15, 12)}))
    assert attack(made) == []
    assert row(made.tables[0], "ER")[0] is None


@st.composite
def linked_tables(draw: st.DrawFn) -> list[Table]:
    """People with a category of each breakdown and an answer for each indicator; some belong to fewer populations."""
    chance = random.Random(draw(st.integers(0, 10**9)))
    people = draw(st.integers(0, 12) | st.integers(13, 150))
    indicators, breakdowns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    sizes = [draw(st.integers(2, 7)) for _ in range(breakdowns)]
    weights = [
        draw(st.sampled_from([(1, 1, 1, 1), (8, 1, 1, 1), (20, 1, 0, 0), (1, 30, 2, 1)])) for _ in range(indicators)
    ]
    where = [[min(int(chance.expovariate(0.6)), size - 1) for size in sizes] for _ in range(people)]
    filtered = draw(st.booleans())
    made = []
    for number, weight in enumerate(weights):
        few = filtered and number == indicators - 1
        inside = [person for person in where if not few or chance.random() < 0.9]
        answers = [chance.choices(range(4), weight)[0] for _ in inside]
        name = "few" if few else "all"
        totals = [answers.count(status) for status in range(4)]
        made.append(everybody(totals, f"i{number}", name))
        for place, size in enumerate(sizes):
            rows = {f"c{category}": [0, 0, 0, 0] for category in range(size)}
            for person, answer in zip(inside, answers, strict=True):
                rows[f"c{person[place]}"][answer] += 1
            made.append(table(rows, f"i{number}", f"b{place}", name))
    return made


def safe(tables: list[Table], *, rounded: bool = False) -> None:
    """Nothing follows from an export, by the self-check or by plain subtraction, and nothing in it is untrue."""
    made = export(*tables, rounded=rounded)
    assert attack(made) == []
    for told, counted in zip(made.tables, tables, strict=True):
        for item in (*(category.id for category in shown(told)), TOTAL):
            for status in STATUSES:
                value = told.cells[item, status].value
                if rounded:
                    assert value is None or value % 5 == 0
                elif value is not None:
                    assert value == 0 or value >= 5
                    ids = {one.id for one in counted.breakdown.categories} if counted.breakdown else set()
                    assert item not in {*ids, TOTAL} - {OTHER} or value == counted.count(item, status)
    if not rounded:
        assert [key for key, value in subtracted(made).items() if 0 < value < 5] == []


@given(linked_tables())
def test_no_random_tables_give_anything_away(tables: list[Table]) -> None:
    safe(tables)


@settings(max_examples=12)
@given(linked_tables())
def test_nor_do_rounded_ones(tables: list[Table]) -> None:
    safe(tables, rounded=True)


@pytest.mark.thorough
@settings(max_examples=2_000, derandomize=False)
@given(linked_tables())
def test_ten_thousand_random_tables(tables: list[Table]) -> None:
    safe(tables)  # seven tables on average


def test_order_and_number_of_tables_stay() -> None:
    tables = [table({"ER": (9, 9), "SY": (20, 20)}, name, by) for name in ("a", "b") for by in ("x", "y")]
    told = export(*tables, on=LATER)
    assert [(item.table, item.breakdown and item.breakdown.id) for item in told.tables] == [
        (name, by) for name in ("a", "b") for by in ("x", "y")
    ]
    assert (told.on, told.period, told.smallest) == (LATER, QUARTER, 5)
