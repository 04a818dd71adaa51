"""Versions of the questionnaire in their order: numbers with dots, and 2026.10 is later than 2026.9."""

from __future__ import annotations

import re
from functools import lru_cache

_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")

Numbers = tuple[int, ...]


@lru_cache(256)  # there are few, and each answer of thousands of dossiers is held against one
def numbers(version: str) -> Numbers | None:
    """The numbers of a version, without zeros at its end; None when this is no version."""
    if not _VERSION.fullmatch(version):
        return None
    found = [int(part) for part in version.split(".")]
    while len(found) > 1 and not found[-1]:
        found.pop()
    return tuple(found)


def later(version: str, than: str) -> bool:
    """Whether a version came after another; of what is no version nobody knows, and it did not."""
    one, other = numbers(version), numbers(than)
    return one is not None and other is not None and one > other
