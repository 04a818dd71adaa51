"""Corrections that were kept under the name of a municipality's folder come under its id, once.

A folder may be copied, moved and renamed; its id stays. What is taken over stays where it was as well: two folders of
one name had them together.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from desktop.errors import CorrectionRefused
from desktop.translate.corrections import Corrections

DONE = "overgenomen.txt"
"""In the folder of the corrections: a line for each former name that was looked at."""


def take_over(own: Corrections, name: str) -> None:
    """Bring what is kept under a former name; of two texts the one that was reviewed last counts.

    A disk that refuses is passed over: the next time it is tried again.

    Args:
        own: the corrections of the municipality, by its id.
        name: of its folder.
    """
    former = own.folder.parent / name
    if name in ("", own.folder.name) or not os.path.isdir(former) or name in _done(own.folder):
        return
    older = Corrections(former)
    with suppress(CorrectionRefused, OSError):
        for code in older.languages():
            found, known = older.of(code), own.of(code)
            own.add(code, [one for one in found.values() if not (was := known.get(one.context)) or was.on < one.on])
        own.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (own.folder / DONE).open("a", encoding="utf-8") as file:
            file.write(f"{name}\n")


def _done(folder: Path) -> list[str]:
    try:
        return (folder / DONE).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
