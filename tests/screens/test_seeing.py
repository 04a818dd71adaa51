"""Real screens in each theme, pixel by pixel: words stand out from their ground, and the keyboard can be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.views import theme

from . import seeing
from .conftest import Visit
from .tour import EVERY, Tour

LEAST = {"light": 4.3, "dark": 4.3, "contrast": 6.5}
"""A little under what is asked: thin strokes are seldom painted in their full colour."""
RING = 2.0
"""How much the ring differs from what was there; that it differs 3 to 1 from what is around it is computed."""


SOME = (
    "door-unlock", "dossiers-told", "newcomer-errors", "dossier", "interview", "interview-later",
    "interview-correction", "newcomer-screen", "actions", "promises", "changes", "letters-start", "referrals",
    "timeline-step", "planning-year", "work", "monitor", "vault-key", "preferences",
)  # fmt: skip
"""Screens with every look there is; these are seen in all themes, the others in the light one."""


@pytest.fixture(scope="module")
def wear(qapp: QApplication, tour: Tour) -> Iterator[Callable[[str], None]]:
    """Changes to a theme."""
    worn = ["light"]
    tour.window.resize(1280, 720)

    def change(name: str) -> None:
        if worn[0] != name:
            worn[0] = name
            theme.apply(qapp, 100, theme.known(name))

    yield change
    theme.apply(qapp)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("colours", "name"),
    [("light", name) for name in EVERY] + [(colours, name) for colours in ("dark", "contrast") for name in SOME],
)
def test_words_and_the_keyboard_stand_out(wear: Callable[[str], None], visit: Visit, colours: str, name: str) -> None:
    wear(colours)
    for window in visit(name):
        assert list(seeing.pale(window, LEAST[colours])) == []
        window.activateWindow()
        assert list(seeing.ringless(window, RING)) == []
