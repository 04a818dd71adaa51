"""Every screen without a mouse: Tab reaches all of it in the order of reading, nothing holds on to the keyboard."""

from __future__ import annotations

import pytest

from . import keys
from .conftest import Visit
from .tour import EVERY

QUICK = ("newcomer", "timeline-step")
screens = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in QUICK else pytest.mark.thorough) for name in EVERY]
)


@screens
def test_all_goes_without_a_mouse(visit: Visit, name: str) -> None:
    for window in visit(name):
        found = keys.stops(window)
        assert len(found) > 1
        assert list(keys.unreached(window, found)) == []
        assert list(keys.backwards(window, found)) == []
        assert list(keys.trapped(window, found)) == []
        assert list(keys.clashing(window)) == []
