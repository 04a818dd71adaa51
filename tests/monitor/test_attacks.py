"""Attacks: each is tried on figures given out as they are, where it works, and on an export, where it does not."""

from __future__ import annotations

from desktop.monitor.bounds import attack
from desktop.monitor.model import OTHER, TOTAL, Export, Table
from desktop.monitor.protect import percentage, protect, shown

from .invented_tables import LATER, MADE, QUARTER, everybody, export, given, raw, row, subtracted, table

Rows = dict[str, tuple[int, ...]]
ORIGIN: Rows = {"ER": (14, 16), "SY": (30, 28), "AF": (12, 9), "CG": (1, 0)}


def small(made: Export) -> dict[tuple[str, ...], int]:
    """Every small figure that is told or follows by subtraction."""
    return {key: value for key, value in subtracted(made).items() if 0 < value < made.smallest}


def test_a_single_person_from_a_country() -> None:
    assert small(given(raw(table(ORIGIN))))
    made = export(table(ORIGIN))
    assert small(made) == {}
    assert attack(made) == []
    assert "CG" not in {item.id for item in shown(made.tables[0])}


def test_totals_minus_the_rest() -> None:
    careless = given(raw(table(ORIGIN), [("CG", "yes"), ("CG", TOTAL)]))
    assert small(careless)["all", "work", "origin", "CG", "yes"] == 1
    assert {(item.category, item.low, item.high) for item in attack(careless)} == {("CG", 1, 1)}
    made = export(table(ORIGIN))
    told = made.tables[0]
    rest = told.cells[TOTAL, TOTAL].value or 0
    for item in shown(told):
        rest -= told.cells[item.id, TOTAL].value or 0
    assert rest == 0  # all that are merged are counted in what is shown
    assert (told.cells[OTHER, TOTAL].value or 0) >= 5


def linked() -> tuple[Table, Table]:
    """Two tables of the same people: where the one withholds, the other tells."""
    return (
        table({"ER": (3, 17), "SY": (20, 20), "SO": (12, 13)}, by="origin"),
        table({"ti": (3, 17), "ar": (32, 33)}, by="language"),
    )


def test_two_tables_that_share_a_margin() -> None:
    origin, language = linked()
    corners = [(name, status) for name in ("ER", "SY") for status in ("yes", "no")]
    alone = given(raw(origin, corners))
    assert attack(alone) == []
    # The other table does not name Eritrea, but the totals it withholds stand here.
    careless = given(
        raw(origin, [*corners, (TOTAL, "yes"), (TOTAL, "no")]), raw(language, [("ti", "yes"), ("ti", "no")])
    )
    assert {item.breakdown for item in attack(careless)} == {"", "language"}
    made = export(*linked())
    assert small(made) == {}
    assert attack(made) == []


def test_a_whole_that_another_indicator_tells() -> None:
    work = table({"ER": (3, 4), "SY": (20, 20), "SO": (12, 13)})
    sport = table({"ER": (6, 1), "SY": (22, 18), "SO": (13, 12)}, "sport")
    hidden = [("ER", "yes"), ("ER", "no"), ("ER", TOTAL), ("SY", TOTAL)]
    careless = given(raw(work, hidden), raw(sport, [("ER", "no"), ("ER", TOTAL), ("SY", TOTAL)]))
    assert attack(careless)
    made = export(work, sport)
    assert attack(made) == []
    assert small(made) == {}


def test_two_exports_a_month_apart_that_differ_by_one_person() -> None:
    first: Rows = {"ER": (14, 16), "SY": (30, 28), "AF": (12, 9)}
    then: Rows = first | {"AF": (13, 9)}
    before = export(table(first))
    careless = given(raw(table(then)), on=LATER)
    assert {(item.category, item.low) for item in attack(careless, [before])} == {("AF", 1), (TOTAL, 1)}
    made = export(table(then), earlier=[before], on=LATER)
    assert attack(made, [before]) == []
    assert all(cell.value is None for cell in made.tables[0].cells.values())


def test_a_filter_that_leaves_one_household() -> None:
    all_of_them = table({"SY": (30, 28), "AF": (12, 9)}, unit="household")
    one = table({"SY": (1, 0), "AF": (0, 0)}, "debts", population="eight children", unit="household")
    others = table({"SY": (29, 28), "AF": (12, 9)}, "rent", population="fewer children", unit="household")
    made = export(all_of_them, one)
    assert all(cell.value is None for cell in made.tables[1].cells.values())
    careless = given(raw(all_of_them), raw(others))
    assert (TOTAL, 1) in {(item.category, item.low) for item in attack(careless)}
    made = export(all_of_them, others)
    assert row(made.tables[1], TOTAL) == (None,) * 5
    assert attack(made) == []


