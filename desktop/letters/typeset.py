"""Text to lines of placed glyphs: fonts chosen, measured and broken in the order it is read, then
turned to the order it is seen (UAX 9), each run shaped by HarfBuzz in its own direction.

A line is shaped only when asked for, so that a text of a megabyte costs no memory for its glyphs.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import uharfbuzz as hb

from desktop.errors import MissingGlyph
from desktop.letters import bidi, fonts
from desktop.letters.items import Item, as_seen, clings, itemise
from desktop.letters.model import Tongue
from desktop.letters.text import FIRST_STRONG_ISOLATE, POP_ISOLATE, clean

LONGEST_WORD = 1000
"""Characters; anything longer is cut without looking for a better place."""
_CONTEXT = 5
_KEPT = 120
"""Items of so many characters, about a line, are shaped once: measured, and drawn when they are one line."""
_LEADING = {fonts.LATIN: 1.42, fonts.ARABIC: 1.6, fonts.ETHIOPIC: 1.55, fonts.SIGNS: 1.42}
_NARROW = 330
"""A width, in thousandths of an em, that few letters are under: bounds how far ahead a cut looks."""
_UNSEEN = dict.fromkeys(map(ord, (FIRST_STRONG_ISOLATE, POP_ISOLATE)))
_LIKENESS = str.maketrans(fonts.LIKENESS)


class Glyph(NamedTuple):
    """One glyph in the order it is seen; measures in thousandths of an em.

    `at` is the place of its character in the paragraph, `text` the characters it stands for ('' when
    another glyph of the same characters stands for them).
    """

    number: int
    at: int
    text: str
    advance: int
    dx: int
    dy: int


class Run(NamedTuple):
    """Glyphs of one font."""

    face: fonts.Face
    glyphs: list[Glyph]


@dataclass(frozen=True)
class Setting:
    """How a text is set: size in points, weight, language and direction."""

    size: float
    tongue: Tongue
    weight: int = fonts.REGULAR


@dataclass(frozen=True, eq=False)
class Paragraph:
    """Text up to a line end, with its items."""

    text: str
    setting: Setting
    items: list[Item]
    starts: list[int] = field(repr=False)
    shaped: dict[Item, _Shaped] = field(default_factory=dict, repr=False)

    @property
    def leading(self) -> float:
        """Distance between base lines, in points; scripts with marks above and below need more."""
        return self.setting.size * max((_LEADING[item.face] for item in self.items), default=1.42)

    def between(self, start: int, end: int) -> Iterator[Item]:
        """The items from one index to another, cut to fit."""
        at = bisect_right(self.starts, start) - 1
        while start < end and at < len(self.items) and self.items[at].start < end:
            item = self.items[at]
            yield item._replace(start=max(item.start, start), end=min(item.end, end))
            at += 1


@dataclass(frozen=True, eq=False)
class Line:
    """One line of a paragraph: the characters from `start` to `end`, spaces at the end left out."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def setting(self) -> Setting:
        """How the line is set."""
        return self.paragraph.setting

    def runs(self) -> list[Run]:
        """The line's glyphs from left to right (UAX 9, rule L2)."""
        items = list(self.paragraph.between(self.start, self.end))
        return [_shape(self.paragraph, item) for item in as_seen(items)]

    @property
    def text(self) -> str:
        """The characters in the order they are read."""
        return self.paragraph.text[self.start : self.end]


def width(runs: list[Run], size: float) -> float:
    """Width of a line's runs, in points."""
    return sum(glyph.advance for run in runs for glyph in run.glyphs) * size / fonts.UNITS


def typeset(text: str, setting: Setting, measure: float) -> list[Line]:
    """Set a text in lines of at most `measure` points.

    Raises:
        MissingGlyph: for a character that no font has, before anything is drawn.
    """
    text = clean(text).translate(_LIKENESS)
    check(text)
    lines: list[Line] = []
    for part in text.split("\n"):
        paragraph = _paragraph(part, setting)
        lines += _fill(paragraph, measure * fonts.UNITS / setting.size)
    return lines


def check(text: str) -> None:
    """Refuse a text with a character that no font has.

    Raises:
        MissingGlyph: names the character.
    """
    drawn = _drawn()
    for character in sorted(set(text) - {"\n"}):
        if ord(character) not in drawn and not fonts.invisible(character):
            printable = unicodedata.category(character)[0] != "C"
            shown = f"„{character}” (U+{ord(character):04X})" if printable else f"U+{ord(character):04X}"
            raise MissingGlyph(
                f"Het teken {shown} kan niet worden gedrukt: geen lettertype van het programma heeft het. "
                "Haal het weg of schrijf het anders."
            )


@cache
def _drawn() -> frozenset[int]:
    """What any of the fonts has."""
    return frozenset().union(*(face.covers for face in fonts.faces(fonts.REGULAR)))


def _paragraph(text: str, setting: Setting) -> Paragraph:
    items = itemise(text, setting.tongue.direction)
    return Paragraph(text, setting, items, [item.start for item in items])


