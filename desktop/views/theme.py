"""How everything looks: palettes, type scale, spacing and fonts, in this one place.

Widgets say what they are by the properties `look` and `state`; the style sheet `theme.qss` does the rest.
What is drawn by hand asks `forms.colours.Shade` for a colour of the palette that is worn.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template
from typing import Literal, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop.forms import colours, roles
from desktop.forms.icons import FOLDER
from desktop.views import typefaces

SHEET = Path(__file__).with_name("theme.qss")
Colours = Literal["system", "light", "dark", "contrast"]
"""What somebody may choose; `system` is what the machine is set to."""


@dataclass(frozen=True)
class Palette:
    """The colours, by what they are for, and the names of the few pictures that a style sheet names itself.

    Text on its ground has a contrast of at least 4.5 to 1; the edge of a control, a focus ring, a picture and a part
    of a chart 3 to 1 (WCAG 1.4.3, 1.4.11); in high contrast it is 7 to 1. `line` only divides: nothing is told by it.
    """

    paper: str = "#f6f3ed"
    surface: str = "#ffffff"
    raised: str = "#fbf9f5"
    ink: str = "#22313a"
    muted: str = "#515f68"
    line: str = "#ddd6c9"
    strong_line: str = "#7b847f"
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
    dim: str = "#7b847f"
    tone: str = "dark"
    tick: str = "pale"


LIGHT = Palette()
DARK = Palette(
    paper="#14191c",
    surface="#1c2327",
    raised="#222a2f",
    ink="#e9edea",
    muted="#aab6b9",
    line="#3a454b",
    strong_line="#83919a",
    accent="#83cad5",
    accent_dark="#a8dde5",
    accent_soft="#20393f",
    on_accent="#0b2126",
    concern="#f0b86f",
    concern_soft="#3b2d18",
    danger="#f49a90",
    danger_soft="#432320",
    good="#8bd19d",
    good_soft="#1f3726",
    dim="#83919a",
    tone="pale",
    tick="dark",
)
CONTRAST = Palette(
    paper="#000000",
    surface="#000000",
    raised="#000000",
    ink="#ffffff",
    muted="#ffffff",
    line="#8c8c8c",
    strong_line="#ffffff",
    accent="#ffe14d",
    accent_dark="#fff0a0",
    accent_soft="#332d00",
    on_accent="#000000",
    concern="#ffb84d",
    concern_soft="#2b1c00",
    danger="#ff9d94",
    danger_soft="#330a06",
    good="#7df09a",
    good_soft="#00280c",
    dim="#9a9a9a",
    tone="pale",
    tick="dark",
)
PALETTES: dict[str, Palette] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}

SIZES: dict[str, float] = {
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
    "arrow": 13,
    "box": 20,
}
"""The type scale, in pixels at 100 %; own: the newcomer's language; from offered on: his large window."""


def apply(app: QApplication, percent: int = 100, chosen: Colours = "light") -> None:
    """Give the application its fonts, palette and style sheet; all that is open follows at once.

    Args:
        percent: size of the letters against the normal size.
        chosen: which colours.
    """
    if not app.styleSheet():
        app.setStyle("Fusion")
        typefaces.install()
        roles.install()
    palette = palette_of(app, chosen)
    sheet = style_sheet(palette, percent)
    if app.styleSheet() == sheet:  # with all colours and sizes in it
        return
    colours.wear({name: value for name, value in asdict(palette).items() if value.startswith("#")})
    font = QFont()
    font.setFamilies(list(typefaces.FAMILIES))
    font.setPixelSize(round(SIZES["body"] * percent / 100))
    app.setFont(font)
    app.setPalette(_qt_palette(palette))
    app.setStyleSheet(sheet)


def palette_of(app: QApplication, chosen: Colours) -> Palette:
    """The palette that was chosen, or that fits what the machine is set to."""
    if chosen in PALETTES:
        return PALETTES[chosen]
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def known(chosen: object) -> Colours:
    """A setting as one of the choices; what the machine is set to when it is none of them."""
    return next((choice for choice in get_args(Colours) if choice == chosen), "system")


def style_sheet(palette: Palette, percent: int = 100) -> str:
    """The whole style sheet, in pixels of the asked size."""
    sizes = {f"s{name}": f"{round(value * percent / 100)}px" for name, value in SIZES.items()}
    box = round(SIZES["box"] * percent / 100)  # with a border of 2; a chosen round one has a border of 6 instead
    sizes |= {"sround": f"{(box + 4) // 2}px", "sdot": f"{box - 8}px"}
    return Template(SHEET.read_text("utf-8")).substitute(asdict(palette), **sizes, icons=FOLDER.as_posix())


def _qt_palette(palette: Palette) -> QPalette:
    made = QPalette(QColor(palette.surface), QColor(palette.paper))  # Fusion's edges and shadows follow from these
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
        made.setColor(disabled, role, QColor(palette.dim))
    return made
