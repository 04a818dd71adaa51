"""Machines with the tiny models, and looking at the process they run in."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from desktop.translate.machine import Machine

PATIENT = 60.0
UNKNOWN = "Zaterdag moest ik vroeg op, want mijn tante uit Groningen vierde dat ze tachtig werd met taart en zang"


def until(so: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENT
    while not so():
        assert time.monotonic() < end


def process(machine: Machine) -> int:
    """The number of the engine's process."""
    assert machine._process
    assert machine._process.pid
    return machine._process.pid


def alive(pid: int) -> bool:
    """Whether a process is there, a zombie included."""
    return Path(f"/proc/{pid}").exists()


def running(pid: int) -> bool:
    """Whether a process is there and is no zombie."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes() != b""
    except OSError:
        return False
