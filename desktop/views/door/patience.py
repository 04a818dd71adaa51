"""After five wrong passphrases somebody has to wait, each time longer. What really slows a thief down is Argon2id.

It is counted in memory: whoever starts the program anew starts anew, and whoever copies the vault does not ask us.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

FREE = 5
"""Tries before the first wait."""
FIRST, LONGEST = 5.0, 300.0
"""Seconds."""


class Patience:
    """Counts for the whole program: another page or another vault takes nothing off.

    Attributes:
        failed: wrong passphrases since the last right one.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Args: clock: seconds."""
        self._clock = clock
        self._until = 0.0
        self.failed = 0

    @property
    def left(self) -> int:
        """Whole seconds to wait."""
        return max(0, math.ceil(self._until - self._clock())) if self._until else 0

    def wrong(self) -> None:
        """A passphrase was wrong."""
        self.failed += 1
        if self.failed >= FREE:
            self._until = self._clock() + min(FIRST * 2 ** min(self.failed - FREE, 20), LONGEST)

    def right(self) -> None:
        """The vault opened."""
        self.failed, self._until = 0, 0.0
