"""A paragraph cut into items: stretches of one direction, one script and one font, in reading order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from desktop.letters import bidi, fonts
from desktop.letters.model import Direction

_ORDER = {
    "Arab": (fonts.ARABIC, fonts.LATIN, fonts.ETHIOPIC, fonts.SIGNS),
    "Ethi": (fonts.ETHIOPIC, fonts.LATIN, fonts.ARABIC, fonts.SIGNS),
}
_USUAL = (fonts.LATIN, fonts.ARABIC, fonts.ETHIOPIC, fonts.SIGNS)
_PLAIN = re.compile("[\\x20-\\x7e\\xa0-\\xff€•–—…„“”‘’]*")
"""Text that runs one way and that the first font has whole: most Dutch, and not worth asking ICU."""


class Item(NamedTuple):
    """Characters of one level, script and font, in the order they are read."""

    start: int
    end: int
    level: int
    script: str
    face: int


def itemise(text: str, direction: Direction) -> list[Item]:
    """Cut a paragraph where level, script or font changes; marks stay with their base."""
    if direction == "ltr" and _PLAIN.fullmatch(text):
        return [Item(0, len(text), 0, "Latn", fonts.LATIN)] if text else []
    items: list[Item] = []
    start = 0
    for level, group in groupby(bidi.levels(text, direction)):
        end = start + len(list(group))
        for first, last, script in _scripts(text, start, end):
            items += _choose(text, Item(first, last, level, script, fonts.LATIN))
        start = end
    return items


def _scripts(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Cut a stretch where the script changes; shared characters go with what stands before them, or after."""
    found = {script for script in map(bidi.script, set(text[start:end])) if script}
    if len(found) < 2:
        yield start, end, next(iter(found), "Latn")
        return
    current: str | None = None
    for index in range(start, end):
        own = bidi.script(text[index])
        if own is not None and own != current:
            if current is not None:
                yield start, index, current
                start = index
            current = own
    yield start, end, current or "Latn"


def _choose(text: str, item: Item) -> list[Item]:
    """Cut an item where another font is needed."""
    covers = [face.covers for face in fonts.faces(fonts.REGULAR)]
    usual = _ORDER.get(item.script, _USUAL)[0]
    if all(ord(sign) in covers[usual] or fonts.invisible(sign) for sign in set(text[item.start : item.end])):
        return [item._replace(face=usual)]
    known: dict[str, int | None] = {}
    faces: list[int] = []
    for index in range(item.start, item.end):
        character = text[index]
        if character not in known:
            known[character] = None if clings(character) else _first(character, item.script, covers)
        face = known[character]
        if face is None:
            base = item.start + len(faces) - 1
            if faces and (ord(character) in covers[faces[-1]] or fonts.invisible(character)):
                face = faces[-1]
            else:
                face = _first(text[max(base, item.start) : index + 1], item.script, covers)
                faces[-1:] = [face] if faces else []
        faces.append(face)
    return list(_grouped(item, faces))


def _grouped(item: Item, faces: list[int]) -> Iterator[Item]:
    start = item.start
    for face, group in groupby(faces):
        end = start + len(list(group))
        yield item._replace(start=start, end=end, face=face)
        start = end


def _first(text: str, script: str, covers: list[frozenset[int]]) -> int:
    """The first font, in the order of a script, that has all of a text, or else its last character."""
    for wanted in (text, text[-1]):
        visible = [ord(character) for character in wanted if not fonts.invisible(character)]
        for number in _ORDER.get(script, _USUAL):
            if all(code in covers[number] for code in visible):
                return number
    return fonts.LATIN


@cache
def clings(character: str) -> bool:
    """Whether a character belongs to the one before it: a mark, a joiner."""
    return unicodedata.category(character)[0] == "M" or fonts.invisible(character)


def as_seen(items: list[Item]) -> list[Item]:
    """Items in the order they are seen: from the highest level down, each stretch turned around."""
    seen = list(items)
    for level in range(max(item.level for item in items) if len(items) > 1 else 0, 0, -1):
        turned: list[Item] = []
        for high, group in groupby(seen, key=lambda item: item.level >= level):
            stretch = list(group)
            turned += reversed(stretch) if high else stretch
        seen = turned
    return seen
