"""A vault: a folder with `keys.json`, an encrypted `dossiers.db` and `backups/`."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import NotSaved, VaultError, VaultExists
from desktop.store import cipher, database, files, key_file, keyslots, vault_folder, wrong_tries
from desktop.store.calibration import calibrated
from desktop.store.gate import Gate
from desktop.store.key_file import KEYS as KEYS
from desktop.store.keyslots import Keyslots, Opening
from desktop.store.occupancy import Occupancy
from desktop.store.preloading import preload as preload
from desktop.store.sealing import Derivation, new_key
from desktop.store.trouble import GONE, told
from desktop.store.vault_folder import BACKUPS as BACKUPS
from desktop.store.vault_folder import DATABASE as DATABASE
from desktop.store.vault_folder import address as address
from desktop.store.vault_folder import require as require

if TYPE_CHECKING:
    import sqlalchemy

    from desktop.store.key_ring import KeyRing
    from desktop.store.log import Log
    from desktop.store.vault_info import VaultInfo

Unlock = Callable[[Keyslots], Opening]


class Vault:
    """An open vault. Made by `create`, `open` or `recover`; `close` it, or use it in a `with` block.

        with Vault.open(Path("Zeist.startgesprek"), "een lange zin") as vault:
            with vault.writing() as connection:
                connection.execute(...)

    Attributes:
        folder: where it is.
        holder: name of whoever's passphrase opened it; empty after `recover`.
        holder_id: which slot opened it.
        notice: a Dutch sentence about what was found and mended at the opening, for whoever opened it; mostly empty.
    """

    def __init__(self, folder: Path, data_key: bytes, opening: Opening, occupancy: Occupancy) -> None:
        self.folder = folder
        self.holder, self.holder_id = opening.name, opening.slot.id
        self.notice = ""
        self._database = folder / DATABASE
        self._key = bytearray(data_key)
        self._occupancy = occupancy
        self._one_at_a_time = threading.Lock()
        self._gate = Gate()
        self._inode = os.stat(self._database).st_ino

    @classmethod
    def create(
        cls, folder: Path, passphrase: str, holder: str, derivation: Derivation | None = None
    ) -> tuple[Vault, str]:
        """Make a vault and open it.

        Args:
            holder: name of whoever knows the passphrase.
            derivation: cost of the passphrase; a cheap one is for tests only.

        Returns:
            The vault, and the recovery key as it must be printed: it is kept nowhere.

        Raises:
            VaultExists: something is there already.
            NotSaved: the folder around it is missing, full or may not be written in.
            VaultError: the passphrase is empty.
        """
        if os.path.lexists(folder):
            raise VaultExists
        data_key = new_key()
        slots = Keyslots().add(data_key, passphrase, holder, derivation or calibrated())
        opening = Opening(slots.slots[0], b"", (data_key,))
        slots, recovery_key = slots.renew_recovery(data_key)
        with vault_folder.new(folder) as half:
            keyslots.write(half / KEYS, slots)
            with told(), closing(cipher.connect(half / DATABASE, data_key, "rwc")) as connection:
                files.make_private(half / DATABASE)
                database.make(connection)
        return cls._entered(folder, lambda _: opening), recovery_key

    @classmethod
    def open(cls, folder: Path, passphrase: str, *, renew: bool = True) -> Vault:
        """Open a vault with a passphrase. Takes as long as the key derivation: call it off the GUI thread.

        Args:
            renew: bring a vault of an earlier version up to date, after a backup. False leaves it as it is:
                enough to look at the vault as a whole and to change keys, not to read dossiers.

        Raises:
            WrongPassphrase, VaultMissing, VaultForbidden, VaultDamaged, VaultTooNew, VaultInUse: no file is changed.
            NotSaved: nothing can be written in the folder.
            VaultError: it could not be brought up to date; the database is as it was.
        """
        return cls._entered(folder, lambda slots: slots.opened(passphrase), renew)

    @classmethod
    def recover(cls, folder: Path, recovery_key: str, *, renew: bool = True) -> Vault:
        """Open a vault with the recovery key on paper, else as `open`; then give a passphrase with `add_passphrase`.

        Raises:
            MistypedRecoveryKey: a group of it cannot be right.
            VaultError: and each of its kinds, as `open`.
        """
        return cls._entered(folder, lambda slots: slots.recovered(recovery_key), renew)

    @classmethod
    def _entered(cls, folder: Path, unlock: Unlock, renew: bool = True) -> Vault:
        folder = folder.absolute()
        require(folder)
        slots, rescued = key_file.found(folder)
        with ExitStack() as undo:
            occupancy = Occupancy(folder)
            occupancy.take()
            undo.callback(occupancy.give_back)
            vault_folder.require_rights(folder)
            warming = threading.Thread(target=preload)
            warming.start()  # Argon2 leaves Python's lock free, so the library loads meanwhile
            with wrong_tries.counted(folder), key_file.told_of_rescue(rescued):
                opening = unlock(slots)
            data_key, version = cipher.fitting(folder / DATABASE, opening.keys)
            vault_folder.forget_index(folder)
            warming.join()
            vault = cls(folder, data_key, opening, occupancy)
            undo.callback(vault.close)
            if renew and version < database.SCHEMA_VERSION:
                from desktop.store import migration

                migration.renew(vault)
            if renew:
                vault.keys.settle(slots, opening, rescued)
            vault.log.unlocked()
            undo.pop_all()
        return vault

    def __enter__(self) -> Vault:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lock the vault: bring everything into the one file, forget the key. A second call does nothing."""
        if not self._key:
            return
        self._disconnect()
        # What cannot be moved out of the write-ahead log now is read from it at the next opening.
        with suppress(cipher.Error, VaultError), closing(self.connect()) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for position in range(len(self._key)):
            self._key[position] = 0
        self._key.clear()
        self._occupancy.give_back()

    @property
    def key(self) -> bytes:
        """The data key.

        Raises:
            VaultError: the vault is closed.
        """
        if not self._key:
            raise VaultError("De kluis is op slot. Ontgrendel hem eerst.")
        return bytes(self._key)

    def connect(self) -> Any:
        """A connection of its own to the database, for what SQLAlchemy has no words for. Close it."""
        with self._gate.passing():
            self._check_place()
            return cipher.connect(self._database, self.key)

    @cached_property
    def engine(self) -> sqlalchemy.Engine:
        """The database, for any thread: a connection is kept for the next who asks."""
        return cipher.engine(self.connect)

    @contextmanager
    def writing(self) -> Iterator[sqlalchemy.Connection]:
        """One transaction: all of the block is stored, or nothing of it.

        Raises:
            NotSaved: the disk refused; nothing is changed.
            VaultDamaged: the database is not what it should be.
        """
        with self._reaching():
            self._check_place()
            with self.engine.begin() as connection:
                yield connection

    @contextmanager
    def reading(self) -> Iterator[sqlalchemy.Connection]:
        """A steady look at the database, that holds up no writer.

        Raises:
            NotSaved: the disk is gone.
            VaultDamaged: the database is not what it should be.
        """
        with self._reaching(), self.engine.connect() as connection:
            yield connection.execution_options(writes=False)

    def store(self, statement: str, parameters: Sequence[object]) -> None:
        """Run one statement that is a transaction by itself: the quickest way to the disk.

        Raises:
            NotSaved: the disk refused; nothing is changed.
            VaultDamaged: the database is not what it should be.
        """
        with self._reaching(), self._one_at_a_time:
            self._check_place()
            self._ready.execute(statement, parameters)

    @cached_property
    def _ready(self) -> Any:
        return self.connect()  # at hand, so that an answer need not wait for one from the engine

    @contextmanager
    def steady(self) -> Iterator[None]:
        """During the block the database and its key stay the same: for what copies them along with `keys.json`."""
        with self._gate.passing():
            self._check_place()
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """During the block nobody else reaches the database, and every connection but a caller's own is closed.

        Raises:
            NotSaved: somebody is still at it.
        """
        with self._gate.shut(cipher.WAIT), told():
            self._disconnect()
            yield

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        try:
            with self._gate.passing(), told():
                yield
        except NotSaved:
            # What was opened while the disk could only be read stays so, also when it can be written again.
            self._disconnect()
            if vault_folder.forbidden(self.folder):
                raise NotSaved(files.FORBIDDEN) from None
            raise

    def _disconnect(self) -> None:
        with self._one_at_a_time:
            if "_ready" in self.__dict__:
                self._ready.close()
                del self._ready
        if "engine" in self.__dict__:
            self.engine.dispose()

    def exchange(self, fresh: Path, data_key: bytes) -> None:
        """Put another database in the place of this one. Only within `alone`, and without a write-ahead log.

        Raises:
            OSError: the disk refused; nothing is changed.
        """
        os.replace(fresh, self._database)
        self._key[:], self._inode = data_key, os.stat(self._database).st_ino
        files.sync_folder(self.folder)

    @property
    def keys(self) -> KeyRing:
        """Who can open this vault, and how that changes."""
        from desktop.store.key_ring import KeyRing

        return KeyRing(self)

    def change_passphrase(self, old: str, new: str, derivation: Derivation | None = None) -> None:
        """Give whoever knows `old` another passphrase; see `KeyRing.change`."""
        self.keys.change(old, new, derivation)

    def add_passphrase(self, passphrase: str, holder: str, derivation: Derivation | None = None) -> None:
        """Give somebody a passphrase, or a new one after `recover`; see `KeyRing.add`."""
        self.keys.add(passphrase, holder, derivation, namesake=True)

    def backup(self) -> Path:
        """Make a backup beside the database and prove that it opens; see `backup.make`."""
        from desktop.store import backup

        return backup.make(self)

    @staticmethod
    def restore(source: Path, folder: Path, passphrase: str) -> Vault:
        """Make a new vault of a backup and open it; see `backup.restore`."""
        from desktop.store import backup

        return backup.restore(source, folder, passphrase)

    def verify(self) -> list[str]:
        """Look for damage in every page of the database, `keys.json` and every backup: a Dutch sentence for each."""
        from desktop.store import examination

        return examination.findings(self)

    @cached_property
    def log(self) -> Log:
        """Who did what."""
        from desktop.store.log import Log

        return Log(self)

    @property
    def info(self) -> VaultInfo:
        """What may be told of this vault.

        Raises:
            VaultError: it is closed or damaged.
        """
        from desktop.store import vault_info

        return vault_info.about(self)

    def _check_place(self) -> None:
        # SQLite would go on writing into a file that was moved or thrown away.
        try:
            there = os.stat(self._database).st_ino == self._inode
        except OSError:
            there = False
        if not there:
            raise NotSaved(GONE)
