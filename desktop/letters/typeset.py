"""Text to lines of placed glyphs: fonts chosen, measured and broken in the order it is read, then
turned to the order it is seen (UAX 9), each run shaped by HarfBuzz in its own direction.

A paragraph is shaped once, at no size. A line of it takes its own glyphs, and is shaped anew only where the cut makes
them others; so is every line of a very long text, so that a megabyte costs no memory for its glyphs.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate, chain, compress, repeat
from operator import attrgetter, itemgetter
from typing import NamedTuple

import uharfbuzz as hb

from desktop.errors import MissingGlyph
from desktop.letters import bidi, fonts, pairs
from desktop.letters.items import Item, as_seen, clings, itemise
from desktop.letters.model import DUTCH, Tongue
from desktop.letters.pairs import Sign
from desktop.letters.text import FIRST_STRONG_ISOLATE, POP_ISOLATE, clean
from desktop.secrecy import until_locked

LONGEST_WORD = 1000
"""Characters; anything longer is cut without looking for a better place."""
_CONTEXT = 5
_KEPT = 4 * LONGEST_WORD
"""Characters; of a longer paragraph no glyphs are kept."""
REMEMBERED = 2000
"""Texts, and lines of them: more than a packet has, and few whatever is printed."""
_LEADING = {fonts.LATIN: 1.42, fonts.ARABIC: 1.6, fonts.ETHIOPIC: 1.55, fonts.SIGNS: 1.42}
_NARROW = 330
"""A width, in thousandths of an em, that few letters are under: bounds how far ahead a cut looks."""
_UNSEEN = dict.fromkeys(map(ord, (FIRST_STRONG_ISOLATE, POP_ISOLATE)))
_LIKENESS = str.maketrans(fonts.LIKENESS)
_EACH_APART = hb.BufferClusterLevel.MONOTONE_CHARACTERS
_NUMBER, _CLUSTER = attrgetter("codepoint"), attrgetter("cluster")
_ADVANCED = itemgetter(2)
_UNSAFE = hb.GlyphFlags.UNSAFE_TO_BREAK


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
    """The glyphs of one item from left to right, in columns: of each what `Glyph` says of one.

    Attributes:
        simple: no glyph is shifted, and each stands for characters of its own.
        shifts: (dx, dy) of each; None where no glyph is shifted.
        infos: what HarfBuzz knows of each; none of letters that were looked up.
    """

    face: fonts.Face
    item: Item
    signs: Sequence[Sign]
    places: Sequence[int]
    simple: bool = True
    shifts: Sequence[tuple[int, int]] | None = None
    infos: Sequence[hb.GlyphInfo] = ()

    @property
    def glyphs(self) -> list[Glyph]:
        """The same, one by one."""
        return [
            Glyph(number, at, text, advance, dx, dy)
            for at, ((number, text, advance), (dx, dy)) in zip(self.places, self.shifted, strict=True)
        ]

    @property
    def shifted(self) -> Iterator[tuple[Sign, tuple[int, int]]]:
        """Each with its (dx, dy)."""
        return zip(self.signs, self.shifts or repeat((0, 0)), strict=False)

    @property
    def advance(self) -> int:
        """How wide it is, in thousandths of an em."""
        return sum(map(_ADVANCED, self.signs))

    def cut(self, item: Item) -> Run | None:
        """The glyphs of a part of the item; None when they would be others, had that part been shaped by itself."""
        if item == self.item:
            return self
        ends = (item.end, item.start) if item.level % 2 else (item.start, item.end)
        if not all(self._parts(end) for end in ends):
            return None
        part = slice(*map(self._before, ends))
        shifts = self.shifts[part] if self.shifts else None
        return Run(self.face, item, self.signs[part], self.places[part], self.simple, shifts, self.infos[part])

    def _before(self, at: int) -> int:
        """How many glyphs stand left of a place in the text."""
        if self.item.level % 2:
            return bisect_left(self.places, 1 - at, key=int.__neg__)
        return bisect_left(self.places, at)

    def _parts(self, at: int) -> bool:
        """Whether the glyphs stay the same when the item is cut before this character."""
        if at in (self.item.start, self.item.end):
            return True
        found = self._before(at) - self.item.level % 2
        if not 0 <= found < len(self.places) or self.places[found] != at or not self.signs[found][1]:
            return False
        return not self.infos[found].flags & _UNSAFE


class Setting(NamedTuple):
    """How a text is set: size in points, weight, language and direction."""

    size: float
    tongue: Tongue
    weight: int = fonts.REGULAR


@dataclass(frozen=True, eq=False)
class Paragraph:
    """Text up to a line end, shaped as a whole and measured, of any size.

    Attributes:
        items: its stretches in the order they are read.
        plain: its glyphs are looked up.
        runs: each as it is shaped; empty where the text is very long or plain.
        pen: how far the pen is before each character and after the last, in thousandths of an em.
    """

    text: str
    tongue: Tongue
    weight: int
    items: list[Item]
    plain: bool = False
    runs: list[Run] = field(default_factory=list, repr=False)
    pen: list[int] = field(default_factory=list, repr=False)

    @cached_property
    def leading(self) -> float:
        """Distance between base lines, in sizes; scripts with marks above and below need more."""
        return max((_LEADING[item.face] for item in self.items), default=1.42)

    @cached_property
    def _starts(self) -> list[int]:
        return [item.start for item in self.items]

    def between(self, start: int, end: int) -> Iterator[Item]:
        """The items from one index to another, cut to fit."""
        at = bisect_right(self._starts, start) - 1
        while start < end and at < len(self.items) and self.items[at].start < end:
            item = self.items[at]
            whole = start <= item.start and item.end <= end
            yield item if whole else Item(max(item.start, start), min(item.end, end), *item[2:])
            at += 1


class Line(NamedTuple):
    """One line of a paragraph: the characters from `start` to `end`, spaces at the end left out.

    Attributes:
        leading: the distance to the next base line, in points.
    """

    paragraph: Paragraph
    setting: Setting
    start: int
    end: int
    leading: float

    def runs(self) -> list[Run]:
        """The line's glyphs from left to right (UAX 9, rule L2)."""
        return _runs(self.paragraph, self.start, self.end)

    @property
    def text(self) -> str:
        """The characters in the order they are read."""
        return self.paragraph.text[self.start : self.end]