def test_a_breakdown_with_an_empty_category() -> None:
    # All that is withheld stands in one category, since the other is empty.
    rows: Rows = {"ER": (14, 16), "SY": (30, 28), "AF": (2, 1), "CG": (0, 0)}
    careless = given(raw(table(rows), [("AF", status) for status in ("yes", "no", TOTAL)]))
    assert attack(careless)
    told = export(table(rows)).tables[0]
    assert {item.id for item in shown(told)} == {"SY", OTHER}
    assert row(told, OTHER) == (16, 17, 0, 0, 33)


def test_an_empty_category_among_large_ones_is_told() -> None:
    told = export(table({"ER": (14, 16), "SY": (30, 28), "CG": (0, 0)})).tables[0]
    assert row(told, "CG") == (0, 0, 0, 0, 0)


def test_a_percentage_whose_denominator_can_be_guessed() -> None:
    # 33 % of a group of which one knows that it is small is one of three.
    rows: Rows = {"ER": (2, 4, 9), "SY": (30, 28, 3), "AF": (12, 9, 0)}
    told = export(table(rows)).tables[0]
    assert percentage(told, "ER") is None
    for item in (*(item.id for item in shown(told)), TOTAL):
        yes, no = told.cells[item, "yes"].value, told.cells[item, "no"].value
        known = yes is not None and no is not None and yes + no >= 10
        assert (percentage(told, item) is not None) == known


def test_the_order_does_not_betray_size() -> None:
    names = ["AF", "ER", "IR", "SY", "TR"]
    sizes = [(4, 8), (30, 40), (9, 9), (11, 16), (2, 1)]
    orders = set()
    for turn in range(5):
        rows = dict(zip(names, [*sizes[turn:], *sizes[:turn]], strict=True))
        told = export(table(rows)).tables[0]
        ids = [item.id for item in shown(told)]
        assert ids[-1] == OTHER
        assert ids[:-1] == sorted(ids[:-1])  # the order in which they were declared
        assert told.breakdown
        gone = [item.id for item in told.breakdown.categories if item.parent == OTHER]
        assert gone == sorted(gone)
        assert list(dict.fromkeys(name for name, _ in told.cells))[: len(ids)] == ids
        orders.add(tuple(ids))
    assert len(orders) > 1


def test_bands_under_twenty_and_under_twenty_five() -> None:
    twenty = table({"u20": (10, 12), "20plus": (20, 21)}, by="adult", parents={"u20": "u25"})
    five = table({"u25": (11, 12), "25plus": (19, 21)}, by="study", parents={"25plus": "20plus"})
    careless = given(raw(twenty), raw(five))
    assert {(item.category, item.status, item.low) for item in attack(careless)} == {
        ("u25", TOTAL, 1), ("u25", "yes", 1), ("20plus", TOTAL, 1), ("20plus", "yes", 1),
    }  # fmt: skip
    made = export(twenty, five)
    assert attack(made) == []
    assert row(made.tables[0], "u20") == (10, 12, 0, 0, 22)
    assert row(made.tables[1], "u25") == (None,) * 5


def test_a_status_of_few_in_all_breakdowns() -> None:
    # Three declined: that follows from every breakdown that tells the other columns.
    work = everybody((40, 37, 0, 3))
    origin = table({"ER": (20, 18, 0, 1), "SY": (20, 19, 0, 2)})
    language = table({"ti": (21, 17, 0, 0), "ar": (19, 20, 0, 3)}, by="language")
    careless = given(
        raw(work, [(TOTAL, "declined"), (TOTAL, "no")]), raw(language, [(TOTAL, "declined"), (TOTAL, "no")])
    )
    assert attack(careless)
    made = export(work, origin, language)
    assert small(made) == {}
    assert attack(made) == []


def test_the_smallest_number_can_be_larger() -> None:
    made = protect([table({"ER": (8, 30), "SY": (30, 28)})], QUARTER, MADE, 10)
    assert made.tables[0].cells["ER", "yes"].value is None
    assert attack(made) == []
