"""A wheel of the life domains: a spoke for each, and one shape for each conversation, laid over each other.

Read without colour: the shapes differ in their dashes and in the marks at their points, and a list below says which
day each stands for. At the end of a spoke stands the drawing of its domain; its name stands beside the wheel.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from desktop.dossier.course import spoke_point
from desktop.letters.cells import LABEL, SMALL, lines, row, stack, stacked
from desktop.letters.layout import WIDTH, Colour, Drawing, Ink, Piece, Round, Stroke, Words
from desktop.letters.model import Spoke, Tongue, Wheel

_RADIUS = 94.0
_ICON, _OUTSIDE = 14.0, 15.0
"""The side of a drawing, and how far outside the rim its middle is."""
_NAMES = _RADIUS + 38
"""How far from the middle the names begin."""
_TALLEST = 480.0
"""Names that take more height than this stand in a list below."""
_APART, _HAIR = 4.0, 0.5
_SAMPLE = 38.0
Place = tuple[float, float]


@dataclass(frozen=True)
class _Look:
    """How one conversation is drawn: its pen, and the corners of the mark at a point, in radii; a round without any."""

    dash: tuple[float, ...]
    width: float
    size: float
    corners: tuple[Place, ...] = ()

    @property
    def last(self) -> bool:
        """Whether it is the latest conversation, whose line is whole."""
        return not self.dash


_LOOKS = (
    _Look((), 1.8, 2.6),
    _Look((5, 3), 1.1, 3.0, ((-1, -1), (1, -1), (1, 1), (-1, 1))),
    _Look((1, 2.6), 1.3, 4.2, ((0, -1), (0.9, 0.7), (-0.9, 0.7))),
    _Look((8, 2.5, 1, 2.5), 0.9, 4.6, ((0, -1), (1, 0), (0, 1), (-1, 0))),
    _Look((2, 2), 0.7, 4.4, ((-1, -0.7), (1, -0.7), (0, 1))),
)
"""The latest first. The marks of older ones are larger, so that one on the same place is seen around another."""


def wheel(block: Wheel, tongue: Tongue) -> list[Piece]:
    """The wheel with its names, and below it which shape is which day."""
    if not block.spokes:
        return []
    beside = _Names(block.spokes, tongue)
    listed = beside.height > _TALLEST
    height = max(2 * (_RADIUS + _OUTSIDE + _ICON / 2) + 4, 0.0 if listed else beside.height)
    middle = (WIDTH / 2, height / 2)
    ink = [*_web(len(block.spokes), middle), *_icons(block.spokes, middle)]
    if not listed:
        ink += beside.ink(height, middle)
    for age in reversed(range(len(block.days))):
        ink += _shape(block, len(block.days) - 1 - age, _LOOKS[min(age, len(_LOOKS) - 1)], middle)
    pieces = [Piece(height, tuple(ink), before=8.0)]
    pieces += [piece for spoke in block.spokes for piece in _listed(spoke, tongue)] if listed else []
    return [*pieces[:-1], pieces[-1]._replace(with_next=True), *_legend(block, tongue)]


def _web(count: int, middle: Place) -> Iterator[Ink]:
    """Rings from the middle to the rim, and the spokes."""
    for part in (0.25, 0.5, 0.75, 1.0):
        yield Round(*middle, _RADIUS * part, "muted" if part == 1 else "line", _HAIR)
    for at in range(count):
        yield Stroke((middle, _on(at, count, 1.0, middle)), colour="line", width=_HAIR)


def _on(at: int, count: int, score: float, middle: Place) -> Place:
    x, y = spoke_point(at, count, score)
    return middle[0] + x * _RADIUS, middle[1] + y * _RADIUS


def _icons(spokes: tuple[Spoke, ...], middle: Place) -> Iterator[Ink]:
    for at, spoke in enumerate(spokes):
        if spoke.icon:
            x, y = _on(at, len(spokes), 1 + _OUTSIDE / _RADIUS, middle)
            yield Drawing(spoke.icon, x - _ICON / 2, y - _ICON / 2, _ICON)


def _shape(block: Wheel, talk: int, look: _Look, middle: Place) -> Iterator[Ink]:
    """One conversation: a line from spoke to spoke where both have a score, and a mark at each."""
    count = len(block.spokes)
    scores = [spoke.scores[talk] for spoke in block.spokes]
    places = [None if score is None else _on(at, count, score, middle) for at, score in enumerate(scores)]
    known = tuple(place for place in places if place is not None)
    if len(known) == count > 2:
        yield Stroke(known, width=look.width, dash=look.dash, closed=True)
    else:
        for start, end in pairwise([*places, *places[:1]] if count > 2 else places):
            if start and end:
                yield Stroke((start, end), width=look.width, dash=look.dash)
    yield from (_mark(look, place) for place in known)


def _mark(look: _Look, place: Place) -> Ink:
    fill: Colour = "accent" if look.last else "paper"
    if not look.corners:
        return Round(*place, look.size, width=1.0, fill=fill)
    points = tuple((x * look.size, y * look.size) for x, y in look.corners)
    return Stroke(points, *place, width=1.0, closed=True, fill=fill)


class _Names:
    """The names in two columns, in the order of the spokes: down at the right, up again at the left.

    Attributes:
        height: what the longer column needs.
    """

    def __init__(self, spokes: tuple[Spoke, ...], tongue: Tongue) -> None:
        self._count = len(spokes)
        half = (self._count + 1) // 2
        drawn = [(at, self._name(spoke, tongue, at < half)) for at, spoke in enumerate(spokes)]
        self._columns = drawn[:half], drawn[: half - 1 : -1] if half else []
        self.height = max(_needed(column) for column in self._columns)

    @staticmethod
    def _name(spoke: Spoke, tongue: Tongue, right: bool) -> tuple[float, list[Ink]]:
        x, room = (WIDTH / 2 + _NAMES, WIDTH / 2 - _NAMES) if right else (0.0, WIDTH / 2 - _NAMES)
        found = [line for cell in stack(spoke.title, x, room, SMALL, tongue) for line in lines(cell)]
        placed = [(high, _to_the_wheel(words, x if right else room, right)) for high, words in found]
        return stacked(placed)

    def ink(self, height: float, middle: Place) -> Iterator[Ink]:
        """The names over the whole height, each joined to its drawing by a thin line."""
        for column, side in zip(self._columns, (1, -1), strict=True):
            free = (height - sum(high for _, (high, _) in column)) / max(len(column), 1)
            y = free / 2
            for at, (high, words) in column:
                x, level = _on(at, self._count, 1 + _OUTSIDE / _RADIUS, middle)
                start, end = (x + side * (_ICON / 2 + 3), level), (middle[0] + side * (_NAMES - 4), y + high / 2)
                yield Stroke((start, end), colour="line", width=_HAIR)
                yield from (one._replace(y=one.y + y) for one in words)
                y += high + free


def _needed(column: list[tuple[int, tuple[float, list[Ink]]]]) -> float:
    return sum(high + _APART for _, (high, _) in column)


def _to_the_wheel(words: Words, edge: float, right: bool) -> Words:
    """A line of a name, beginning or ending where the wheel is."""
    return words._replace(x=edge, align="left" if right else "right")


def _listed(spoke: Spoke, tongue: Tongue) -> list[Piece]:
    """A name too long to stand beside the wheel."""
    pieces = row([stack(spoke.title, _ICON + 8, WIDTH - _ICON - 8, SMALL, tongue)], 2)
    icon = [Drawing(spoke.icon, 0, 2, _ICON)] if spoke.icon else []
    return [pieces[0]._replace(ink=(*icon, *pieces[0].ink)), *pieces[1:]]


def _legend(block: Wheel, tongue: Tongue) -> list[Piece]:
    """For each day how its line and its mark look, the oldest first."""
    pieces = []
    for at, day in enumerate(block.days):
        look = _LOOKS[min(len(block.days) - 1 - at, len(_LOOKS) - 1)]
        room = (WIDTH if isinstance(day, str) else WIDTH / 2) - _SAMPLE - 12
        [words, *own] = stack(day, _SAMPLE + 10, room, LABEL, tongue)
        beside = [[cell._replace(x=WIDTH / 2, width=WIDTH / 2) for cell in own]] if own else []
        piece = row([[words], *beside], 1)[0]
        base = next((ink.y for ink in piece.ink if isinstance(ink, Words)), 10.0) - 3.2
        line = Stroke(((0, base), (_SAMPLE, base)), width=look.width, dash=look.dash)
        pieces.append(piece._replace(ink=(*piece.ink, line, _mark(look, (_SAMPLE / 2, base)))))
    pieces[0] = pieces[0]._replace(before=8.0)
    return [piece._replace(with_next=True) for piece in pieces[:-1]] + pieces[-1:]