def _fill(paragraph: Paragraph, measure: float) -> Iterator[Line]:
    """Break a paragraph into lines of at most `measure` thousandths of an em."""
    text, widths = paragraph.text, _Widths(paragraph)
    start = end = 0
    used = 0.0
    for stop in bidi.breaks(text) if text else [0]:
        word = end + len(text[end:stop].rstrip())
        if start < end and used + widths.of(end, word) > measure:
            yield _line(paragraph, start, end)
            start, used = end, 0.0
        while word - start > LONGEST_WORD or (start == end and widths.of(start, word) > measure):
            cut = _cut(paragraph, start, word, measure)
            if cut >= word:
                break
            yield _line(paragraph, start, cut)
            start = end = cut
            used = 0.0
        used += widths.of(end, word) + widths.of(word, stop)
        end = stop
    yield _line(paragraph, start, end)


def _line(paragraph: Paragraph, start: int, end: int) -> Line:
    return Line(paragraph, start, start + len(paragraph.text[start:end].rstrip()))


def _cut(paragraph: Paragraph, start: int, end: int, measure: float) -> int:
    """The end of as many whole characters of an overlong word as fit; at least one."""
    furthest = min(end, start + LONGEST_WORD)
    end = min(end, start + int(measure / _NARROW) + 1)
    while end < furthest and clings(paragraph.text[end]):
        end += 1
    advances = [0] * (end - start)
    for item in paragraph.between(start, end):
        for glyph in _shape(paragraph, item).glyphs:
            advances[glyph.at - start] += glyph.advance
    used, last = 0, 0
    for stop in bidi.graphemes(paragraph.text[start:end]):
        used += sum(advances[last:stop])
        if used > measure and last:
            break
        last = stop
    return start + last


class _Widths:
    """Widths of stretches of one paragraph, which is measured as a whole: how far the pen is after each character."""

    def __init__(self, paragraph: Paragraph) -> None:
        advances = [0] * (len(paragraph.text) + 1)
        for item in _pieces(paragraph.items):
            shaped = _shaped(paragraph, item)
            if item.end - item.start <= _KEPT:
                paragraph.shaped[item] = shaped
            for cluster, place in zip(shaped.clusters, shaped.places, strict=True):
                advances[cluster + 1] += place[2]
        self._pen = list(accumulate(advances))

    def of(self, start: int, end: int) -> int:
        """Width in thousandths of an em."""
        return self._pen[end] - self._pen[start] if start < end else 0


def _pieces(items: list[Item]) -> Iterator[Item]:
    """Items of a length that HarfBuzz can be given at once."""
    for item in items:
        for start in range(item.start, item.end, LONGEST_WORD):
            yield item._replace(start=start, end=min(start + LONGEST_WORD, item.end))


class _Shaped(NamedTuple):
    """What HarfBuzz says of an item: glyphs, the characters they belong to, and (dx, dy, advance, _) of each."""

    numbers: list[int]
    clusters: list[int]
    places: list[tuple[int, int, int, int]]


def _shaped(paragraph: Paragraph, item: Item) -> _Shaped:
    """Shape one item, with a few characters around it so that Arabic letters join across a cut."""
    known = paragraph.shaped.get(item)
    if known:
        return known
    first = max(0, item.start - _CONTEXT)
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    around = paragraph.text[first : item.end + _CONTEXT]
    buffer.add_str(around, item.start - first, item.end - item.start)
    buffer.direction = "rtl" if item.level % 2 else "ltr"
    buffer.script = item.script
    buffer.language = paragraph.setting.tongue.code
    hb.shape(fonts.faces(paragraph.setting.weight)[item.face].font, buffer)
    infos = buffer.glyph_infos
    numbers, clusters = [info.codepoint for info in infos], [info.cluster + first for info in infos]
    return _Shaped(numbers, clusters, [at.position for at in buffer.glyph_positions])


def _shape(paragraph: Paragraph, item: Item) -> Run:
    """The glyphs of one item."""
    face = fonts.faces(paragraph.setting.weight)[item.face]
    numbers, clusters, places = _shaped(paragraph, item)
    texts = _texts(paragraph.text, item, clusters, [place[2] for place in places])
    glyphs = [
        Glyph._make((number, cluster, text, advance, dx, dy))
        for number, cluster, text, (dx, dy, advance, _) in zip(numbers, clusters, texts, places, strict=True)
        if advance or not fonts.invisible(paragraph.text[cluster])
    ]
    return Run(face, glyphs)


def _texts(text: str, item: Item, clusters: list[int], advances: list[int]) -> list[str]:
    """The characters each glyph stands for: the widest glyph of a letter stands for it and all its marks."""
    if clusters == list(range(item.start, item.end)) and text[item.start : item.end].isascii():
        return list(text[item.start : item.end])
    bases, base = {}, item.start
    for cluster in sorted(set(clusters)):
        base = base if clings(text[cluster]) else cluster
        bases[cluster] = base
    starts = sorted(set(bases.values()))
    ends = dict(zip(starts, [*starts[1:], item.end], strict=True))
    keeper: dict[int, int] = {}
    for at, cluster in enumerate(clusters):
        base = bases[cluster]
        if base not in keeper or advances[at] > advances[keeper[base]]:
            keeper[base] = at
    shown = {at: text[base : ends[base]].translate(_UNSEEN) for base, at in keeper.items()}
    return [shown.get(at, "") for at in range(len(clusters))]
