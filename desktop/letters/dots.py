"""Then and now as filled rounds, for who cannot read a chart: once for each language, in the direction it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.letters.cells import GAP, HALF, OWN_SIZE, QUIET, Cell, Style, lines, stacked
from desktop.letters.layout import WIDTH, Colour, Drawing, Ink, Piece, Round
from desktop.letters.model import DUTCH, Pair, Slope, Slopes, Tongue

_RADIUS, _STEP = 4.6, 12.5
_ARROW, _WHITE = 13.0, 14.0
_HIGH = 17.0


@dataclass(frozen=True)
class _Side:
    """Where one language stands: its lines run from `begin`, over `wide`."""

    tongue: Tongue
    begin: float
    wide: float
    larger: float = 1.0

    @property
    def back(self) -> bool:
        """Whether they run from right to left."""
        return self.tongue.direction == "rtl"

    def at(self, along: float) -> float:
        """A place along the line."""
        return self.begin - along if self.back else self.begin + along

    def lines(self, text: str, along: float, until: float, style: Style, scale: float) -> tuple[float, list[Ink]]:
        """A text between two places along the line: how high it is, and its ink."""
        left = self.at(until if self.back else along)
        style = style._replace(size=style.size * scale * self.larger)
        return stacked(lines(Cell(text, left, until - along, style, self.tongue)))


def _sides(text: str | Pair, tongue: Tongue, room: float) -> Iterator[tuple[_Side, str]]:
    """Each language with its words; `room` is left free before them, for the drawing of the row."""
    if isinstance(text, str):
        yield _Side(DUTCH, room, WIDTH - room), text
        return
    yield _Side(DUTCH, room, HALF - room), text.dutch
    begin = WIDTH - room if tongue.direction == "rtl" else HALF + GAP + room
    yield _Side(tongue, begin, HALF - room, OWN_SIZE[tongue.direction]), text.own


def days(block: Slopes, tongue: Tongue, room: float, scale: float) -> Piece:
    """What stands above the rounds: the first day over those of then, the last one over those of now."""
    now = max(_begin_of_now(slope) for slope in block.rows)
    drawn = []
    for day, along, until in ((block.days[0], 0.0, now - 6), (block.days[-1], now, 0.0)):
        for side, words in _sides(day, tongue, room):
            drawn.append(side.lines(words, along, until or side.wide, QUIET, scale))
    deepest = max(height for height, _ in drawn)
    ink = tuple(one._replace(y=one.y + deepest - height) for height, words in drawn for one in words)
    return Piece(deepest + 2, ink, before=6.0, with_next=True)


def rounds(slope: Slope, tongue: Tongue, room: float) -> Piece:
    """Then, an arrow, and now."""
    said = [value for value in slope.values if value is not None]
    now = _begin_of_now(slope)
    ink: list[Ink] = []
    for side, _ in _sides(slope.title, tongue, room):
        for value, begin in zip((said[0], said[-1]) if said else (), (0.0, now), strict=False):
            for at in range(slope.high - slope.low + 1):
                fill: Colour | None = "accent" if at <= value - slope.low else None
                x = side.at(begin + _RADIUS + at * _STEP)
                ink.append(Round(x, _HIGH / 2, _RADIUS, width=1.0, fill=fill))
        middle = side.at(now - _WHITE - _ARROW / 2)
        arrow = "arrow-left" if side.back else "arrow-right"
        ink.append(Drawing(arrow, middle - _ARROW / 2, (_HIGH - _ARROW) / 2, _ARROW, "muted"))
    return Piece(_HIGH, tuple(ink))


def _begin_of_now(slope: Slope) -> float:
    return (slope.high - slope.low + 1) * _STEP + _ARROW + 2 * _WHITE
