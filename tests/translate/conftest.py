"""Real models, installed once for those who only translate, and machines that use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.translate.machine import Machine

from ..models import samples
from .machines import PATIENT


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which all models are installed; for reading."""
    folder = tmp_path_factory.mktemp("modellen")
    samples.install(folder)
    return folder


@pytest.fixture(scope="module")
def machine(ready: Path) -> Iterator[Machine]:
    """A warm machine for the tests that only translate."""
    shared = Machine(ready, PATIENT)
    yield shared
    shared.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Machine]:
    """A cold machine with the way from Dutch to English, to stop and to break."""
    samples.install(tmp_path / "modellen", "nl_en")
    cold = Machine(tmp_path / "modellen", PATIENT)
    yield cold
    cold.close()
