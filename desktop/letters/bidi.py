"""Order and line breaks of text, by ICU: which way characters run (UAX 9), where a line may end (UAX 14).

ICU enters by this file. It counts UTF-16 units; a character outside the first plane is counted as one
by putting a neutral stand-in in the text ICU sees, which has the same effect on order and breaks.
"""

from __future__ import annotations

import re
from functools import cache
from threading import local

import icu

from desktop.letters.model import Direction

_OWN = local()
"""One of each kind for every thread: making one costs more than a line."""
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
    return _boundaries("line", text)


def graphemes(text: str) -> list[int]:
    """Where a character with all its marks ends (UAX 29)."""
    return _boundaries("character", text)


@cache
def script(character: str) -> str | None:
    """ISO 15924 code of a character's script; None for what all scripts share (digits, signs, marks)."""
    code = str(icu.Script.getScript(character).getShortName())
    return None if code in _SHARED_SCRIPTS else code


def _boundaries(kind: str, text: str) -> list[int]:
    if not hasattr(_OWN, kind):
        make = {"line": icu.BreakIterator.createLineInstance, "character": icu.BreakIterator.createCharacterInstance}
        setattr(_OWN, kind, make[kind](icu.Locale.getRoot()))
    iterator = getattr(_OWN, kind)
    iterator.setText(icu.UnicodeString(_units(text)))
    return list(iterator)
