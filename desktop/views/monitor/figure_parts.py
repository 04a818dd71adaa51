"""The numbers of which a figure is made, in words, to ask who is behind each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.monitor.model import TOTAL, Status, Table

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


def _called(table: Table, status: Status) -> str:
    if table.kind == "share" or status != "yes":
        return STATUS_WORDS[status]
    return "geteld" if table.kind == "count" else "met een waarde"
