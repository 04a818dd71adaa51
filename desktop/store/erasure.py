"""What is left of a dossier that was deleted: wiped from the database, and told of where the program may not reach.

`secure_delete` (see `cipher`) overwrites a row when it goes, and the index of names is told to do so as well. Yet
SQLite moves rows about, and may leave a copy in the unused part of a page
(https://sqlite.org/pragma.html#pragma_secure_delete promises no more than the row itself); the write-ahead log holds
pages as they were. So everything that is still there is written anew (VACUUM), and the log is emptied.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import NotErased, VaultError
from desktop.store.trouble import told

if TYPE_CHECKING:
    from desktop.store.vault import Vault

_WAIT = 1000  # milliseconds that somebody who is still reading gets to finish


@dataclass(frozen=True)
class Trace:
    """A backup in the vault's own folder that holds a dossier, or cannot be looked into.

    Attributes:
        name: of its folder.
        automatic: whether the program lets it go by itself, in the course of about a year.
    """

    name: str
    automatic: bool


def sweep(vault: Vault) -> None:
    """Write the whole database anew, without anything that was deleted. May run off the GUI thread.

    Raises:
        NotErased: the disk refused, or somebody else was still reading. Nothing is lost.
    """
    try:
        with told(), closing(vault.connect()) as connection:
            # Without waiting, and so that the old pages and the new ones need not lie on the disk at once.
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            connection.execute("VACUUM")
            connection.execute(f"PRAGMA busy_timeout = {_WAIT}")
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except VaultError as error:
        raise NotErased from error
    if busy:
        raise NotErased


def traces(vault: Vault, dossier_id: str) -> list[Trace]:
    """The backups that still hold a dossier, the oldest first. Opens each: call it off the GUI thread."""
    return list(_traces(vault, dossier_id))


def _traces(vault: Vault, dossier_id: str) -> Iterator[Trace]:
    from desktop.store import backup, backup_keeping
    from desktop.store.cipher import connect
    from desktop.store.vault import DATABASE

    for place in backup.all_of(vault.folder):
        try:
            with told(), closing(connect(place / DATABASE, vault.key, "ro")) as connection:
                held = connection.execute("SELECT 1 FROM dossiers WHERE id = ?", (dossier_id,)).fetchone()
        except VaultError:  # of another key, or damaged: nobody can say that it does not hold it
            held = True
        if held:
            stamp = backup_keeping.stamp(place.name)
            yield Trace(place.name, bool(stamp and stamp.automatic))
