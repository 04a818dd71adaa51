"""Figures as plain data: what was counted, for whom, and what of it may be published. Nothing here names a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Unit = Literal["person", "household", "conversation", "referral"]
Status = Literal["yes", "no", "unknown", "declined"]
Kind = Literal["share", "count", "median", "sum"]
STATUSES: tuple[Status, ...] = ("yes", "no", "unknown", "declined")
TOTAL = "*"
"""Category of everybody together, in any breakdown."""
OTHER = "other"
"""Category in which small groups are merged."""


@dataclass(frozen=True)
class Category:
    """One value of a breakdown.

    Attributes:
        id: stable: a country code, an organisation, an age band.
        title: in Dutch.
        parent: the wider category it can be merged into (country → region); None when only OTHER is wider.
    """

    id: str
    title: str
    parent: str | None = None


@dataclass(frozen=True)
class Breakdown:
    """What a figure can be told apart by; its categories exclude each other and hold everybody."""

    id: str
    title: str
    categories: tuple[Category, ...]


@dataclass(frozen=True)
class Table:
    """One indicator in one period, by one breakdown or for everybody.

    Attributes:
        indicator: its id.
        population: who is counted, as a key: tables with the same population have the same totals. It holds the
            period, the unit and the condition of who belongs to it.
        breakdown: None for everybody together.
        counts: by category (TOTAL among them) and status, how many; a combination that is missing is 0.
        values: of a median or a sum, by category: the sorted values (days, amounts of 0 or more), one of each that is
            a yes; inside the vault only; never exported.
        present: by category, how many of everybody are in it, whomever the indicator is about; inside the vault only.
        found: the categories that are there only because somebody is in one: of these the very name tells something.
            The others stand in a list that was made beforehand.
    """

    indicator: str
    title: str
    kind: Kind
    unit: Unit
    population: str
    breakdown: Breakdown | None
    counts: Mapping[tuple[str, Status], int]
    values: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    present: Mapping[str, int] = field(default_factory=dict)
    found: frozenset[str] = frozenset()

    def count(self, category: str, status: Status) -> int:
        """How many of a category have a status."""
        return self.counts.get((category, status), 0)

    def whole(self, category: str) -> int:
        """How many of a category there are, whatever their status."""
        return sum(self.count(category, status) for status in STATUSES)


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both counted; whole quarters when it is published."""

    first: date
    last: date


Reason = Literal["small", "guard", "group", "few", "earlier", "merged", "rounded"]
"""Why a cell is withheld: too small; it would give a small one away; a whole group gave one answer; too few for a
median; an earlier export would give it away together with this one; its category was merged; it was rounded."""


@dataclass(frozen=True)
class Cell:
    """One published cell: the figure, or None with the reason why it is withheld."""

    value: int | None
    reason: Reason | None = None


@dataclass(frozen=True)
class Published:
    """A table as it may leave the vault.

    Attributes:
        cells: by category and status, margins (TOTAL, and status '*' for a whole row) among them.
        medians: by category, for a median; None when withheld.
        sums: the same for a sum of amounts.
    """

    table: str
    title: str
    kind: Kind
    unit: Unit
    population: str
    breakdown: Breakdown | None
    cells: Mapping[tuple[str, str], Cell]
    medians: Mapping[str, Cell] = field(default_factory=dict)
    sums: Mapping[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True)
class Export:
    """Everything of one export, as it was given out; it is kept in the vault to be held against the next.

    Attributes:
        on: the day it was made.
        smallest: the smallest number that may be told.
        rounded: whether figures are rounded to five instead of withheld.
    """

    period: Period
    on: date
    tables: tuple[Published, ...]
    smallest: int
    rounded: bool = False
