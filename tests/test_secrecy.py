"""No picture of the memory stays behind after a crash."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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
