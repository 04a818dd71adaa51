"""Backups: folders with a database and the keys that open it, proven to open before they count as made."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from threading import RLock
from typing import Any, Literal

from desktop.errors import NotSaved, VaultDamaged, VaultError, VaultExists, WrongPassphrase
from desktop.store import backup_changes, backup_keeping, database, files, keyslots, vault_folder
from desktop.store.backup_folder import ADVICE, require_plain
from desktop.store.backup_keeping import AUTOMATIC, order, stamp
from desktop.store.cipher import connect
from desktop.store.trouble import told
from desktop.store.vault import BACKUPS, DATABASE, KEYS, Vault

_one_at_a_time = RLock()
State = Literal["whole", "damaged", "other_key", "forbidden"]

_FAILED = VaultDamaged("De reservekopie is niet goed gelukt en is weer weggehaald. Kijk de kluis na.")
_INSIDE = "Deze map hoort bij de kluis zelf. Kies een plek daarbuiten, het liefst een USB-stick."
_NOT_COPIED = (
    "De kopie is niet gelukt: de stick of map is vol, niet meer bereikbaar, of er mag niet in worden geschreven. "
    "Er is geen kopie gemaakt. Sluit de stick weer aan of kies een andere plek, en probeer het opnieuw."
)
_ADVICE = """Dit is een reservekopie van de kluis '{vault}' van Startgesprek, gemaakt op {moment}.

