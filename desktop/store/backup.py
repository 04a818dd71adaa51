"""Backups: folders with a database and the keys that open it, proven to open before they count as made."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path

from desktop.errors import VaultDamaged, VaultError, VaultExists
from desktop.store import database, files, keyslots
from desktop.store.trouble import told
from desktop.store.vault import BACKUPS, DATABASE, KEYS, Vault, connect, require

_FAILED = VaultDamaged("De reservekopie is niet goed gelukt en is weer weggehaald. Kijk de kluis na.")


def make(vault: Vault, reason: str = "") -> Path:
    """Copy an open vault into its own `backups/`, named after the moment. May run off the GUI thread.

    Args:
        reason: what the name says besides, in words for a file name.

    Raises:
        NotSaved: the disk refused; no half backup stays behind.
        VaultDamaged: the copy is not as good as it must be.
    """
    if not (vault.folder / BACKUPS).is_dir():
        files.private_folder(vault.folder / BACKUPS)
    place = _free(vault.folder / BACKUPS, reason)
    keys = files.read_whole(vault.folder / KEYS)
    with files.new_folder(place) as half, told():
        with closing(vault.connect()) as source:
            _copy(source, half / DATABASE, vault.key, "DELETE")
        files.write_whole(half / KEYS, keys)
    return place


def restore(source: Path, folder: Path, passphrase: str) -> Vault:
    """Make a new vault of a backup, and open it. Nothing is ever restored over a vault that is there.

    Args:
        source: the folder of a backup.
        folder: where the vault must come.
        passphrase: one that was valid when the backup was made.

    Raises:
        VaultExists: something is there already.
        VaultMissing, VaultDamaged, VaultTooNew: the backup is not, or no longer, a good one.
        WrongPassphrase: nobody had this passphrase then.
        NotSaved: the disk refused; nothing is made.
    """
    if os.path.lexists(folder):
        raise VaultExists
    require(source)
    slots = keyslots.read(source / KEYS)
    data_key, _ = slots.unlock(passphrase)
    with files.new_folder(folder) as half, told():
        files.private_folder(half / BACKUPS)
        keyslots.write(half / KEYS, slots)
        with closing(connect(source / DATABASE, data_key, "ro")) as connection:
            database.examine(connection)
            _copy(connection, half / DATABASE, data_key, "WAL")
    return Vault.open(folder, passphrase)


def all_of(folder: Path) -> list[Path]:
    """The backups of a vault folder, the oldest first."""
    place = folder / BACKUPS
    return sorted(path for path in place.iterdir() if path.name[0] != ".") if place.is_dir() else []


def verify(vault: Vault) -> list[str]:
    """Look for damage in every backup of a vault: a Dutch sentence for each that is not good."""
    findings = []
    for path in all_of(vault.folder):
        try:
            require(path)
            keyslots.read(path / KEYS)
            with told(), closing(connect(path / DATABASE, vault.key, "ro")) as connection:
                good = not database.damage(connection)
        except VaultError:
            good = False
        if not good:
            findings.append(f"De reservekopie {path.name} is beschadigd. Gebruik een andere.")
    return findings


def _copy(source: object, place: Path, data_key: bytes, journal: str) -> None:
    with closing(connect(place, data_key, "rwc")) as target:
        files.make_private(place)
        rows = database.copy(source, target)
        target.execute(f"PRAGMA journal_mode = {journal}")
    if not database.proven(connect(place, data_key, "ro"), rows):
        raise _FAILED


def _free(folder: Path, reason: str) -> Path:
    name = f"{datetime.now():%Y-%m-%dT%H-%M-%S}" + (f"-{reason}" if reason else "")
    return next(
        path for number in count(1) if not (path := folder / (name if number == 1 else f"{name}-{number}")).exists()
    )
