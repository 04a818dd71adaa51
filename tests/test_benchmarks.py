"""The benchmarks run, each with small numbers, and their table says what they found. What they found is not judged."""

from __future__ import annotations

import ast
import json
import platform
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "tests" / "benchmarks"
TABLE = PLACE / "table.py"


def names() -> dict[str, str]:
    """What can be asked for, and what measures it, read without loading any of it."""
    tree = ast.parse(TABLE.read_text("utf-8"))
    (found,) = (
        node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "NAMES"
    )
    kept: dict[str, str] = ast.literal_eval(found)
    return kept


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The table as `dev.py bench` makes it."""
    command = [sys.executable, str(TABLE), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.parametrize("measuring", names().values())
def test_every_name_has_a_function_that_measures(measuring: str) -> None:
    file, _, function = measuring.partition(".")
    tree = ast.parse((PLACE / f"{file}.py").read_text("utf-8"))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert [each.arg for each in functions[function or "rows"].args.args][:1] == ["quick"]


def test_what_does_not_exist_is_refused() -> None:
    done = bench("nergens")
    assert done.returncode == 2
    assert "no such benchmark: nergens; there are start, store" in done.stderr


@pytest.mark.thorough
@pytest.mark.parametrize("name", names())
def test_a_benchmark_gives_rows(name: str, tmp_path: Path) -> None:
    out = tmp_path / "found.json"
    done = bench(name, "--quick", "--out", str(out))
    assert done.returncode == 0, done.stderr
    found = json.loads(out.read_text("utf-8"))
    assert list(found["benchmarks"]) == [name]
    rows = found["benchmarks"][name]
    assert [row for row in rows if row["ours"] is not None]
    for row in rows:
        assert row["name"] in done.stdout
        assert not row["against"].startswith("failed"), row
        assert row["ours"] is None or row["ours"] > 0
    assert found["machine"]["Python"] == platform.python_version()
    assert platform.node() not in done.stdout + out.read_text("utf-8")
