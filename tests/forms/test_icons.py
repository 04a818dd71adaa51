"""The line drawings: each there, drawn in the colour asked for, alike in style, and none fetches anything."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from desktop.forms import icons
from desktop.forms.colours import Shade

WANTED = (
    *("flag", "note", "info", "plus", "minus", "calendar", "trash", "lock", "speech", "check", "welcome", "home"),
    *("health", "family", "language", "education", "work", "money", "network", "compass", "participate", "finish"),
    *("person", "people", "clock", "search", "letter", "printer", "save", "arrow-left", "arrow-right", "key", "unlock"),
    *("list", "warning", "phone", "handshake", "refresh", "close", "eye"),
)
every_icon = pytest.mark.parametrize("name", icons.names())


def drawn(name: str, size: int, shade: Shade) -> QImage:
    return icons.icon(name, shade).pixmap(size, size).toImage()


def test_all_that_are_needed_are_there() -> None:
    assert set(WANTED) <= set(icons.names())


def test_a_picture_that_is_not_there_is_empty() -> None:
    assert icons.icon("bestaat-niet").isNull()


@every_icon
@pytest.mark.parametrize("size", [16, 24, pytest.param(96, marks=pytest.mark.thorough)])
@pytest.mark.usefixtures("qapp")
def test_it_is_drawn_in_the_colour_asked_for(name: str, size: int) -> None:
    image = drawn(name, size, Shade.DANGER)
    red, green, blue, _ = Shade.DANGER.colour.getRgb()
    inked = [image.pixelColor(x, y) for x in range(size) for y in range(size) if image.pixelColor(x, y).alpha() > 120]
    assert inked
    for ink in inked:
        assert max(abs(ink.red() - red), abs(ink.green() - green), abs(ink.blue() - blue)) < 8


@every_icon
def test_all_are_of_one_family(name: str) -> None:
    root = ElementTree.fromstring((icons.FOLDER / f"{name}.svg").read_text("utf-8"))
    assert root.attrib["viewBox"] == "0 0 24 24"
    assert root.attrib["stroke"] == "currentColor"
    assert root.attrib["stroke-width"] == "1.75"
    assert root.attrib["fill"] == "none"
    assert root.attrib["stroke-linecap"] == "round"
    kinds = {re.sub(r"{.*}", "", part.tag) for part in root.iter()}
    assert kinds <= {"svg", "g", "path", "circle", "rect"}


@every_icon
@pytest.mark.usefixtures("qapp")
def test_nothing_is_drawn_over_the_edge(name: str) -> None:
    """Ink on the very edge of the square would be cut off."""
    image = drawn(name, 96, Shade.INK)
    edge = [image.pixelColor(at, side).alpha() for at in range(96) for side in (0, 95)]
    edge += [image.pixelColor(side, at).alpha() for at in range(96) for side in (0, 95)]
    assert max(edge) == 0
