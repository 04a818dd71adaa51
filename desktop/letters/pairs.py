"""Dutch letters side by side: what HarfBuzz says of each two of them is asked once, and looked up from then on.

In the first font nothing of these letters hangs on more than the one that follows: it may stand closer (kerning), and
a few after an f are drawn as one. So a line is looked up, where shaping it gives Python two objects a glyph; most of
every packet is Dutch. `tests/letters/test_pairs.py` holds this against HarfBuzz.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, zip_longest

from desktop.letters import fonts
from desktop.letters.text import FIRST_STRONG_ISOLATE, POP_ISOLATE

_LETTERS = "\\x20-\\x7e\\xa0-\\xac\\xae-\\xff€•–—…„“”‘’"
_PLAIN = re.compile(f"[{_LETTERS}\n{FIRST_STRONG_ISOLATE}{POP_ISOLATE}]*")
_ISOLATES = re.compile(f"[{FIRST_STRONG_ISOLATE}{POP_ISOLATE}]")
_JOINED = re.compile("(f(?:f[il]?|[il]))")


Sign = tuple[int, str, int]
"""A glyph: its number, the characters it stands for ('' when another glyph of the same characters does), and its
advance in thousandths of an em."""


def plain(text: str) -> str | None:
    """A text without isolates, when all of it can be looked up and so runs one way; else None."""
    if not _PLAIN.fullmatch(text):
        return None
    return text if text.isascii() else _ISOLATES.sub("", text)


def signs(text: str, weight: int) -> list[Sign]:
    """The glyphs of a plain text, from left to right."""
    units: str | list[str] = text
    if "f" in text:
        parts = _JOINED.split(text)
        if len(parts) > 1:
            units = list(chain.from_iterable([part] if at % 2 else part for at, part in enumerate(parts)))
    return list(map(_pairs(weight).__getitem__, zip_longest(units, units[1:], fillvalue="")))


class _Pairs(dict[tuple[str, str], Sign]):
    """The first of two, as it is when the second follows it."""

    def __init__(self, weight: int) -> None:
        self._face = fonts.faces(weight)[fonts.LATIN]

    def __missing__(self, pair: tuple[str, str]) -> Sign:
        number, advance = self._face.begin("".join(pair))
        found = self[pair] = number, pair[0], advance
        return found


@cache
def _pairs(weight: int) -> _Pairs:
    return _Pairs(weight)
