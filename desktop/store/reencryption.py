"""Gives the database another data key, when somebody who knew the one of now must not open it any more.

Whoever unlocked a vault had its data key in the memory of his machine. Taking his passphrase away closes the door, but
the data key he may have kept still opens this database and what will be added to it. After a re-encryption:

- his slot is gone, and the recovery key, which he may have seen on paper, is another one;
- the database is encrypted with a new random key, which is in no way made of the old one;
- the slots of the others hold the new key in an envelope for their own public key (see `slot`).

So with an old `keys.json`, the old data key, an old backup and the new `keys.json` together he cannot open the new
database. His old private key fits no slot that is left. The other slots' private keys lie under keys that come from the
others' passphrases. The old data key opens the inner box of a successor, but not the envelope around it.

What does not end: **old backups and copies** open with the keys of then, so does a deleted file that somebody
digs up from the disk, and what he read he knows. If he can write in the folder he can destroy the vault, or put the
whole of an old one back (its newest dossiers are then missing), and as long as another person has not logged in
since, deceive that one with a database of his own; a share must be closed to who left, too. Whoever had the vault open
could give himself a second passphrase under another name before: look at the list of people first.

The order of writing, so that a kill at any moment leaves a vault that opens:

1. the new database beside the old one, proven (`dossiers.db.new`): a kill leaves the vault as it was;
2. `keys.json` with both data keys: the old one opens the database, what is too much is cleared at the next opening;
3. the new database takes the place of the old, in one step: the new data key opens it;
4. `keys.json` with names under the new key; else the next opening does it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import HoldersFirst, NotSaved, VaultDamaged, VaultError, WrongPassphrase
from desktop.store import database, files, key_file
from desktop.store.cipher import connect
from desktop.store.key_ring import not_ready
from desktop.store.keyslots import Keyslots, Opening
from desktop.store.sealing import new_key
from desktop.store.slot import MOST_SUCCESSORS
from desktop.store.trouble import told
from desktop.store.vault import DATABASE

if TYPE_CHECKING:
    from desktop.store.vault import Vault

FRESH = f"{DATABASE}.new"
_PATIENCE = 10.0  # seconds that others get to let go of the database
_PAGES = 1000  # copied between two looks at the progress
_OURSELVES = "Wie weggaat, kan de kluis niet zelf opnieuw versleutelen. Laat iemand doen die blijft."
_BUSY = "De kluis is nog met iets anders bezig. Wacht even en probeer het opnieuw. Er is niets veranderd."
_FAILED = VaultDamaged("Het opnieuw versleutelen is niet goed gelukt. De kluis is zoals hij was. Kijk de kluis na.")

Progress = Callable[[int], None]
"""Told how far it is, in percent. It is called from the thread that does the work."""


def reencrypt(vault: Vault, passphrase: str, without: str = "", progress: Progress | None = None) -> str:
    """Encrypt the database anew, for everyone but one person. Long for a large vault: call it off the GUI thread.

    Args:
        passphrase: of whoever does this; the new keys must open with it before anything is exchanged.
        without: id of the holder whose passphrase goes.

    Returns:
        The new recovery key as it must be printed: it is kept nowhere.

    Raises:
        WrongPassphrase: it is nobody's, or not of somebody who stays.
        HoldersFirst: some people must log in once first, or be removed; the sentence names them.
        LastHolder: nobody would be left.
        NotSaved, VaultDamaged: the disk refused, or the copy is not good; the vault is as it was.
    """
    opening, left = _checked(vault, passphrase, without)
    gone = vault.keys.name(without)
    fresh_key, fresh = new_key(), vault.folder / FRESH
    succeeded = Keyslots(tuple(slot.succeeded(vault.key, fresh_key) for slot in left.people))
    slots, paper = succeeded.renew_recovery(fresh_key)
    mine = left.slots.index(opening.slot)

    def opens(read: Keyslots) -> bool:
        keys = read.slots[mine].keys(read.slots[mine].wrapping(passphrase))
        return read == slots and keys[-2:] == (vault.key, fresh_key) and read.recover(paper)[0] == fresh_key

    def exchange() -> None:
        _let_go(vault)
        with key_file.replacing(vault.folder, slots, opens):
            vault.exchange(fresh, fresh_key)

    forget_half_made(vault.folder)
    try:
        _copied(vault, fresh, fresh_key, progress or (lambda _: None), exchange)
    except OSError:
        raise NotSaved from None
    finally:
        forget_half_made(vault.folder)
    found = slots.slots[mine]
    vault.keys.settle(slots, Opening(found, opening.wrapping, found.keys(opening.wrapping)), rescued=False)
    if without:
        vault.keys.note("key_removed", gone)
    vault.keys.note("recovery_renewed")
    vault.keys.note("reencrypted")
    return paper


def forget_half_made(folder: Path) -> None:
    """Remove a new database that never took the place of the old one."""
    for path in folder.glob(f"{FRESH}*"):
        with suppress(OSError):
            path.unlink()


def _checked(vault: Vault, passphrase: str, without: str) -> tuple[Opening, Keyslots]:
    left = vault.keys.without(without) if without else vault.keys.slots()
    if without == vault.holder_id:
        raise VaultError(_OURSELVES)
    opening = left.opened(passphrase)
    if opening.data_key != vault.key:
        raise WrongPassphrase
    waiting = not_ready(holder for holder in vault.keys.holders() if holder.id != without)
    waiting += [slot.name(vault.key) or "?" for slot in left.people if len(slot.successors) >= MOST_SUCCESSORS]
    if waiting:
        raise HoldersFirst(waiting)
    if any(slot.name(vault.key) is None for slot in left.people):
        raise VaultDamaged("In keys.json staat een wachtzin die niet bij deze kluis hoort. Er is niets veranderd.")
    return opening, left


def _copied(vault: Vault, fresh: Path, key: bytes, progress: Progress, exchange: Callable[[], None]) -> None:
    """Copy the database under another key, while others go on with it; when they changed it meanwhile, once more."""
    with told(), closing(vault.connect()) as source:
        seen = _changes(source)
        _copy(source, fresh, key, progress)
        with vault.alone():
            if _changes(source) != seen:
                _copy(source, fresh, key, lambda _: None)
            source.close()
            exchange()
    progress(100)


def _copy(source: Any, place: Path, key: bytes, progress: Progress) -> None:
    forget_half_made(place.parent)

    def told_of(_: int, left: int, pages: int) -> None:
        progress(95 * (pages - left) // max(pages, 1))  # the rest is proving it

    with closing(connect(place, key, "rwc")) as target:
        files.make_private(place, place.parent)
        source.execute("BEGIN")
        try:
            rows = database.counts(source)
            source.backup(target, pages=_PAGES, progress=told_of)
        finally:
            if source.in_transaction:
                source.execute("ROLLBACK")
        target.execute("PRAGMA journal_mode = WAL")
    if not database.proven(connect(place, key, "ro"), rows):
        raise _FAILED


def _changes(connection: Any) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _let_go(vault: Vault) -> None:
    """See that nobody has the database open: the last to close it takes its write-ahead log away."""
    path = vault.folder / DATABASE
    log, end = path.with_name(f"{DATABASE}-wal"), time.monotonic() + _PATIENCE
    while True:
        with closing(connect(path, vault.key)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if not log.exists():
            return
        if time.monotonic() > end:
            raise NotSaved(_BUSY)
        time.sleep(0.05)
