"""Whether a backup still says all that its vault says: the engine holds every table of the one against the other.

A counter would be quicker, and would have to be kept somewhere; it knows nothing of a backup that was removed or went
bad since. Holding them together takes a fraction of the time of making and proving a backup.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from desktop.errors import VaultError
from desktop.store import files
from desktop.store.trouble import told
from desktop.store.vault import DATABASE, KEYS, Vault, address

_TABLES = (
    "SELECT name, sql FROM {}.sqlite_master"
    " WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name != 'log_end' ORDER BY name != 'log', name"
)
_LOG = (
    "(SELECT at, who, dossier, kind, detail FROM {}.log WHERE kind NOT IN ('unlocked', 'unlock_failed', 'backup_made'))"
)
"""Opening and locking alone is nothing to keep; and its own note would make every backup out of date."""
_PAPERS = "(SELECT id, dossier, length(pdf) FROM {}.papers)"
"""A paper that is kept never changes, and the engine would hold them all in memory at once."""

_WHAT = {"log": _LOG, "papers": _PAPERS}


def unchanged(vault: Vault, place: Path) -> bool:
    """Whether a backup has the same keys and the same content as an open vault. One that cannot be read has not."""
    try:
        with vault.steady(), told(), closing(vault.connect()) as connection:
            if files.read_whole(place / KEYS) != files.read_whole(vault.folder / KEYS):
                return False
            key = f"x'{vault.key.hex()}'"
            copy = f"{address(place / DATABASE)}?mode=ro&immutable=1"
            connection.execute("ATTACH DATABASE ? AS copy KEY ?", (copy, key))
            connection.execute("BEGIN")  # one steady look, whatever is written meanwhile
            return _same(connection)
    except VaultError:
        return False


def _same(connection: Any) -> bool:
    tables, others = (connection.execute(_TABLES.format(schema)).fetchall() for schema in ("main", "copy"))
    return bool(tables == others) and all(_same_rows(connection, name) for name, _ in tables)


def _same_rows(connection: Any, table: str) -> bool:
    # The names come from the layout, never from a person.
    own, copy = (_WHAT.get(table, f'{{}}."{table}"').format(schema) for schema in ("main", "copy"))
    query = f"SELECT (SELECT count(*) FROM {own}) = (SELECT count(*) FROM {copy})"  # noqa: S608
    if not connection.execute(query).fetchone()[0]:
        return False
    # As many on both sides, and none of ours is lacking there: they are the same, for each row has a key of its own.
    return not connection.execute(f"SELECT EXISTS (SELECT * FROM {own} EXCEPT SELECT * FROM {copy})").fetchone()[0]  # noqa: S608
