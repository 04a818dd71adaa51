"""What is done to a whole database, over a connection somebody else opened: make, examine, copy, check."""

from __future__ import annotations

import os
from contextlib import closing
from typing import Any

from desktop.errors import VaultDamaged, VaultTooNew

SCHEMA_VERSION = 12
"""What this program lays out, and brings older vaults to. The last migration has the same number."""

ALONE = "&vfs=unix-excl" if os.name == "posix" else ""
"""How SQLite is told that no other program has the database, as `in-use.lock` sees to.

It keeps the index of a write-ahead log in memory that programs share through a file beside the database, `-shm`. A
network drive cannot do that, and one that falls away takes the program with it. Alone, it keeps the index in the
program's own memory, for all of its connections, and another program is refused: https://sqlite.org/vfs.html. Windows
has no such way; there the file is made, and belongs to this program only.
"""
STILL = "&immutable=1"
"""How SQLite is told that nothing can change."""

_ZET_TERUG = "Zet een reservekopie terug."


def make(connection: Any) -> None:
    """Lay out an empty database, in one transaction."""
    from desktop.store import tables

    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    for statement in tables.layout():
        connection.execute(statement)
    connection.execute("INSERT INTO alembic_version (version_num) VALUES (?)", (str(SCHEMA_VERSION),))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def examine(connection: Any) -> int:
    """The version of a database; one that cannot be used is refused before anything is written to it.

    Raises:
        VaultTooNew: a newer version of the program made it.
        VaultDamaged: it has no layout at all. What cannot be read raises the engine's own error.
    """
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise VaultTooNew
    if version < 1:
        raise VaultDamaged
    return int(version)


def counts(connection: Any) -> dict[str, int]:
    """Rows in every table."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    names = [row[0] for row in connection.execute(query)]
    # The names come from the layout, never from a person.
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def copy(source: Any, target: Any) -> dict[str, int]:
    """Copy a database that may be in use, with SQLite's backup.

    Returns:
        How many rows each table had at that moment.
    """
    source.execute("BEGIN")
    try:
        rows = counts(source)
        source.backup(target)
    finally:
        if source.in_transaction:  # a full disk has ended it already, and its error is the one to tell
            source.execute("ROLLBACK")
    return rows


def damage(connection: Any) -> list[str]:
    """Everything that is wrong, a Dutch sentence each. What cannot be read raises the engine's own error."""
    findings = []
    if altered := connection.execute("PRAGMA cipher_integrity_check").fetchall():
        findings.append(f"{len(altered)} bladzijden van de database zijn beschadigd. {_ZET_TERUG}")
    if [row[0] for row in connection.execute("PRAGMA integrity_check")] != ["ok"]:
        findings.append(f"De inhoud van de database hangt niet goed samen. {_ZET_TERUG}")
    if loose := connection.execute("PRAGMA foreign_key_check").fetchall():
        findings.append(f"{len(loose)} gegevens in de database horen nergens bij. {_ZET_TERUG}")
    return findings


def proven(connection: Any, expected: dict[str, int]) -> bool:
    """Whether a copy opens, is whole and has as many rows as its source had. Closes the connection."""
    with closing(connection):
        return not damage(connection) and counts(connection) == expected
