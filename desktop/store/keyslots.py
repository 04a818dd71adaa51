"""The file `keys.json`: one random data key, locked once for every passphrase and for the recovery key.

All other data of a slot are authenticated along with its box. Names of holders are sealed under the data
key, so that the file tells nobody who works with the vault. A checksum tells a damaged file from a wrong
passphrase.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from desktop.errors import VaultDamaged, VaultError, VaultTooNew, WrongPassphrase
from desktop.store import recovery_key
from desktop.store.files import read_whole, write_whole
from desktop.store.sealing import KEY_BYTES, SALT_BYTES, Derivation, derived, expanded, opened, salt, sealed

FORMAT = "startgesprek-keys"
VERSION = 1
_MOST_SLOTS = 20


@dataclass(frozen=True)
class Slot:
    """One way to the data key.

    Attributes:
        derivation: cost of Argon2id; None for the recovery key.
        key: box with the data key, under a key from the passphrase or the recovery key.
        holder: box with the holder's name, under a key from the data key.
    """

    kind: Literal["passphrase", "recovery"]
    salt: bytes
    derivation: Derivation | None
    key: bytes = field(default=b"", repr=False)
    holder: bytes = field(default=b"", repr=False)

    @property
    def authenticated(self) -> bytes:
        """What must be unchanged for the boxes to open."""
        cost = self.derivation
        numbers = [cost.memory, cost.passes, cost.lanes] if cost else []
        return json.dumps([FORMAT, VERSION, self.kind, _text(self.salt), *numbers]).encode()

    def filled(self, wrapping: bytes, data_key: bytes, holder: str) -> Slot:
        """This slot with its boxes."""
        naming = expanded(data_key, self.salt, "holder")
        return replace(
            self,
            key=sealed(wrapping, data_key, self.authenticated),
            holder=sealed(naming, holder.encode("utf-8", "replace"), self.authenticated),
        )

    def with_passphrase(self, passphrase: str) -> bytes | None:
        """The data key, if this passphrase opens the slot."""
        return self._data_key(derived(passphrase, self.salt, self.derivation)) if self.derivation else None

    def with_recovery(self, secret: bytes) -> bytes | None:
        """The data key, if this secret opens the slot."""
        return None if self.derivation else self._data_key(expanded(secret, self.salt, "recovery"))

    def name(self, data_key: bytes) -> str:
        """The holder's name; empty for the recovery key."""
        name = opened(expanded(data_key, self.salt, "holder"), self.holder, self.authenticated)
        return (name or b"").decode("utf-8", "replace")

    def _data_key(self, wrapping: bytes) -> bytes | None:
        key = opened(wrapping, self.key, self.authenticated)
        return key if key and len(key) == KEY_BYTES else None


