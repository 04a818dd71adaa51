"""The colours by what they are for. Which they are at this moment is set by the windows' theme, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtGui import QColor, QGuiApplication

_WORN: dict[str, QColor] = {}


class Shade(StrEnum):
    """A colour by its name. Ask for it at the moment of drawing: somebody may change to another theme.

    Attributes:
        colour: the colour of this name in the theme that is worn now.
    """

    PAPER = "paper"
    SURFACE = "surface"
    RAISED = "raised"
    INK = "ink"
    MUTED = "muted"
    LINE = "line"
    STRONG_LINE = "strong_line"
    ACCENT = "accent"
    ACCENT_DARK = "accent_dark"
    ACCENT_SOFT = "accent_soft"
    ON_ACCENT = "on_accent"
    CONCERN = "concern"
    CONCERN_SOFT = "concern_soft"
    DANGER = "danger"
    DANGER_SOFT = "danger_soft"
    GOOD = "good"
    GOOD_SOFT = "good_soft"
    DIM = "dim"

    @property
    def colour(self) -> QColor:
        """A colour of one's own, that may be changed; that of the letters as long as no theme is worn."""
        worn = _WORN.get(self.value)
        return QColor(worn) if worn is not None else QGuiApplication.palette().text().color()


def wear(colours: Mapping[str, str]) -> None:
    """From now on the colours are these: name to `#rrggbb`."""
    _WORN.clear()
    _WORN.update({name: QColor(value) for name, value in colours.items()})