def width(runs: list[Run], size: float) -> float:
    """Width of a line's runs, in points."""
    return sum(run.advance for run in runs) * size / fonts.UNITS


@until_locked(REMEMBERED)
def typeset(text: str, setting: Setting, measure: float) -> tuple[Line, ...]:
    """Set a text in lines of at most `measure` points.

    Raises:
        MissingGlyph: for a character that no font has, before anything is drawn.
    """
    room = measure * fonts.UNITS / setting.size
    return tuple(
        Line(paragraph, setting, start, end, setting.size * paragraph.leading)
        for paragraph in _paragraphs(text, setting.tongue, setting.weight)
        for start, end in _fill(paragraph, room)
    )


def check(text: str) -> None:
    """Refuse a text with a character that no font has.

    Raises:
        MissingGlyph: names the character.
    """
    for character in sorted(set(text) - _drawn()):
        if not fonts.invisible(character):
            printable = unicodedata.category(character)[0] != "C"
            shown = f"„{character}” (U+{ord(character):04X})" if printable else f"U+{ord(character):04X}"
            raise MissingGlyph(
                f"Het teken {shown} kan niet worden gedrukt: geen lettertype van het programma heeft het. "
                "Haal het weg of schrijf het anders."
            )


@cache
def _drawn() -> frozenset[str]:
    """What any of the fonts has, and the end of a line."""
    codes = frozenset().union(*(face.covers for face in fonts.faces(fonts.REGULAR)))
    return frozenset(map(chr, codes)) | {"\n"}


@until_locked(REMEMBERED)
def _paragraphs(text: str, tongue: Tongue, weight: int) -> list[Paragraph]:
    plain = pairs.plain(text) if tongue == DUTCH else None
    if plain is not None:
        return [_plain(part, weight) for part in plain.split("\n")]
    text = clean(text).translate(_LIKENESS)
    check(text)
    return [_paragraph(part, tongue, weight) for part in text.split("\n")]


def _plain(text: str, weight: int) -> Paragraph:
    paragraph = Paragraph(text, DUTCH, weight, [Item(0, len(text), 0, "Latn", fonts.LATIN)] if text else [], plain=True)
    signs = pairs.signs(text, weight)
    advances: Iterable[int] = map(_ADVANCED, signs)
    if len(signs) < len(text):  # letters drawn as one: the last of them take no room
        advances = chain.from_iterable([advance, *[0] * (len(letters) - 1)] for _, letters, advance in signs)
    paragraph.pen.extend(accumulate(advances, initial=0))
    return paragraph


@until_locked(2 * REMEMBERED)
def _runs(paragraph: Paragraph, start: int, end: int) -> list[Run]:
    if paragraph.plain:
        return [_looked_up(paragraph, start, end)] if start < end else []
    return [_run(paragraph, item) for item in as_seen(list(paragraph.between(start, end)))]


def _looked_up(paragraph: Paragraph, start: int, end: int) -> Run:
    face = fonts.faces(paragraph.weight)[fonts.LATIN]
    signs = pairs.signs(paragraph.text[start:end], paragraph.weight)
    places: Sequence[int] = range(start, end)
    if len(signs) < end - start:
        places = list(accumulate((len(letters) for _, letters, _ in signs[:-1]), initial=start))
    return Run(face, Item(start, end, 0, "Latn", fonts.LATIN), signs, places)


def _paragraph(text: str, tongue: Tongue, weight: int) -> Paragraph:
    paragraph = Paragraph(text, tongue, weight, itemise(text, tongue.direction))
    advances = [0] * (len(text) + 1)
    for item in _pieces(paragraph.items):
        run = _shaped(paragraph, item)
        for at, (_, _, advance) in zip(run.places, run.signs, strict=True):
            advances[at + 1] += advance
        if len(text) <= _KEPT:
            paragraph.runs.append(run)
    paragraph.pen.extend(accumulate(advances))
    return paragraph


