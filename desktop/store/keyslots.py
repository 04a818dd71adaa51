"""The file `keys.json`: one random data key, locked once for every passphrase and for the recovery key.

All other data of a slot are authenticated along with its box. Names of holders are sealed under the data
key, so that the file tells nobody who works with the vault. A checksum tells a damaged file from a wrong
passphrase. What a slot holds, and against whom, stands in `slot`.

Version 2 gave each slot a key pair. A file of version 1 is read, and slots of both may stand in one file.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from desktop.errors import VaultDamaged, VaultError, VaultTooNew, WrongPassphrase
from desktop.store import recovery_key, slot
from desktop.store.files import read_whole, write_whole
from desktop.store.sealing import Derivation
from desktop.store.slot import FORMAT, Slot

VERSION = 2
MOST_SLOTS = 20
"""Unlocking tries every slot, so that each person waits the longer: half a second and more for everyone in the list."""

_TAKEN = "Deze wachtzin kan niet worden gebruikt. Kies een andere zin."
_FULL = f"Er passen niet meer dan {MOST_SLOTS - 1} mensen in één kluis. Haal eerst iemand weg."
_EMPTY = "De wachtzin is leeg. Kies een zin die u goed onthoudt."


@dataclass(frozen=True)
class Opening:
    """A slot that was opened.

    Attributes:
        wrapping: the key of its box.
        keys: the data keys it led to, the last one last. Only after a kill can another than the last be the right one.
    """

    slot: Slot
    wrapping: bytes = field(repr=False)
    keys: tuple[bytes, ...] = field(repr=False)

    @property
    def data_key(self) -> bytes:
        """The last data key."""
        return self.keys[-1]

    @property
    def name(self) -> str:
        """The holder's name; empty for the recovery key."""
        return next((name for key in reversed(self.keys) if (name := self.slot.name(key)) is not None), "")


