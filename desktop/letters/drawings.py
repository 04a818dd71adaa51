"""The small line drawings beside a text, for who cannot read: the icons of the windows as paths of a PDF."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from desktop import paths
from desktop.questions.model import Domain

SIDE = 24.0
"""Width and height of every drawing in its own measure; y runs downwards."""
STROKE = 1.75


def icon(domain: Domain) -> str:
    """The drawing of a life domain; '' when a municipality names one that this program does not have."""
    return domain.icon if _file(domain.icon).is_file() else ""


def _file(name: str) -> Path:
    return paths.PACKAGE / "forms" / "icons" / f"{name}.svg"


@cache
def outline(name: str) -> str:
    """A drawing as path operators of PDF, to be stroked.

    Raises:
        OSError: when there is no such drawing.
    """
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib import SVGPath

    pen = RecordingPen()
    SVGPath.fromstring(_file(name).read_bytes()).draw(pen)
    return " ".join(part for order, points in pen.value for part in _operators(order, points))


_LETTERS = {"moveTo": "m", "lineTo": "l", "curveTo": "c"}


def _operators(order: str, points: tuple[tuple[float, float], ...]) -> list[str]:
    if order == "closePath":
        return ["h"]
    if order == "endPath":
        return []
    return [*(f"{number:g}" for point in points for number in point), _LETTERS[order]]
