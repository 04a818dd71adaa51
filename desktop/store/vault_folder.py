"""What stands where in the folder of a vault or of a backup."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from desktop.errors import VaultMissing
from desktop.store.key_file import KEYS, PREVIOUS

DATABASE = "dossiers.db"
BACKUPS = "backups"


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
