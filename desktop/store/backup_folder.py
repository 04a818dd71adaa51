"""A folder that calls itself a backup, looked at without trusting it: a stick may have been anywhere."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from desktop.errors import BackupRefused, VaultForbidden
from desktop.store.refusals import shown
from desktop.store.vault import BACKUPS, DATABASE, KEYS, require

ADVICE = "LEESMIJ.txt"
"""How a copy on a stick is put back, in words; nothing reads it."""
_CRUMBS = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What Windows and macOS leave in every folder that somebody looked into. Nothing reads them either."""


def require_plain(folder: Path) -> None:
    """See that a backup is a real folder, with the two real files and nothing else.

    Raises:
        BackupRefused: it is a link, or holds links, devices or something that belongs to no backup.
        VaultForbidden: nobody may look in it.
        VaultMissing: it, or one of its files, is not there.
    """
    try:
        if stat.S_ISLNK(os.lstat(folder).st_mode):
            raise BackupRefused(
                "Deze map is een verwijzing naar een andere plek. Kies de echte map van de reservekopie."
            )
        found = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except PermissionError:
        raise VaultForbidden.at(folder.name) from None
    except (OSError, ValueError):  # not there, no folder, or a name that no disk can have
        require(folder)
        raise BackupRefused from None
    if any(entry.name == BACKUPS for entry in found):
        raise BackupRefused(
            "Dit is een hele kluis, geen reservekopie. Open hem met 'Andere kluis kiezen…', "
            f"of kies een map uit zijn map '{BACKUPS}'."
        )
    require(folder)
    for entry in found:
        known = entry.name in (KEYS, DATABASE, ADVICE, *_CRUMBS) or entry.name.startswith("._")
        if not known or not entry.is_file(follow_symlinks=False):
            raise BackupRefused(
                f"In deze map staat iets dat niet bij een reservekopie hoort: '{shown(entry.name)}'. "
                "Gebruik haar niet als u niet weet waar dat vandaan komt. Kies een andere reservekopie."
            )
