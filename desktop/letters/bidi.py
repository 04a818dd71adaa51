"""Order and line breaks of text, by ICU: which way characters run (UAX 9), where a line may end (UAX 14).

ICU enters by this file. It counts UTF-16 units; a character outside the first plane is counted as one
by putting a neutral stand-in in the text ICU sees, which has the same effect on order and breaks.
"""

from __future__ import annotations

import re
from functools import cache

import icu

from desktop.letters.model import Direction

_STAND_IN = "\ufffc"
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_SHARED_SCRIPTS = ("Zyyy", "Zinh", "Zzzz")


def _units(text: str) -> str:
    return _WIDE.sub(_STAND_IN, text)


def levels(text: str, direction: Direction) -> tuple[int, ...]:
    """The embedding level of each character of one paragraph; an odd level runs from right to left."""
    if not text:
        return ()
    paragraph = icu.Bidi()
    paragraph.setPara(icu.UnicodeString(_units(text)), 1 if direction == "rtl" else 0)
    return tuple(paragraph.getLevels())


def breaks(text: str) -> list[int]:
    """Where a line may end: indexes just after a permitted break, the last one the end of the text."""
    return _boundaries(icu.BreakIterator.createLineInstance(icu.Locale.getRoot()), text)


def graphemes(text: str) -> list[int]:
    """Where a character with all its marks ends (UAX 29)."""
    return _boundaries(icu.BreakIterator.createCharacterInstance(icu.Locale.getRoot()), text)


@cache
def script(character: str) -> str | None:
    """ISO 15924 code of a character's script; None for what all scripts share (digits, signs, marks)."""
    code = str(icu.Script.getScript(character).getShortName())
    return None if code in _SHARED_SCRIPTS else code


def _boundaries(iterator: icu.BreakIterator, text: str) -> list[int]:
    iterator.setText(icu.UnicodeString(_units(text)))
    return list(iterator)
