"""How each block of a letter looks: thin rules, one accent colour, much white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from desktop.errors import MissingGlyph
from desktop.letters import dots, slopes
from desktop.letters.cells import (
    BODY,
    GAP,
    HAIR,
    HALF,
    HEADING,
    LABEL,
    LEAD,
    MARK,
    MINOR,
    OWN_SIZE,
    QUIET,
    SMALL,
    STRONG,
    TICK,
    Cell,
    Style,
    lines,
    row,
    ruled,
    together,
)
from desktop.letters.layout import WIDTH, Box, Drawing, Ink, Piece, Words, moved
from desktop.letters.model import (
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
    Slopes,
    Spacer,
    Table,
    Tongue,
    Wheel,
)
from desktop.letters.wheel import wheel

_ICON = 1.3
"""The side of a drawing, in sizes of the letters it stands before."""
_ICON_ROOM = 1.75
_TONES = {"normal": BODY, "lead": LEAD, "quiet": QUIET}


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
            if isinstance(block, Signatures | Slopes | Wheel) or (isinstance(block, Paragraph) and block.close):
                pieces[-1:] = [piece._replace(with_next=True) for piece in pieces[-1:]]
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
        own = style.times(OWN_SIZE[self.tongue.direction])
        begin = HALF + GAP + (0.0 if self.tongue.direction == "rtl" else room)
        return [
            [Cell(text.dutch, x + room, HALF - x - room, style)],
            [Cell(text.own, begin, HALF - room, own, self.tongue)],
        ]

    def _sized(self, style: Style) -> Style:
        return style.times(self.scale)

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
            at.append(WIDTH - side if self.tongue.direction == "rtl" else HALF + GAP)
        drawn = [Drawing(icon, left, words.y - size * 0.36 - side / 2, side) for left in at]
        return [pieces[0]._replace(ink=(*drawn, *pieces[0].ink)), *pieces[1:]]

    def draw(self, block: Block) -> list[Piece]:
        """One block."""
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case Facts():
                return self._facts(block)
            case Table():
                return self._table(block)
            case Promises():
                return self._promises(block)
            case Answers():
                return self._answers(block)
            case Sayings():
                return self._sayings(block)
            case Signatures():
                return self._signatures(block)
            case Slopes():
                return self._slopes(block)
            case Wheel():
                return self._wheel(block)
            case Spacer():
                return self._spacer(block)

    def _heading(self, block: Heading) -> list[Piece]:
        style, white = (MINOR, 8.0) if block.minor else (HEADING, 14.0)
        pieces = (
            self.signed(block.text, style, block.icon, 0, 3) if block.icon else row(self.sides(block.text, style), 3)
        )
        return [piece._replace(before=white if not at else 0.0, with_next=True) for at, piece in enumerate(pieces)]

    def _paragraph(self, block: Paragraph) -> list[Piece]:
        style = _TONES[block.tone]
        pieces = self.signed(block.text, style, block.icon) if block.icon else row(self.sides(block.text, style), 0)
        if len(pieces) > 1:
            pieces = [*pieces[:-2], pieces[-2]._replace(with_next=True), pieces[-1]]
        return [pieces[0]._replace(before=1.0 if block.close else 8.0), *pieces[1:]]

    def _facts(self, block: Facts) -> list[Piece]:
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
                piece._replace(ink=(*piece.ink, Box(-10, 4, 2.5, max(piece.height - 8, 8), "accent")))
                for piece in pieces
            ]
        return ruled(pieces)

    def _table(self, block: Table) -> list[Piece]:
        head = (
            together(ruled(row(_columns(block.head, block.shares, self._sized(MARK)), 5), "accent"))
            if block.head
            else []
        )
        pieces = [piece._replace(before=0.0 if at else 6.0, with_next=True) for at, piece in enumerate(head)]
        repeated = tuple(head)
        if block.continued:
            pieces = []
        for texts, bar in zip_longest(block.rows, block.bars):
            drawn = ruled(_with_bar(row(_columns(texts, block.shares, self._sized(SMALL)), 4), bar, block.shares[-1]))
            pieces += [piece._replace(head=repeated) for piece in drawn]
        return pieces

    def _promises(self, block: Promises) -> list[Piece]:
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
        pieces = [title[0]._replace(ink=(tick, *title[0].ink), before=white), *title[1:]]
        if promise.done:
            (_, mark), *_ = lines(Cell("✓", 1.2, 20, TICK))
            pieces[0] = pieces[0]._replace(ink=(*pieces[0].ink, mark._replace(y=middle + 4)))
        for line, icon in zip_longest(promise.lines, promise.icons[: len(promise.lines)], fillvalue=""):
            below = signed(line, BODY, icon)
            pieces += [below[0]._replace(before=1.5), *below[1:]]
        pieces[-1] = pieces[-1]._replace(height=pieces[-1].height + white)
        return together(pieces)

    def _answers(self, block: Answers) -> list[Piece]:
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
        pieces = [asked[0]._replace(before=2.0), *asked[1:], *said[:-1]]
        last = said[-1]._replace(height=said[-1].height + 2.0)
        return ruled([*(piece._replace(with_next=True) for piece in pieces), last])

    def _sayings(self, block: Sayings) -> list[Piece]:
        return [piece for saying in block.rows for piece in _saying(saying)]

    def _signatures(self, block: Signatures) -> list[Piece]:
        across = 3 if len(block.names) == 3 else 2
        room, pieces = 42.0 if across == 2 else 30.0, []
        wide = (WIDTH - (across - 1) * GAP) / across
        for at in range(0, len(block.names), across):
            ink: list[Ink] = []
            deepest = 0.0
            for side, name in enumerate(block.names[at : at + across]):
                x = side * (wide + GAP)
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
        own = style.times(OWN_SIZE[self.tongue.direction])
        if wide < HALF:
            return [[Cell(name.dutch, x, wide, style), Cell(name.own, x, wide, own, self.tongue)]]
        return [[Cell(name.dutch, x, half - 6, style)], [Cell(name.own, x + half, half, own, self.tongue)]]

    def _slopes(self, block: Slopes) -> list[Piece]:
        if not block.rows:
            return []
        return self._dotted(block) if block.dots else slopes.slopes(block, self.tongue)

    def _dotted(self, block: Slopes) -> list[Piece]:
        """Each row with its words above its rounds."""
        room = self._sized(STRONG).size * _ICON_ROOM
        head = dots.days(block, self.tongue, room, self.scale)
        pieces = [head]
        for slope in block.rows:
            title = self.signed(slope.title, STRONG, slope.icon)
            title[0] = title[0]._replace(before=6.0)
            verdict = row(self.sides(slope.verdict, BODY, 0.0, room))
            verdict[-1] = verdict[-1]._replace(height=verdict[-1].height + 6)
            drawn = together(ruled([*title, dots.rounds(slope, self.tongue, room), *verdict]))
            pieces += [piece._replace(head=(head,)) for piece in drawn]
        return pieces

    def _wheel(self, block: Wheel) -> list[Piece]:
        return wheel(block, self.tongue)

    def _spacer(self, block: Spacer) -> list[Piece]:
        return [Piece(0.0, before=block.height)]


def _saying(saying: Saying) -> list[Piece]:
    title = row([[Cell(saying.title, 0, WIDTH, STRONG)]], 3)
    said = row([_side(saying.left, 0.0), _side(saying.right, HALF + GAP)], 0)
    said[-1] = said[-1]._replace(height=said[-1].height + 7)
    whole = [title[0]._replace(before=6.0), *title[1:]]
    return ruled([*(piece._replace(with_next=True) for piece in whole), *said])


def _side(side: Side, x: float) -> list[Cell]:
    larger = OWN_SIZE[side.tongue.direction]
    words, small = BODY.times(larger), QUIET.times(larger)
    cells = [Cell(side.label, x, HALF, QUIET), Cell(side.text, x, HALF, words, side.tongue, before=2.0)]
    if side.back:
        cells += [
            Cell("Terugvertaald", x, HALF, QUIET, before=5.0),
            Cell(side.back, x, HALF, small, side.tongue, before=1.0),
        ]
    return cells


def _dutch(text: str | Pair) -> str:
    return text.dutch if isinstance(text, Pair) else text


def _with_bar(pieces: list[Piece], part: float | None, share: float) -> list[Piece]:
    """A bar in the last column, on a line as long as the whole; both can be told apart without colour."""
    if part is None:
        return pieces
    wide, x = WIDTH * share, WIDTH * (1 - share)
    ink = (Box(x, 9.5, wide, 1.0, "line"), Box(x, 6.0, wide * min(max(part, 0.0), 1.0), 8.0, "accent"))
    return [pieces[0]._replace(ink=(*pieces[0].ink, *ink)), *pieces[1:]]


def _columns(texts: Sequence[str], shares: Sequence[float], style: Style) -> list[list[Cell]]:
    gap, x, columns = 12.0, 0.0, []
    for text, share in zip(texts, shares, strict=True):
        columns.append([Cell(text, x, WIDTH * share - gap, style)])
        x += WIDTH * share
    return columns
