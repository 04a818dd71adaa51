"""Counts indicators over dossiers, in one pass that keeps nothing of a dossier.

A person is counted once, at his latest conversation of the period. What is unknown is never a no.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from desktop.dossier.model import Dossier
from desktop.monitor.answers import Guidance
from desktop.monitor.breakdowns import splits
from desktop.monitor.cases import Asked, Case
from desktop.monitor.counters import Conversations, Persons, Referrals
from desktop.monitor.indicators import Definition
from desktop.monitor.model import Period, Table
from desktop.monitor.undisturbed import undisturbed

STEP = 250
"""So many dossiers are counted together; then progress is told."""


def count(
    dossiers: Iterable[Dossier],
    guide: Guidance,
    indicators: Sequence[Definition],
    period: Period,
    breakdowns: Sequence[str] = (),
    *,
    round_id: str | None = None,
    today: date | None = None,
    progress: Callable[[int], None] | None = None,
) -> list[Table]:
    """Of every indicator the table for everybody, and then one for each breakdown that it can be told by.

    Conversations count once they are closed. What became of referrals and actions counts up to the last day of the
    period, or until today when that is earlier.

    Args:
        indicators: of `guide.indicators`, in the order of the tables.
        breakdowns: ids of `breakdowns.available(guide)`.
        round_id: only conversations of this round, and referrals that were agreed in it.
        progress: is told now and then how many dossiers are done; what it raises ends the counting.

    Raises:
        ValueError: there is no such breakdown here.
    """
    known = splits(guide)
    if strange := [name for name in breakdowns if name not in known]:
        raise ValueError(f"no breakdown {strange[0]!r} here: {', '.join(known)}")
    chosen = [known[name] for name in dict.fromkeys(breakdowns)]
    asked = Asked(guide.municipality, period, min(today or period.last, period.last), round_id)
    every = [counter(guide, asked, indicators, chosen) for counter in (Persons, Conversations, Referrals)]
    counters, done = [counter for counter in every if counter.definitions], 0

    def flush() -> None:
        for counter in counters:
            counter.flush()
        if progress:
            progress(done)

    with undisturbed():
        for done, dossier in enumerate(dossiers, 1):
            case = Case(dossier, asked)
            for counter in counters:
                counter.take(case)
            if done % STEP == 0:
                flush()
        flush()
    found: dict[str, list[Table]] = {}
    for counter in counters:
        for table in counter.tally.tables():
            found.setdefault(table.indicator, []).append(table)
    return [table for item in indicators for table in found[item.indicator.id]]
