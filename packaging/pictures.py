"""The program's sign as pictures of every size, from one drawing: PNG for Linux, .ico for Windows, .icns for macOS."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SIGN = Path(__file__).resolve().parent.parent / "desktop" / "views" / "about" / "startgesprek.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512, 1024)
ICO = [(size, size) for size in (16, 24, 32, 48, 64, 128, 256)]


def make(folder: Path) -> None:
    """Draw all of them into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PIL import Image
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    drawing = QSvgRenderer(str(SIGN))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        image.save(str(folder / f"startgesprek-{size}.png"))
    largest = Image.open(folder / f"startgesprek-{SIZES[-1]}.png")
    largest.save(folder / "startgesprek.ico", sizes=ICO)
    largest.save(folder / "startgesprek.icns")
    del application


if __name__ == "__main__":
    make(Path(sys.argv[1]))
