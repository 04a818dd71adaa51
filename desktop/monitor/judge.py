"""What the self-check calls safe: between which values a figure may be known to lie; see `bounds`."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from desktop.monitor.components import Mask, Matrix, Whole
from desktop.monitor.system import SORTS, Figure

WITHHELD, APART = SORTS.index("withheld"), SORTS.index("apart")


class Judge:
    """Whether figures may lie between two values; a wider range is never less safe."""

    def __init__(self, given: Matrix, smallest: int) -> None:
        self._given, self._smallest = given, smallest
        free = [not name.table or name.status in ("unknown", "declined") for name in given.names]
        self._nobody = np.array(free, dtype=bool) | (given.sorts == APART)  # may be known to be nobody
        self._spared = np.array([name.status in ("unknown", "declined") for name in given.names], dtype=bool)

    def safe(self, columns: Whole, low: Whole, high: Whole) -> Mask:
        """Of each of these figures, given what it can be."""
        sorts, few = self._given.sorts[columns], self._smallest
        open_ended = high >= self._given.far // 2
        within = (low >= 1) & (high < few)
        nobody = (high == 0) & ~self._nobody[columns]
        wide = np.where(sorts == WITHHELD, high - low >= few, ~within & ~nobody)
        found: Mask = (sorts == 0) | open_ended | wide
        return found

    def certain(self, columns: Whole, low: Whole) -> Mask:
        """Which of them are safe wherever they are from this value on."""
        found: Mask = (self._given.sorts[columns] != WITHHELD) & (low >= self._smallest)
        return found

    def told(self, columns: Whole, low: Whole, high: Whole) -> Iterator[tuple[Figure, int, int | None]]:
        """Figures with exactly what they can be, of all figures; without those that may be known to be nobody."""
        for column in columns[~self._spared[columns] | (high[columns] > 0)]:
            end = int(high[column])
            yield self._given.names[column], int(low[column]), None if end >= self._given.far // 2 else end
