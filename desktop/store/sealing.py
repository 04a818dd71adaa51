"""The cryptography of a keyslot: keys from passphrases and from other keys, and boxes sealed under a key.

Argon2id (RFC 9106) makes a key of a passphrase, HKDF-SHA256 (RFC 5869) makes one of another key, which is
random and needs no slow derivation. A box is AES-256-GCM: twelve bytes of nonce, the ciphertext, the tag.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass

KEY_BYTES = 32
SALT_BYTES = 16
_NONCE_BYTES = 12
_MOST_MEMORY = 2 * 1024 * 1024
_MOST_PASSES = 100


@dataclass(frozen=True)
class Derivation:
    """Cost of Argon2id. The default takes about half a second on a laptop with two cores.

    Attributes:
        memory: kibibytes.
        passes: times over that memory.
        lanes: threads.
    """

    memory: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def bearable(self) -> bool:
        """Whether numbers found in a file may be followed: at most 2 GiB, 100 passes and 16 times the default work."""
        return (
            1 <= self.lanes <= 16
            and 8 * self.lanes <= self.memory <= _MOST_MEMORY
            and 1 <= self.passes <= _MOST_PASSES
            and self.memory * self.passes <= 16 * Derivation.memory * Derivation.passes
        )


def salt() -> bytes:
    """Random bytes that make every derivation another one."""
    return os.urandom(SALT_BYTES)


def new_key() -> bytes:
    """A random key."""
    return os.urandom(KEY_BYTES)


def derived(passphrase: str, salt: bytes, cost: Derivation) -> bytes:
    """A key from a passphrase. The same letters from another keyboard give the same key (see RFC 8265)."""
    from argon2.low_level import Type, hash_secret_raw

    letters = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return hash_secret_raw(letters, salt, cost.passes, cost.memory, cost.lanes, KEY_BYTES, Type.ID)


def expanded(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """A key for one purpose from a secret that is random already."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt, purpose.encode()).derive(secret)


def sealed(key: bytes, content: bytes, authenticated: bytes) -> bytes:
    """A box. `authenticated` lies open beside it, and must be the same when it is opened."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, authenticated)


def opened(key: bytes, box: bytes, authenticated: bytes) -> bytes | None:
    """The content of a box; None when the key or anything else is not what it was."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], authenticated)
    except (InvalidTag, ValueError):
        return None