def _pieces(items: list[Item]) -> Iterator[Item]:
    """Items of a length that HarfBuzz can be given at once."""
    for item in items:
        for start in range(item.start, item.end, LONGEST_WORD):
            yield item._replace(start=start, end=min(start + LONGEST_WORD, item.end))


def _fill(paragraph: Paragraph, measure: float) -> Iterator[tuple[int, int]]:
    """Where lines of at most `measure` thousandths of an em start and end."""
    text, pen = paragraph.text, paragraph.pen
    whole = len(text.rstrip())
    if whole <= LONGEST_WORD and pen[whole] <= measure:
        yield 0, whole
        return
    start = end = 0
    for stop in bidi.breaks(text):
        word = end + len(text[end:stop].rstrip())
        if start < end and pen[word] - pen[start] > measure:
            yield start, start + len(text[start:end].rstrip())
            start = end
        while word - start > LONGEST_WORD or (start == end and pen[word] - pen[start] > measure):
            cut = _cut(paragraph, start, word, measure)
            if cut >= word:
                break
            yield start, start + len(text[start:cut].rstrip())
            start = end = cut
        end = stop
    yield start, start + len(text[start:end].rstrip())


def _cut(paragraph: Paragraph, start: int, end: int, measure: float) -> int:
    """The end of as many whole characters of an overlong word as fit; at least one."""
    furthest = min(end, start + LONGEST_WORD)
    end = min(end, start + int(measure / _NARROW) + 1)
    while end < furthest and clings(paragraph.text[end]):
        end += 1
    advances = [0] * (end - start)
    for run in _runs(paragraph, start, end):
        for at, (_, _, advance) in zip(run.places, run.signs, strict=True):
            advances[at - start] += advance
    used, last = 0, 0
    for stop in bidi.graphemes(paragraph.text[start:end]):
        used += sum(advances[last:stop])
        if used > measure and last:
            break
        last = stop
    return start + last


def _run(paragraph: Paragraph, item: Item) -> Run:
    """The glyphs of an item as they are in the paragraph, or shaped by itself where they are others."""
    for run in paragraph.runs:
        if run.item.start <= item.start and item.end <= run.item.end:
            return run.cut(item) or _shaped(paragraph, item)
    return _shaped(paragraph, item)


def _shaped(paragraph: Paragraph, item: Item) -> Run:
    """Shape one item, with a few characters around it so that Arabic letters join across a cut."""
    text, face = paragraph.text, fonts.faces(paragraph.weight)[item.face]
    first = max(0, item.start - _CONTEXT)
    buffer = hb.Buffer()
    buffer.cluster_level = _EACH_APART
    buffer.add_str(text[first : item.end + _CONTEXT], item.start - first, item.end - item.start)
    buffer.direction = "rtl" if item.level % 2 else "ltr"
    buffer.script = item.script
    buffer.language = paragraph.tongue.code
    hb.shape(face.font, buffer)
    infos, positions = buffer.glyph_infos, [at.position for at in buffer.glyph_positions]
    places, advances = [at + first for at in map(_CLUSTER, infos)], list(map(_ADVANCED, positions))
    texts = _texts(text, item, places, advances)
    if not all(advances):  # what draws nothing and takes no room
        seen = [advance or not fonts.invisible(text[at]) for at, advance in zip(places, advances, strict=True)]
        infos, positions = list(compress(infos, seen)), list(compress(positions, seen))
        places, advances = list(compress(places, seen)), list(compress(advances, seen))
        texts = list(compress(texts, seen))
    shifted = any(across or up for across, up, _, _ in positions)
    shifts = [at[:2] for at in positions] if shifted else None
    signs = list(zip(map(_NUMBER, infos), texts, advances, strict=True))
    return Run(face, item, signs, places, shifts is None and "" not in texts, shifts, infos)


def _texts(text: str, item: Item, places: list[int], advances: Sequence[int]) -> list[str]:
    """The characters each glyph stands for: the widest glyph of a letter stands for it and all its marks."""
    length = item.end - item.start
    if len(places) == len(set(places)) == length and not any(map(clings, set(text[item.start : item.end]))):
        return [text[place] for place in places]
    bases, base = {}, item.start
    for place in sorted(set(places)):
        base = base if clings(text[place]) else place
        bases[place] = base
    starts = sorted(set(bases.values()))
    ends = dict(zip(starts, [*starts[1:], item.end], strict=True))
    keeper: dict[int, int] = {}
    for at, place in enumerate(places):
        base = bases[place]
        if base not in keeper or advances[at] > advances[keeper[base]]:
            keeper[base] = at
    shown = {at: text[base : ends[base]].translate(_UNSEEN) for base, at in keeper.items()}
    return [shown.get(at, "") for at in range(len(places))]
