"""Finding a text by some of its words, in any of our languages and however carelessly they were typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

MOST_WORDS = 12
_WITHIN_WORDS = frozenset("'`´‘’ʻʼʾʿ\N{ARABIC TATWEEL}")
_SAME_LETTER = str.maketrans(
    {
        "ٱ": "ا",  # alef wasla; the other alefs lose their hamza as a mark
        "ى": "ي",  # alef maksura
        "ی": "ي",  # the yeh of Farsi, Dari and Kurdish
        "ې": "ي",  # Pashto
        "ۍ": "ي",
        "ک": "ك",
        "ګ": "گ",
        "ة": "ه",  # teh marbuta
        "ە": "ه",  # Kurdish
        "ھ": "ه",
        "ہ": "ه",
        "ı": "i",
        "ł": "l",
        "ø": "o",
    }
)


def folded(text: str) -> str:
    """A text as it is compared: small letters and digits without marks, one letter for one sound of Arabic writing.

    Hamza, harakat and tatweel go; alef, yeh, kaf and heh have one form. Ethiopic letters stay as they are.
    A space stands between words.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", plain)
    return " ".join("".join(map(_compared, decomposed)).translate(_SAME_LETTER).split())


def wanted(typed: str) -> tuple[str, ...]:
    """The words somebody typed to search for, folded; none of them is empty."""
    return tuple(folded(typed).split()[:MOST_WORDS])


def holds(folded_text: str, words: Sequence[str]) -> bool:
    """Whether a text that was folded before holds every word, as part of a word too. No words fit every text."""
    return all(word in folded_text for word in words)


def _compared(sign: str) -> str:
    # Marks and invisible signs belong to the letter before them; an apostrophe parts no words (A'isha).
    if sign in _WITHIN_WORDS or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return ""
    return sign if sign.isalnum() else " "
