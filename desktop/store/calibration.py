"""How dear a new passphrase may be on this machine: at least the default of `Derivation`, more where that is quick.

Only the passes grow. The memory stays as it is, so that a vault made on a large machine opens on a small one.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache

from desktop.store.sealing import Derivation, derived, salt

_WANTED = 0.75  # seconds that unlocking may take, in the middle of half a second and one
_MOST = 12  # passes: four times the default, so that a slower machine still opens it in a few seconds


@cache
def calibrated() -> Derivation:
    """The cost for a passphrase that is chosen now. The first call takes as long as one key derivation."""
    default = Derivation()
    start = time.perf_counter()
    derived("", salt(), default)
    return fitting(default, time.perf_counter() - start)


def fitting(default: Derivation, seconds: float) -> Derivation:
    """More passes than the default when that takes less than the wanted time.

    Args:
        seconds: how long a derivation of the default cost took.
    """
    passes = int(default.passes * _WANTED / max(seconds, 0.001))
    return replace(default, passes=max(default.passes, min(passes, _MOST)))
