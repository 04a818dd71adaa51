"""Which dossiers are behind a figure: found by counting ever smaller groups of them. Inside the vault only.

Counting keeps nothing of a dossier, so that no figure can lead to a person by itself; this asks on purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.dossier.model import Dossier
from desktop.monitor.counting import count
from desktop.monitor.model import TOTAL, Status, Table
from desktop.views.desk import Desk
from desktop.views.monitor.stoppable import Progress
from desktop.views.monitor.wanted import Wanted

STATUS_WORDS: dict[Status, str] = {
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
    """Who is counted in a number, by name. Of households it cannot be told: several dossiers are counted as one."""
    definition = desk.guide.indicators.by_id[part.indicator]
    by = wanted.by if part.category != TOTAL else ""

    def many(some: Sequence[Dossier]) -> int:
        progress(0)
        tables = count(
            some,
            desk.guide,
            [definition],
            wanted.period,
            [by] if by else [],
            round_id=wanted.round or None,
            today=desk.today(),
        )
        return tables[-1].count(part.category, part.status)

    found = [Person(dossier.id, dossier.newcomer.name) for dossier in narrowed(dossiers, many)]
    return sorted(found, key=lambda person: (person.name.casefold(), person.dossier))


def narrowed(dossiers: Sequence[Dossier], many: Callable[[Sequence[Dossier]], int]) -> list[Dossier]:
    """Those of which there is any: of a group with none, nobody is looked at one by one."""
    if not dossiers or not many(dossiers):
        return []
    if len(dossiers) == 1:
        return list(dossiers)
    half = len(dossiers) // 2
    return [*narrowed(dossiers[:half], many), *narrowed(dossiers[half:], many)]


def _called(table: Table, status: Status) -> str:
    if table.kind == "share" or status != "yes":
        return STATUS_WORDS[status]
    return "geteld" if table.kind == "count" else "met een waarde"
