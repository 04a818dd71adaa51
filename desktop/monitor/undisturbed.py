"""Many objects at once, made and let go: nothing of it hangs together in circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """During the block Python looks for no circles: it would look through everything that is made, again and again,
    which takes as long as the work itself."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()
