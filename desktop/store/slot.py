"""One way to the data key, for one passphrase or for the recovery key: what a slot of `keys.json` holds.

A slot has a key pair of its own. Its box, under a key that comes from the passphrase or the recovery key, holds the
private key and the data key as its holder last knew it. When the database gets another data key while the holder
is not there (`reencryption`), the new one is put beside the box as a successor: in a box under the data key before
it, and that in an envelope for the slot's public key. Opening one takes both the private key and the old data key.

- Somebody who only ever could write in the folder cannot plant a data key of his own: he knows no data key.
- Somebody who was removed knows the old data key, but of no slot that is left the private key.

The public key is authenticated by the box, which its holder opens, and by the box with the holder's name, which lies
under the data key: nobody who does not know that can have the next data key sent to another public key.

A slot of version 1 has no key pair: its box holds the data key alone. Its next unlocking makes a newer one of it.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from desktop.store.sealing import (
    KEY_BYTES,
    SALT_BYTES,
    Derivation,
    derived,
    disclosed,
    enclosed,
    expanded,
    key_pair,
    opened,
    salt,
    sealed,
)

FORMAT = "startgesprek-keys"
MOST_SUCCESSORS = 20


@dataclass(frozen=True)
class Slot:
    """One way to the data key.

    Attributes:
        derivation: cost of Argon2id; None for the recovery key.
        public: the slot's X25519 public key; empty in a slot of version 1.
        key: box with the private key and the data key; with the data key alone in version 1.
        successors: envelopes with the data keys that came after it, the oldest first.
        holder: box with the holder's name, under a key from the last data key.
    """

    kind: Literal["passphrase", "recovery"]
    salt: bytes
    derivation: Derivation | None
    public: bytes = b""
    key: bytes = field(default=b"", repr=False)
    successors: tuple[bytes, ...] = field(default=(), repr=False)
    holder: bytes = field(default=b"", repr=False)

    @property
    def id(self) -> str:
        """What tells this slot from the others; it says nothing of its holder."""
        return self.salt.hex()

    @property
    def version(self) -> int:
        """Of the file in which slots were first made like this one."""
        return 2 if self.public else 1

    @property
    def authenticated(self) -> bytes:
        """What must be unchanged for the boxes and envelopes to open."""
        cost = self.derivation
        numbers = [cost.memory, cost.passes, cost.lanes] if cost else []
        public = [_text(self.public)] if self.public else []
        return json.dumps([FORMAT, self.version, self.kind, _text(self.salt), *numbers, *public]).encode()

    def wrapping(self, secret: str | bytes) -> bytes:
        """The key of the box: from a passphrase for who has one, from a secret for the recovery key."""
        if isinstance(secret, str):
            return derived(secret, self.salt, self.derivation or Derivation())
        return expanded(secret, self.salt, "recovery")

    def filled(self, wrapping: bytes, data_key: bytes, holder: str) -> Slot:
        """This slot with a new key pair and its boxes."""
        private, public = key_pair()
        bare = replace(self, public=public, successors=())
        return replace(bare, key=sealed(wrapping, private + data_key, bare.authenticated)).named(data_key, holder)

    def named(self, data_key: bytes, holder: str) -> Slot:
        """This slot with its holder's name under another data key."""
        naming = expanded(data_key, self.salt, "holder")
        return replace(self, holder=sealed(naming, holder.encode("utf-8", "replace"), self.authenticated))

    def keys(self, wrapping: bytes) -> tuple[bytes, ...]:
        """The data key that is in the box and those that came after it; nothing when the box does not open."""
        content = opened(wrapping, self.key, self.authenticated)
        if content is None or len(content) != self.version * KEY_BYTES:
            return ()
        private, found = content[:-KEY_BYTES], [content[-KEY_BYTES:]]
        for envelope in self.successors:
            box = disclosed(private, envelope, self.authenticated) or b""
            key = opened(expanded(found[-1], self.salt, "successor"), box, self.authenticated)
            if key is None or len(key) != KEY_BYTES:
                break  # not put there by anyone who knew the data key before it
            found.append(key)
        return tuple(found)

    def succeeded(self, data_key: bytes, successor: bytes) -> Slot:
        """This slot with one more data key in it, for a holder who is not there.

        Raises:
            ValueError: it has no public key, or was not made under this data key.
        """
        if not self.public or self.name(data_key) is None:
            raise ValueError
        box = sealed(expanded(data_key, self.salt, "successor"), successor, self.authenticated)
        return replace(self, successors=(*self.successors, enclosed(self.public, box, self.authenticated)))

    def name(self, data_key: bytes) -> str | None:
        """The holder's name, empty for the recovery key; None when it lies under another data key."""
        name = opened(expanded(data_key, self.salt, "holder"), self.holder, self.authenticated)
        return None if name is None else name.decode("utf-8", "replace")


def new(secret: str | bytes, data_key: bytes, holder: str, derivation: Derivation | None) -> Slot:
    """A slot for a passphrase, or for the secret of a recovery key: then without a derivation."""
    bare = Slot("passphrase" if derivation else "recovery", salt(), derivation)
    return bare.filled(bare.wrapping(secret), data_key, holder)


def encoded(slot: Slot) -> dict[str, Any]:
    """A slot as it stands in the file."""
    cost = slot.derivation
    derivation: dict[str, Any] = {"name": "hkdf-sha256", "salt": _text(slot.salt)}
    if cost:
        numbers = {"memory_kib": cost.memory, "passes": cost.passes, "lanes": cost.lanes}
        derivation = {"name": "argon2id", "salt": _text(slot.salt), **numbers}
    content: dict[str, Any] = {
        "kind": slot.kind,
        "derivation": derivation,
        "key": _text(slot.key),
        "holder": _text(slot.holder),
    }
    if slot.public:
        content |= {"public": _text(slot.public), "successors": [_text(envelope) for envelope in slot.successors]}
    return content


def decoded(slot: dict[str, Any], version: int) -> Slot:
    """Read a slot from a file of a version.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: it is not what was written.
    """
    found, cost = slot["derivation"], None
    if (slot["kind"], found["name"]) not in (("passphrase", "argon2id"), ("recovery", "hkdf-sha256")):
        raise ValueError
    if slot["kind"] == "passphrase":
        numbers = [found["memory_kib"], found["passes"], found["lanes"]]
        cost = Derivation(*numbers)
        if any(type(number) is not int for number in numbers) or not cost.bearable:
            raise ValueError
    salted, key, holder = (_bytes(text) for text in (found["salt"], slot["key"], slot["holder"]))
    public = _bytes(slot["public"]) if "public" in slot else b""
    successors = tuple(_bytes(text) for text in slot["successors"]) if public else ()
    fits = len(salted) == SALT_BYTES and len(public) in (0, KEY_BYTES) and len(successors) <= MOST_SUCCESSORS
    if not fits or (public and version < 2):
        raise ValueError
    return Slot(slot["kind"], salted, cost, public, key, successors, holder)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