Terugzetten: open Startgesprek, kies op het eerste scherm 'Reservekopie terugzetten…' en kies deze map.
Er is een wachtzin nodig die gold toen deze kopie werd gemaakt. Zonder zo'n wachtzin is er niets in te lezen.
"""


def make(vault: Vault, reason: str = "", now: datetime | None = None) -> Path:
    """Copy an open vault into its own `backups/`, named after the moment. May run off the GUI thread.

    Args:
        reason: what the name says besides, in words for a file name; without one it was made by hand.
        now: the moment; by the clock of the machine when it is not given.

    Raises:
        NotSaved: the disk refused; no half backup stays behind.
        VaultDamaged: the copy is not as good as it must be.
    """
    if not os.path.isdir(vault.folder / BACKUPS):
        files.make_folder(vault.folder / BACKUPS, vault.folder)
    place = _free(vault.folder / BACKUPS, lambda number: backup_keeping.named(now or datetime.now(), reason, number))
    with _one_at_a_time, files.new_folder(place, vault.folder) as half:
        _fill(vault, half, vault.folder)
    vault.log.note_reading("backup_made", detail={"": "by_hand", AUTOMATIC: "automatic"}.get(reason, "migration"))
    return place


def keep(vault: Vault, clock: Callable[[], datetime] = datetime.now) -> Path | None:
    """Make a backup when something changed since the last one, and let go of those whose time has passed.

    Only after a new one is proven, others go: so the newest good one always stays.

    Returns:
        the new backup; None when the last one still says all.

    Raises:
        NotSaved, VaultDamaged: as `make`; every backup that was there still is.
    """
    with _one_at_a_time:
        _sweep(vault.folder / BACKUPS)
        now = clock()
        last = latest(vault.folder, now)
        if last is not None and backup_changes.unchanged(vault, last):
            return None
        made = make(vault, AUTOMATIC, now)
        prune(vault.folder, now)
    return made


def prune(folder: Path, now: datetime) -> None:
    """Take away the backups of a vault folder whose time has passed. Call it only when a new one is proven."""
    places = all_of(folder)
    staying = backup_keeping.kept((path.name for path in places), now)
    for path in places:
        if path.name not in staying:
            remove(path)


def copy_to(vault: Vault, folder: Path, now: datetime | None = None) -> Path:
    """Make a backup somewhere else, such as a USB stick, named after the vault and the moment.

    Returns:
        the folder with the database, the keys, and in words how it is put back.

    Raises:
        NotSaved: the place lies within the vault, or the disk refused or was taken away; no half backup is there.
        VaultDamaged: the copy is not as good as it must be.
    """
    if folder.resolve().is_relative_to(vault.folder.resolve()):
        raise NotSaved(_INSIDE)
    moment = now or datetime.now()
    called = "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in vault.folder.stem)
    place = _free(folder, lambda number: f"{called} reservekopie {backup_keeping.named(moment, number=number)}")
    words = _ADVICE.format(vault=vault.folder.stem, moment=f"{moment:%d-%m-%Y om %H:%M} uur")
    try:
        with files.new_folder(place) as half:
            _fill(vault, half, None)
            files.write_whole(half / ADVICE, words.replace("\n", "\r\n").encode("utf-8", "replace"))
    except NotSaved:
        raise NotSaved(_NOT_COPIED) from None
    vault.log.note_reading("backup_made", detail="elsewhere")
    return place


def restore(source: Path, folder: Path, secret: str) -> Vault:
    """Make a new vault of a backup, and open it. Nothing is ever restored over a vault that is there.

    Args:
        source: the folder of a backup.
        folder: where the vault must come.
        secret: a passphrase that was valid when the backup was made, or the recovery key of then.

    Raises:
        VaultExists: something is there already.
        BackupRefused: the folder holds something that belongs to no backup.
        VaultMissing, VaultDamaged, VaultTooNew: the backup is not, or no longer, a good one.
        WrongPassphrase: nobody had this passphrase then, and it is not the recovery key either.
        NotSaved: the disk refused; nothing is made.
    """
    if os.path.lexists(folder):
        raise VaultExists
    require_plain(source)
    slots = keyslots.read(source / KEYS)
    data_key, by_passphrase = _unlocked(slots, secret)
    with vault_folder.new(folder) as half, told():
        keyslots.write(half / KEYS, slots)
        with closing(connect(source / DATABASE, data_key, "ro")) as connection:
            database.examine(connection)
            _copy(connection, half / DATABASE, data_key, "WAL", None)
    vault = Vault.open(folder, secret) if by_passphrase else Vault.recover(folder, secret)
    vault.log.note_reading("restored")
    return vault


def all_of(folder: Path) -> list[Path]:
    """The backups of a vault folder, the oldest first."""
    try:
        found = [path for path in (folder / BACKUPS).iterdir() if path.name[0] != "."]
    except (OSError, ValueError):  # not there, not to be read, or a name that no disk can have
        return []
    return sorted(found, key=lambda path: order(path.name))


def size(path: Path) -> int:
    """Bytes of the database in a backup; 0 when it cannot be told."""
    try:
        return (path / DATABASE).stat().st_size
    except OSError:
        return 0


def latest(folder: Path, now: datetime) -> Path | None:
    """The last backup that was made by now; one from the future was made while the clock was wrong."""
    made = [path for path in all_of(folder) if (found := stamp(path.name)) and found.moment <= now]
    return made[-1] if made else None


def remove(path: Path) -> bool:
    """Take a backup away. It stops being one in a single step, so that half of it is never taken for whole.

    Returns:
        False when the disk refuses, and it stays.
    """
    going = path.with_name(f".{path.name}")
    try:
        path.rename(going)
    except OSError:
        return False
    files.remove_folder(going)  # what stays of it is swept away at the next backup
    return True


def state(vault: Vault, path: Path) -> State:
    """How a backup of an open vault is: every page of it is read.

    Returns:
        'other_key' for one from before the vault was encrypted anew: only a passphrase of then can tell more;
        'forbidden' for one that may not be read.
    """
    if not vault_folder.readable(path):
        return "forbidden"
    try:
        require_plain(path)
        if not _sealed_under(keyslots.read(path / KEYS), vault.key):
            return "other_key"
        with told(), closing(connect(path / DATABASE, vault.key, "ro")) as connection:
            database.examine(connection)  # an empty file is no damaged page, and no backup
            return "damaged" if database.damage(connection) else "whole"
    except VaultError:
        return "damaged"


def verify(vault: Vault) -> list[str]:
    """Look for damage in every backup of a vault: a Dutch sentence for each that is not good.

    One that may not be read is not damaged: `unread` tells of it.
    """
    return [
        f"De reservekopie {path.name} is beschadigd. Gebruik een andere."
        for path in all_of(vault.folder)
        if state(vault, path) == "damaged"
    ]


def unread(folder: Path) -> list[str]:
    """The backups of a vault folder that may not be read, a Dutch sentence each: nothing can be said of them."""
    return [
        f"De reservekopie {path.name} is niet nagekeken: u hebt daar geen rechten op. Vraag ze aan uw beheerder."
        for path in all_of(folder)
        if not vault_folder.readable(path)
    ]


def _sweep(place: Path) -> None:
    """Take away what a kill left half made or half removed."""
    with suppress(OSError):
        for path in place.iterdir():
            if path.name[0] == "." and stamp(path.name[1:].partition(".")[0]):
                files.remove_folder(path)


def _fill(vault: Vault, half: Path, within: Path | None) -> None:
    """Args: within: the folder of the vault, when the backup stays in it: then it is open to whom the vault is."""
    with vault.steady():  # so that the keys and the database belong together
        keys = files.read_whole(vault.folder / KEYS)
        with told(), closing(vault.connect()) as source:
            _copy(source, half / DATABASE, vault.key, "DELETE", within)
    files.write_whole(half / KEYS, keys, within)


def _copy(source: Any, place: Path, data_key: bytes, journal: str, within: Path | None) -> None:
    with closing(connect(place, data_key, "rwc")) as target:
        files.make_private(place, within)
        rows = database.copy(source, target)
        target.execute(f"PRAGMA journal_mode = {journal}")
    if not database.proven(connect(place, data_key, "ro"), rows):
        raise _FAILED


def _unlocked(slots: keyslots.Keyslots, secret: str) -> tuple[bytes, bool]:
    """The data key, and whether a passphrase gave it."""
    try:
        return slots.unlock(secret)[0], True
    except WrongPassphrase:
        with suppress(VaultError):  # what is no recovery key was meant as a passphrase
            return slots.recover(secret)[0], False
        raise


def _sealed_under(slots: keyslots.Keyslots, data_key: bytes) -> bool:
    return any(slot.name(data_key) is not None for slot in slots.slots)


def _free(folder: Path, named: Callable[[int], str]) -> Path:
    return next(path for number in count(1) if not os.path.lexists(path := folder / named(number)))
