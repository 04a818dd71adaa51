"""Looks a vault over from outside, also one that no longer opens: what is damaged, and which backup is good."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from desktop.errors import UserError, VaultDamaged, VaultError, VaultForbidden, VaultMissing
from desktop.store import backup, backup_folder, database, keyslots
from desktop.store.cipher import connect
from desktop.store.trouble import told
from desktop.store.vault import BACKUPS, DATABASE, KEYS, Vault


def examine(folder: Path, passphrase: str) -> list[str]:
    """Everything that is wrong with a vault, a Dutch sentence each; the last names the newest good backup.

    Raises:
        WrongPassphrase: nobody has this passphrase.
        VaultMissing: there is no vault at all.
        VaultInUse, VaultTooNew, NotSaved: it cannot be looked at now.
    """
    try:
        with Vault.open(folder, passphrase, renew=False) as vault:
            found = findings(vault)
    except (VaultDamaged, VaultMissing) as error:
        if not remains(folder):
            raise
        found = [str(error)]
    return [*found, newest_good(folder, passphrase)] if found else []


def findings(vault: Vault) -> list[str]:
    """Damage in every page of the database, the log, `keys.json` and every backup: a Dutch sentence for each.

    Raises:
        VaultForbidden: a file of the vault may not be read, so that nothing can be said of it.
    """
    try:
        with told(), closing(vault.connect()) as connection:
            found = database.damage(connection) or vault.log.verify()
        keyslots.read(vault.folder / KEYS)
    except VaultForbidden:
        raise
    except VaultError as error:
        found = [str(error)]
    return found + backup.verify(vault)


def remains(folder: Path) -> bool:
    """Whether there is anything of a vault in a folder, so that it makes sense to say what of it is good."""
    return any((folder / name).exists() for name in (KEYS, DATABASE, BACKUPS))


def newest_good(folder: Path, passphrase: str) -> str:
    """Which backup is the newest that is whole and opens with a passphrase, as a Dutch sentence.

    Takes as long as a key derivation for every backup that is looked at: call it off the GUI thread.
    """
    for path in reversed(backup.all_of(folder)):
        if _good(path, passphrase):
            return f"De nieuwste goede reservekopie is {path.name}."
    none = "Er is geen reservekopie die heel is en met deze wachtzin opengaat."
    return " ".join([none, *backup.unread(folder)])


def _good(path: Path, passphrase: str) -> bool:
    try:
        backup_folder.require_plain(path)
        data_key, _ = keyslots.read(path / KEYS).unlock(passphrase)
        with told(), closing(connect(path / DATABASE, data_key, "ro")) as connection:
            database.examine(connection)
            return not database.damage(connection)
    except UserError:
        return False
