"""One program with a full vault, for all tests of a module: to open it anew for each would take the most time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.views import theme

from .tour import EVERY, Tour

Visit = Callable[[str], list[QWidget]]


@pytest.fixture(scope="module")
def tour(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tour]:
    """The program, before its door."""
    theme.apply(qapp)
    made = Tour(tmp_path_factory.mktemp("tour"))
    yield made
    made.end()
    theme.apply(qapp)


@pytest.fixture
def visit(tour: Tour) -> Visit:
    """Opens a screen, and gives the windows that are open then."""

    def opened(name: str) -> list[QWidget]:
        EVERY[name](tour)
        return [window for window in QApplication.topLevelWidgets() if window.isVisible()]

    return opened
