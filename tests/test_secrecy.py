"""No picture of the memory stays behind after a crash, and little in it after the lock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.secrecy import forget, no_crash_reports, until_locked

CRASH = """
import os, resource
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
from desktop.secrecy import no_core_dumps
no_core_dumps()
print(resource.getrlimit(resource.RLIMIT_CORE), open("/proc/self/status").read().count("CoreDumping:\\t0"))
import ctypes
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what is asked of the system here is Linux's own")
def test_a_crash_leaves_no_core(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CRASH], capture_output=True, text=True, check=True, cwd=Path.cwd())
    limits, dumpable = done.stdout.splitlines()
    assert limits.startswith("(0, 0)")
    assert dumpable == "0"


FAMILY = """
import multiprocessing, resource, subprocess, sys
from desktop.secrecy import no_core_dumps
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
no_core_dumps()
ask = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"
print(subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True).stdout, end="")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit; its error mode goes on to children")
def test_a_child_of_the_program_leaves_no_core_either() -> None:
    done = subprocess.run([sys.executable, "-c", FAMILY], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout == "(0, 0)\n"


class Library:
    """Stands for a DLL of Windows: keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def __getattr__(self, name: str) -> object:
        def call(*given: object) -> int:
            self.asked.append((name, *given))
            return 0x0004 if name == "GetErrorMode" else 0

        return call


def test_windows_is_asked_not_to_report_a_crash() -> None:
    kernel, reporting = Library(), Library()
    no_crash_reports(kernel, reporting)
    assert kernel.asked == [("GetErrorMode",), ("SetErrorMode", 0x8007)]
    assert reporting.asked == [("WerSetFlags", 1)]


def test_only_a_packaged_program_is_left_out_of_reports_by_name() -> None:
    kernel, reporting = Library(), Library()
    no_crash_reports(kernel, reporting, "startgesprek.exe")
    assert ("WerAddExcludedApplication", "startgesprek.exe", False) in reporting.asked


def test_what_is_remembered_until_the_lock_is_made_once_and_then_anew() -> None:
    made: list[str] = []

    @until_locked(2)
    def shout(word: str) -> str:
        made.append(word)
        return word.upper()

    assert [shout("amal"), shout("amal")] == ["AMAL", "AMAL"]
    assert made == ["amal"]
    forget()
    assert shout("amal") == "AMAL"
    assert made == ["amal", "amal"]
