"""Who did what in a vault: a log that only grows, in which a removed or changed entry is found.

What it finds. Whoever has a passphrase has the data key, and can open the database with another program. The
triggers on the table (`tables.log_guards`) stop a slip of the hand, and can be taken away; the chain of hashes
(`log_chain`) then shows every entry that was changed, removed, swapped or put between others, and `log_end`, which
keeps the number and the hash of the last entry apart, shows an end that was cut off.

What it cannot find. Someone with the key and some knowledge can compute the chain anew from where he changed it, and
write `log_end` to match. No secret inside the vault would stop him: he holds every secret that the program holds. Only
what is kept elsewhere does: a fingerprint (the hash of the last entry, with its number) that a supervisor has on paper
or in an export shows every change up to that number. An entry that he adds at the end, in good form, looks like ours.

Nothing of a newcomer is in it but the id of the dossier: no name, no answer. So it may outlive a deleted dossier.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import VaultDamaged, VaultError
from desktop.store import log_chain, wrong_tries
from desktop.store.database import SCHEMA_VERSION
from desktop.store.log_chain import MOMENT, End, Entry
from desktop.store.log_wanted import Wanted
from desktop.store.trouble import meaning, told

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desktop.store.vault import Vault

KINDS = (
    "opened",
    "changed",
    "corrected",
    "printed",
    "saved",
    "exported",
    "listed",
    "imported",
    "deleted",
    "retention_extended",
    "tips_changed",
    "voices_changed",
    "meetings_changed",
    "buddies_changed",
    "coordination_changed",
    "directory_changed",
    "monitor_exported",
    "unlocked",
    "unlock_failed",
    "key_added",
    "key_changed",
    "key_removed",
    "recovery_renewed",
    "reencrypted",
    "backup_made",
    "restored",
    "log_exported",
)
"""Everything that is noted."""

_FIRST_VERSION = 3
_SELECT = "SELECT number, at, who, dossier, kind, detail, hash FROM log"
_SELECT_END = "SELECT vault, number, hash FROM log_end"
_ONCE = frozenset({"opened", "changed", "tips_changed", "meetings_changed", "buddies_changed", "coordination_changed"})
_WORD = re.compile(r"[a-z0-9_.,:-]{0,60}")
_LONGEST_HOLDER = 200
_BROKEN = "Het logboek van de kluis is beschadigd, zodat er niets bij kan. Zet een reservekopie terug."
_UNGUARDED = "De beveiliging van het logboek is weggehaald: het kan buiten het programma om zijn veranderd."


class Log:
    """The log of an open vault, as `Vault.log`. It may be used on any thread.

    A vault of an earlier version that is only looked at is left exactly as it is: nothing is noted in it.
    """

    def __init__(self, vault: Vault, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._vault = vault
        self._clock = clock
        self._one_at_a_time = threading.Lock()
        self._waiting: list[tuple[str, ...]] = []
        self._ready = False
        self._sitting = 0

    @property
    def folder(self) -> Path:
        """Of the vault."""
        return self._vault.folder

    def note(self, kind: str, dossier: str = "", detail: str = "", connection: Connection | None = None) -> None:
        """Add an entry. What was opened or changed is noted once in a sitting for a dossier and a detail.

        Args:
            kind: one of `KINDS`.
            dossier: its id.
            detail: a word of a closed list or a number; for a key the name of its holder. Never what was typed.
            connection: of the transaction that does what is told: then both are stored, or neither.

        Raises:
            ValueError: the kind is not known, or the detail is free text.
            NotSaved, VaultDamaged: it could not be stored.
        """
        said = self._said(kind, dossier, detail)
        if connection is not None:
            self._append(connection, [said])
            return
        with self._one_at_a_time:
            waiting = list(self._waiting)
            with self._vault.writing() as own:
                self._append(own, [*waiting, said])
            del self._waiting[: len(waiting)]

    def note_list(self, kind: str, dossiers: Iterable[str], detail: str) -> None:
        """Add an entry for each who stands on a list, so that he is told when he asks, and one with how many they are.

        Raises:
            NotSaved, VaultDamaged: they could not be stored; none of them is.
        """
        people = list(dict.fromkeys(dossiers))
        with self._vault.writing() as connection:
            for dossier in people:
                self.note(kind, dossier, detail, connection)
            self.note(kind, "", f"{detail},{len(people)}", connection)

    def note_reading(self, kind: str, dossier: str = "", detail: str = "") -> None:
        """Add an entry of what is no change: who reads is not held up by a disk that refuses.

        The entry then waits in memory, with its own time, for the next that can be stored.
        """
        try:
            self.note(kind, dossier, detail)
        except VaultError:
            self._waiting.append(self._said(kind, dossier, detail))

    def unlocked(self) -> None:
        """Note that the vault was opened, and how many wrong passphrases came before.

        Nothing can be written in a vault that is closed: wrong tries are counted in memory, and are lost when
        the program ends before somebody opens the vault.
        """
        if tries := wrong_tries.taken(self._vault.folder):
            self.note_reading("unlock_failed", detail=str(tries))
        self.note_reading("unlocked")

    def _said(self, kind: str, dossier: str, detail: str) -> tuple[str, ...]:
        if kind not in KINDS:
            raise ValueError(kind)
        if kind.startswith("key_"):
            detail = detail[:_LONGEST_HOLDER]
        elif not _WORD.fullmatch(detail):
            raise ValueError("free text does not belong in the log")
        fields = (self._clock().astimezone(UTC).strftime(MOMENT), self._vault.holder, dossier, kind, detail)
        return tuple(field.encode("utf-8", "replace").decode() for field in fields)

    def _append(self, connection: Connection, said: Sequence[tuple[str, ...]]) -> None:
        with _whole():
            if not self._ready and connection.exec_driver_sql("PRAGMA user_version").scalar_one() != SCHEMA_VERSION:
                return
            end = _end(connection.exec_driver_sql(_SELECT_END).first())
            if not self._ready:
                self._ready, self._sitting = True, end.number
            for fields in said:
                if fields[3] in _ONCE and self._noted(connection, fields):
                    continue
                row = (end.number + 1, *fields)
                end = End(end.vault, end.number + 1, log_chain.linked(end, row))
                connection.exec_driver_sql("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, end.fingerprint))
                connection.exec_driver_sql("UPDATE log_end SET number = ?, hash = ?", (end.number, end.fingerprint))

    def _noted(self, connection: Connection, fields: tuple[str, ...]) -> bool:
        """Whether this sitting said so already: asked of the database, so that what was undone is not remembered."""
        query = "SELECT 1 FROM log WHERE dossier = ? AND number > ? AND kind = ? AND detail = ? AND who = ? LIMIT 1"
        _, who, dossier, kind, detail = fields
        found = connection.exec_driver_sql(query, (dossier, self._sitting, kind, detail, who))
        return found.first() is not None

    def entries(
        self, dossier: str | None = None, newest_first: bool = True, limit: int = 100, wanted: Wanted | None = None
    ) -> list[Entry]:
        """Entries in the order of their numbers.

        Args:
            dossier: only of this one; None for all.
            wanted: which of them.

        Raises:
            NotSaved, VaultDamaged: the disk or the file refuses.
        """
        wanted = wanted or Wanted()
        condition, values = (replace(wanted, dossier=dossier) if dossier is not None else wanted).condition()
        order = "DESC" if newest_first else "ASC"
        query = f"{_SELECT} WHERE {condition} ORDER BY number {order} LIMIT ?"
        with self._reading() as connection:
            return [log_chain.entry(row) for row in connection.execute(query, (*values, limit))]

    def people(self) -> list[str]:
        """Everybody who did something, by name; the empty name is the recovery key."""
        with self._reading() as connection:
            return sorted(log_chain.clean(row[0]) for row in connection.execute("SELECT DISTINCT who FROM log"))

    @property
    def end(self) -> End:
        """The number and fingerprint of the last entry: whoever keeps them elsewhere can prove every change before it.

        Raises:
            VaultDamaged: it is gone.
        """
        with self._reading() as connection:
            return _end(connection.execute(_SELECT_END).fetchone())

    def verify(self) -> list[str]:
        """What was changed, removed or added behind the back of the program: a Dutch sentence for each place.

        The docstring of this module tells what this cannot find.

        Raises:
            NotSaved: the disk is gone.
        """
        from desktop.store import tables

        try:
            with self._reading() as connection:
                if not _has_log(connection):
                    return []
                guards = {row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")}
                connection.execute("BEGIN")
                end = _end(connection.execute(_SELECT_END).fetchone())
                found = log_chain.breaks(connection.execute(f"{_SELECT} ORDER BY number"), end)
        except VaultDamaged as error:
            return [str(error)]
        return found if guards.issuperset(tables.log_guards()) else [*found, _UNGUARDED]

    def remarks(self) -> list[str]:
        """What is odd but no damage: where the clock had been set back. A Dutch sentence for each place."""
        with self._reading() as connection:
            if not _has_log(connection):
                return []
            return log_chain.backward(connection.execute(f"{_SELECT} ORDER BY number"))

    def holds(self, number: int, fingerprint: str) -> bool:
        """Whether the entry with this number still has the fingerprint that somebody kept elsewhere.

        The log up to there is what it was then, when `verify` finds nothing as well.
        """
        with self._reading() as connection:
            query = "SELECT hash FROM log WHERE number = ?"
            row = connection.execute(query, (number,)).fetchone() if _has_log(connection) else None
        return row is not None and row[0] == "".join(fingerprint.split()).lower()

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        with told(), _whole(), closing(self._vault.connect()) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
            yield connection


def _has_log(connection: Any) -> bool:
    """Whether it is of a version that has a log: an older one may be looked at as it is."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] >= _FIRST_VERSION)


def _end(row: Sequence[Any] | None) -> End:
    if row is None or not isinstance(row[1], int):
        raise VaultDamaged(_BROKEN)
    return End(str(row[0]), row[1], str(row[2]))


@contextmanager
def _whole() -> Iterator[None]:
    """A log that is not laid out as it should be is damage, not a fault of the program."""
    try:
        yield
    except Exception as error:
        engine = getattr(error, "orig", error)
        if hasattr(engine, "sqlite_errorcode") and meaning(engine) is None:
            raise VaultDamaged(_BROKEN) from None
        raise
