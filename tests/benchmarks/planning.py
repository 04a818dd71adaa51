"""How quickly the plan is made and scrolled: `python tests/benchmarks/planning.py [NUMBER]`, of 10,000 people unless
another number is given.

The real table of the plan, and beside it in turns a QTableView of Qt's own with the same words as plain strings. A
scroll step moves by one row and draws all that is seen anew, offscreen: what a screen adds is not in it. Every time
is told as the median and the worst of all steps, and as frames a second.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measure import Row, Times, compared, peak
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from desktop import guide as guides
from desktop.dossier import planning
from desktop.dossier.coming_back import Arrangement
from desktop.dossier.model import Newcomer
from desktop.dossier.schedule import Outline, Talk
from desktop.views import theme
from desktop.views.people_model import PeopleModel
from desktop.views.planning.planning_cells import HEADS, cells
from desktop.views.planning.planning_table import PlanningTable
from desktop.views.planning.wanted import Wanted
from desktop.views.planning.whole_plan import WholePlan

TODAY = date(2026, 11, 22)
STEPS, TURNS = 300, 3
SIZE = 1220, 420
ROWS = "rows"
ROUNDS = ("start", "half_year", "one_and_half_year", "two_year")
LANGUAGES = ("ar", "ti", "uk", "fa", "en", "tr", "so")
SYLLABLES = ("sa", "mi", "ra", "yu", "suf", "ham", "dan", "te", "klu", "ola", "kir", "ba", "dou", "nor", "el")
REASONS = ("wil wachten tot na de zomer", "is ziek", "de tolk is er dan niet")


def people(number: int, seed: int = 7) -> Iterator[Outline]:
    """Invented newcomers, always the same: some late, some invited, some moved, some without a day."""
    chance = random.Random(seed)
    for place in range(number):
        linked = TODAY - timedelta(days=chance.randrange(900)) if chance.random() > 0.03 else None
        talks: list[Talk] = []
        if linked:
            held = linked + timedelta(days=chance.randrange(20, 90))
            for name, months in zip(ROUNDS, (0, 6, 18, 24), strict=True):
                day = planning.add_months(held, months) + timedelta(days=chance.randrange(-5, 30))
                if day > TODAY or chance.random() < 0.05:
                    break
                talks.append(Talk(name, day, completed=chance.random() > 0.01))
        arrangements: tuple[Arrangement, ...] = ()
        following = ROUNDS[min(len(talks), 3)]
        lot = chance.random()
        coming = TODAY + timedelta(days=chance.randrange(60))
        if lot < 0.15:
            arrangements = (Arrangement(following, "appointment", TODAY, coming, time="10:30", place="Het Rond 1"),)
        elif lot < 0.2:
            arrangements = (Arrangement(following, "moved", TODAY, coming, reason=chance.choice(REASONS)),)
        elif lot < 0.22:
            arrangements = (Arrangement(following, "skipped", TODAY, reason="verhuisd naar een andere gemeente"),)
        name = " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).title() for _ in range(2))
        yield Outline(
            f"d{place}", Newcomer(name, chance.choice(LANGUAGES), linked_on=linked), tuple(talks), arrangements
        )


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def told(name: str, times: list[float], unit: str = "ms") -> str:
    """A line with the median and the worst."""
    return f"{name:<44} median {statistics.median(times):8.2f} {unit}   worst {max(times):8.2f} {unit}"


def plain(table: PlanningTable) -> QTableView:
    """Qt's own table and model with the same words, and nothing of ours."""
    from_model, made = table.model(), QTableView()
    rows, columns = from_model.rowCount(), len(HEADS)
    model = QStandardItemModel(rows, columns, made)
    for row in range(rows):
        for column in range(columns):
            model.setItem(row, column, QStandardItem(str(from_model.index(row, column).data() or "")))
    made.setModel(model)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
    made.setShowGrid(False)
    made.setWordWrap(False)
    for column in range(columns):
        made.setColumnWidth(column, max(table.columnWidth(column), 60))
    return made


def scrolled(table: QTableView, steps: int) -> list[float]:
    """The time of each step: one row on, and the whole of what is seen drawn."""
    bar, times = table.verticalScrollBar(), []
    bar.setValue(0)
    for _ in range(steps):

        def on() -> None:
            bar.setValue(bar.value() + 1)
            table.viewport().repaint()

        times.append(milliseconds(on))
    return times


def measured(number: int, rounds: int = 7, steps_each: int = STEPS // TURNS) -> dict[str, list[float]]:
    """Every time, by what was measured; and how many conversations there are, as the one time of the last."""
    application = QApplication.instance() or QApplication([])
    theme.apply(application)  # type: ignore[arg-type]
    guide, outlines = guides.load("zeist"), list(people(number))
    municipality = guide.municipality
    found = {f"plan() of {number} people": [
        milliseconds(lambda: planning.plan(municipality, outlines, TODAY)) for _ in range(rounds)
    ]}  # fmt: skip
    from desktop.store.names import folded

    whole = WholePlan(municipality, outlines, TODAY, folded)
    sought = [Wanted(text=text) for text in ("y", "yu", "yus", "yusuf", "", "sami", "el")]
    times = [milliseconds(lambda wanted=wanted: whole.find(wanted)) for wanted in sought]  # type: ignore[misc]
    found["narrowed to a name, with every count"] = times
    model = PeopleModel(HEADS)
    table = PlanningTable(model)
    items, said = whole.find(Wanted()).items, partial(cells, guide=guide, today=TODAY)
    found["shown in the table"] = [milliseconds(lambda: model.show_items(items, said)) for _ in range(rounds)]
    table.resize(*SIZE)
    table.show()
    other = plain(table)
    other.resize(*SIZE)
    other.show()
    QApplication.processEvents()
    taken: dict[str, list[float]] = {"the plan": [], "a table of Qt's own": []}
    for _ in range(TURNS):
        for name, shown in (("the plan", table), ("a table of Qt's own", other)):
            taken[name] += scrolled(shown, steps_each)
    return {**found, **{f"a scroll step: {name}": steps for name, steps in taken.items()}, ROWS: [model.rowCount()]}


def rows(quick: bool = False) -> Iterator[Row]:
    """The plan of everybody, against nothing; a scroll step, against Qt's own table with the same words."""
    found = {name: Times(tuple(times)) for name, times in measured(*((200, 2, 5) if quick else (10_000,))).items()}
    ours, plain = (found.pop(f"a scroll step: {name}") for name in ("the plan", "a table of Qt's own"))
    del found[ROWS]
    for name, times in found.items():
        yield Row(name, times.middle, spread=times.spread, memory=peak())
    yield compared("a scroll step of the plan", ours, plain, "a table of Qt's own, the same words")


def main() -> None:
    """Print the times."""
    found = measured(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    (conversations,) = found.pop(ROWS)
    for name, times in found.items():
        usual, worst = 1000 / statistics.median(times), 1000 / max(times)
        frames = f"   {usual:5.0f} frames a second, at worst {worst:.0f}" if "scroll" in name else ""
        sys.stdout.write(f"{told(name, times)}{frames}\n")
    sys.stdout.write(f"{conversations} conversations in the list\n")


if __name__ == "__main__":
    main()
