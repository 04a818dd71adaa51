"""How a text stands in columns: one type scale, cells side by side on one base line, rules, what stays together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from desktop.letters.fonts import BOLD, REGULAR
from desktop.letters.layout import WIDTH, Align, Box, Colour, Ink, Piece, Words, moved
from desktop.letters.model import DUTCH, Pair, Tongue
from desktop.letters.typeset import REMEMBERED, Setting, typeset, width
from desktop.secrecy import until_locked

HAIR = 0.5
GAP = 26.0
"""Between two languages."""
HALF = (WIDTH - GAP) / 2
_TALLEST = 260.0
"""A row higher than this may be divided over pages."""
_SLICE = 64.0
OWN_SIZE = {"rtl": 1.1, "ltr": 1.0}
"""Arabic letters look smaller than Latin ones of the same size."""


class Style(NamedTuple):
    """Size in points, weight and colour of a text."""

    size: float = 10.5
    weight: int = REGULAR
    colour: Colour = "ink"

    def times(self, scale: float) -> Style:
        """The same in another size."""
        return self if scale == 1.0 else Style(self.size * scale, self.weight, self.colour)


BODY = Style()
LEAD = Style(11.5)
QUIET = Style(9.0, colour="muted")
LABEL = Style(9.5, colour="muted")
STRONG = Style(10.5, BOLD)
HEADING = Style(13.0, BOLD, "accent")
MINOR = Style(10.5, BOLD, "accent")
TITLE = Style(21.0, BOLD)
SMALL = Style(9.5)
TICK = Style(11.0, BOLD, "accent")
MARK = Style(9.0, BOLD, "accent")


class Cell(NamedTuple):
    """A text in a column: where it stands, how wide it is and how it looks."""

    text: str
    x: float
    width: float
    style: Style = BODY
    tongue: Tongue = DUTCH
    before: float = 0.0


def lines(cell: Cell) -> list[tuple[float, Words]]:
    """The lines of a cell, each with its height; text that runs right to left stands at the right."""
    if not cell.text.strip():
        return []
    text, x, wide, (size, weight, colour), tongue, above = cell
    align: Align = "left"
    if tongue.direction == "rtl":
        align, x = "right", x + wide
    found: list[tuple[float, Words]] = []
    for line in typeset(text, Setting(size, tongue, weight), wide):
        height = line.leading
        found.append((above + height, Words(line, x, above + (height / 2 + size * 0.34), align, colour)))
        above = 0.0
    return found


def row(columns: Iterable[Iterable[Cell]], pad: float = 0.0) -> list[Piece]:
    """Cells under one another in columns side by side, as one piece, or as slices when it is too high."""
    return list(_row(tuple(map(tuple, columns)), pad))


@until_locked(REMEMBERED)
def _row(columns: tuple[tuple[Cell, ...], ...], pad: float) -> Sequence[Piece]:
    stacks = _aligned([[line for cell in column for line in lines(cell)] for column in columns])
    drawn = [stacked(stack) for stack in stacks]
    whole = max((height for height, _ in drawn), default=0.0)
    if whole <= _TALLEST:
        pieces = [Piece(whole, tuple([words for _, ink in drawn for words in ink]))]
    else:
        pieces = list(_slices(stacks))
    if pad:
        first = pieces[0]
        pieces[0] = first._replace(ink=moved(first.ink, 0, pad), height=first.height + pad)
        pieces[-1] = pieces[-1]._replace(height=pieces[-1].height + pad)
    return pieces


def _aligned(stacks: list[list[tuple[float, Words]]]) -> list[list[tuple[float, Words]]]:
    """The same columns, their first lines on one base line."""
    base = max((stack[0][1].y for stack in stacks if stack), default=0.0)
    for stack in stacks:
        if stack and stack[0][1].y != base:
            height, words = stack[0]
            stack[0] = (height + (base - words.y), words._replace(y=base))
    return stacks


def _slices(stacks: list[list[tuple[float, Words]]]) -> Iterator[Piece]:
    at, ends = [0] * len(stacks), [len(stack) for stack in stacks]
    while at != ends:
        ink: list[Ink] = []
        deepest = 0.0
        for number, stack in enumerate(stacks):
            y, first = 0.0, at[number]
            while at[number] < len(stack) and (at[number] == first or y + stack[at[number]][0] <= _SLICE + 0.01):
                height, words = stack[at[number]]
                ink.append(words._replace(y=words.y + y))
                y += height
                at[number] += 1
            deepest = max(deepest, y)
        yield Piece(deepest, tuple(ink))


def ruled(pieces: list[Piece], colour: Colour = "line") -> list[Piece]:
    """The same pieces with a thin rule under the last."""
    last = pieces[-1]
    rule = Box(0, last.height - HAIR, WIDTH, HAIR, colour)
    return [*pieces[:-1], last._replace(ink=(*last.ink, rule))]


def together(pieces: list[Piece]) -> list[Piece]:
    """The same pieces, none but the last at the foot of a page."""
    return [piece._replace(with_next=True) for piece in pieces[:-1]] + pieces[-1:]


def centred(cell: Cell) -> list[tuple[float, Words]]:
    """The same as `lines`, each in the middle of the cell, whichever way it runs."""
    found = []
    for height, words in lines(cell):
        wide = width(words.line.runs(), cell.style.size)
        found.append((height, words._replace(x=cell.x + (cell.width - wide) / 2, align="left")))
    return found


def stacked(found: Sequence[tuple[float, Words]], y: float = 0.0) -> tuple[float, list[Ink]]:
    """Lines under one another from `y`: how far down they reach, and their ink."""
    ink: list[Ink] = []
    for height, words in found:
        ink.append(Words(words.line, words.x, words.y + y, words.align, words.colour) if y else words)
        y += height
    return y, ink


def stack(text: str | Pair, x: float, room: float, style: Style, tongue: Tongue) -> list[Cell]:
    """A text in one column: Dutch, and the own language below it."""
    if isinstance(text, str):
        return [Cell(text, x, room, style)]
    own = style.times(OWN_SIZE[tongue.direction])
    return [Cell(text.dutch, x, room, style), Cell(text.own, x, room, own, tongue)]
