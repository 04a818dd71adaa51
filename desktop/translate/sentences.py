"""Where a sentence ends, by ICU (UAX 29). A model translates one sentence at a time; nothing is fetched for this."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import icu

LONGEST = 400
"""Characters of a part; what runs on without an end is cut where a line may end. Models have seen nothing longer."""

_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|dhr|mw|mevr|dr|drs|ds|mr|ir|ing|prof|fam|jl|nr|tel|blz|art|bijv|evt|resp|m\.a\.w|Mr|Mrs|Ms)\.$"
)
_Part = tuple[str, str]


def parts(text: str, code: str) -> list[_Part]:
    """Cut a text in sentences, each with the white space behind it; together they are the text, but for its edges."""
    cut: list[_Part] = []
    for sentence in _sentences(text.strip(), code):
        for part in _short(sentence):
            words = part.rstrip()
            gap = part[len(words) :]
            if words or not cut:
                cut.append((words, gap))
            else:  # an empty line belongs to the white space before it
                cut[-1] = (cut[-1][0], cut[-1][1] + gap)
    return cut


def _sentences(text: str, code: str) -> Iterator[str]:
    held = ""
    for sentence in _cut(icu.BreakIterator.createSentenceInstance(icu.Locale(code)), text):
        held += sentence
        if sentence.endswith("\n") or not _ABBREVIATED.search(held.rstrip()):
            yield held
            held = ""
    if held:
        yield held


def _short(sentence: str) -> Iterator[str]:
    if len(sentence) <= LONGEST:
        yield sentence
        return
    held = ""
    for piece in _cut(icu.BreakIterator.createLineInstance(icu.Locale.getRoot()), sentence):
        if held and len(held) + len(piece) > LONGEST:
            yield held
            held = ""
        held += piece
        while len(held) > LONGEST:  # one endless word
            yield held[:LONGEST]
            held = held[LONGEST:]
    if held:
        yield held


def _cut(iterator: icu.BreakIterator, text: str) -> list[str]:
    """The pieces between boundaries; ICU counts in UTF-16."""
    units = text.encode("utf-16-le", "surrogatepass")
    iterator.setText(icu.UnicodeString(text))
    return [units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass") for start, end in pairwise([0, *iterator])]
