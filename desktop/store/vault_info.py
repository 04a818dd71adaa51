"""What may be told of an open vault: how large it is, how many dossiers, who can open it; nothing from a dossier."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop.store import backup, database, keyslots
from desktop.store.trouble import told
from desktop.store.vault import DATABASE, KEYS, Vault


@dataclass(frozen=True)
class VaultInfo:
    """What may be told of an open vault.

    Attributes:
        schema_version: lower than `database.SCHEMA_VERSION` until it is brought up to date.
        holders: who has a passphrase.
        dossiers: how many.
        size: bytes of the database.
        backups: names of the backups, the oldest first.
    """

    folder: Path
    schema_version: int
    holders: tuple[str, ...]
    dossiers: int
    size: int
    backups: tuple[str, ...]


def about(vault: Vault) -> VaultInfo:
    """What may be told of this vault.

    Raises:
        VaultError: it is closed or damaged.
    """
    with told(), closing(vault.connect()) as connection:
        version = database.examine(connection)
        (dossiers,) = connection.execute("SELECT count(*) FROM dossiers").fetchone()
    return VaultInfo(
        folder=vault.folder,
        schema_version=version,
        holders=tuple(keyslots.read(vault.folder / KEYS).holders(vault.key)),
        dossiers=dossiers,
        size=(vault.folder / DATABASE).stat().st_size,
        backups=tuple(path.name for path in backup.all_of(vault.folder)),
    )
