"""The self-check against brute force: every table of whole numbers that fits what is told, one by one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

import pytest

from desktop.monitor.bounds import attack, intervals
from desktop.monitor.model import STATUSES, TOTAL, Cell, Export, Published, Table
from desktop.monitor.system import build

from .invented_tables import LATER, given, raw, row, table

NAMES = ("ER", "SY")
Cells = dict[tuple[str, str], int]
Range = dict[tuple[int, str, str, str], tuple[int, int]]


def parts(whole: int, number: int) -> Iterator[tuple[int, ...]]:
    """Every way to divide a whole."""
    if number == 1:
        yield (whole,)
        return
    for first in range(whole + 1):
        yield from ((first, *rest) for rest in parts(whole - first, number - 1))


def fitting(published: Published, wholes: tuple[int, int]) -> list[Cells]:
    """Every table with these wholes that shows what is told."""
    found = []
    for rows in product(*(parts(whole, 4) for whole in wholes)):
        cells = {
            (name, status): row[n] for name, row in zip(NAMES, rows, strict=True) for n, status in enumerate(STATUSES)
        }
        for status in STATUSES:
            cells[TOTAL, status] = sum(cells[name, status] for name in NAMES)
        for name in (*NAMES, TOTAL):
            cells[name, TOTAL] = sum(cells[name, status] for status in STATUSES)
        if all(cell.value in (None, cells[key]) for key, cell in published.cells.items()):
            found.append(cells)
    return found


def seen(ranges: Range, layer: int, published: Published, tables: list[Cells]) -> None:
    """Widen the ranges by these tables."""
    for cells in tables:
        for (name, status), value in cells.items():
            key = (layer, "" if status == TOTAL else published.table, name, status)
            low, high = ranges.get(key, (value, value))
            ranges[key] = min(low, value), max(high, value)


def brute(export: Export, most: int) -> Range:
    """Between what every figure of the tables of one population lies, from all tables there can be."""
    found: Range = {}
    for whole in range(most + 1):
        every = [fitting(published, (whole, most - whole)) for published in export.tables]
        if all(every):
            for published, tables in zip(export.tables, every, strict=True):
                seen(found, 0, published, tables)
    return found


def solved(export: Export, *earlier: Export) -> Range:
    """The same from linear programming: with so wide a rule every withheld figure is told."""
    system, _, _ = build(export, earlier)
    far = 10**6
    return {
        (name.layer, name.table, name.category, name.status): (low, far if high is None else high)
        for name, low, high in intervals(system, far)
        if "@" not in name.breakdown
    }


def random_table(chance: random.Random, indicator: str, wholes: tuple[int, int]) -> Table:
    rows = {name: chance.choice(list(parts(whole, 4))) for name, whole in zip(NAMES, wholes, strict=True)}
    return table(rows, indicator)


def masked(chance: random.Random, made: Table, hidden: set[tuple[str, str]]) -> Published:
    """Given out without some figures; the wholes of `hidden` are the same in every table."""
    inside = [(name, status) for name in (*NAMES, TOTAL) for status in STATUSES if chance.random() < 0.6]
    return raw(made, [*inside, *hidden])


@pytest.mark.parametrize("seed", range(12))
def test_the_ranges_are_those_of_brute_force(seed: int) -> None:
    chance = random.Random(seed)
    most = chance.randint(2, 4)
    first = chance.randint(0, most)
    hidden = {(name, TOTAL) for name in NAMES if chance.random() < 0.5}
    made = [random_table(chance, f"i{number}", (first, most - first)) for number in range(2)]
    export = given(*(masked(chance, one, hidden) for one in made))
    expected, found = brute(export, most), solved(export)
    assert found
    assert {key: expected[key] for key in found} == found
    withheld = {
        (0, "" if status == TOTAL else item.table, category, status)
        for item in export.tables
        for (category, status), cell in item.cells.items()
        if cell.value is None
    }
    nobody = {key for key in withheld if key[3] in ("unknown", "declined") and expected[key] == (0, 0)}  # may be known
    assert withheld - nobody == found.keys()


@pytest.mark.parametrize("seed", range(8))
def test_with_an_earlier_export_too(seed: int) -> None:
    chance = random.Random(100 + seed)
    old = random_table(chance, "work", (2, 1))
    more = {name: chance.choice(list(parts(number, 4))) for name, number in (("ER", chance.randint(0, 1)), ("SY", 1))}
    new = table(
        {name: [old.count(name, status) + more[name][n] for n, status in enumerate(STATUSES)] for name in NAMES}
    )
    hidden = [(name, TOTAL) for name in NAMES if chance.random() < 0.4]
    before, now = given(masked(chance, old, set(hidden))), given(masked(chance, new, set(hidden)), on=LATER)
    if any(
        (one := before.tables[0].cells[key].value) is not None
        and (two := now.tables[0].cells[key].value) is not None
        and two < one
        for key in before.tables[0].cells
    ):  # pragma: no cover
        pytest.fail("it only grows")
    tables = [
        [cells for whole in range(most + 1) for cells in fitting(export.tables[0], (whole, most - whole))]
        for export, most in ((before, 3), (now, new.whole(TOTAL)))
    ]
    expected: Range = {}
    for one, two in product(*tables):
        if all(two[key] >= one[key] for key in one):
            seen(expected, 1, before.tables[0], [one])
            seen(expected, 0, now.tables[0], [two])
    found = solved(now, before)
    assert {key: expected[key] for key in found} == found


@pytest.mark.parametrize("seed", range(12))
def test_of_rounded_figures_too(seed: int) -> None:
    chance = random.Random(200 + seed)
    made = random_table(chance, "work", (chance.randint(3, 9), chance.randint(3, 9)))
    told = {key: 5 * (((cell.value or 0) + 2) // 5) for key, cell in raw(made).cells.items()}
    cells = {key: Cell(value, "rounded") for key, value in told.items()}
    published = Published("work", "work", "share", "person", "all", made.breakdown, cells)

    def cells_of(name: str, row: tuple[int, ...]) -> Cells:
        return {(name, status): value for status, value in zip((*STATUSES, TOTAL), (*row, sum(row)), strict=True)}

    def fits(found: Cells) -> bool:
        return all(abs(value - told[key]) <= 2 for key, value in found.items())

    rows = [[row for whole in range(13) for row in parts(whole, 4) if fits(cells_of(name, row))] for name in NAMES]
    tables = []
    for one, two in product(*rows):
        both = cells_of(TOTAL, tuple(map(sum, zip(one, two, strict=True))))
        if fits(both):
            tables.append({**cells_of(NAMES[0], one), **cells_of(NAMES[1], two), **both})
    expected: Range = {}
    seen(expected, 0, published, tables)
    found = solved(given(published, rounded=True))
    assert {key: expected[key] for key in found} == found
    assert found.keys() >= {key for key, (low, _) in expected.items() if low >= 1}


def test_whole_numbers_tell_more_than_fractions() -> None:
    # Three unknowns whose pairs each add up to 5 would be 2.5 each: in whole numbers nothing fits.
    from desktop.monitor.system import Figure, System

    names = [Figure(0, "t", "b", name, "yes") for name in "abc"]
    totals = [Figure(0, "t", "b", name, "*") for name in ("ab", "bc", "ca", "abc")]
    system = System(most=1000)
    for total in totals[:3]:
        system.know(total, 4, 5)
    for place, total in enumerate(totals[:3]):
        system.add(total, (names[place], names[(place + 1) % 3]))
    system.add(totals[3], names)
    system.watched[totals[3]] = "withheld"
    # As fractions a + b + c lies between 6 and 7.5.
    assert list(intervals(system, 100)) == [(totals[3], 6, 7)]


def test_a_single_one_within_margins_is_computed() -> None:
    made = table({"ER": (1, 9), "SY": (20, 20), "SO": (15, 12)})
    (exposed, *_) = found = attack(given(raw(made, [("ER", "yes")])))
    assert (exposed.category, exposed.status, exposed.low, exposed.high) == ("ER", "yes", 1, 1)
    assert len(found) == 1
    # Four corners would do, were they large enough to be wide.
    corners = [(name, status) for name in ("ER", "SY") for status in ("yes", "no")]
    assert attack(given(raw(made, corners))) == []


def test_what_is_told_and_should_not_be() -> None:
    made = table({"ER": (3, 9), "SY": (20, 0), "SO": (12, 12)})
    told = {(item.category, item.status) for item in attack(given(raw(made)))}
    assert told == {("ER", "yes"), ("SY", "yes"), ("SY", "no")}


def test_a_reason_is_given_out_too() -> None:
    made = raw(table({"ER": (3, 17), "SY": (20, 20)}), [(name, one) for name in NAMES for one in ("yes", "no")])
    assert attack(given(made)) == []
    said = Published(
        made.table, made.title, made.kind, made.unit, made.population, made.breakdown,
        {**made.cells, ("ER", "yes"): Cell(None, "small")},
    )  # fmt: skip
    assert {item.high for item in attack(given(said)) if item.category == "ER"} >= {4}


def test_figures_that_contradict_each_other_are_refused() -> None:
    made = raw(table({"ER": (7, 9), "SY": (20, 20)}))
    wrong = Published(
        made.table, made.title, made.kind, made.unit, made.population, made.breakdown,
        {**made.cells, ("ER", "yes"): Cell(8), ("SY", "yes"): Cell(None, "guard")},
    )  # fmt: skip
    assert attack(given(wrong)) != []


def test_rounded_margins_can_give_an_exact_number_away() -> None:
    # Four times 2 is rounded to nothing, and together to 10: so each is 2 exactly.
    made = table(dict.fromkeys(("ER", "SY", "SO", "AF"), (2, 20)))
    rounded = raw(made)
    cells = {
        key: Cell(5 * ((cell.value + 2) // 5), "rounded")
        for key, cell in rounded.cells.items()
        if cell.value is not None
    }
    export = given(
        Published("work", "work", "share", "person", "all", made.breakdown, cells), rounded=True
    )  # fmt: skip
    found = [item for item in attack(export) if item.status == "yes"]
    assert {(item.category, item.low, item.high) for item in found} >= {
        (name, 2, 2) for name in ("ER", "SY", "SO", "AF")
    }
    assert row(export.tables[0], TOTAL)[0] == 10


def test_it_says_how_far_it_is_and_can_be_stopped() -> None:
    made = raw(table({"ER": (3, 17), "SY": (20, 20)}), [(name, one) for name in NAMES for one in ("yes", "no")])
    told: list[int] = []
    attack(given(made), (), told.append)
    assert told
    assert told == sorted(told)

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attack(given(made), (), stop)
