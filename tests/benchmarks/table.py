"""Every benchmark in one table: `python3 dev.py bench [NAMES…] [--quick] [--out FILE]`.

Each benchmark runs in a process of its own, one after another, and gives rows (`measure.Row`); a row holds the program
against something else that was measured side by side in the same run. What is not installed is said to be skipped.
With `--out` the same goes into a JSON file. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from measure import Row

NAMES = {
    "start": "window",
    "store": "store",
    "people": "people",
    "dossier": "dossier",
    "pages": "pages",
    "planning": "planning",
    "meetings": "meetings",
    "coordination": "coordination",
    "work": "work",
    "integration": "integration",
    "papers": "papers",
    "directory": "directory",
    "translate": "translate",
    "monitor": "figures.monitor",
    "disclosure": "figures.disclosure",
}
"""What one asks for, and what measures it: a file, and in it a function, else `rows`."""
HEADS = ("", "ours", "beside", "ratio", "asked", "spread", "memory")
PLACE = Path(__file__).resolve().parent
ROOT = PLACE.parents[1]


def machine() -> dict[str, str]:
    """What it was measured on. Not whose machine that is."""
    return {
        "date": date.today().isoformat(),
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "memory": _memory(),
        "load at the start": " ".join(f"{number:.1f}" for number in os.getloadavg())
        if hasattr(os, "getloadavg")
        else "",
        "Python": platform.python_version(),
        "Qt": version("PySide6-Essentials"),
    }


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in told.splitlines() if line.startswith("model name")), "")


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"
    except (AttributeError, ValueError, OSError):
        return ""


def run(name: str, quick: bool) -> list[Row]:
    """The rows of one benchmark, measured in a process of its own; one row with the reason when it failed."""
    reading, writing = os.pipe()
    command = [sys.executable, __file__, "--one", NAMES[name], "--to", str(writing), *(["--quick"] if quick else [])]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"QT_LOGGING_RULES": "*=false", "PYTHONPATH": str(ROOT)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    with subprocess.Popen(
        command, env=environment, pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as child:
        os.close(writing)
        with open(reading, encoding="utf-8") as said:
            found = [Row(**json.loads(line)) for line in said]
        trouble = child.communicate()[1].strip().splitlines()
    if child.returncode:
        found.append(Row(name, None, against=f"failed: {trouble[-1][:100] if trouble else child.returncode}"))
    return found


def one(name: str, quick: bool, to: int) -> None:
    """Measure one benchmark in this process, and hand its rows over as they come."""
    file, _, function = name.partition(".")
    measuring = getattr(importlib.import_module(file), function or "rows")
    with open(to, "w", encoding="utf-8", buffering=1) as out:
        for row in measuring(quick):
            out.write(json.dumps(dataclasses.asdict(row)) + "\n")


def lines(found: Sequence[Row]) -> list[str]:
    """The table as text."""
    cells = [HEADS, *(_cells(row) for row in found)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADS))]
    made = []
    for row in cells:
        first, *others, last = (text.ljust(width) if column in (0, 2) else text.rjust(width)
                                for column, (text, width) in enumerate(zip(row, widths, strict=True)))  # fmt: skip
        made.append("  ".join((first, *others, last)).rstrip())
    return made


def _cells(row: Row) -> tuple[str, ...]:
    beside = f"{_figure(row.peer)} {row.unit}  {row.against}" if row.peer is not None else row.against
    ours = f"{_figure(row.ours)} {row.unit}" if row.ours is not None else "—"
    asked = "" if row.asked is None else f"≤ {row.asked:g}" + ("" if row.peer is not None else f" {row.unit}")
    spread = "" if row.spread is None else f"{row.spread:.0%}"
    memory = "" if row.memory is None else f"{row.memory:.0f} MB"
    return row.name, ours, beside, "" if row.ratio is None else _figure(row.ratio), asked, spread, memory


def _figure(number: float | None) -> str:
    """Three digits that matter."""
    if number is None:
        return ""
    return f"{number:.0f}" if number >= 100 else f"{number:.1f}" if number >= 10 else f"{number:.2f}"


def kept(seen: Mapping[str, str], found: Mapping[str, Sequence[Row]], quick: bool, seconds: float) -> str:
    """The same as JSON."""
    rows = {name: [dataclasses.asdict(row) | {"ratio": row.ratio} for row in some] for name, some in found.items()}
    return json.dumps({"machine": seen, "quick": quick, "seconds": round(seconds), "benchmarks": rows}, indent=2) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for, print the table and write the file."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Ratios measured side by side, in one table.")
    parser.add_argument("names", nargs="*", metavar="NAMES", help=f"some of: {', '.join(NAMES)}")
    parser.add_argument("--quick", action="store_true", help="a minute in all: small numbers and few rounds")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write it as JSON as well")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--to", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.one:
        one(given.one, given.quick, given.to)
        return 0
    if unknown := set(given.names) - set(NAMES):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    seen, begun = machine(), time.monotonic()
    print("\n".join(f"{name:<18}{value}" for name, value in seen.items()) + "\n", flush=True)
    found: dict[str, list[Row]] = {}
    for name in given.names or NAMES:
        print(f"measuring: {name} ...", file=sys.stderr, flush=True)
        found[name] = run(name, given.quick)
    print("\n".join(lines([row for some in found.values() for row in some])))
    seconds = time.monotonic() - begun
    print(f"\nMeasured in {seconds:.0f} s; spread: how far apart half of the times lie; memory: at the peak.")
    if given.out:
        given.out.write_text(kept(seen, found, given.quick, seconds), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
