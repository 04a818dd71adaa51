"""Which dossiers are behind a figure: counted one by one, with the same counters. Inside the vault only.

Counting keeps nothing of a dossier, so that no figure can lead to a person by itself; this asks on purpose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from desktop.dossier.model import Dossier
from desktop.monitor.answers import Guidance
from desktop.monitor.breakdowns import splits
from desktop.monitor.cases import Asked, Case
from desktop.monitor.counters import Conversations, Counter, Persons, Referrals
from desktop.monitor.indicators import Definition
from desktop.monitor.model import TOTAL, Status, Table
from desktop.monitor.tally import Tally

STEP = 50
"""After so many dossiers it can be stopped."""


@dataclass(frozen=True)
class Person:
    """One of those who are counted."""

    dossier: str
    name: str


def behind(
    dossiers: Iterable[Dossier],
    guide: Guidance,
    definition: Definition,
    asked: Asked,
    number: tuple[str, str, Status],
    progress: Callable[[int], None],
) -> list[Person]:
    """Who is counted in a number, by name; of a household that is counted as one, everybody who is counted.

    Args:
        number: id of the breakdown, of its category, and the status; TOTAL is of everybody, whatever the breakdown.
        progress: is told the percentage that is done; what it raises ends it.
    """
    by, category, status = number
    counter = _counter(guide, asked, definition, by if category != TOTAL else "")
    groups: defaultdict[Hashable, list[Case]] = defaultdict(list)
    for dossier in dossiers:
        case = Case(dossier, asked)
        groups[case.who() if asked.households else dossier.id].append(case)
    found: list[Person] = []
    for place, cases in enumerate(groups.values()):
        if place % STEP == 0:
            progress(100 * place // len(groups))
        if _counted(counter, cases).count(category, status):
            some = [case for case in cases if len(cases) == 1 or _counted(counter, [case]).whole(TOTAL)]
            found += [Person(case.dossier.id, case.dossier.newcomer.name) for case in some]
    return sorted(found, key=lambda person: (person.name.casefold(), person.dossier))


def _counter(guide: Guidance, asked: Asked, definition: Definition, by: str) -> Counter:
    kind = next(kind for kind in (Persons, Conversations, Referrals) if kind.unit == definition.indicator.unit)
    return kind(guide, asked, [definition], [splits(guide)[by]] if by else [])


def _counted(counter: Counter, cases: Sequence[Case]) -> Table:
    """The table of these alone, by the breakdown that is asked."""
    counter.tally = Tally(counter.unit, counter.definitions, counter.splits, "", households=counter.asked.households)
    for case in cases:
        counter.take(case)
    counter.flush()
    return list(counter.tally.tables())[-1]
