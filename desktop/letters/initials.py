"""A newcomer's initials: enough for whoever knows him, too little for whoever does not.

They are always Latin: a letter of another script would tell where somebody comes from, and a colleague could not
read it. Which Latin letter it is follows from the letter's own name in Unicode, which never changes: 'ARABIC LETTER
HAH' gives H, 'ETHIOPIC SYLLABLE GLOTTAL A' A, 'CYRILLIC CAPITAL LETTER SHORT I' I.
"""

from __future__ import annotations

import re
import unicodedata

from desktop.letters.text import clean

UNKNOWN = "?"
_MOST = 4
_PARTICLES = frozenset({
    "van", "von", "der", "den", "de", "het", "t", "ter", "ten", "te", "la", "le", "du", "di", "da", "del", "dos",
    "al", "el", "bin", "ibn", "ben", "bint",
})  # fmt: skip
_ARTICLE = "\u0627\u0644"
"""The Arabic article, written as one word with what follows."""
_NOT_COUNTED = ("Cf", "Cn", "Cs", "Lm", "Me", "Mn")
"""What is no letter of its own: marks of direction, no characters, half ones, half rings, vowel marks and accents."""
_BETWEEN = re.compile(r"[\W\d_]+")
_OTHERWISE = (("CYRILLIC .* I[EO]", "E"), ("ETHIOPIC SYLLABLE X.*", "H"))
"""Letters that are called otherwise than they sound: Е and Є (as in Elena), ኃ (as in Haile)."""


def initials(name: str) -> str:
    """At most four letters, each with a point: 'Ahmad al-Hassan' is 'A.H.', and so is 'أحمد الحسن'.

    Particles (van, de, al-, bin) do not count, unless there is nothing else. Of more than four words the first three
    and the last one count. Without any letter that has a name of its own, as in Chinese, it is '?'.
    """
    counted = [
        sign for sign in unicodedata.normalize("NFKC", clean(name)) if unicodedata.category(sign) not in _NOT_COUNTED
    ]
    words = [word for word in _BETWEEN.split("".join(counted)) if word]
    wanted = [word for word in words if word.casefold() not in _PARTICLES] or words
    letters = [letter for letter in map(_first, wanted) if letter]
    if len(letters) > _MOST:
        letters = [*letters[: _MOST - 1], letters[-1]]
    return "".join(f"{letter}." for letter in letters) or UNKNOWN


def _first(word: str) -> str:
    """The first letter of a word as a Latin capital; empty when it has none."""
    bare = word.removeprefix(_ARTICLE) if len(word) > len(_ARTICLE) + 1 else word
    name = unicodedata.name(bare[0], "").partition(" WITH ")[0]
    for pattern, letter in _OTHERWISE:
        if re.fullmatch(pattern, name):
            return letter
    *kind, called = name.split() or [""]
    return called[0] if called.isalpha() and {"LETTER", "SYLLABLE"} & set(kind) else ""
