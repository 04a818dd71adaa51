"""A letter to finished sheets: letterhead, title, blocks, and the page numbers at the foot."""

from __future__ import annotations

from desktop.errors import MissingGlyph
from desktop.letters.blocks import Drawer
from desktop.letters.cells import HAIR, QUIET, TITLE, Cell, Style, lines, row
from desktop.letters.fonts import BOLD
from desktop.letters.layout import (
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    WIDTH,
    Box,
    Ink,
    Page,
    Picture,
    Piece,
    drawn,
    moved,
    placed,
)
from desktop.letters.model import Kind, Letter, Letterhead
from desktop.letters.typeset import width

_SENDER = Style(13.0, BOLD, "accent")
_HEAD_TOP = 46.0
_LOGO = (200.0, 46.0)
_WHITE = (1.0, 0.75, 0.5, 0.35)
_ONE_SHEET: tuple[Kind, ...] = (
    "consent", "agreements", "invitation", "meeting", "message", "referral", "household", "before",
)  # fmt: skip
"""Papers for the newcomer, and about him, set a little smaller when that saves a sheet."""
_SMALLER, _FEW = 0.92, 3


def sheets(letter: Letter) -> list[Page]:
    """The pages of one letter.

    Raises:
        MissingGlyph: for a character that no font has; it names the letter.
    """
    try:
        head, below = _letterhead(letter.letterhead)
        pages = _shortest(_pieces(letter, 1.0), below)
        if 1 < len(pages) <= _FEW and letter.kind in _ONE_SHEET:
            pages = min(pages, _shortest(_pieces(letter, _SMALLER), below), key=len)
        pages[0].ink.extend(head)
        for number, page in enumerate(pages, 1):
            if number > 1:
                page.ink.extend(_running_head(letter))
            page.ink.extend(_foot(letter, number, len(pages)))
    except MissingGlyph as error:
        raise MissingGlyph(f"{error} Het papier heet: {letter.dutch_title}.") from None
    return pages


def _pieces(letter: Letter, scale: float) -> list[Piece]:
    """Title and blocks."""
    drawer = Drawer(letter.tongue, scale)
    title = row(drawer.sides(letter.title, TITLE), 0)
    title[-1] = title[-1]._replace(height=title[-1].height + 6)
    return [*(piece._replace(with_next=True) for piece in title), *drawer.pieces(letter.blocks)]


def _shortest(pieces: list[Piece], below: float) -> list[Page]:
    """Pages under the letterhead; with less white between when that saves a sheet for a few last lines."""
    best = placed(pieces, below + 26)
    for white in _WHITE[1:]:
        if len(best) == 1:
            break
        best = min(best, placed(pieces, below + 26 * white, white), key=len)
    return drawn(best)


def _letterhead(head: Letterhead) -> tuple[list[Ink], float]:
    """The letterhead's ink, and where it ends."""
    ink: list[Ink] = []
    half = WIDTH / 2
    left = _HEAD_TOP
    if head.logo:
        ink.append(Picture(head.logo, LEFT, left, *_LOGO))
        left += _LOGO[1] + 4
    name = row([[Cell(head.sender, 0, half, _SENDER)]])[0]
    ink += moved(name.ink, LEFT, left)
    address = row([[Cell(line, half + 40, half - 40, QUIET) for line in head.lines]])[0]
    ink += moved(address.ink, LEFT, _HEAD_TOP + 2)
    end = max(left + name.height, _HEAD_TOP + 2 + address.height) + 10
    ink.append(Box(LEFT, end, WIDTH, 1.2, "accent"))
    return ink, end


def _running_head(letter: Letter) -> list[Ink]:
    piece = row([[Cell(f"{letter.letterhead.sender} · {letter.dutch_title}", 0, WIDTH, QUIET)]])[0]
    return [*moved(piece.ink[:1], LEFT, 42), Box(LEFT, 60, WIDTH, HAIR, "line")]


def _foot(letter: Letter, number: int, count: int) -> list[Ink]:
    y = PAGE_HEIGHT - 44
    text = f"pagina {number} van {count}"
    (_, words), *_ = lines(Cell(text, 0, WIDTH, QUIET))
    wide = width(words.line.runs(), QUIET.size)
    right = words._replace(x=PAGE_WIDTH - RIGHT - wide, y=y + words.y + 4)
    left = moved([line for _, line in lines(Cell(letter.dutch_title, 0, WIDTH - wide - 20, QUIET))][:1], LEFT, y + 4)
    return [Box(LEFT, y, WIDTH, HAIR, "line"), *left, right]
