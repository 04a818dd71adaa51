"""What stands where in the folder of a vault or of a backup."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from desktop.errors import VaultMissing
from desktop.store import files
from desktop.store.key_file import KEYS, PREVIOUS

DATABASE = "dossiers.db"
BACKUPS = "backups"

_OLD = 24 * 3600.0  # seconds; whoever is still at it is not
_HALF_MADE = re.compile(rf"\.?{re.escape(KEYS)}(\.\w{{8}})?|{re.escape(DATABASE)}(-wal|-shm|-journal)?")


@contextmanager
def new(folder: Path) -> Iterator[Path]:
    """Build the folder of a vault beside its place, with a folder for backups; it appears when the block ends well.

    What a kill left of an earlier try at this place is cleared away.

    Raises:
        NotSaved: the disk is full or read-only, or nothing may be written here.
    """
    _forget_half_made(folder)
    with files.new_folder(folder) as half:
        files.private_folder(half / BACKUPS)
        yield half


def _forget_half_made(folder: Path) -> None:
    """Remove folders under a name that `files.new_folder` gave long ago, in which nobody ever opened a vault."""
    with suppress(OSError, ValueError):
        for path in folder.parent.iterdir():
            name = re.fullmatch(rf"\.{re.escape(folder.name)}\.[a-z0-9_]{{8}}", path.name)
            if name and not path.is_symlink() and path.is_dir() and _abandoned(path):
                files.remove_folder(path)


def _abandoned(folder: Path) -> bool:
    """Whether a folder is old and holds nothing but the beginning of a vault: an opened one holds its lock as well."""
    inside = list(folder.iterdir())
    begun = all(
        not any(path.iterdir()) if path.name == BACKUPS else _HALF_MADE.fullmatch(path.name) is not None
        for path in inside
    )
    newest = max(os.lstat(path).st_mtime for path in (folder, *inside))
    return begun and time.time() - newest > _OLD


def address(database: Path) -> str:
    """The URI of a database, for SQLite."""
    # Not Path.as_uri: SQLite takes no machine name between the slashes, as Windows has it for a share.
    path = database.absolute().as_posix()
    return "file://" + quote(os.fsencode(path if path.startswith("/") else f"/{path}"), safe="/:")


def require(folder: Path) -> None:
    """See that the files of a vault or backup are there.

    Raises:
        VaultMissing: the folder or one of them is not.
    """
    if not os.path.isdir(folder):  # unlike Path.is_dir it takes a name that no disk can have
        raise VaultMissing
    for name in (KEYS, DATABASE):
        rescue = name == KEYS and (folder / PREVIOUS).is_file()
        if not (folder / name).is_file() and not rescue:
            raise VaultMissing(
                f"In deze map ontbreekt het bestand {name}. Kies een andere map, of zet een reservekopie terug."
            )
