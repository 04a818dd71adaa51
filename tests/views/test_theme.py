"""The palettes have the contrast that WCAG asks; no colour stands anywhere else; a change is seen at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button
from desktop.settings import Settings
from desktop.views import theme
from desktop.views.theme import PALETTES, Palette
from desktop.views.wearing import Wearing

DESKTOP = Path(theme.__file__).parents[1]
GROUNDS = ("paper", "surface", "raised")
SOFT = {"accent": "accent_soft", "concern": "concern_soft", "danger": "danger_soft", "good": "good_soft"}
TEXT = [
    *((ink, ground) for ink in ("ink", "muted", "accent", "accent_dark", *SOFT) for ground in GROUNDS),
    *SOFT.items(),
    *((ink, ground) for ink in ("ink", "muted") for ground in SOFT.values()),
    *(("accent", ground) for ground in SOFT.values()),
    ("accent_dark", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_dark"),
    ("surface", "ink"),
]
"""Words and what they stand on: labels, quiet buttons in notices, badges, chosen rows, tooltips."""
PARTS = [(part, ground) for part in ("strong_line", *SOFT, "ink", "muted") for ground in GROUNDS] + [
    ("strong_line", "accent_soft"),
    ("on_accent", "accent"),
]
"""Edges of fields and buttons, focus rings, pictures, lines and bars of charts."""


def brightness(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio between two colours, from 1 to 21."""
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", list(PALETTES))
def test_words_can_be_read(name: str) -> None:
    colours, least = asdict(PALETTES[name]), 7.0 if name == "contrast" else 4.5
    low = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT}
    assert {pair: ratio for pair, ratio in low.items() if ratio < least} == {}


@pytest.mark.parametrize("name", list(PALETTES))
def test_edges_pictures_and_charts_can_be_seen(name: str) -> None:
    colours = asdict(PALETTES[name])
    low = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in PARTS}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 3} == {}


def test_every_colour_has_a_name_to_draw_with() -> None:
    assert {name for name, value in asdict(Palette()).items() if value.startswith("#")} == {*Shade}


def test_no_colour_stands_outside_the_theme() -> None:
    """A hard-coded colour would not follow a theme. What is printed is always dark on white."""
    hard = re.compile(
        r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|GlobalColor|Qt\.(white|black|red)\b|QColor\((?!worn|value|0, 0, 0, 0)"
    )
    files = [
        file for room in ("views", "forms") for file in (DESKTOP / room).rglob("*") if file.suffix in (".py", ".qss")
    ]
    assert len(files) > 200
    found = [
        f"{file.relative_to(DESKTOP)}:{number}: {line.strip()}"
        for file in files
        if file.name != "theme.py" and file != DESKTOP / "views/help/paper.py"
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if hard.search(line)
    ]
    assert found == []


def test_the_style_sheet_uses_nothing_but_names() -> None:
    sheet = theme.SHEET.read_text("utf-8")
    named = set(re.findall(r"\$(\w+)", sheet))
    sizes = {f"s{name}" for name in theme.SIZES} | {"sround", "sdot"}
    assert named <= {*asdict(Palette()), *sizes, "icons"}
    assert re.findall(r"(?<![\w$])(?:white|black|gray|grey|red|blue|green)\b\s*[;}]", sheet) == []
    for palette in PALETTES.values():
        pictures = re.findall(r'url\("([^"]+)"\)', theme.style_sheet(palette))
        assert pictures
        assert all(Path(picture).is_file() for picture in pictures)


@pytest.fixture
def as_before(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which looks afterwards as all other tests expect."""
    yield qapp
    theme.apply(qapp)


def ground_of(image: QImage) -> str:
    """The colour of a picture's corner."""
    return image.pixelColor(2, image.height() // 2).name()


def test_other_colours_and_letters_are_seen_at_once(as_before: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set("colours", "light")
    wearing = Wearing(as_before, settings)
    shown = button("Bewaren", "save", "primary")
    shown.setIcon(icon("save", Shade.ON_ACCENT))
    qtbot.addWidget(shown)
    shown.show()
    assert ground_of(shown.grab().toImage()) == theme.LIGHT.accent
    small = shown.fontInfo().pixelSize()
    for name in ("dark", "contrast"):
        settings.set("colours", name)
        qtbot.waitUntil(lambda name=name: ground_of(shown.grab().toImage()) == PALETTES[name].accent)
        assert as_before.palette().color(QPalette.ColorRole.Window) == QColor(PALETTES[name].paper)
        colours = {shown.grab().toImage().pixelColor(x, y).name() for x in range(10, 36) for y in range(6, 30)}
        assert PALETTES[name].on_accent in colours, "the picture did not follow"
    settings.set("text_percent", 200)
    qtbot.waitUntil(lambda: shown.fontInfo().pixelSize() >= 2 * small - 1)
    wearing.deleteLater()


@pytest.mark.parametrize("chosen", ["system", "light", "dark", "contrast"])
def test_what_is_chosen_is_kept(tmp_path: Path, chosen: str) -> None:
    Settings(tmp_path).set("colours", chosen)
    assert Settings(tmp_path).get("colours") == chosen == theme.known(chosen)


def test_what_is_no_choice_is_refused(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="colours"):
        Settings(tmp_path).set("colours", "roze")
    (tmp_path / "settings.json").write_text('{"colours": "roze"}')
    assert Settings(tmp_path).get("colours") == "system" == theme.known("roze")
    assert theme.palette_of(qapp, "system") in PALETTES.values()
