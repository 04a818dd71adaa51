"""Scales and numbers through the conversations: for each a line of points, under the days they were held.

Read without colour: every point tells its number, and a line over a conversation without an answer is broken. The
thick rule is the better end of a scale.
"""

from __future__ import annotations

from itertools import pairwise

from desktop.letters.cells import HAIR, SMALL, Cell, Style, centred, row, ruled, stack, stacked, together
from desktop.letters.fonts import BOLD
from desktop.letters.layout import WIDTH, Box, Drawing, Ink, Piece, Round, Stroke
from desktop.letters.model import Slope, Slopes, Tongue

_ABREAST = 5
"""So many conversations stand beside the words; the line of more goes below them."""
_TITLE, _VERDICT, _WHITE = WIDTH * 0.35, WIDTH * 0.2, 12.0
_PLOT, _ABOVE, _BELOW = 26.0, 17.0, 12.0
"""How high the scale is, and what is left above and below it for the numbers."""
_AXIS = 18.0
_POINT = 2.7
_DAY, _VALUE, _END = Style(8.0, BOLD, "accent"), Style(8.5, BOLD), Style(7.0, colour="muted")
_BROKEN = (2.0, 3.0)
_ICON = 13.0
Place = tuple[float, float]


def slopes(block: Slopes, tongue: Tongue) -> list[Piece]:
    """The rows of the block under a head with the days, that returns on every page."""
    beside = len(block.days) <= _ABREAST
    left, wide = (_TITLE + _WHITE, WIDTH - _TITLE - _VERDICT - 2 * _WHITE) if beside else (0.0, WIDTH)
    head = together(ruled([_days(block, tongue, left + _AXIS, wide - _AXIS)], "accent"))
    pieces = [head[0]._replace(before=6.0, with_next=True), *head[1:]]
    for slope in block.rows:
        drawn = _beside(slope, tongue, left, wide) if beside else _below(slope, tongue, left, wide)
        pieces += [piece._replace(head=tuple(head)) for piece in ruled(drawn)]
    return pieces


def _days(block: Slopes, tongue: Tongue, left: float, wide: float) -> Piece:
    """The days, each above its points, their last lines on one line."""
    room = wide / len(block.days)
    columns = []
    for at, day in enumerate(block.days):
        cells = stack(day, left + at * room + 1, room - 2, _DAY, tongue)
        columns.append(stacked([line for cell in cells for line in centred(cell)]))
    deepest = max(height for height, _ in columns)
    ink: list[Ink] = []
    for height, words in columns:
        ink += [one._replace(y=one.y + deepest - height + 4) for one in words]
    return Piece(deepest + 8, tuple(ink))


def _beside(slope: Slope, tongue: Tongue, left: float, wide: float) -> list[Piece]:
    """The question, the line at its right, and what became of it."""
    room = _ICON + 5 if slope.icon else 0.0
    title = stack(slope.title, room, _TITLE - room, SMALL, tongue)
    verdict = stack(slope.verdict, WIDTH - _VERDICT, _VERDICT, SMALL, tongue)
    pieces = row([title, verdict], 6)
    high = _ABOVE + _PLOT + _BELOW
    icon = [Drawing(slope.icon, 0, 6, _ICON)] if slope.icon else []
    whole = (*icon, *pieces[0].ink, *_line(slope, left, wide, _ABOVE))
    return [pieces[0]._replace(ink=whole, height=max(pieces[0].height, high)), *pieces[1:]]


def _below(slope: Slope, tongue: Tongue, left: float, wide: float) -> list[Piece]:
    """The question and what became of it, and the line over the whole width below them."""
    room = _ICON + 5 if slope.icon else 0.0
    title = stack(slope.title, room, WIDTH - _VERDICT - _WHITE - room, SMALL, tongue)
    pieces = row([title, stack(slope.verdict, WIDTH - _VERDICT, _VERDICT, SMALL, tongue)], 4)
    icon = [Drawing(slope.icon, 0, 4, _ICON)] if slope.icon else []
    pieces[0] = pieces[0]._replace(ink=(*icon, *pieces[0].ink))
    return together([*pieces, Piece(_ABOVE + _PLOT + _BELOW, tuple(_line(slope, left, wide, _ABOVE)))])


def _line(slope: Slope, left: float, wide: float, top: float) -> list[Ink]:
    """The ends of the scale, the points that there are, and the lines between them."""
    ink: list[Ink] = []
    for value, better in ((slope.high, slope.better_up is True), (slope.low, slope.better_up is False)):
        y = _height(slope, value, top)
        thick = 1.4 if better else HAIR
        ink.append(Box(left + _AXIS, y - thick / 2, wide - _AXIS, thick, "muted" if better else "line"))
        _, words = stacked(centred(Cell(str(value), left, _AXIS - 2, _END)), y - 5)
        ink += words
    room = (wide - _AXIS) / len(slope.values)
    points = [
        (at, (left + _AXIS + (at + 0.5) * room, _height(slope, value, top)), value)
        for at, value in enumerate(slope.values)
        if value is not None
    ]
    numbers: list[Ink] = []
    for number, (_, place, value) in enumerate(points):
        near = (*points[max(number - 1, 0) : number], *points[number + 1 : number + 2])
        numbers += _number(value, place, [other for _, other, _ in near])
    for (before, start, _), (after, end, _) in pairwise(points):
        numbers.append(Stroke((start, end), width=1.5, dash=() if after == before + 1 else _BROKEN))
    rounds = [Round(*place, _POINT, width=1.3, fill="paper") for _, place, _ in points]
    rounds[-1:] = [last._replace(fill="accent") for last in rounds[-1:]]
    return [*ink, *numbers, *rounds]


def _height(slope: Slope, value: int, top: float) -> float:
    """Where a value lies; one beyond the ends of the scale lies at its end."""
    part = (value - slope.low) / max(slope.high - slope.low, 1)
    return top + _PLOT * (1 - min(1.0, max(0.0, part)))


def _number(value: int, place: Place, others: list[Place]) -> list[Ink]:
    """A point's number where no line runs: below it in a valley, else above it, on the side that stays free. It hides
    the rule behind it."""
    x, y = place
    higher = [other for other in others if other[1] < y - 0.1]
    valley = len(higher) == len(others) == 2
    aside = 0.0 if valley else sum(5.0 if other[0] < x else -5.0 for other in higher)
    top = y + 1.5 if valley else y - 14
    [(height, words)] = centred(Cell(str(value), x - 30 + aside, 60, _VALUE))
    wide = 2 * (x + aside - words.x)
    return [Box(words.x - 2.5, top + 2.5, wide + 5, height - 5, "paper"), words._replace(y=words.y + top)]
