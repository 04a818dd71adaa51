"""What in a text may tell who it is about: names that are known, words that look like one, numbers and months.

It only points things out to the person who reads. It cannot find everything: a place or a name that begins a sentence
looks like any other word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["name", "capital", "number"]

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_NUMBER = re.compile(
    rf"(?<![^\W_])\d+(?:[.,:/-]\d+)*[^\W_]*(?:\s+(?:{_MONTHS})\b(?:\s+\d{{4}}\b)?)?|\b(?:{_MONTHS})\b(?:\s+\d+)?", re.I
)
_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f\u064b-\u065f]*")
_BEGINS_SENTENCE = re.compile(r"[.!?:…•\n]")
_PARTICLES = frozenset(
    {"van", "der", "den", "het", "ten", "ter", "los", "las", "abu", "bin", "bint", "ibn", "ben", "umm"}
)
_SHORTEST, _SHORTEST_SMALL = 3, 4
"""Letters of a word that is held against names, and of one that is written small: 'ben' and 'sam' are words as well."""
_LONGEST_SHORTENING = 5
"""Letters of an abbreviation at most: DUO, not YUSUF HAMDAN."""
_CALLED_IN_DANGER = "112"
COMMON = frozenset(
    {"nederland", "nederlands", "nederlandse", "nederlander", "nederlanders", "europa", "digid", "whatsapp", "god"}
)
"""Words with a capital that tell nothing of anybody, folded."""


@dataclass(frozen=True)
class Trace:
    """One place in a text, in signs from its beginning.

    Attributes:
        kind: a name of somebody who is known, a capital inside a sentence, or a number or month.
    """

    start: int
    end: int
    kind: Kind
    words: str


def name_words(names: Iterable[str]) -> frozenset[str]:
    """The words of names as `traces` compares them; without 'van' and 'bin', which are in every other name."""
    found = {folded(word.group()) for name in names for word in _WORD.finditer(name)}
    return frozenset(word for word in found if len(word) >= _SHORTEST and word not in _PARTICLES)


def folded(word: str) -> str:
    """A word as it is compared: small letters without marks."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in apart if unicodedata.category(sign) not in ("Mn", "Me", "Cf"))


def traces(text: str, names: Collection[str], common: Collection[str] = COMMON) -> list[Trace]:
    """What may tell who somebody is, from the beginning of the text to its end.

    Args:
        names: as `name_words` gives them.
        common: words with a capital that tell nothing, folded.
    """
    numbers = [
        Trace(found.start(), found.end(), "number", found.group())
        for found in _NUMBER.finditer(text)
        if found.group() != _CALLED_IN_DANGER
    ]
    inside = {place for number in numbers for place in range(number.start, number.end)}
    words = [word for word in _worded(text, names, common) if word.start not in inside]
    return sorted([*numbers, *words], key=lambda trace: trace.start)


def _worded(text: str, names: Collection[str], common: Collection[str]) -> Iterator[Trace]:
    end = 0
    for found in _WORD.finditer(text):
        word, plain = found.group(), folded(found.group())
        first = end == 0 or _BEGINS_SENTENCE.search(text, end, found.start())
        end = found.end()
        if plain in names and (not word[0].islower() or len(word) >= _SHORTEST_SMALL):
            yield Trace(found.start(), end, "name", word)
        elif not first and plain not in common and _looks_like_a_name(word):
            yield Trace(found.start(), end, "capital", word)


def _looks_like_a_name(word: str) -> bool:
    """A capital, and no abbreviation."""
    shortening = word.isupper() and len(word) <= _LONGEST_SHORTENING
    return len(word) > 1 and word[0].isupper() and not shortening
