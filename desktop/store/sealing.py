"""The cryptography of a keyslot: keys from passphrases and from other keys, and boxes sealed under a key.

Argon2id (RFC 9106) makes a key of a passphrase, HKDF-SHA256 (RFC 5869) makes one of another key, which is
random and needs no slow derivation. A box is AES-256-GCM: twelve bytes of nonce, the ciphertext, the tag.
An envelope is HPKE (RFC 9180) in base mode with X25519, HKDF-SHA256 and AES-256-GCM: whoever has the public key
can close one, only the private key opens it. It does not tell who closed it; `slot` sees to that.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import Suite

KEY_BYTES = 32
SALT_BYTES = 16
_NONCE_BYTES = 12
_MOST_MEMORY = 2 * 1024 * 1024
_MOST_PASSES = 100
FLOOR = ((47_104, 1), (19_456, 2), (12_288, 3), (9_216, 4), (7_168, 5))
"""Kibibytes and passes: any of these is the least that OWASP takes for Argon2id. Source: OWASP Password Storage
Cheat Sheet, https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id"""


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

    @property
    def enough(self) -> bool:
        """Whether it is not below OWASP's floor."""
        return any(self.memory >= memory and self.passes >= passes for memory, passes in FLOOR)

    def weaker_than(self, other: Derivation) -> bool:
        """Whether it asks less memory or less work than another, or is below OWASP's floor while the other is not."""
        less = self.memory < other.memory or self.memory * self.passes < other.memory * other.passes
        return less or (other.enough and not self.enough)


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


def key_pair() -> tuple[bytes, bytes]:
    """A new X25519 key pair: the private and the public key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def enclosed(public: bytes, content: bytes, authenticated: bytes) -> bytes:
    """An envelope that only the private key opens.

    Raises:
        ValueError: the public key is none.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    return _suite().encrypt(content, X25519PublicKey.from_public_bytes(public), info=authenticated)


def disclosed(private: bytes, envelope: bytes, authenticated: bytes) -> bytes | None:
    """The content of an envelope; None when the key or anything else is not what it was."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    try:
        return _suite().decrypt(envelope, X25519PrivateKey.from_private_bytes(private), info=authenticated)
    except (InvalidTag, ValueError):
        return None


def _suite() -> Suite:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
