"""Text as people and attackers type it, for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from . import texts

NAMED = sorted(text for name, text in vars(texts).items() if name.isupper() and len(text) < 500)
SIGNS = [
    *"\0\t\n\r\x0b\x0c\x1b\x1c\x7f\x85\x9b\xa0\xad", *"\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029",
    *"\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufe0f\ufeff\ufffc\ufffd\uffff", "\ud800", "\udfff",
    "\U000e0041", "\U0001f468", "\U0010ffff", *"<>&'\"`\\/=+-@%{}[]()$;:*?#~|^!", *"ßİıﬁǄ", *"ሀአܐאا٣۳लไ한",
]  # fmt: skip
SCRIPTS = st.sampled_from("abcXYZ 019éëñışğ اأإبتثجحخدذرزسشصضطظعغفقكلمنهوي ሀለሐመሠረሰሸቀበተ абвгґдеєжзиії")


def typed(longest: int = 60) -> st.SearchStrategy[str]:
    """Anything that can be typed or pasted: ordinary words, hostile ones, and odd signs between them."""
    pieces = st.sampled_from(NAMED) | st.sampled_from(SIGNS) | st.text(SCRIPTS, max_size=8) | st.characters()
    return st.lists(pieces, max_size=6).map(lambda parts: "".join(parts)[:longest])


def printable(longest: int = 60) -> st.SearchStrategy[str]:
    """The same, of letters and signs that the fonts of the papers have."""
    return st.text(SCRIPTS | st.sampled_from("<>&'\"\\/=+-@%{}[]()$;:*?#\u202e\u2067\u200b\0\x1b"), max_size=longest)
