"""Everything that leaves the vault in one export, as files by their names, which name nobody; each time the same."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from desktop.errors import NotSaved
from desktop.guide import Guide
from desktop.letters.monitor_period import stem
from desktop.letters.monitor_refusals import refusals
from desktop.letters.monitor_report import monitor_report
from desktop.letters.monitor_tables import Meanings, codebook_csv, figures_csv, workbook, written
from desktop.letters.monitor_voices import ENDING, table
from desktop.letters.pdf import render
from desktop.monitor.model import Export
from desktop.monitor.voices import NOTHING, Going

CANNOT = "De cijfers kunnen niet in '{folder}' worden geschreven. Kies een andere map."


def files(guide: Guide, export: Export, meanings: Meanings, voices: Going = NOTHING) -> dict[str, bytes]:
    """The figures as spreadsheet and CSV, the codebook, the report, and what was withheld.

    Args:
        meanings: what each indicator means, by its id.
        voices: the lines that go with them, as `monitor_voices.leaving` gives them.

    Raises:
        LetterError: a character of a title is in no font.
    """
    name, municipality = stem(export.period), guide.municipality.name
    return {
        f"{name}.xlsx": workbook(export, municipality, meanings, voices),
        f"{name}.csv": figures_csv(export),
        f"{name}-codeboek.csv": codebook_csv(export, meanings),
        f"{name}.pdf": render([monitor_report(guide, export, meanings, voices)]),
        f"{name}-weigeringen.txt": refusals(export, municipality),
        **({f"{name}{ENDING}": written(table(export.period, voices))} if voices.count else {}),
    }


def save(made: Mapping[str, bytes], folder: Path, keep: Callable[[], None]) -> list[Path]:
    """Write files by their names: all of them, or none.

    Args:
        folder: made when it is not there.
        keep: is called when every file is written and none has its place yet: it keeps the export in the vault. What
            it raises leaves nothing behind.

    Returns:
        the files, in their order.

    Raises:
        NotSaved: the disk refuses, or a file of that name is there: what was published is never replaced.
    """
    there = [name for name in made if os.path.lexists(folder / name)]
    if there:
        raise NotSaved(f"'{there[0]}' staat al in deze map. Kies een andere map. Er is niets geschreven.")
    new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".monitor-", dir=folder))
        try:
            for name, data in made.items():
                _write(aside / name, data)
            keep()
            _place([aside / name for name in made], folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
            if new:
                with suppress(OSError):  # only when nothing is in it
                    folder.rmdir()
    except OSError:
        raise NotSaved(CANNOT.format(folder=folder)) from None
    return [folder / name for name in made]


def ready(folder: Path) -> None:
    """Nobody waits for figures that cannot be written: look before anything is counted.

    Raises:
        NotSaved: something else stands there, or nothing may be written in it.
    """
    there = next((place for place in (folder, *folder.parents) if os.path.lexists(place)), folder)
    if not os.path.isdir(there) or not os.access(there, os.W_OK):
        raise NotSaved(CANNOT.format(folder=folder))


def _write(file: Path, data: bytes) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def _place(written: list[Path], folder: Path) -> None:
    """Move files to their places; when one cannot, none stays there."""
    placed = []
    try:
        for file in written:
            os.rename(file, folder / file.name)
            placed.append(folder / file.name)
    except OSError:
        for file in placed:
            file.unlink(missing_ok=True)
        raise
