"""The bundled fonts on the screen. Qt does not take a bold from a variable font, so a bold is cut from it once.

The bold files are public font data, kept in the cache folder; without a cache they are cut at each start.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtGui import QFontDatabase

from desktop import paths

FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic")
_WEIGHT = 600
_EDITION = 1  # raised when the way of cutting changes


def install() -> None:
    """Give the application its families, each regular and bold."""
    for family in FAMILIES:
        regular = paths.font(family)
        QFontDatabase.addApplicationFont(str(regular))
        QFontDatabase.addApplicationFontFromData(_bold(regular))


def _bold(regular: Path) -> bytes:
    kept = paths.cache() / f"{regular.name.partition('[')[0]}-{regular.stat().st_size}-{_EDITION}.ttf"
    try:
        return kept.read_bytes()
    except OSError:
        made = _cut(regular)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(made)
        os.replace(fresh, kept)
    except OSError:
        pass  # no place to keep it: cut again next time
    return made


def _cut(regular: Path) -> bytes:
    """A static font of one weight, named Bold, so that Qt finds it for bold text."""
    import io

    import uharfbuzz as hb
    from fontTools.ttLib import TTFont

    face = hb.Face(hb.Blob.from_file_path(str(regular)))
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.pin_all_axes_to_default(face)
    wanted.pin_axis_location(face, "wght", _WEIGHT)
    wanted.flags |= hb.SubsetFlags.NO_HINTING
    font = TTFont(io.BytesIO(bytes(hb.subset(face, wanted).blob.data)), lazy=True)
    font["OS/2"].usWeightClass = 700
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x40 | 0x20
    font["head"].macStyle |= 1
    for name in font["name"].names:
        if name.nameID == 2:
            name.string = "Bold"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
