"""The bundled fonts on the screen. Qt does not take a bold from a variable font, so a bold is cut from it once.

The bold files are public font data, kept in the cache folder; without a cache they are cut at each start.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtGui import QFontDatabase

from desktop import paths

_LETTERS = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic")
_SIGNS = "Inter"
"""Has the ticks, arrows and dots that the others lack, as on paper; a machine need not have them."""
FAMILIES = (*_LETTERS, _SIGNS)
_WEIGHT = 600
_EDITION = 1  # raised when the way of cutting changes


def install() -> None:
    """Give the application its families, those of letters each regular and bold."""
    QFontDatabase.addApplicationFont(str(paths.font(_SIGNS)))
    for family in _LETTERS:
        regular = paths.font(family)
        QFontDatabase.addApplicationFont(str(regular))
        QFontDatabase.addApplicationFontFromData(_bold(regular))


def _bold(regular: Path) -> bytes:
    kept = paths.cache() / f"{regular.name.partition('[')[0]}-{regular.stat().st_size}-{_EDITION}.ttf"
    try:
        return kept.read_bytes()
    except OSError:
        from desktop.letters.fonts import static

        made = static(regular, _WEIGHT, "Bold")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(made)
        os.replace(fresh, kept)
    except OSError:
        pass  # no place to keep it: cut again next time
    return made
