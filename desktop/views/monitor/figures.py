"""What a counted table says, in words and in lengths of bars. For inside the vault: nothing is withheld here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median_low

from desktop.monitor.model import TOTAL, Table, Unit

FEWEST = 10
"""Of fewer a percentage says more than is known."""
UNITS: Mapping[Unit, tuple[str, str]] = {
    "person": ("persoon", "personen"),
    "household": ("huishouden", "huishoudens"),
    "conversation": ("gesprek", "gesprekken"),
    "referral": ("doorverwijzing", "doorverwijzingen"),
}
"""One, and more."""
NOBODY, NO_ANSWER = "niemand", "van niemand bekend"


@dataclass(frozen=True)
class Figure:
    """The figure of everybody, or of one category.

    Attributes:
        category: its id.
        name: what it is called.
        words: '12 van 30', '31', or why there is none.
        percent: '40%'; empty when it would say too little.
        share: length of the bar, from 0 to 1; None when there is none.
        apart: who is in neither number: '3 onbekend, 1 wil het niet zeggen'; may be empty.
        behind: how many there are, whatever their status.
    """

    category: str
    name: str
    words: str
    percent: str
    share: float | None
    apart: str
    behind: int

    @property
    def said(self) -> str:
        """All of it on one line."""
        return ", ".join(filter(None, (f"{self.name}: {self.words}", self.percent, self.apart)))


def everybody(table: Table) -> Figure:
    """The figure of all together. Only a share has a bar: a number by itself is neither long nor short."""
    found = _figure(table, TOTAL, "Iedereen", 0)
    one, more = UNITS[table.unit]
    words = found.words
    if table.kind == "median" and found.share is not None:
        words = f"{words}, de middelste van {_many(table.count(TOTAL, 'yes'), one, more)}"
    elif table.kind == "sum" and found.share is not None:
        words = f"{words}, van {_many(table.count(TOTAL, 'yes'), one, more)} samen"
    elif table.kind == "count":
        words = _many(table.count(TOTAL, "yes"), one, more)
    elif found.share is not None:
        of = table.count(TOTAL, "yes") + table.count(TOTAL, "no")
        words = f"{words} {one if of == 1 else more}"
    share = found.share if table.kind == "share" else None
    return Figure(TOTAL, found.name, words, found.percent, share, found.apart, found.behind)


def categories(table: Table) -> list[Figure]:
    """The figure of each category, in their order; none of a table for everybody."""
    found = table.breakdown.categories if table.breakdown else ()
    largest = max((_value(table, item.id) or 0 for item in found), default=0)
    return [_figure(table, item.id, item.title, largest) for item in found]


def briefly(table: Table) -> str:
    """The figure of all together where there is little room."""
    found = _figure(table, TOTAL, "", 0)
    return found.percent or found.words


def number(value: int) -> str:
    """1234 as '1.234'."""
    return f"{value:,}".replace(",", ".")


def _figure(table: Table, category: str, name: str, largest: int) -> Figure:
    """Args: largest: the largest number among the categories, of a count, a median or a sum; else 0."""
    yes, no, unknown, declined = (table.count(category, status) for status in ("yes", "no", "unknown", "declined"))
    value, of, percent = _value(table, category), yes + no, ""
    share: float | None = None
    if not yes + no + unknown + declined:
        words = NOBODY
    elif value is None:
        words = NO_ANSWER
    elif table.kind == "share":
        words, share = f"{number(yes)} van {number(of)}", yes / of
        percent = f"{round(100 * yes / of)}%" if of >= FEWEST else ""
    else:
        words, share = number(value), value / largest if largest else 0.0
    told = ((unknown, "onbekend"), (declined, "wil het niet zeggen"))
    apart = ", ".join(f"{number(count)} {words}" for count, words in told if count)
    return Figure(category, name, words, percent, share, apart, yes + no + unknown + declined)


def _value(table: Table, category: str) -> int | None:
    """The number that it is about; None when nobody answered."""
    if table.kind == "median":
        values = table.values.get(category, ())
        return median_low(values) if values else None
    if table.kind == "sum":
        values = table.values.get(category, ())
        return sum(values) if values else None
    if table.kind == "share" and not table.count(category, "yes") + table.count(category, "no"):
        return None
    return table.count(category, "yes")


def _many(count: int, one: str, more: str) -> str:
    return f"{number(count)} {one if count == 1 else more}"
