"""A text cut into stretches of one direction, for programs that want to be told which way each runs.

Word lays out by what every run says of itself, and knows no isolates (UAX 9, FSI and PDI): marks of direction around
a name have the same effect, in Word and in every program that follows the standard.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby

from desktop.letters import bidi
from desktop.letters.model import Direction
from desktop.letters.text import FIRST_STRONG_ISOLATE, POP_ISOLATE, clean

_MARKS: dict[Direction, str] = {"ltr": "\u200e", "rtl": "\u200f"}
_ISOLATED = re.compile(f"{FIRST_STRONG_ISOLATE}([^{FIRST_STRONG_ISOLATE}{POP_ISOLATE}]*){POP_ISOLATE}")
_LOOSE = re.compile(f"[{FIRST_STRONG_ISOLATE}{POP_ISOLATE}]")
_RIGHT_TO_LEFT = ("R", "AL")


@dataclass(frozen=True)
class Stretch:
    """Characters in reading order.

    Attributes:
        rtl: whether they run from right to left.
        ethiopic: whether they are Ethiopic letters, which need a font of their own.
    """

    text: str
    rtl: bool = False
    ethiopic: bool = False


def stretches(text: str, direction: Direction) -> list[Stretch]:
    """Cut one line of a paragraph of this direction; nothing that was typed is lost but control characters."""
    marked = _marked(clean(text), direction)
    turned = [level % 2 == 1 for level in bidi.levels(marked, direction)]
    script = ""
    kinds: list[tuple[bool, bool]] = []
    for sign, rtl in zip(marked, turned, strict=True):
        script = bidi.script(sign) or script
        kinds.append((rtl, script == "Ethi"))
    found: list[Stretch] = []
    at = 0
    for (rtl, ethiopic), group in groupby(kinds):
        length = sum(1 for _ in group)
        found.append(Stretch(marked[at : at + length], rtl, ethiopic))
        at += length
    return found


def _marked(text: str, direction: Direction) -> str:
    """The same with marks of direction instead of isolates; without any where all runs one way."""
    if direction == "ltr" and not any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text):
        return _LOOSE.sub("", text)
    return _LOOSE.sub("", _ISOLATED.sub(lambda found: _held(found[1], direction), text))


def _held(inner: str, direction: Direction) -> str:
    """A name between marks: the inner ones hold it together, the outer ones keep what stands beside it away."""
    strong = next((kind for kind in map(unicodedata.bidirectional, inner) if kind in ("L", *_RIGHT_TO_LEFT)), "L")
    own, outer = _MARKS["rtl" if strong in _RIGHT_TO_LEFT else "ltr"], _MARKS[direction]
    around = "" if own == outer else outer
    return f"{around}{own}{inner}{own}{around}"
