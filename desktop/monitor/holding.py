"""What is withheld besides, because the self-check found that something was given away: each time more of it.

First the row, then the table, the indicator, and in the end the whole population.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop.monitor.bounds import Exposed
from desktop.monitor.model import TOTAL


@dataclass
class Holding:
    """What must be withheld, each by population first.

    Attributes:
        rows: indicator, breakdown and category.
        tables: indicator and breakdown.
        indicators: everything of an indicator but the wholes.
        breakdowns: everything by a breakdown, wholes too.
        populations: everything.
    """

    rows: set[tuple[str, str, str, str]] = field(default_factory=set)
    tables: set[tuple[str, str, str]] = field(default_factory=set)
    indicators: set[tuple[str, str]] = field(default_factory=set)
    breakdowns: set[tuple[str, str]] = field(default_factory=set)
    populations: set[str] = field(default_factory=set)
    tries: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def more(self, found: Iterable[Exposed]) -> None:
        """Withhold more where something is exposed."""
        found = list(found)
        for place in {(item.population, item.table, self._breakdown(item)) for item in found}:
            self.tries[place] += 1
        for item in found:
            self._hold(item, self._breakdown(item))

    @staticmethod
    def _breakdown(item: Exposed) -> str:
        """The breakdown that an exposed figure belongs to; of what lies between two, the one told last."""
        return item.breakdown.partition("@")[0].partition("<")[0].rstrip("+")

    def _hold(self, item: Exposed, breakdown: str) -> None:
        population, table = item.population, item.table
        tries = self.tries[population, table, breakdown]
        if not breakdown:  # of everybody: it may follow from what is withheld now
            plain = "@" in item.breakdown and item.low == item.high
            if table and (tries > 1 or plain):
                self.indicators.add((population, table))
            if tries > (4 if table else 1) or (not table and plain):
                self.populations.add(population)
        elif not table:
            self.breakdowns.add((population, breakdown))
            if tries > 2:
                self.populations.add(population)
        elif tries == 1 and breakdown == item.breakdown and item.category != TOTAL:
            self.rows.add((population, table, breakdown, item.category))
        elif tries <= 2:
            self.tables.add((population, table, breakdown))
        elif tries <= 4:
            self.indicators.add((population, table))
        else:
            self.populations.add(population)