@dataclass(frozen=True)
class Keyslots:
    """All slots of one vault. Every change makes a new one, to be written with `key_file.replacing`."""

    slots: tuple[Slot, ...] = ()

    def opened(self, passphrase: str) -> Opening:
        """The slot of a passphrase. Every slot is tried, so that the time tells nothing about whose it is.

        Raises:
            WrongPassphrase: no slot opens with it.
        """
        return _first(self._openings(passphrase), WrongPassphrase())

    def recovered(self, typed: str) -> Opening:
        """The slot of the recovery key on paper.

        Raises:
            MistypedRecoveryKey: the key was typed wrongly.
            WrongPassphrase: it was typed well, and belongs to another vault.
        """
        sentence = "Deze herstelsleutel is goed overgetypt, maar hoort niet bij deze kluis. Zoek het goede papier."
        return _first(self._openings(recovery_key.secret(typed)), WrongPassphrase(sentence))

    def unlock(self, passphrase: str) -> tuple[bytes, str]:
        """The data key, and the name of the passphrase's holder.

        Raises:
            WrongPassphrase: no slot opens with it.
        """
        opening = self.opened(passphrase)
        return opening.data_key, opening.name

    def recover(self, typed: str) -> tuple[bytes, str]:
        """The data key, by the recovery key on paper; nobody's name.

        Raises:
            MistypedRecoveryKey, WrongPassphrase: as `recovered`.
        """
        return self.recovered(typed).data_key, ""

    @property
    def people(self) -> tuple[Slot, ...]:
        """The slots with a passphrase, in the order in which they were made."""
        return tuple(one for one in self.slots if one.kind == "passphrase")

    def holders(self, data_key: bytes) -> list[str]:
        """Names of the people who have a passphrase, in the order in which they got one."""
        return [one.name(data_key) or "" for one in self.people]

    def knows(self, data_key: bytes) -> bool:
        """Whether a data key is the one of this file. A backup of before a re-encryption has another."""
        return any(one.name(data_key) is not None for one in self.slots)

    def add(self, data_key: bytes, passphrase: str, holder: str, derivation: Derivation) -> Keyslots:
        """Give somebody a passphrase.

        Raises:
            VaultError: the passphrase is empty or somebody has it already, or there are too many people.
        """
        if len(self.people) >= MOST_SLOTS - 1:
            raise VaultError(_FULL)
        return replace(self, slots=(*self.slots, self._made(data_key, passphrase, holder, derivation)))

    def change(self, old: str, new: str, derivation: Derivation | None = None) -> Keyslots:
        """Change the passphrase of whoever `old` belongs to. The cost stays as it was unless given.

        Raises:
            WrongPassphrase: no slot opens with `old`.
            VaultError: the new one is empty or somebody else has it.
        """
        found = self.opened(old)
        cost = derivation or found.slot.derivation or Derivation()
        without = replace(self, slots=tuple(one for one in self.slots if one is not found.slot))
        return self.exchanged(found.slot, without._made(found.data_key, new, found.name, cost))

    def exchanged(self, old: Slot, new: Slot) -> Keyslots:
        """Another slot in the place of one."""
        return replace(self, slots=tuple(new if one is old else one for one in self.slots))

    def without(self, slot_id: str) -> Keyslots:
        """Take a slot away; nothing happens when there is none with this id."""
        return replace(self, slots=tuple(one for one in self.slots if one.id != slot_id))

    def renew_recovery(self, data_key: bytes) -> tuple[Keyslots, str]:
        """Put a new recovery key in the place of the old one, if any. Returns it as it must be printed."""
        typed = recovery_key.new()
        return replace(self, slots=(*self.people, slot.new(recovery_key.secret(typed), data_key, "", None))), typed

    def _openings(self, secret: str | bytes) -> list[Opening]:
        found = []
        for one in self.slots:
            if isinstance(secret, str) == (one.kind == "passphrase"):
                wrapping = one.wrapping(secret)
                if keys := one.keys(wrapping):
                    found.append(Opening(one, wrapping, keys))
        return found

    def _made(self, data_key: bytes, passphrase: str, holder: str, derivation: Derivation) -> Slot:
        if not passphrase.strip():
            raise VaultError(_EMPTY)
        if self._openings(passphrase):  # two people would be told apart by nothing, and the log would name the first
            raise VaultError(_TAKEN)
        return slot.new(passphrase, data_key, holder, derivation)


def read(path: Path) -> Keyslots:
    """Read `keys.json`.

    Raises:
        VaultMissing: there is none.
        VaultTooNew: a newer version of the program wrote it.
        VaultDamaged: it is not what was written.
    """
    return decode(read_whole(path))


def write(path: Path, keyslots: Keyslots) -> None:
    """Write `keys.json` of a vault that is being made, in one step; see `key_file` for one that is in use.

    Raises:
        NotSaved: the disk refused; the old file is untouched.
    """
    write_whole(path, encode(keyslots))


def encode(keyslots: Keyslots) -> bytes:
    """The bytes of `keys.json`."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "slots": [slot.encoded(one) for one in keyslots.slots],
    }
    return json.dumps(content | {"checksum": _checksum(content)}, indent=2).encode() + b"\n"


def decode(data: bytes) -> Keyslots:
    """Read the bytes of `keys.json`. The checksum is made the same way in every version of the file.

    Raises:
        VaultTooNew: a newer version of the program wrote it.
        VaultDamaged: it is not what was written.
    """
    try:
        content = json.loads(data)
        checksum = content.pop("checksum")
        if content["format"] != FORMAT or checksum != _checksum(content):
            raise ValueError
        if content["version"] > VERSION:
            raise VaultTooNew
        slots = tuple(slot.decoded(one, content["version"]) for one in content["slots"])
        if not 1 <= len(slots) <= MOST_SLOTS:
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise VaultDamaged(
            "Het bestand keys.json van de kluis is beschadigd. Verander niets aan de map en zet een reservekopie terug."
        ) from None
    return Keyslots(slots)


def _first(found: list[Opening], otherwise: VaultError) -> Opening:
    if not found:
        raise otherwise
    return found[0]


def _checksum(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
