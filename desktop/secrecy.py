"""What keeps the memory of the program from other readers on this machine."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

_PR_SET_DUMPABLE = 4
_NO_BOXES = 0x0001 | 0x0002 | 0x8000
"""SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX: a crash ends here and is reported nowhere."""
_NO_HEAP = 0x0001
"""WER_FAULT_REPORTING_FLAG_NOHEAP: should a report be made after all, then without what the program had in memory."""


P = ParamSpec("P")
R = TypeVar("R")
_kept: list[Callable[[], None]] = []
"""Each empties the memory of one function."""


def until_locked(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Remember what a function gave, for its last `most` arguments, until the vault is locked.

    For what is made of words of a dossier; what is made of nobody's words may use `functools`.
    """

    def remembering(work: Callable[P, R]) -> Callable[P, R]:
        remembered = lru_cache(most)(work)
        _kept.append(remembered.cache_clear)
        return remembered  # type: ignore[return-value]

    return remembering


def forget() -> None:
    """Let go of everything that was remembered while a vault was open."""
    for empty in _kept:
        empty()


def no_core_dumps() -> None:
    """A crash leaves no picture of the memory on the disk, and no other program of this user reads it.

    On Linux by `setrlimit` and `prctl(PR_SET_DUMPABLE)`, on macOS by `setrlimit`, on Windows by the error mode and
    Windows Error Reporting. Limit and error mode go on to every child; `prctl` does not, so that a child of the
    program calls this itself.
    """
    if sys.platform == "win32":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            no_crash_reports(ctypes.windll.kernel32, ctypes.windll.wer, _own_program())
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def no_crash_reports(kernel: Any, reporting: Any, program: str = "") -> None:
    """Ask Windows not to report a crash of this process or its children.

    Args:
        kernel: kernel32.dll.
        reporting: wer.dll.
        program: file name of the packaged program, which is then left out of reports for this user for good;
            empty when it runs in a Python that is somebody else's too.
    """
    kernel.SetErrorMode(kernel.GetErrorMode() | _NO_BOXES)
    reporting.WerSetFlags(_NO_HEAP)
    if program:
        reporting.WerAddExcludedApplication(program, False)


def _own_program() -> str:
    return Path(sys.executable).name if getattr(sys, "frozen", False) else ""
