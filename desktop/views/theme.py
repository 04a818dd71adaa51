"""How everything looks: palette, type scale, spacing and fonts, in this one place.

Widgets say what they are by the properties `look` and `state`; the style sheet `theme.qss` does the rest.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop.forms.icons import FOLDER
from desktop.views import typefaces

SHEET = Path(__file__).with_name("theme.qss")


@dataclass(frozen=True)
class Palette:
    """The colours, by what they are for. Text on its ground has a contrast of at least 4.5 to 1."""

    paper: str = "#f6f3ed"
    surface: str = "#ffffff"
    raised: str = "#fbf9f5"
    ink: str = "#22313a"
    muted: str = "#56646c"
    line: str = "#ddd6c9"
    strong_line: str = "#8d958f"
    accent: str = "#1d5c68"
    accent_dark: str = "#154650"
    accent_soft: str = "#e2eeef"
    on_accent: str = "#ffffff"
    concern: str = "#8a4f0d"
    concern_soft: str = "#fbf0dd"
    danger: str = "#9c2f28"
    danger_soft: str = "#fbeae7"
    good: str = "#2a6339"
    good_soft: str = "#e6f1e8"


LIGHT = Palette()


def apply(app: QApplication, percent: int = 100) -> None:
    """Give the application its fonts, palette and style sheet.

    Args:
        percent: size of the letters against the normal size.
    """
    app.setStyle("Fusion")
    typefaces.install()
    font = QFont()
    font.setFamilies(list(typefaces.FAMILIES))
    font.setPixelSize(round(14.5 * percent / 100))
    app.setFont(font)
    app.setPalette(_qt_palette(LIGHT))
    app.setStyleSheet(style_sheet(LIGHT, percent))


def style_sheet(palette: Palette, percent: int = 100) -> str:
    """The whole style sheet, in pixels of the asked size."""
    sizes = {
        f"s{name}": f"{round(value * percent / 100)}px"
        for name, value in {
            "small": 12.5,
            "help": 13.5,
            "body": 14.5,
            "own": 17.5,
            "question": 17,
            "heading": 18,
            "title": 25,
            "offered": 21,
            "asked_longest": 28,
            "asked_long": 32,
            "asked": 36,
            "told": 44,
            "icon": 16,
        }.items()
    }
    return Template(SHEET.read_text("utf-8")).substitute(asdict(palette), **sizes, icons=FOLDER.as_posix())


def _qt_palette(palette: Palette) -> QPalette:
    made = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, palette.paper),
        (QPalette.ColorRole.Base, palette.surface),
        (QPalette.ColorRole.AlternateBase, palette.raised),
        (QPalette.ColorRole.Button, palette.surface),
        (QPalette.ColorRole.WindowText, palette.ink),
        (QPalette.ColorRole.Text, palette.ink),
        (QPalette.ColorRole.ButtonText, palette.ink),
        (QPalette.ColorRole.ToolTipBase, palette.ink),
        (QPalette.ColorRole.ToolTipText, palette.surface),
        (QPalette.ColorRole.PlaceholderText, palette.muted),
        (QPalette.ColorRole.Highlight, palette.accent),
        (QPalette.ColorRole.HighlightedText, palette.on_accent),
        (QPalette.ColorRole.Link, palette.accent),
    ):
        made.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(disabled, role, QColor(palette.strong_line))
    return made
