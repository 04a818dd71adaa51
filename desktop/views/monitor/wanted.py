"""Which figures somebody looks at: as ids of a page, and the periods there are to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.errors import AnswerError
from desktop.letters.monitor_period import in_words, last_year, quarter, whole_quarters
from desktop.monitor.model import Period

YEARS, QUARTERS = 5, 8
"""How many years, and how many quarters, can be chosen; this one is the first."""
EARLIER = 3
"""How many periods before the chosen one are shown beside it."""
LAST_YEAR = "Laatste vier kwartalen"
APART = "-"
"""Of a pillar: what belongs to none. No pillar has such an id."""


@dataclass(frozen=True)
class Wanted:
    """What stands in the fields of the page.

    Attributes:
        period: whole quarters.
        round: only conversations of this round; empty for all.
        pillar: only indicators of this pillar, or `APART`; empty for all.
        by: id of the breakdown; empty for everybody together.
    """

    period: Period
    round: str = ""
    pillar: str = ""
    by: str = ""

    @classmethod
    def of(cls, ids: Mapping[str, str], today: date) -> Wanted:
        """What the ids of a page ask for; what cannot be is left as it is by itself."""
        period = read(ids.get("period", "")) or last_year(today)
        return cls(period, ids.get("round", ""), ids.get("pillar", ""), ids.get("by", ""))

    @property
    def ids(self) -> dict[str, str]:
        """The ids by which the page is shown as it is now."""
        found = {"period": written(self.period), "round": self.round, "pillar": self.pillar, "by": self.by}
        return {name: value for name, value in found.items() if value}

    def same_people(self, other: Wanted) -> bool:
        """Whether the same is counted, however it is broken down or shown."""
        return (self.period, self.round) == (other.period, other.round)

    def same_figures(self, other: Wanted) -> bool:
        """Whether nothing needs to be counted anew."""
        return replace(self, pillar="") == replace(other, pillar="")


def written(period: Period) -> str:
    """A period as an id: '2025-10-01/2026-09-30'."""
    return f"{period.first}/{period.last}"


def read(text: str) -> Period | None:
    """The period that was written so; None when it is no period of whole quarters."""
    first, _, last = text.partition("/")
    try:
        return whole_quarters(date.fromisoformat(first), date.fromisoformat(last))
    except (ValueError, AnswerError):
        return None


def choices(today: date) -> list[tuple[Period, str]]:
    """Periods to choose from, with their words: the last four quarters, years, quarters; the latest first."""
    usual = last_year(today)
    found = {usual: LAST_YEAR}
    years = [Period(date(year, 1, 1), date(year, 12, 31)) for year in range(today.year, today.year - YEARS, -1)]
    quarters = [quarter(today)]
    while len(quarters) < QUARTERS:
        quarters.append(before(quarters[-1]))
    for period in (*years, *quarters):
        found.setdefault(period, begun(in_words(period), over=period.last < today))
    return list(found.items())


def begun(words: str, *, over: bool) -> str:
    """Words of a period as they stand by themselves."""
    return f"{words[:1].upper()}{words[1:]}{'' if over else ' (tot nu toe)'}"


def before(period: Period) -> Period:
    """The period of the same length just before it."""
    quarters = (period.last.year - period.first.year) * 4 + (period.last.month - period.first.month + 1) // 3
    last = period.first - timedelta(days=1)
    first = quarter(last).first
    for _ in range(quarters - 1):
        first = quarter(first - timedelta(days=1)).first
    return Period(first, last)


def earlier(period: Period) -> list[Period]:
    """The periods before it, the oldest first."""
    found = [before(period)]
    while len(found) < EARLIER:
        found.append(before(found[-1]))
    return found[::-1]


def shortly(period: Period) -> str:
    """'2025', '2025-K3', or 't/m 2026-K2': how an earlier one is called where there is little room."""
    end = f"{period.last.year}-K{(period.last.month + 2) // 3}"
    if quarter(period.first) == period:
        return end
    whole = (period.first.year, period.first.month, period.last.month) == (period.last.year, 1, 12)
    return str(period.last.year) if whole else f"t/m {end}"
