"""Pages: pieces of ink of fixed height, put under one another and divided over A4 sheets. No PDF here.

All measures are in points; y runs downwards, from the top of a piece or of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from desktop.letters.typeset import Line

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
LEFT, RIGHT, TOP, BOTTOM = 64.0, 64.0, 78.0, 62.0
WIDTH = PAGE_WIDTH - LEFT - RIGHT

Colour = Literal["ink", "muted", "accent", "line", "paper"]
"""'paper' is that of the sheet itself, for what must hide a line below it."""
Align = Literal["left", "right"]


class Words(NamedTuple):
    """A line of text with its base line at `y`; `align` says which end stands at `x`."""

    line: Line
    x: float
    y: float
    align: Align = "left"
    colour: Colour = "ink"


class Box(NamedTuple):
    """A rectangle, filled or drawn around. A rule is a filled box of little height."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour = "line"
    filled: bool = True


class Picture(NamedTuple):
    """A PNG or JPEG, fitted in a rectangle at its lower left corner."""

    data: bytes
    x: float
    y: float
    width: float
    height: float


class Drawing(NamedTuple):
    """A line drawing of `drawings.py`, in a square of `size` points with its upper left corner here."""

    name: str
    x: float
    y: float
    size: float
    colour: Colour = "accent"


class Stroke(NamedTuple):
    """Straight lines through points, counted from (x, y); closed, they may be filled.

    Attributes:
        width: of the pen; 0 for none.
        dash: how long it is drawn and left out, in turn; empty for a whole line.
        fill: the colour of the inside; None leaves it as it is.
    """

    points: tuple[tuple[float, float], ...]
    x: float = 0.0
    y: float = 0.0
    colour: Colour = "accent"
    width: float = 1.0
    dash: tuple[float, ...] = ()
    closed: bool = False
    fill: Colour | None = None


class Round(NamedTuple):
    """A circle round (x, y), drawn around; `fill` as in `Stroke`."""

    x: float
    y: float
    radius: float
    colour: Colour = "accent"
    width: float = 1.0
    fill: Colour | None = None


Ink = Words | Box | Picture | Drawing | Stroke | Round


class Piece(NamedTuple):
    """Ink that stays together.

    Attributes:
        before: white space above, left out at the top of a page.
        with_next: never the last piece of a page.
        head: pieces drawn again when this one opens a page (the head row of a table).
    """

    height: float
    ink: tuple[Ink, ...] = ()
    before: float = 0.0
    with_next: bool = False
    head: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Page:
    """The ink of one sheet, in page coordinates."""

    ink: list[Ink] = field(default_factory=list)


def moved(ink: Iterable[Ink], x: float, y: float) -> tuple[Ink, ...]:
    """The same ink elsewhere. Most ink is words, and made anew they take a third of the time of `_replace`."""
    return tuple(
        Words(one.line, one.x + x, one.y + y, one.align, one.colour)
        if type(one) is Words
        else one._replace(x=one.x + x, y=one.y + y)
        for one in ink
    )


Place = tuple[Piece, float]
"""A piece, and how far under the top of its page it stands."""


def placed(pieces: Sequence[Piece], first_top: float, white: float = 1.0) -> list[list[Place]]:
    """Divide pieces over pages, the first lower, under the letterhead; `white` times as much white between them."""
    bottom = PAGE_HEIGHT - BOTTOM
    pages: list[list[Place]] = [[]]
    y, fresh = first_top, True
    for group in _groups(pieces):
        needed = sum(piece.height + piece.before * white for piece in group)
        if not fresh and y + needed > bottom and needed - group[0].before * white <= bottom - TOP:
            pages.append([])
            y, fresh = TOP, True
        for piece in group:
            before = 0.0 if fresh else piece.before * white
            if not fresh and y + before + piece.height > bottom:
                pages.append([])
                y, fresh, before = TOP, True, 0.0
            if fresh and len(pages) > 1:
                for head in piece.head:
                    pages[-1].append((head, y))
                    y += head.height
            pages[-1].append((piece, y + before))
            y, fresh = y + before + piece.height, False
    return pages


def drawn(pages: list[list[Place]]) -> list[Page]:
    """The ink of pieces where they are placed."""
    return [Page([ink for piece, y in page for ink in moved(piece.ink, LEFT, y)]) for page in pages]


def _groups(pieces: Sequence[Piece]) -> Iterable[list[Piece]]:
    """Pieces that hang together, up to the first that may end a page."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.with_next:
            yield group
            group = []
    if group:
        yield group
