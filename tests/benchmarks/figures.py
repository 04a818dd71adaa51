"""The rows of the benchmarks of figures, from the words that `monitor.py` and `disclosure.py` say themselves."""

from __future__ import annotations

import contextlib
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from measure import Row, peak, process

_DASHBOARD = re.compile(
    r"^(?P<people>\d+) dossiers: dashboard \((?P<tables>\d+) tables\) (?P<ours>[\d.]+) s, .*memory (?P<memory>\d+) MB"
)
_BESIDE = re.compile(r"(?P<what>[^;,]+?) (?P<ours>[\d.]+) s, pandas (?P<peer>[\d.]+)")
_PROTECTED = re.compile(
    r"^ *(?P<people>\d+) people, (?P<what>.*?) *: *(?P<ours>[\d.]+) s, .*?check *(?P<check>[\d.]+) s"
)


def monitor(quick: bool = False) -> Iterator[Row]:
    """The dashboard of so many people from their vault; sixteen indicators by four breakdowns also against pandas."""
    number = 200 if quick else 10_000
    _, _, said = process([sys.executable, str(Path(__file__).with_name("monitor.py")), str(number)], {})
    for line in said.splitlines():
        if found := _DASHBOARD.search(line):
            name = f"dashboard of {found['people']} people, {found['tables']} tables"
            yield Row(name, float(found["ours"]), unit="s", asked=2, memory=float(found["memory"]))
        for found in _BESIDE.finditer(line):
            yield Row(found["what"].strip(), float(found["ours"]), float(found["peer"]), "pandas", "s")
        if "pandas" in line and not _BESIDE.search(line):
            yield Row("against pandas", None, against=f"skipped: {line.strip()}")


def disclosure(quick: bool = False) -> Iterator[Row]:
    """Exports of 40 indicators by 8 breakdowns, and one more after that."""
    import disclosure as benchmark

    for people in (100,) if quick else (300, 10_000):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            first = benchmark.measured(people, "first export", benchmark.tables(people), (), False)
            if not quick:
                benchmark.measured(people, "one later", benchmark.tables(people, people // 5), [first], False)
        for found in map(_PROTECTED.search, said.getvalue().splitlines()):
            if found:
                name = f"{found['what']}, {found['people']} people"
                yield Row(name, float(found["ours"]), None, f"self-check {found['check']} s", "s", 10, None, peak())
