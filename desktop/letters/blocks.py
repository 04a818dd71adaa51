"""How each block of a letter looks: one type scale, thin rules, one accent colour, much white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import singledispatchmethod
from itertools import zip_longest

from desktop.errors import MissingGlyph
from desktop.letters.fonts import BOLD, REGULAR
from desktop.letters.layout import WIDTH, Box, Colour, Drawing, Ink, Piece, Words, moved
from desktop.letters.model import (
    DUTCH,
    Answers,
    Block,
    Fact,
    Facts,
    Given,
    Heading,
    Pair,
    Paragraph,
    Promise,
    Promises,
    Saying,
    Sayings,
    Side,
    Signatures,
    Spacer,
    Table,
    Tongue,
)
from desktop.letters.typeset import Setting, typeset

HAIR = 0.5
_GAP = 26.0
_HALF = (WIDTH - _GAP) / 2
_TALLEST = 260.0
"""A row higher than this may be divided over pages."""
_SLICE = 64.0
_ICON = 1.3
"""The side of a drawing, in sizes of the letters it stands before."""
_ICON_ROOM = 1.75
_OWN_SIZE = {"rtl": 1.1, "ltr": 1.0}
"""Arabic letters look smaller than Latin ones of the same size."""


@dataclass(frozen=True)
class Style:
    """Size in points, weight and colour of a text."""

    size: float = 10.5
    weight: int = REGULAR
    colour: Colour = "ink"


BODY = Style()
LEAD = Style(11.5)
QUIET = Style(9.0, colour="muted")
LABEL = Style(9.5, colour="muted")
STRONG = Style(10.5, BOLD)
HEADING = Style(13.0, BOLD, "accent")
TITLE = Style(21.0, BOLD)
SMALL = Style(9.5)
TICK = Style(11.0, BOLD, "accent")
MARK = Style(9.0, BOLD, "accent")
_TONES = {"normal": BODY, "lead": LEAD, "quiet": QUIET}


@dataclass(frozen=True)
class Cell:
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
    setting = Setting(cell.style.size, cell.tongue, cell.style.weight)
    rtl = cell.tongue.direction == "rtl"
    x = cell.x + cell.width if rtl else cell.x
    found: list[tuple[float, Words]] = []
    for line in typeset(cell.text, setting, cell.width):
        height = line.paragraph.leading
        base = height / 2 + cell.style.size * 0.34
        above = 0.0 if found else cell.before
        words = Words(line, x, above + base, "right" if rtl else "left", cell.style.colour)
        found.append((above + height, words))
    return found


def row(columns: Sequence[Sequence[Cell]], pad: float = 0.0) -> list[Piece]:
    """Cells under one another in columns side by side, as one piece, or as slices when it is too high."""
    stacks = _aligned([[line for cell in column for line in lines(cell)] for column in columns])
    whole = max((sum(height for height, _ in stack) for stack in stacks), default=0.0)
    pieces = list(_slices(stacks, whole if whole <= _TALLEST else _SLICE)) or [Piece(0.0)]
    first = pieces[0]
    pieces[0] = replace(first, ink=moved(first.ink, 0, pad), height=first.height + pad)
    pieces[-1] = replace(pieces[-1], height=pieces[-1].height + pad)
    return pieces


def _aligned(stacks: list[list[tuple[float, Words]]]) -> list[list[tuple[float, Words]]]:
    """The same columns, their first lines on one base line."""
    base = max((stack[0][1].y for stack in stacks if stack), default=0.0)
    found = []
    for stack in stacks:
        for height, words in stack[:1]:
            down = base - words.y
            stack = [(height + down, replace(words, y=base)), *stack[1:]]
        found.append(stack)
    return found


def _slices(stacks: list[list[tuple[float, Words]]], limit: float) -> Iterator[Piece]:
    at = [0] * len(stacks)
    while any(index < len(stack) for index, stack in zip(at, stacks, strict=True)):
        ink: list[Ink] = []
        deepest = 0.0
        for number, stack in enumerate(stacks):
            y, first = 0.0, at[number]
            while at[number] < len(stack) and (at[number] == first or y + stack[at[number]][0] <= limit + 0.01):
                height, words = stack[at[number]]
                ink.append(replace(words, y=words.y + y))
                y += height
                at[number] += 1
            deepest = max(deepest, y)
        yield Piece(deepest, tuple(ink))


def ruled(pieces: list[Piece], colour: Colour = "line") -> list[Piece]:
    """The same pieces with a thin rule under the last."""
    last = pieces[-1]
    rule = Box(0, last.height - HAIR, WIDTH, HAIR, colour)
    return [*pieces[:-1], replace(last, ink=(*last.ink, rule))]


def together(pieces: list[Piece]) -> list[Piece]:
    """The same pieces, none but the last at the foot of a page."""
    return [replace(piece, with_next=True) for piece in pieces[:-1]] + pieces[-1:]


@dataclass(frozen=True)
class Drawer:
    """Draws the blocks of one letter.

    Attributes:
        tongue: the language that stands beside Dutch.
        scale: the size of what stands in two languages; 1 is the usual one.
    """

    tongue: Tongue
    scale: float = 1.0

    def pieces(self, blocks: Sequence[Block]) -> list[Piece]:
        """All blocks in their order.

        Raises:
            MissingGlyph: for a character that no font has; it names the heading above it.
        """
        pieces: list[Piece] = []
        heading = ""
        for block in blocks:
            if isinstance(block, Heading):
                heading = _dutch(block.text)
            if isinstance(block, Signatures) or (isinstance(block, Paragraph) and block.close):
                pieces[-1:] = [replace(piece, with_next=True) for piece in pieces[-1:]]
            try:
                pieces += self.draw(block)
            except MissingGlyph as error:
                under = f" Het staat onder het kopje „{heading}”." if heading else ""
                raise MissingGlyph(f"{error}{under}") from None
        return pieces

    def sides(self, text: str | Pair, style: Style, x: float = 0.0, room: float = 0.0) -> list[list[Cell]]:
        """The columns of a text: one in Dutch, or Dutch at the left and the own language at the right.

        Args:
            x: where Dutch begins.
            room: left free where the lines of each language begin.
        """
        style = self._sized(style)
        if isinstance(text, str):
            return [[Cell(text, x + room, WIDTH - x - room, style)]]
        own = replace(style, size=style.size * _OWN_SIZE[self.tongue.direction])
        begin = _HALF + _GAP + (0.0 if self.tongue.direction == "rtl" else room)
        return [
            [Cell(text.dutch, x + room, _HALF - x - room, style)],
            [Cell(text.own, begin, _HALF - room, own, self.tongue)],
        ]

    def _sized(self, style: Style) -> Style:
        return replace(style, size=style.size * self.scale)

    def signed(self, text: str | Pair, style: Style, icon: str, x: float = 0.0, pad: float = 0.0) -> list[Piece]:
        """A text with a drawing where the lines of each language begin; without a name the room stays empty."""
        size = self._sized(style).size
        pieces = row(self.sides(text, style, x, size * _ICON_ROOM), pad)
        words = next((ink for ink in pieces[0].ink if isinstance(ink, Words)), None)
        if not icon or words is None:
            return pieces
        side = size * _ICON
        at = [x]
        if isinstance(text, Pair):
            at.append(WIDTH - side if self.tongue.direction == "rtl" else _HALF + _GAP)
        drawn = [Drawing(icon, left, words.y - size * 0.36 - side / 2, side) for left in at]
        return [replace(pieces[0], ink=(*drawn, *pieces[0].ink)), *pieces[1:]]

    @singledispatchmethod
    def draw(self, block: Block) -> list[Piece]:
        """One block."""
        raise TypeError(type(block).__name__)

    @draw.register
    def _(self, block: Heading) -> list[Piece]:
        pieces = (
            self.signed(block.text, HEADING, block.icon, 0, 3)
            if block.icon
            else row(self.sides(block.text, HEADING), 3)
        )
        return [replace(piece, before=14.0 if not at else 0.0, with_next=True) for at, piece in enumerate(pieces)]

    @draw.register
    def _(self, block: Paragraph) -> list[Piece]:
        style = _TONES[block.tone]
        pieces = self.signed(block.text, style, block.icon) if block.icon else row(self.sides(block.text, style), 0)
        if len(pieces) > 1:
            pieces = [*pieces[:-2], replace(pieces[-2], with_next=True), pieces[-1]]
        return [replace(pieces[0], before=1.0 if block.close else 8.0), *pieces[1:]]

    @draw.register
    def _(self, block: Facts) -> list[Piece]:
        return [piece for fact in block.rows for piece in self._fact(fact)]

    def _fact(self, fact: Fact) -> list[Piece]:
        left, gap = WIDTH * 0.37, 18.0
        at, width = left + gap, WIDTH - left - gap
        value = [Cell(fact.value, at, width, LABEL if fact.quiet else BODY)]
        if fact.concern:
            value.insert(0, Cell("Zorgpunt", at, width, MARK))
        if fact.note:
            value.append(Cell(fact.note, at, width, LABEL, before=3.0 if value[-1].text else 0.0))
        pieces = row([[Cell(fact.label, 0, left, LABEL)], value], 4)
        if fact.concern:
            pieces = [
                replace(piece, ink=(*piece.ink, Box(-10, 4, 2.5, max(piece.height - 8, 8), "accent")))
                for piece in pieces
            ]
        return ruled(pieces)

    @draw.register
    def _(self, block: Table) -> list[Piece]:
        head = together(ruled(row(_columns(block.head, block.shares, MARK), 5), "accent")) if block.head else []
        pieces = [replace(piece, before=0.0 if at else 6.0, with_next=True) for at, piece in enumerate(head)]
        repeated = tuple(head)
        for texts in block.rows:
            drawn = ruled(row(_columns(texts, block.shares, SMALL), 4))
            pieces += [replace(piece, head=repeated) for piece in drawn]
        return pieces

    @draw.register
    def _(self, block: Promises) -> list[Piece]:
        white = 2.0 if block.close else 9.0
        rows = [self._promise(promise, white) for promise in block.rows]
        if block.close:
            return together([piece for pieces in rows for piece in pieces])
        return [piece for pieces in rows for piece in ruled(pieces)]

    def _promise(self, promise: Promise, white: float) -> list[Piece]:
        drawn = bool(promise.icon or any(promise.icons))
        margin = 20.0 if drawn else 24.0

        def signed(text: str | Pair, style: Style, icon: str) -> list[Piece]:
            return self.signed(text, style, icon, margin) if drawn else row(self.sides(text, style, margin))

        title = signed(promise.title, STRONG, promise.icon)
        middle = next((ink.y - 4 for ink in title[0].ink if isinstance(ink, Words)), 8.0)
        tick = Box(0.5, middle - 5.5, 11, 11, "accent", filled=False)
        pieces = [replace(title[0], ink=(tick, *title[0].ink), before=white), *title[1:]]
        if promise.done:
            (_, mark), *_ = lines(Cell("✓", 1.2, 20, TICK))
            pieces[0] = replace(pieces[0], ink=(*pieces[0].ink, replace(mark, y=middle + 4)))
        for line, icon in zip_longest(promise.lines, promise.icons[: len(promise.lines)], fillvalue=""):
            below = signed(line, BODY, icon)
            pieces += [replace(below[0], before=1.5), *below[1:]]
        pieces[-1] = replace(pieces[-1], height=pieces[-1].height + white)
        return together(pieces)

    @draw.register
    def _(self, block: Answers) -> list[Piece]:
        return [piece for given in block.rows for piece in self._given(given)]

    def _given(self, given: Given) -> list[Piece]:
        columns = self.sides(given.question, QUIET)
        if isinstance(given.answer, Pair) and isinstance(given.question, Pair):
            for column, answer in zip(columns, self.sides(given.answer, SMALL), strict=True):
                column += answer
            return ruled(row(columns, 2.0))
        if not given.answer:
            return ruled(row(self.sides(given.question, SMALL), 3.0))
        asked, said = row(columns), row(self.sides(given.answer, SMALL))
        pieces = [replace(asked[0], before=2.0), *asked[1:], *said[:-1]]
        last = replace(said[-1], height=said[-1].height + 2.0)
        return ruled([*(replace(piece, with_next=True) for piece in pieces), last])

    @draw.register
    def _(self, block: Sayings) -> list[Piece]:
        return [piece for saying in block.rows for piece in _saying(saying)]

    @draw.register
    def _(self, block: Signatures) -> list[Piece]:
        across = 3 if len(block.names) == 3 else 2
        room, pieces = 42.0 if across == 2 else 30.0, []
        wide = (WIDTH - (across - 1) * _GAP) / across
        for at in range(0, len(block.names), across):
            ink: list[Ink] = []
            deepest = 0.0
            for side, name in enumerate(block.names[at : at + across]):
                x = side * (wide + _GAP)
                drawn = row(self._under(name, x, wide))[0]
                ink += [Box(x, room, wide, HAIR, "ink"), *moved(drawn.ink, 0, room + 4)]
                deepest = max(deepest, drawn.height)
            pieces.append(Piece(room + 4 + deepest, tuple(ink), before=8.0))
        return pieces

    def _under(self, name: str | Pair, x: float, wide: float) -> list[list[Cell]]:
        """Under a line to sign on: Dutch at its left end, the own language at its right half, or below it."""
        style = self._sized(LABEL)
        if isinstance(name, str):
            return [[Cell(name, x, wide, style)]]
        half = wide / 2
        own = replace(style, size=style.size * _OWN_SIZE[self.tongue.direction])
        if wide < _HALF:
            return [[Cell(name.dutch, x, wide, style), Cell(name.own, x, wide, own, self.tongue)]]
        return [[Cell(name.dutch, x, half - 6, style)], [Cell(name.own, x + half, half, own, self.tongue)]]

    @draw.register
    def _(self, block: Spacer) -> list[Piece]:
        return [Piece(0.0, before=block.height)]


def _saying(saying: Saying) -> list[Piece]:
    title = row([[Cell(saying.title, 0, WIDTH, STRONG)]], 3)
    said = row([_side(saying.left, 0.0), _side(saying.right, _HALF + _GAP)], 0)
    said[-1] = replace(said[-1], height=said[-1].height + 7)
    whole = [replace(title[0], before=6.0), *title[1:]]
    return ruled([*(replace(piece, with_next=True) for piece in whole), *said])


def _side(side: Side, x: float) -> list[Cell]:
    larger = _OWN_SIZE[side.tongue.direction]
    words, small = (replace(style, size=style.size * larger) for style in (BODY, QUIET))
    cells = [Cell(side.label, x, _HALF, QUIET), Cell(side.text, x, _HALF, words, side.tongue, before=2.0)]
    if side.back:
        cells += [
            Cell("Terugvertaald", x, _HALF, QUIET, before=5.0),
            Cell(side.back, x, _HALF, small, side.tongue, before=1.0),
        ]
    return cells


def _dutch(text: str | Pair) -> str:
    return text.dutch if isinstance(text, Pair) else text


def _columns(texts: Sequence[str], shares: Sequence[float], style: Style) -> list[list[Cell]]:
    gap, x, columns = 12.0, 0.0, []
    for text, share in zip(texts, shares, strict=True):
        columns.append([Cell(text, x, WIDTH * share - gap, style)])
        x += WIDTH * share
    return columns
