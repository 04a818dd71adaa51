"""Everything that must be shown of a vault, at length; a line of figures for each.

    python tests/proofs/all.py [NAME …]

Exit 1 when something is not as it must be. The tests run the same in a short form.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import tempfile
import time
import traceback
import types
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROOFS = ("kills", "torn", "disk_full", "two_programs", "clock", "newer", "leaks", "erasure")


def proof(name: str) -> types.ModuleType:
    """The module of a proof: `tests` is no package of its own, and another library may have taken that name."""
    sys.path.insert(0, str(ROOT))
    for package in ("tests", "tests.proofs", "tests.store"):
        if package not in sys.modules or getattr(sys.modules[package], "__file__", None):
            made = types.ModuleType(package)
            made.__path__ = [str(ROOT / package.replace(".", "/"))]
            sys.modules[package] = made
    return importlib.import_module(f"tests.proofs.{name}")


def main() -> int:
    """Show each; print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which ones; else all: {', '.join(PROOFS)}")
    wanted = parser.parse_args().names or PROOFS
    failed = False
    for name in wanted:
        for number, show in enumerate(proof(name).LONG):
            start = time.monotonic()
            with tempfile.TemporaryDirectory() as place:
                try:
                    here = Path(place) / str(number)
                    here.mkdir(mode=0o700)
                    said = show(here)
                except Exception:
                    failed, said = True, f"NOT SO: {traceback.format_exc()}"
            print(f"{name}: {said} ({time.monotonic() - start:.0f} s)", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
