"""What stands where in the folder of a vault or of a backup."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from desktop.errors import VaultForbidden, VaultMissing
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
        files.make_folder(half / BACKUPS, half)
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
        VaultForbidden: nobody may look in the folder.
        VaultMissing: the folder or one of them is not.
    """
    if not stat.S_ISDIR(_kind(folder)):
        raise VaultMissing
    for name in (KEYS, DATABASE):
        rescue = name == KEYS and stat.S_ISREG(_kind(folder / PREVIOUS))
        if not stat.S_ISREG(_kind(folder / name)) and not rescue:
            raise VaultMissing(
                f"In deze map ontbreekt het bestand {name}. Kies een andere map, of zet een reservekopie terug."
            )


def require_rights(folder: Path) -> None:
    """See that the database of a vault may be read and written; of the disk it is known by now that it can be.

    Raises:
        VaultForbidden: it may not.
    """
    if name := forbidden(folder):
        raise VaultForbidden.at(name)


def forbidden(folder: Path) -> str:
    """What of the database of a vault may not be read and written, by its name; empty when all of it may."""
    names = (DATABASE, f"{DATABASE}-wal")
    return next((name for name in names if not _may(folder / name, os.R_OK | os.W_OK)), "")


def forget_index(folder: Path) -> None:
    """Remove the file of an index that a look at the database made, after a kill had left a write-ahead log.

    Only while nobody has the database open. Whoever is alone with it keeps the index in memory (see `database.ALONE`).
    """
    with suppress(OSError):
        (folder / f"{DATABASE}-shm").unlink(missing_ok=True)


def readable(folder: Path) -> bool:
    """Whether a backup may be read, as far as it is there."""
    return _may(folder, os.R_OK | os.X_OK) and all(_may(folder / name, os.R_OK) for name in (KEYS, DATABASE))


def _may(path: Path, how: int) -> bool:
    """Whether the operating system lets us at something; true for what is not there."""
    return not os.path.lexists(path) or os.access(path, how, effective_ids=os.access in os.supports_effective_ids)


def _kind(path: Path) -> int:
    """What stands there, as `stat` tells it; 0 for nothing, and for a name that no disk can have."""
    try:
        return path.stat().st_mode
    except PermissionError:
        raise VaultForbidden.at(path.name) from None
    except (OSError, ValueError):
        return 0
