"""Finding people by part of a name, whatever capitals, accents and vowel marks were typed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from sqlalchemy import ColumnElement, and_, false, or_, text, true

from desktop.store.tables import dossiers

_IN_INDEX = 3  # the index knows nothing shorter
_MOST_WORDS = 8
_WITHIN_WORDS = "'`´‘’ʻʼʾʿ\N{ARABIC TATWEEL}"


def folded(name: str) -> str:
    """A name as it is compared: small letters and digits, without marks, a space between words."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(map(_compared, decomposed)).split())


@lru_cache(4096)
def _compared(sign: str) -> str:
    # Marks and invisible signs belong to the letter before them; an apostrophe parts no words (A'isha).
    if sign in _WITHIN_WORDS or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return ""
    return sign if sign.isalnum() else " "


def words_of(typed: str) -> list[str]:
    """The words to look for, as they are compared; none in a text without letters or digits."""
    return folded(typed).split()[:_MOST_WORDS]


def in_index(word: str) -> bool:
    """Whether the index of letters can find a word, anywhere in a name; a shorter one is taken as a beginning."""
    return len(word) >= _IN_INDEX


def matching(typed: str) -> ColumnElement[bool]:
    """The condition that a name holds every typed word: a long one anywhere, a short one as a beginning."""
    words = words_of(typed)
    if typed.strip() and not words:
        return false()
    long = [word for word in words if in_index(word)]
    conditions: list[ColumnElement[bool]] = [_begins(word) for word in words if not in_index(word)]
    if long:
        phrases = " AND ".join('"' + word.replace('"', '""') + '"' for word in long)
        found = text("SELECT rowid FROM names WHERE names MATCH :phrases").bindparams(phrases=phrases)
        conditions.append(dossiers.c.number.in_(found.columns(dossiers.c.number)))
    return and_(true(), *conditions)


def _begins(word: str) -> ColumnElement[bool]:
    name = dossiers.c.folded
    return or_(name.startswith(word, autoescape=True), name.contains(f" {word}", autoescape=True))
