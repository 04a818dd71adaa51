"""Which dossiers are behind a figure: counted one by one, with the same counters. Inside the vault only.

Counting keeps nothing of a dossier, so that no figure can lead to a person by itself; this asks on purpose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from desktop.dossier.model import Dossier
from desktop.monitor.breakdowns import splits
from desktop.monitor.cases import Asked, Case
from desktop.monitor.counters import Conversations, Counter, Persons, Referrals
from desktop.monitor.model import TOTAL, Status, Table
from desktop.monitor.tally import Tally
from desktop.views.desk import Desk
from desktop.views.monitor.stoppable import Progress
from desktop.views.monitor.wanted import Wanted

STEP = 50
"""After so many dossiers it can be stopped."""
STATUS_WORDS: Mapping[Status, str] = {
    "yes": "ja",
    "no": "nee",
    "unknown": "onbekend",
    "declined": "wil het niet zeggen",
}


@dataclass(frozen=True)
class Part:
    """A number that somebody asks about.

    Attributes:
        indicator: its id.
        category: of the breakdown that is looked at; TOTAL for everybody.
        words: 'Syrië: nee (8)'.
    """

    indicator: str
    category: str
    status: Status
    words: str


@dataclass(frozen=True)
class Person:
    """One of those who are counted."""

    dossier: str
    name: str


def parts(whole: Table, apart: Table | None) -> list[Part]:
    """Every number of an indicator that is not nothing: of everybody, then of each category."""
    named = [(whole, TOTAL, "Iedereen")]
    if apart is not None and apart.breakdown is not None:
        named += [(apart, category.id, category.title) for category in apart.breakdown.categories]
    return [
        Part(whole.indicator, category, status, f"{title}: {_called(table, status)} ({table.count(category, status)})")
        for table, category, title in named
        for status in STATUS_WORDS
        if table.count(category, status)
    ]


def behind(desk: Desk, dossiers: Sequence[Dossier], wanted: Wanted, part: Part, progress: Progress) -> list[Person]:
    """Who is counted in a number, by name; of a household that is counted as one, everybody who is counted."""
    by = wanted.by if part.category != TOTAL else ""
    asked = Asked(desk.guide.municipality, wanted.period, min(desk.today(), wanted.period.last), wanted.round or None)
    counter = _counter(desk, asked, part.indicator, by)
    groups: defaultdict[Hashable, list[Case]] = defaultdict(list)
    for dossier in dossiers:
        case = Case(dossier, asked)
        groups[case.who() if asked.households else dossier.id].append(case)
    found: list[Person] = []
    for number, cases in enumerate(groups.values()):
        if number % STEP == 0:
            progress(100 * number // len(groups))
        if _counted(counter, cases).count(part.category, part.status):
            some = [case for case in cases if len(cases) == 1 or _counted(counter, [case]).whole(TOTAL)]
            found += [Person(case.dossier.id, case.dossier.newcomer.name) for case in some]
    return sorted(found, key=lambda person: (person.name.casefold(), person.dossier))


def _counter(desk: Desk, asked: Asked, indicator: str, by: str) -> Counter:
    definition = desk.guide.indicators.by_id[indicator]
    kind = next(kind for kind in (Persons, Conversations, Referrals) if kind.unit == definition.indicator.unit)
    return kind(desk.guide, asked, [definition], [splits(desk.guide)[by]] if by else [])


def _counted(counter: Counter, cases: Sequence[Case]) -> Table:
    """The table of these alone, by the breakdown that is asked."""
    counter.tally = Tally(counter.unit, counter.definitions, counter.splits, "", households=counter.asked.households)
    for case in cases:
        counter.take(case)
    counter.flush()
    return list(counter.tally.tables())[-1]


def _called(table: Table, status: Status) -> str:
    if table.kind == "share" or status != "yes":
        return STATUS_WORDS[status]
    return "geteld" if table.kind == "count" else "met een waarde"
