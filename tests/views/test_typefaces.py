"""What the windows say is drawn with the fonts of the program, whatever the machine has."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.letters import fonts
from desktop.views import typefaces

PROGRAM = Path(paths.__file__).parent
ROOMS = ("views", "forms")


def said(room: str) -> Iterator[tuple[str, str]]:
    """Each sign that stands in a text of a room, with its file."""
    for file in (PROGRAM / room).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from ((sign, file.name) for sign in node.value if sign.isprintable())


def test_the_windows_have_the_fonts_of_the_papers() -> None:
    names = [f"{family.replace(' ', '')}-Regular" for family in typefaces.FAMILIES]
    assert names == [face.name for face in fonts.faces(fonts.REGULAR)]


@pytest.mark.parametrize("room", ROOMS)
def test_no_sign_of_a_window_is_left_to_the_machine(room: str) -> None:
    drawn = set().union(*(face.covers for face in fonts.faces(fonts.REGULAR)))
    missing = {(sign, file) for sign, file in said(room) if ord(sign) not in drawn and not fonts.invisible(sign)}
    assert not missing
