"""What may stand in the text of a letter: plain characters, and names that keep their own direction."""

from __future__ import annotations

import re
import unicodedata

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

# Embeddings and overrides reach past the words they were typed in (UAX 9, X2-X5); isolates of a
# fixed direction are not ours. Left-to-right and right-to-left marks reach nothing and may stay.
_DIRECTING = dict.fromkeys([*range(0x202A, 0x202F), 0x2066, 0x2067])
_INVISIBLE = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x00AD, 0xFEFF])
_INVISIBLE |= {ord("\t"): " ", ord("\n"): "\n"}
_REMOVED = _INVISIBLE | _DIRECTING
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Plain text: composed (NFC), no control characters, no characters that turn other words around."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text).translate(_REMOVED))


def isolated(text: str) -> str:
    """A name or other typed words to be put inside a sentence of any direction (UAX 9, FSI and PDI).

    Each line apart: an isolate ends where its line does.
    """
    inner = clean(text).replace(FIRST_STRONG_ISOLATE, "").replace(POP_ISOLATE, "")
    return "\n".join(f"{FIRST_STRONG_ISOLATE}{line}{POP_ISOLATE}" if line else "" for line in inner.split("\n"))


def unbroken(text: str) -> str:
    """A telephone number or the like, that stays on one line."""
    return text.replace(" ", "\u00a0").replace("-", "\u2011")


def shortened(text: str, longest: int) -> str:
    """The same, or its beginning where it is longer than so many signs; an ellipsis says so."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
