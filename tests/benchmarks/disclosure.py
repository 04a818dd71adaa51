"""How long an export of 40 indicators by 8 breakdowns takes: `python tests/benchmarks/disclosure.py [--rounded]`.

Invented people, each with a category of every breakdown and an answer for every indicator; once as a small
municipality has them and once as a large one, and then again after an earlier export of nearly the same people.
Asked for: at most ten seconds, with the self-check.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date

from desktop.monitor.bounds import attack
from desktop.monitor.model import STATUSES, TOTAL, Breakdown, Category, Export, Period, Table
from desktop.monitor.protect import protect

INDICATORS = 40
SIZES = (4, 8, 3, 5, 20, 6, 3, 10)
QUARTER = Period(date(2026, 1, 1), date(2026, 3, 31))
SAY = (
    "{people:6} people, {what:9}: {all:5.1f} s, of which one self-check {check:4.1f} s; {hidden:5} of {cells} withheld"
)


def breakdowns() -> list[Breakdown]:
    """Eight breakdowns, of three to twenty categories."""
    return [
        Breakdown(f"b{place}", f"b{place}", tuple(Category(f"c{number}", f"c{number}") for number in range(size)))
        for place, size in enumerate(SIZES)
    ]


def tables(people: int, later: int = 0) -> list[Table]:
    """The tables of so many people, and so many who came later."""
    chance, splits = random.Random(1), breakdowns()
    rates = [chance.uniform(0.05, 0.9) for _ in range(INDICATORS)]
    weights = [[1 / (place + 1) for place in range(size)] for size in SIZES]
    made = []
    rows: list[tuple[list[str], list[str]]] = []
    for _ in range(people + later):
        answers = [chance.choices(STATUSES, (rate, 1 - rate, 0.08, 0.03))[0] for rate in rates]
        rows.append(([f"c{chance.choices(range(len(one)), one)[0]}" for one in weights], list(answers)))
    for indicator in range(INDICATORS):
        totals = Counter((TOTAL, answers[indicator]) for _, answers in rows)
        for split in (None, *splits):
            counts = Counter(totals)
            if split:
                counts.update((where[splits.index(split)], answers[indicator]) for where, answers in rows)
            name = f"i{indicator}"
            made.append(Table(name, name, "share", "person", "all", split, counts))  # type: ignore[arg-type]
    return made


def measured(people: int, what: str, counted: list[Table], earlier: Sequence[Export], rounded: bool) -> Export:
    """One export, with its line."""
    start = time.perf_counter()
    made = protect(counted, QUARTER, QUARTER.last, 5, {}, earlier, rounded)
    done = time.perf_counter()
    attack(made, earlier)
    check = time.perf_counter() - done
    cells = [cell for table in made.tables for cell in table.cells.values() if cell.reason != "merged"]
    hidden = sum(cell.value is None for cell in cells)
    sys.stdout.write(
        SAY.format(people=people, what=what, all=done - start, check=check, hidden=hidden, cells=len(cells)) + "\n"
    )
    sys.stdout.flush()
    return made


def main() -> None:
    """Print every figure."""
    rounded = "--rounded" in sys.argv
    for people in (100, 300, 1_000, 10_000):
        first = measured(people, "first", tables(people), (), rounded)
        if not rounded:
            measured(people, "once more", tables(people), [first], rounded)
            measured(people, "later", tables(people, people // 5), [first], rounded)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"most memory: {memory:.0f} MB\n")


if __name__ == "__main__":
    main()
