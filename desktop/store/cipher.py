"""An encrypted database, opened with its raw key. SQLCipher enters here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher

from desktop.errors import VaultDamaged
from desktop.store import database
from desktop.store.database import ALONE, STILL
from desktop.store.trouble import told
from desktop.store.vault_folder import address

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

# `cipher_memory_security` stays off: it makes saving and searching two to three times slower, to wipe the
# engine's memory while the same answers stand in the memory of the windows.
_SETTINGS = (
    "PRAGMA cipher_compatibility = 4",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA synchronous = FULL",
)
WAIT = 5.0  # seconds that one connection waits for another to finish writing
Error = sqlcipher.Error
"""What the engine raises."""


def connect(path: Path, data_key: bytes, mode: str = "rw") -> Any:
    """Open a database with its raw key: no passphrase, and no derivation.

    Args:
        mode: 'rw', 'ro' (nobody else may be writing), or 'rwc' to make it.
    """
    still = mode == "ro" and not path.with_name(f"{path.name}-wal").exists()
    # Even a reader would leave two empty files behind; not so when it is told that nothing can change.
    how = (STILL if still else "") if mode == "ro" else ALONE
    connection = sqlcipher.connect(
        f"{address(path)}?mode={mode}{how}",
        uri=True,
        timeout=WAIT,
        isolation_level=None,
        check_same_thread=False,
    )
    # SQLCipher writes its troubles to standard error; a person gets them as a sentence instead.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
    for setting in _SETTINGS:
        connection.execute(setting)
    return connection


def engine(connected: Callable[[], Any]) -> Engine:
    """SQLAlchemy's way to a database, for any thread: a connection is kept for the next who asks.

    Args:
        connected: gives a new connection, as `connect` does.
    """
    from sqlalchemy import create_engine, event

    made = create_engine(
        "sqlite:///dossiers", creator=connected, module=sqlcipher, pool_size=2, pool_use_lifo=True,
        hide_parameters=True,  # last in, first out: whoever asks next gets the pages that were deciphered last
    )  # fmt: skip

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its turn at once: one that starts as a reader cannot wait for another writer.
        writes = connection.get_execution_options().get("writes", True)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return made


def fitting(path: Path, keys: tuple[bytes, ...]) -> tuple[bytes, int]:
    """The key of a database and its version. It is the last key, unless a re-encryption was cut off.

    Raises:
        VaultDamaged, VaultTooNew: as `database.examine`.
    """
    for key in keys[:0:-1]:
        with suppress(VaultDamaged), told(), closing(connect(path, key, "ro")) as connection:
            return key, database.examine(connection)
    with told(), closing(connect(path, keys[0], "ro")) as connection:
        return keys[0], database.examine(connection)
