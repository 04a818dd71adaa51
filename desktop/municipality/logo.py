"""The logo of a letterhead: its bytes, or why it cannot be printed. The one user of Pillow, which draws it on paper."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

LARGEST = 5_000_000
"""Bytes."""


def picture(folder: Path, name: str) -> tuple[bytes | None, str]:
    """What is printed of the logo with this name in a municipality's folder.

    Returns:
        Its bytes and an empty text; or None, and in Dutch what is wrong with it and how to mend it.
    """
    file = folder / Path(name).name
    try:
        if problem := _misplaced(file):
            return None, problem
        state = file.stat()
        drawable = _drawable(file, state.st_mtime_ns, state.st_size)
        return (file.read_bytes(), "") if drawable else (None, _no_picture(file))
    except OSError:
        return None, f"het bestand '{file.name}' kan niet worden gelezen. Kijk de rechten na."


def _misplaced(file: Path) -> str:
    """Why a logo is not looked at, in Dutch; empty when it is there and small enough."""
    if not file.is_file():
        return f"het bestand '{file.name}' staat niet in deze map. Zet het erin of haal 'logo' weg."
    if file.stat().st_size > LARGEST:
        return f"het bestand '{file.name}' is groter dan {LARGEST // 1_000_000} MB. Maak het kleiner."
    return ""


def _no_picture(file: Path) -> str:
    return (
        f"'{file.name}' is geen goede PNG of JPEG, ook al heet het zo. Open het in een tekenprogramma en bewaar het "
        "opnieuw als PNG."
    )


@lru_cache(maxsize=16)  # each paper asks for it
def _drawable(file: Path, _changed: int, _size: int) -> bool:
    """Whether all of it can be drawn. It takes when and how large the file was, so that a new one is opened anew."""
    from PIL import Image

    try:
        with Image.open(file, formats=("PNG", "JPEG")) as image:
            image.load()
    except Exception:  # Pillow has many; all mean that this is no picture
        return False
    return True
