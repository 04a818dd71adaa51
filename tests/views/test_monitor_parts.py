"""Periods, what a figure says, the length of a bar, and work that is stopped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.errors import UserError
from desktop.monitor.model import Breakdown, Category, Kind, Period, Status, Table
from desktop.views.background import Background
from desktop.views.monitor.bars import Bars
from desktop.views.monitor.figures import Figure, briefly, categories, everybody
from desktop.views.monitor.stoppable import Progress, Stoppable
from desktop.views.monitor.wanted import Wanted, before, choices, earlier, shortly
from desktop.views.theme import LIGHT

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
LAST = Period(date(2025, 10, 1), date(2026, 9, 30))
QUARTER = Period(date(2026, 1, 1), date(2026, 3, 31))


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.wait()


def table(kind: Kind, counts: dict[tuple[str, Status], int], **values: tuple[int, ...]) -> Table:
    """Of three categories."""
    named = (Category("a", "Aa"), Category("b", "Bee"), Category("c", "Cee"))
    told = {("*" if name == "whole" else name): found for name, found in values.items()}
    return Table("x", "X", kind, "person", "p", Breakdown("origin", "Herkomst", named), counts, told)


def test_periods_are_whole_quarters_and_go_back_by_their_own_length() -> None:
    offered = choices(date(2026, 11, 22))
    assert offered[:3] == [
        (LAST, "Laatste vier kwartalen"),
        (Period(date(2026, 1, 1), date(2026, 12, 31)), "Heel 2026 (tot nu toe)"),
        (YEAR, "Heel 2025"),
    ]
    assert offered[6] == (Period(date(2026, 10, 1), date(2026, 12, 31)), "Kwartaal 4 van 2026 (tot nu toe)")
    assert [shortly(period) for period in earlier(LAST)] == ["t/m 2023-K3", "t/m 2024-K3", "t/m 2025-K3"]
    assert [shortly(period) for period in earlier(YEAR)] == ["2022", "2023", "2024"]
    assert [shortly(period) for period in earlier(QUARTER)] == ["2025-K2", "2025-K3", "2025-K4"]
    half = Period(date(2026, 1, 1), date(2026, 6, 30))
    assert before(half) == Period(date(2025, 7, 1), date(2025, 12, 31))


def test_what_is_asked_comes_back_as_ids_and_nonsense_is_left_out() -> None:
    today = date(2026, 11, 22)
    wanted = Wanted(QUARTER, "start", "thuis", "age")
    assert Wanted.of(wanted.ids, today) == wanted
    for nonsense in ("2026-01-01", "2026-01-02/2026-03-31", "2026-04-01/2026-03-31", "x/y"):
        assert Wanted.of({"period": nonsense}, today).period == LAST


def test_a_share_is_of_yes_and_no_only() -> None:
    found = table("share", {
        ("a", "yes"): 6, ("a", "no"): 4, ("a", "unknown"): 3, ("a", "declined"): 1, ("b", "unknown"): 2,
        ("*", "yes"): 6, ("*", "no"): 4, ("*", "unknown"): 5, ("*", "declined"): 1,
    })  # fmt: skip
    assert [one.said for one in categories(found)] == [
        "Aa: 6 van 10, 60%, 3 onbekend, 1 wil het niet zeggen",
        "Bee: van niemand bekend, 2 onbekend",
        "Cee: niemand",
    ]
    assert [one.share for one in categories(found)] == [0.6, None, None]
    assert everybody(found).words == "6 van 10 personen"
    assert briefly(found) == "60%"


def test_a_percentage_of_few_is_not_told_and_one_is_a_person() -> None:
    found = everybody(table("share", {("*", "yes"): 1}))
    assert (found.words, found.percent, found.share) == ("1 van 1 persoon", "", 1.0)


def test_a_count_and_a_median_are_as_long_as_the_largest_says() -> None:
    counts = table("count", {("a", "yes"): 1200, ("b", "yes"): 300, ("*", "yes"): 1500})
    assert [(one.words, one.share) for one in categories(counts)] == [("1.200", 1.0), ("300", 0.25), ("niemand", None)]
    assert (everybody(counts).words, everybody(counts).share) == ("1.500 personen", None)
    days = table(
        "median", {("a", "yes"): 2, ("b", "unknown"): 1, ("*", "yes"): 2, ("*", "unknown"): 1}, a=(3, 9), whole=(3, 9)
    )
    assert [one.said for one in categories(days)[:2]] == ["Aa: 3", "Bee: van niemand bekend, 1 onbekend"]
    assert everybody(days).words == "3, de middelste van 2 personen"


def test_a_sum_is_told_with_how_many_brought_it_in() -> None:
    found = table(
        "sum", {("a", "yes"): 2, ("b", "unknown"): 1, ("*", "yes"): 2, ("*", "unknown"): 1}, a=(3, 999), whole=(3, 999)
    )
    assert [one.said for one in categories(found)] == [
        "Aa: 1.002",
        "Bee: van niemand bekend, 1 onbekend",
        "Cee: niemand",
    ]
    assert (everybody(found).words, everybody(found).share) == ("1.002, van 2 personen samen", None)
    assert briefly(found) == "1.002"


@pytest.mark.parametrize("width", [900, 320])
def test_a_bar_is_filled_as_far_as_its_share(qtbot: QtBot, width: int) -> None:
    bars = Bars("bars:x", "X")
    qtbot.addWidget(bars)
    bars.show_figures([Figure("a", "Een hele lange naam", "1 van 4", "", 0.25, "", 4)], "")
    bars.resize(width, bars.heightForWidth(width))
    image = bars.grab().toImage()
    lines = [[image.pixelColor(x, y).name() for x in range(image.width())] for y in range(image.height())]
    filled = max(line.count(QColor(LIGHT.accent).name()) for line in lines)
    whole = max(line.count(QColor(LIGHT.strong_line).name()) for line in lines)
    assert filled / whole == pytest.approx(0.25, abs=0.02)


def test_work_is_stopped_and_nothing_of_it_is_told(qtbot: QtBot, background: Background) -> None:
    owner, told = QObject(), []
    work, begun, go_on = Stoppable(background, owner), Event(), Event()

    def long(progress: Progress) -> str:
        progress(40)
        begun.set()
        go_on.wait(20)
        progress(30)
        return "first"

    work.run(long, told.append, told.append)
    qtbot.waitUntil(begun.is_set)
    assert (work.busy, work.percent) == (True, 40)
    work.run(lambda progress: "second", told.append, told.append)
    go_on.set()
    qtbot.waitUntil(lambda: background.idle)
    assert told == ["second"]

    def refuse(_: Progress) -> str:
        raise UserError("Het kan niet.")

    work.run(refuse, told.append, told.append)
    qtbot.waitUntil(lambda: background.idle)
    assert (told[1:], work.busy, work.percent) == (["Het kan niet."], False, 0)
