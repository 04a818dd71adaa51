"""Versions of the questionnaire in their order: numbers with dots, and 2026.10 is later than 2026.9.

Who changes the questions of the makers counts for itself: behind their number stand its own name and number, as in
2026.1-zeewolde.3. So the makers' next number never means something else to it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

PATTERN = r"^\d{1,6}(\.\d{1,6}){0,3}(-[a-z][a-z0-9_-]{0,39}\.\d{1,6})?$"
_VERSION = re.compile(PATTERN)


class Numbers(NamedTuple):
    """What a version says.

    Attributes:
        made: the makers' numbers, without zeros at their end.
        name: who changed the questions since; empty for nobody.
        own: how often; 0 is before the first change.
    """

    made: tuple[int, ...]
    name: str
    own: int


@lru_cache(256)  # there are few, and each answer of thousands of dossiers is held against one
def numbers(version: str) -> Numbers | None:
    """What a version says; None when this is no version."""
    if not _VERSION.fullmatch(version):
        return None
    made, _, rest = version.partition("-")
    name, _, own = rest.rpartition(".")
    found = [int(part) for part in made.split(".")]
    while len(found) > 1 and not found[-1]:
        found.pop()
    return Numbers(tuple(found), name, int(own or 0))


def later(version: str, than: str) -> bool:
    """Whether a questionnaire cannot know a version: it came after its own, or somebody else changed the questions.

    Of what is no version nobody knows, and it did not come after.
    """
    one, other = numbers(version), numbers(than)
    if one is None or other is None:
        return False
    if one.name and one.name != other.name:
        return True
    return one.made > other.made or one.own > other.own


def past(version: str, until: str) -> bool:
    """Whether a version came after the last one with some form of a question.

    The makers know only their own numbers: a form of theirs until 2026.1 is there in 2026.1-zeewolde.3 as well. Who
    changed a question itself says until which of its own numbers, 0 for what was there before; of these its own number
    alone decides, which goes on when the makers come with another.
    """
    one, last = numbers(version), numbers(until)
    if one is None or last is None:
        return False
    if one.name and one.name == last.name:
        return one.own > last.own
    return one.made > last.made
