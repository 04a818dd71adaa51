"""What keeps the memory of the program from other readers on this machine."""

from __future__ import annotations

import contextlib
import sys

_PR_SET_DUMPABLE = 4


def no_core_dumps() -> None:
    """A crash leaves no picture of the memory on the disk, and no other program of this user reads it.

    On Linux by `setrlimit` and `prctl(PR_SET_DUMPABLE)`, on macOS by `setrlimit`; Windows makes none by itself.
    """
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
