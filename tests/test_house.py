"""The rules of the house that a machine can see: size, docstrings, names, floors, the wheel's traps."""

from __future__ import annotations

import ast
import gc
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hatchling.build import build_wheel
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
EMPTY_NAMES = {"utils", "common", "misc", "manager", "core", "helpers"}


@cache
def modules() -> dict[Path, ast.Module]:
    """Every Python file of the checkout, read."""
    files = [ROOT / "dev.py", *ROOT.glob("desktop/**/*.py"), *ROOT.glob("tests/**/*.py")]
    gc.disable()  # a tree has no rubbish, and to look for it each time takes twice as long as to read
    try:
        return {file.relative_to(ROOT): ast.parse(file.read_bytes()) for file in files}
    finally:
        gc.enable()


def statements(around: ast.AST) -> Iterator[ast.AST]:
    """Every statement within something; what stands within expressions holds none, and is most."""
    for part in ("body", "orelse", "handlers", "finalbody", "cases"):
        inner = getattr(around, part, ())
        for statement in inner if isinstance(inner, list) else ():
            yield statement
            yield from statements(statement)


def test_the_checks_see_the_program_and_the_tests() -> None:
    assert {Path("dev.py"), Path("desktop/errors.py"), Path("tests/test_house.py")} <= modules().keys()


def test_no_file_is_long() -> None:
    lengths = {file: len((ROOT / file).read_text(encoding="utf-8").splitlines()) for file in modules()}
    assert {file: length for file, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_long() -> None:
    long = [
        f"{file}:{node.lineno} {node.name}"
        for file, module in modules().items()
        for node in statements(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_every_module_says_what_it_is_for() -> None:
    assert [str(file) for file, module in modules().items() if not ast.get_docstring(module)] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [str(file) for file in modules() if EMPTY_NAMES & {*file.parent.parts, file.stem}] == []


def test_nothing_hides_the_packaging_library() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_imports_only_look_down() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


def test_the_wheel_carries_everything_the_program_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    with zipfile.ZipFile(tmp_path / build_wheel(str(tmp_path))) as wheel:
        carried = set(wheel.namelist())
    content = [*ROOT.glob("questionnaires/**/*"), *ROOT.glob("translations/**/*")]
    wanted = {f"desktop/shipped/{file.relative_to(ROOT)}" for file in content if file.is_file()}
    manual = [*ROOT.glob("docs/handleiding/**/*"), ROOT / "docs" / "tolk.md"]
    wanted |= {f"desktop/shipped/{file.relative_to(ROOT / 'docs')}" for file in manual if file.is_file()}
    wanted |= {
        str(file.relative_to(ROOT))
        for file in ROOT.glob("desktop/**/*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert wanted <= carried
    assert {"desktop/shipped/questionnaires/rounds.yaml", "desktop/errors.py"} <= wanted
    assert {name.split("/")[0].split("-")[0] for name in carried} == {"desktop", "startgesprek"}


def test_architecture_names_only_what_is_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    named = set(re.findall(r"\b(?:desktop|questionnaires|translations|docs)/[\w./-]*", text))
    named |= {f"desktop/{path}" for path in re.findall(r"(?<![\w/])(?:[a-z_]+/)*[a-z_]+\.(?:py|qss)\b", text)}
    named = {path for path in named if not path.startswith(("desktop/desktop", "desktop/questionnaires"))}
    assert len(named) > 25
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


HEAVY = ("sqlalchemy", "reportlab", "cel", "babel", "pydantic", "polib", "uharfbuzz", "icu", "yaml", "fontTools")


def test_the_first_window_loads_nothing_heavy(own_place: Path) -> None:
    code = f"""
import sys
from PySide6.QtWidgets import QApplication
from pathlib import Path
from desktop.app import Application
from desktop.settings import Settings
app = QApplication([])
Application(Settings(Path({str(own_place)!r}))).window.show()
app.processEvents()
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"
