"""Keeps a vault open in one program at a time: a lock of the operating system, and a note of who holds it.

The lock goes with the program that holds it, however that ends; the note alone never locks anyone out.
"""

from __future__ import annotations

import json
import platform
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from desktop.errors import NotSaved, VaultError, VaultForbidden, VaultInUse
from desktop.store import openness
from desktop.store.files import read_whole, sweep, write_whole
from desktop.store.refusals import shown

LOCK = "in-use.lock"
NOTE = "in-use.json"


class Occupancy:
    """The right to use a vault folder, from `take` to `give_back`. Any thread may give it back."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._note = folder, folder / NOTE
        self._lock = FileLock(folder / LOCK, timeout=0, mode=0o600, thread_local=False)

    def take(self) -> None:
        """Occupy the vault.

        Raises:
            VaultInUse: it is open elsewhere; the sentence names the machine and since when.
            VaultForbidden: the lock may not be made or held.
            NotSaved: nothing can be written in it.
        """
        try:
            self._lock.acquire()
        except Timeout:
            raise VaultInUse(self._sentence()) from None
        except PermissionError:
            raise VaultForbidden.at(LOCK) from None
        except (OSError, NotImplementedError):
            raise NotSaved(
                "De kluis kan hier niet worden gebruikt: in de map kan niets worden geschreven. "
                "Kijk na of de schijf vol is of alleen gelezen mag worden."
            ) from None
        openness.follow(self._folder / LOCK, self._folder)
        sweep(self._folder, "keys.json", NOTE)  # nobody else is writing now
        try:
            now = datetime.now().astimezone().isoformat(timespec="minutes")
            write_whole(
                self._note, json.dumps({"machine": platform.node(), "since": now}).encode() + b"\n", self._folder
            )
        except BaseException:
            self._lock.release()
            raise

    def give_back(self) -> None:
        """Let another program open the vault. A second call does nothing."""
        if self._lock.is_locked:
            with suppress(OSError):  # the folder may be gone by now; the lock is what counts
                self._note.unlink(missing_ok=True)
            self._lock.release()

    def _sentence(self) -> str:
        try:
            note = json.loads(read_whole(self._note))
            since = datetime.fromisoformat(note["since"])
            machine = shown(note["machine"])
        except (ValueError, KeyError, TypeError, RecursionError, VaultError):
            return VaultInUse.sentence
        moment = f"{since:%d-%m-%Y} om {since:%H:%M}"
        return f"De kluis is al open op computer {machine}, sinds {moment} uur. Sluit hem daar eerst."
