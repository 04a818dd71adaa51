"""How fast figures are counted, over 10,000 and 50,000 dossiers: `python tests/benchmarks/monitor.py [NUMBER…]`.

A dossier has three conversations with an answer to about two thirds of the questions, three referrals and three
actions. Counted is every indicator of Zeist by six breakdowns. Then, in turns with pandas, sixteen of them by four:
pandas gets a plain frame that stands ready, with a row a conversation, so that it reads no dossier. Both must count
the same, cell by cell. Where pandas is absent that is said. Memory is what counting adds to the dossiers, at its peak.
The loop tells how fast this machine is at the moment: on a machine of its own it takes about half a second.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from desktop import guide as guides
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer, Referral, ReferralStatus, Step
from desktop.guide import Guide
from desktop.monitor.counting import count
from desktop.monitor.model import TOTAL, Period, Table
from desktop.questions.model import Question

MOST = 10_000
"""So many are different; of more the same conversations come again, with other people: they would fill the memory."""
PERIOD = Period(date(2025, 1, 1), date(2026, 12, 31))
ROUNDS = (("start", 0), ("half_year", 183), ("one_and_half_year", 550))
BREAKDOWNS = ("origin", "language", "age", "regime", "route", "household")
COUNTRIES = ("SY", "ER", "AF", "UA", "TR", "SO", "IR", "IQ", "YE", "ET")
LANGUAGES = ("ar", "ti", "prs", "uk", "tr", "so", "fa", "kmr")
LATER: tuple[ReferralStatus, ...] = ("waiting", "started", "completed", "refused", "no_answer")


def answer(question: Question, chance: random.Random) -> Answer:
    """Some answer."""
    if chance.random() < 0.05:
        return Answer(question.id, "declined")
    low, high = question.bounds
    value: Any
    match question.type:
        case "single":
            value = chance.choice(question.options).id
        case "multi":
            value = sorted({chance.choice(question.options).id for _ in range(2)})
        case "scale":
            value = chance.randint(low, high)
        case "number":
            value = chance.randint(low, min(high, 40))
        case "yes_no":
            value = chance.random() < 0.5
        case "persons":
            relations = [option.id for option in question.options]
            value = [{"relation": chance.choice(relations), "age": chance.randint(1, 60)} for _ in range(2)]
        case "date":
            value = "2026-05-01"
        case _:
            value = "een verhaal"
    return Answer(question.id, "answered", value)


def people(guide: Guide, number: int) -> list[Dossier]:
    """Invented newcomers, always the same."""
    chance = random.Random(1)
    asked = {name: [item for item in guide.questionnaire if name in item.rounds] for name, _ in ROUNDS}
    organisations = [item.id for item in guide.municipality.organisations]
    found = []
    for place in range(number):
        linked_on = date(2024, 10, 1) + timedelta(chance.randrange(250))
        begun = linked_on + timedelta(chance.randint(5, 60))
        talks = []
        for name, days in ROUNDS:
            answers = {item.id: answer(item, chance) for item in asked[name] if chance.random() < 0.66}
            held_on = begun + timedelta(days)
            talks.append(Conversation(name, held_on, "ar", "2026.1", completed=True, answers=answers))
        referrals = []
        for _ in range(3):
            steps = [Step("drafted", begun), Step("sent", begun + timedelta(chance.randrange(300)))]
            steps.append(Step(chance.choice(LATER), steps[1].on + timedelta(chance.randrange(80))))
            referrals.append(Referral(chance.choice(organisations), "start", history=steps))
        actions = [
            Action("Bellen", "professional", "start", begun + timedelta(30), chance.choice(("open", "done")))
            for _ in range(3)
        ]
        newcomer = Newcomer(
            f"Persoon {place}",
            chance.choice(LANGUAGES),
            date(1960 + chance.randrange(45), 3, 1),
            country=chance.choice(COUNTRIES),
            linked_on=linked_on,
            regime=chance.choice(("Wi2021", "ukraine", "family")),
        )
        found.append(Dossier(newcomer, talks, actions=actions, referrals=referrals))
    return found


def counted(dossiers: Sequence[Dossier], guide: Guide) -> list[Table]:
    """Every indicator by every breakdown."""
    return count(dossiers, guide, guide.indicators.every, PERIOD, BREAKDOWNS)


SCALES = {"taal.spreken": ("taal_spreken", 3), "netwerk.tevreden": ("netwerk_tevreden", 4)}
SCALES |= {"meedoen.welkom": ("meedoen_welkom", 4), "wegwijs.weet": ("wegwijs_weet", 4)}
SCALES |= {"wegwijs.bijeenkomsten": ("bijeenkomsten", 1), "wegwijs.activiteiten": ("activiteiten", 1)}
CHOICES = {"taal_steun_maatje": ("taal.maatje", ["heeft"]), "taal_steun_gewenst": ("taal.maatje", ["wil"])}
CHOICES |= {f"app_{name}": ("wegwijs.app", [name]) for name in ("nooit", "soms", "vaak")}
CHOICES |= {"taal_in_les": ("taal.les", ["ja", "klaar"]), "netwerk_geen_contact": ("netwerk.contacten", [0])}
CHOICES |= {"opleiding_wens": ("opleiding.wens", [True])}
LISTS = {"meedoen_vrijwillig": ("werk.soort", "vrijwillig"), "taal_steun_groep": ("wegwijs.organisaties", "taal")}
SAME = {*(name for name, _ in SCALES.values()), *CHOICES, *LISTS}
"""Indicators of one answer, that pandas counts as well: no question of these has a condition."""


def frame(pandas: Any, dossiers: Sequence[Dossier]) -> Any:
    """A row a conversation, a column an answer: plain, as an analyst would be given it."""
    names = sorted({*SCALES, *(name for name, _ in CHOICES.values()), *(name for name, _ in LISTS.values())})
    rows = []
    for dossier in dossiers:
        person = dossier.newcomer
        known = {"id": dossier.id, "origin": person.country, "language": person.language, "regime": person.regime}
        for talk in dossier.conversations:
            row = known | {"held_on": pandas.Timestamp(talk.held_on), "round": talk.round, "born": person.birth_date}
            for name in names:
                given = talk.answers.get(name)
                row[name] = given.value if given and given.state == "answered" else None
                row[f"{name} declined"] = bool(given and given.state == "declined")
            rows.append(row)
    return pandas.DataFrame(rows)


def in_pandas(pandas: Any, data: Any) -> dict[tuple[str, str], Any]:
    """The latest conversation of everybody, a column of statuses an indicator, and a table for each breakdown."""
    inside = data[(data["held_on"] >= str(PERIOD.first)) & (data["held_on"] <= str(PERIOD.last))]
    latest = inside.loc[inside.groupby("id", sort=False)["held_on"].idxmax()]
    tests = {name: (question, latest[question].isin(wanted)) for name, (question, wanted) in CHOICES.items()}
    tests |= {name: (question, latest[question] >= least) for question, (name, least) in SCALES.items()}
    for name, (question, wanted) in LISTS.items():
        held = [wanted in given if isinstance(given, list) else False for given in latest[question]]
        tests[name] = question, pandas.Series(held, index=latest.index)
    found = {}
    for name, (question, held) in tests.items():
        status = held.map({True: "yes", False: "no"}).where(latest[question].notna(), "unknown")
        status = status.where(~latest[f"{question} declined"], "declined")
        found[name, ""] = status.value_counts()
        for by in ("origin", "language", "regime", "round"):
            found[name, by] = pandas.crosstab(latest[by], status)
    return found


def the_same(tables: Sequence[Table], found: dict[tuple[str, str], Any]) -> bool:
    """Whether both counted the same, cell by cell."""
    for table in tables:
        if table.breakdown is None:
            other = {(TOTAL, str(status)): int(number) for status, number in found[table.indicator, ""].items()}
            mine = {key: number for key, number in table.counts.items() if key[0] == TOTAL}
        else:
            cells = found[table.indicator, table.breakdown.id].stack().items()
            other = {(str(by), str(status)): int(number) for (by, status), number in cells if number}
            mine = {key: number for key, number in table.counts.items() if key[0] != TOTAL}
        if mine != other:
            return False
    return True


def beside(dossiers: Sequence[Dossier], guide: Guide) -> str:
    """The same indicators by the same breakdowns, by this and by pandas in turns; both must count the same."""
    try:
        import pandas
    except ImportError:
        return "pandas is not installed"
    some = [item for item in guide.indicators.every if item.indicator.id in SAME]
    work = partial(count, dossiers, guide, some, PERIOD, ("origin", "language", "regime", "round"))
    data = frame(pandas, dossiers)
    assert the_same(work(), in_pandas(pandas, data)), "the two count differently"
    runs = [(seconds(work), seconds(partial(in_pandas, pandas, data))) for _ in range(5)]
    own, other = (statistics.median(run[side][1] for run in runs) for side in (0, 1))
    return f"{len(some)} of them {own:.2f} s, in pandas {other:.2f}: {own / other:.2f} times as long"


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long it takes, by the clock and of this processor."""
    clock, own = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - own


def measured(guide: Guide, number: int) -> str:
    """The line of so many dossiers."""
    some = people(guide, min(number, MOST))
    dossiers = [replace(some[place % MOST], id=str(place)) for place in range(number)]
    work = partial(counted, dossiers, guide)
    tables, runs = len(work()), [seconds(work) for _ in range(3)]
    clock, own = (statistics.median(part) for part in zip(*runs, strict=True))
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    told = f"{number} dossiers, {tables} tables: {clock:.2f} s, {own:.2f} of the processor, {peak:.0f} MB more; "
    return told + beside(dossiers, guide)


def main() -> None:
    """Print every figure."""
    guide = guides.load("zeist")
    sys.stdout.write(
        f"ten million additions: {seconds(lambda: sum(place + 1 for place in range(10_000_000)))[1]:.2f} s\n"
    )
    for number in [int(given) for given in sys.argv[1:]] or [10_000, 50_000]:
        sys.stdout.write(measured(guide, number) + "\n")


if __name__ == "__main__":
    main()