@dataclass(frozen=True)
class Keyslots:
    """All slots of one vault. Every change makes a new one, to be written with `write`."""

    slots: tuple[Slot, ...] = ()

    def unlock(self, passphrase: str) -> tuple[bytes, str]:
        """The data key, and the name of the passphrase's holder.

        Raises:
            WrongPassphrase: no slot opens with it.
        """
        slot, key = self._opened_by(passphrase)
        return key, slot.name(key)

    def recover(self, typed: str) -> tuple[bytes, str]:
        """The data key, by the recovery key on paper; nobody's name.

        Raises:
            MistypedRecoveryKey: the key was typed wrongly.
            WrongPassphrase: it was typed well, and belongs to another vault.
        """
        secret = recovery_key.secret(typed)
        for slot in self.slots:
            if key := slot.with_recovery(secret):
                return key, ""
        raise WrongPassphrase(
            "Deze herstelsleutel is goed overgetypt, maar hoort niet bij deze kluis. Zoek het goede papier."
        )

    def holders(self, data_key: bytes) -> list[str]:
        """Names of the people who have a passphrase, in the order in which they got one."""
        return [slot.name(data_key) for slot in self.slots if slot.kind == "passphrase"]

    def add(self, data_key: bytes, passphrase: str, holder: str, derivation: Derivation) -> Keyslots:
        """Give somebody a passphrase.

        Raises:
            VaultError: the passphrase is empty.
        """
        return replace(self, slots=(*self.slots, _new_slot(data_key, passphrase, holder, derivation)))

    def change(self, old: str, new: str, derivation: Derivation | None = None) -> Keyslots:
        """Change the passphrase of whoever `old` belongs to. The cost stays as it was unless given.

        Raises:
            WrongPassphrase: no slot opens with `old`.
            VaultError: the new one is empty.
        """
        slot, key = self._opened_by(old)
        changed = _new_slot(key, new, slot.name(key), derivation or slot.derivation or Derivation())
        return replace(self, slots=tuple(changed if other is slot else other for other in self.slots))

    def renew_recovery(self, data_key: bytes) -> tuple[Keyslots, str]:
        """Put a new recovery key in the place of the old one, if any. Returns it as it must be printed."""
        typed = recovery_key.new()
        bare = Slot("recovery", salt(), None)
        slot = bare.filled(expanded(recovery_key.secret(typed), bare.salt, "recovery"), data_key, "")
        kept = tuple(slot for slot in self.slots if slot.kind != "recovery")
        return replace(self, slots=(*kept, slot)), typed

    def _opened_by(self, passphrase: str) -> tuple[Slot, bytes]:
        for slot in self.slots:
            if key := slot.with_passphrase(passphrase):
                return slot, key
        raise WrongPassphrase


def read(path: Path) -> Keyslots:
    """Read `keys.json`.

    Raises:
        VaultMissing: there is none.
        VaultTooNew: a newer version of the program wrote it.
        VaultDamaged: it is not what was written.
    """
    return decode(read_whole(path))


def write(path: Path, keyslots: Keyslots) -> None:
    """Write `keys.json` in one step.

    Raises:
        NotSaved: the disk refused; the old file is untouched.
    """
    write_whole(path, encode(keyslots))


def encode(keyslots: Keyslots) -> bytes:
    """The bytes of `keys.json`."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "slots": [_encoded(slot) for slot in keyslots.slots],
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
        slots = tuple(_decoded(slot) for slot in content["slots"])
        if not 1 <= len(slots) <= _MOST_SLOTS:
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise VaultDamaged(
            "Het bestand keys.json van de kluis is beschadigd. Verander niets aan de map en zet een reservekopie terug."
        ) from None
    return Keyslots(slots)


def _new_slot(data_key: bytes, passphrase: str, holder: str, derivation: Derivation) -> Slot:
    if not passphrase.strip():
        raise VaultError("De wachtzin is leeg. Kies een zin die u goed onthoudt.")
    bare = Slot("passphrase", salt(), derivation)
    return bare.filled(derived(passphrase, bare.salt, derivation), data_key, holder)


def _encoded(slot: Slot) -> dict[str, Any]:
    cost = slot.derivation
    derivation: dict[str, Any] = {"name": "hkdf-sha256", "salt": _text(slot.salt)}
    if cost:
        numbers = {"memory_kib": cost.memory, "passes": cost.passes, "lanes": cost.lanes}
        derivation = {"name": "argon2id", "salt": _text(slot.salt), **numbers}
    return {"kind": slot.kind, "derivation": derivation, "key": _text(slot.key), "holder": _text(slot.holder)}


def _decoded(slot: dict[str, Any]) -> Slot:
    found, cost = slot["derivation"], None
    if (slot["kind"], found["name"]) not in (("passphrase", "argon2id"), ("recovery", "hkdf-sha256")):
        raise ValueError
    if slot["kind"] == "passphrase":
        numbers = [found["memory_kib"], found["passes"], found["lanes"]]
        cost = Derivation(*numbers)
        if any(type(number) is not int for number in numbers) or not cost.bearable:
            raise ValueError
    salted = base64.b64decode(found["salt"], validate=True)
    if len(salted) != SALT_BYTES:
        raise ValueError
    key, holder = (base64.b64decode(slot[name], validate=True) for name in ("key", "holder"))
    return Slot(slot["kind"], salted, cost, key, holder)


def _checksum(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
