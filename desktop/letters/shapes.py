"""What is no text, as operators of PDF: boxes, lines, circles and the small drawings."""

from __future__ import annotations

from desktop.letters import drawings
from desktop.letters.layout import PAGE_HEIGHT, Box, Colour, Drawing, Round, Stroke

COLOURS: dict[Colour, str] = {
    "ink": "0.133 0.192 0.227",
    "muted": "0.337 0.392 0.424",
    "accent": "0.114 0.361 0.408",
    "line": "0.83 0.81 0.77",
    "paper": "1.0 1.0 1.0",
}
_KAPPA = 0.5523
"""How far the handles of a quarter of a circle reach, in radii (four curves of Bézier)."""


def box(ink: Box) -> str:
    """A rectangle, filled or drawn around."""
    paint, end = ("rg", "f") if ink.filled else ("RG", "S")
    y = PAGE_HEIGHT - ink.y - ink.height
    return f"q {COLOURS[ink.colour]} {paint} 0.9 w {ink.x:.2f} {y:.2f} {ink.width:.2f} {ink.height:.2f} re {end} Q"


def drawing(ink: Drawing) -> str:
    """One of the line drawings."""
    scale, top = ink.size / drawings.SIDE, PAGE_HEIGHT - ink.y
    place = f"{scale:.5f} 0 0 {-scale:.5f} {ink.x:.2f} {top:.2f} cm"
    pen = f"{COLOURS[ink.colour]} RG {drawings.STROKE} w 1 J 1 j"
    return f"q {place} {pen} {drawings.outline(ink.name)} S Q"


def stroke(ink: Stroke) -> str:
    """Straight lines."""
    places = [f"{ink.x + x:.2f} {PAGE_HEIGHT - ink.y - y:.2f}" for x, y in ink.points]
    path = " ".join([f"{places[0]} m", *(f"{place} l" for place in places[1:]), *("h" for _ in range(ink.closed))])
    dash = " ".join(f"{length:g}" for length in ink.dash)
    return f"q [{dash}] 0 d 1 J 1 j {_painted(path, ink.colour, ink.width, ink.fill)} Q"


def ring(ink: Round) -> str:
    """A circle."""
    x, y, r, k = ink.x, PAGE_HEIGHT - ink.y, ink.radius, ink.radius * _KAPPA
    path = f"{x + r:.2f} {y:.2f} m"
    quarters = ((r, k, k, r, 0, r), (-k, r, -r, k, -r, 0), (-r, -k, -k, -r, 0, -r), (k, -r, r, -k, r, 0))
    for ax, ay, bx, by, cx, cy in quarters:
        path += f" {x + ax:.2f} {y + ay:.2f} {x + bx:.2f} {y + by:.2f} {x + cx:.2f} {y + cy:.2f} c"
    return f"q {_painted(f'{path} h', ink.colour, ink.width, ink.fill)} Q"


def _painted(path: str, colour: Colour, width: float, fill: Colour | None) -> str:
    """A path filled, drawn along, or both."""
    pens = [f"{COLOURS[fill]} rg"] if fill else []
    pens += [f"{COLOURS[colour]} RG {width:g} w"] if width else []
    end = {(True, True): "B", (True, False): "f", (False, True): "S"}.get((bool(fill), bool(width)), "n")
    return f"{' '.join(pens)} {path} {end}"
