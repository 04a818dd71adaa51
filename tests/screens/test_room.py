"""With letters of twice the size nothing is lost: no screen cuts words off, sticks out, or scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.views import theme

from . import room
from .conftest import Visit
from .tour import EVERY, Tour

SIZES = ((1280, 720, 200), (960, 600, 150), (1280, 720, 100))
"""Width and height of the window in pixels, size of the letters in percent."""
OWN_WINDOW = "newcomer-screen"
"""Its foot still sticks out with large letters: see docs/toegankelijkheid.md, 'Wat nog niet goed is'."""


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}x{size[1]} at {size[2]}")
def sized(request: pytest.FixtureRequest, qapp: QApplication, tour: Tour) -> Iterator[tuple[int, int]]:
    """The program in a window of a size, with letters of a size."""
    wide, high, percent = request.param
    theme.apply(qapp, percent)
    tour.window.resize(wide, high)
    yield wide, high
    theme.apply(qapp)
    tour.window.resize(1280, 720)


@pytest.mark.thorough
@pytest.mark.parametrize("name", [name for name in EVERY if name != OWN_WINDOW])
def test_everything_can_be_read(sized: tuple[int, int], visit: Visit, name: str) -> None:
    for window in visit(name):
        room.settled()
        assert (window.width(), window.height()) <= sized, "the window does not fit on the screen"
        checks = (room.cut_off, room.sideways, room.overlapping)
        assert {check.__name__: found for check in checks if (found := list(check(window)))} == {}
