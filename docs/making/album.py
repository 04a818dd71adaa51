"""Keeps pictures of windows: small files of 1280 by 720, replaced only when something else is to be seen on them."""

from __future__ import annotations

import io
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtWidgets import QWidget

from desktop.demo_hand import work

SIZE = QSize(1280, 720)
COLOURS = 128
REST = 180
"""Milliseconds in which a window comes to rest."""
SAME = 12
"""Of 255: a pixel that differs less is the same."""


class Album:
    """A folder of pictures.

    Attributes:
        kept: names of the pictures that were taken.
        changed: names of those that are not as they were.
        failed: what could not be pictured.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept: list[str] = []
        self.changed: list[str] = []
        self.failed: list[str] = []
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, window: QWidget) -> None:
        """Take a picture of a window and keep it by its name."""
        window.resize(SIZE)
        work(REST)
        picture = _painted(window).quantize(COLOURS, dither=Image.Dither.NONE)
        file = self.folder / f"{name}.png"
        self.kept.append(name)
        if not _same(file, picture):
            picture.save(file, optimize=True)
            self.changed.append(name)

    def take_all(self, scenes: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Play scenes one after another; one that fails is told and kept in `failed`, and the next one goes on."""
        for name, scene in scenes:
            try:
                scene()
            except Exception:
                self.failed.append(name)
                traceback.print_exc()

    def forget_others(self) -> list[str]:
        """Throw away pictures that were not taken; returns their names."""
        others = sorted(file for file in self.folder.glob("*.png") if file.stem not in self.kept)
        for file in others:
            file.unlink()
        return [file.stem for file in others]


def _painted(window: QWidget) -> Image.Image:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    return Image.open(io.BytesIO(data.data())).convert("RGB")


def _same(file: Path, picture: Image.Image) -> bool:
    if not file.is_file():
        return False
    with Image.open(file) as before:
        if before.size != picture.size:
            return False
        apart = ImageChops.difference(before.convert("RGB"), picture.convert("RGB"))
    return apart.convert("L").point(lambda difference: 255 * (difference >= SAME)).getbbox() is None
