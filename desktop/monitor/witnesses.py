"""Tables of whole numbers that fitted an export: most of them fit the next one too, of which a little more is withheld.

They prove that a figure can be many things. So nothing is believed of them before they are found to fit.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
MOST = 10_000_000
"""So many numbers are kept of one component; the first tables tell most."""


class Witnesses:
    """What figures were, by their numbers: in some tables of a component, or for certain."""

    def __init__(self) -> None:
        self._blocks: list[NDArray[np.int32]] = []
        self._block, self._place = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        self._value = np.zeros(0, dtype=np.int64)

    def know(self, numbers: Whole, values: Whole) -> None:
        """Figures that can be one thing only."""
        self._room(numbers)
        self._block[numbers], self._value[numbers] = -1, values

    def keep(self, numbers: Whole, tables: Sequence[Whole]) -> None:
        """Tables of one component that fit."""
        if not tables:
            return
        self._room(numbers)
        self._block[numbers], self._place[numbers] = len(self._blocks), np.arange(len(numbers))
        self._blocks.append(np.array(tables[: max(1, MOST // len(numbers))], dtype=np.int32))

    def of(self, numbers: Whole) -> Whole:
        """Tables to try on a component, perhaps none; a row each."""
        self._room(numbers)
        blocks = self._block[numbers]
        if (blocks == -2).any():
            return np.zeros((0, len(numbers)), dtype=np.int64)
        homes = np.unique(blocks[blocks >= 0])
        most = max((len(self._blocks[home]) for home in homes), default=1)
        found = np.tile(self._value[numbers], (most, 1))
        for home in homes:
            mine, block = blocks == home, self._blocks[home]
            found[:, mine] = block[np.arange(most) % len(block)][:, self._place[numbers[mine]]]
        return found

    def _room(self, numbers: Whole) -> None:
        missing = int(numbers.max(initial=-1)) + 1 - len(self._block)
        if missing > 0:
            self._block = np.concatenate((self._block, np.full(missing, -2)))  # never seen
            self._place = np.concatenate((self._place, np.zeros(missing, dtype=np.int64)))
            self._value = np.concatenate((self._value, np.zeros(missing, dtype=np.int64)))
