"""Which dossiers are behind a figure: counted anew, with the same counters. Inside the vault only.

Counting keeps nothing of a dossier, so that no figure can lead to a person by itself; this asks on purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from desktop.dossier.model import Dossier
from desktop.monitor.answers import Guidance
from desktop.monitor.breakdowns import splits
from desktop.monitor.cases import Asked
from desktop.monitor.counting import STEP, counted_by
from desktop.monitor.crowd import Crowd, crowd
from desktop.monitor.indicators import Definition
from desktop.monitor.model import TOTAL, Status
from desktop.monitor.tally import CODES, NOT_AMONG, Judged, merged, whole


@dataclass(frozen=True)
class Person:
    """One of those who are counted."""

    dossier: str
    name: str


def behind(
    dossiers: Iterable[Dossier] | Crowd,
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
    every = dossiers if isinstance(dossiers, Crowd) else crowd(dossiers)
    chosen = [splits(guide)[by]] if by and category != TOTAL else []
    (counter,) = counted_by(every, guide, asked, [definition], chosen)
    parts: list[Judged] = []
    for start in range(0, len(counter.owners), STEP):
        progress(100 * start // len(counter.owners))
        parts.append(counter.judged(np.arange(start, min(start + STEP, len(counter.owners)))))
    rows = whole(parts, 1, len(chosen))
    once, who = merged(rows, ()), counter.cases.who.codes[counter.owners]
    found = once.codes[0] == CODES[status]
    if chosen:
        found &= once.categories[0].among((category,))
    first = np.arange(len(who)) if rows.keys is None else np.unique(rows.keys, return_index=True)[1]
    counted = (rows.codes[0] != NOT_AMONG) & np.isin(who, who[first[found]])
    people = [Person(every.ids[place], every.names[place]) for place in np.unique(counter.owners[counted]).tolist()]
    return sorted(people, key=lambda person: (person.name.casefold(), person.dossier))
