"""The recipes of `packaging/` as modules, without a place among the libraries: one of these has that name too."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
RECIPES = ROOT / "packaging"


@pytest.fixture(scope="session")
def recipe() -> Iterator[Callable[[str], ModuleType]]:
    """Loads a module of `packaging/` by its name; those it imports stand beside it."""
    before, known = list(sys.path), set(sys.modules)
    sys.path[:0] = [str(RECIPES), str(ROOT)]

    def load(name: str) -> ModuleType:
        if name not in sys.modules:
            spec = importlib.util.spec_from_file_location(name, RECIPES / f"{name}.py")
            assert spec is not None
            assert spec.loader is not None
            sys.modules[name] = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(sys.modules[name])
        return sys.modules[name]

    yield load
    sys.path[:] = before
    for name in {file.stem for file in RECIPES.glob("*.py")} - known:
        sys.modules.pop(name, None)
