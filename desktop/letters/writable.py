"""Text for the files of other programs (Word, Excel, a calendar): clean, and only characters such files can hold."""

from __future__ import annotations

import re

from desktop.letters.text import FIRST_STRONG_ISOLATE, POP_ISOLATE, clean

_NONE = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Half characters, and two that XML 1.0 (2.2) leaves out."""
_ISOLATES = dict.fromkeys(map(ord, (FIRST_STRONG_ISOLATE, POP_ISOLATE)))


def writable(text: str) -> str:
    """The text as `clean` gives it, without what no file can hold; a line end stays."""
    return _NONE.sub("", clean(text))


def one_line(text: str) -> str:
    """The same on one line, and without isolates, which those programs do not all know."""
    return " ".join(writable(text).translate(_ISOLATES).split())
