"""Counts indicators over dossiers, in columns; the tables keep nothing of a dossier.

A person is counted once, at his latest conversation of the period. What is unknown is never a no.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from desktop.dossier.model import Dossier
from desktop.monitor.answers import Guidance, Reader
from desktop.monitor.breakdowns import Split, splits
from desktop.monitor.cases import Asked, Cases
from desktop.monitor.counters import Conversations, Counter, Persons, Referrals
from desktop.monitor.crowd import Crowd, crowd
from desktop.monitor.indicators import Definition
from desktop.monitor.model import Period, Table
from desktop.monitor.undisturbed import undisturbed

STEP = 1000
"""So many dossiers are counted together; then progress is told."""


def count(
    dossiers: Iterable[Dossier] | Crowd,
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
    with undisturbed():
        every = dossiers if isinstance(dossiers, Crowd) else crowd(dossiers)
        counters = counted_by(every, guide, asked, indicators, chosen)
        for start in range(0, len(every), STEP):
            if progress:
                progress(start)
            for counter in counters:
                counter.count(start, min(start + STEP, len(every)))
        if progress:
            progress(len(every))
        found: dict[str, list[Table]] = {}
        for counter in counters:
            for table in counter.tally.tables():
                found.setdefault(table.indicator, []).append(table)
    return [table for item in indicators for table in found[item.indicator.id]]


def counted_by(
    every: Crowd, guide: Guidance, asked: Asked, indicators: Sequence[Definition], chosen: Sequence[Split]
) -> list[Counter]:
    """Who counts these indicators."""
    cases, reader = Cases(every, asked), Reader(guide, every)
    kinds = {item.indicator.unit for item in indicators}
    return [
        counter(reader, cases, indicators, chosen)
        for counter in (Persons, Conversations, Referrals)
        if counter.unit in kinds
    ]
