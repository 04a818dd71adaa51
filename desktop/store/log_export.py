"""The log as a file for a spreadsheet: every cell text, none of it a formula, and the fingerprint at the end."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from desktop.errors import NotSaved
from desktop.store import files, log_words
from desktop.store.log import Log
from desktop.store.log_chain import End, Entry
from desktop.store.log_wanted import Wanted

HEADS = ("nummer", "moment (UTC)", "wie", "wat", "bijzonderheid", "dossier", "vingerafdruk")
_STARTS_A_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # https://owasp.org/www-community/attacks/CSV_Injection
EVERY = -1
"""SQLite's word for no limit."""


def export(log: Log, file: Path, wanted: Wanted | None = None) -> int:
    """Write the wanted entries to a file, the oldest first. That it was done is noted first, and stands in it as well.

    It holds no name of a newcomer: dossiers stand in it by their id. Call it off the GUI thread.

    Returns:
        How many entries.

    Raises:
        NotSaved, VaultDamaged: the disk or the vault refused; the file is as it was.
    """
    wanted = wanted or Wanted()
    if log.folder.resolve() in file.resolve().parents:
        raise NotSaved("Schrijf leesbare bestanden niet in de kluis. Kies een andere map.")
    log.note("log_exported", wanted.dossier or "")
    end = log.end
    entries = log.entries(newest_first=False, limit=EVERY, wanted=wanted.earlier_than(end.number + 1))
    files.write_whole(file, table(entries, end))
    return len(entries)


def table(entries: Iterable[Entry], end: End) -> bytes:
    """Comma-separated values as a Dutch spreadsheet reads them: with semicolons, UTF-8 with its mark in front."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADS)
    writer.writerows(map(_row, entries))
    writer.writerow([str(end.number), "", "", f"Einde van het logboek: regel {end.number}", "", "", end.fingerprint])
    return text.getvalue().encode("utf-8-sig", "replace")


def _row(entry: Entry) -> list[str]:
    cells = (
        str(entry.number),
        f"{entry.at:%Y-%m-%d %H:%M:%S}",
        log_words.person(entry.who),
        log_words.kind(entry.kind),
        log_words.detail(entry.kind, entry.detail),
        entry.dossier,
        entry.fingerprint,
    )
    return [_harmless(cell) for cell in cells]


def _harmless(cell: str) -> str:
    text = cell.replace("\0", "")
    return f"'{text}" if text.lstrip().startswith(_STARTS_A_FORMULA) or text.startswith(_STARTS_A_FORMULA) else text
