"""The program's own line drawings, coloured as asked. One folder: `forms/icons/NAME.svg`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent / "icons"
INK = "#2b3a42"
SIZES = (16, 20, 24, 32, 48, 96)


def names() -> list[str]:
    """Every picture there is."""
    return sorted(file.stem for file in FOLDER.glob("*.svg"))


@cache
def icon(name: str, colour: str = INK) -> QIcon:
    """A picture by its name; an empty icon when there is none (a municipality may name its own)."""
    file = FOLDER / f"{name}.svg"
    made = QIcon()
    if name not in names():
        return made
    drawing = file.read_text("utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    for size in SIZES:
        picture = QPixmap(QSize(size, size))
        picture.fill("transparent")
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        made.addPixmap(picture)
    return made
