"""Loads the libraries of the store before they are needed."""

from __future__ import annotations

from importlib import import_module


def preload() -> None:
    """Load the libraries of the store, off the GUI thread, while the unlock window waits for a person.

    It takes half a second, which would otherwise be added to unlocking.
    """
    for module in (
        "argon2.low_level",
        "cryptography.hazmat.primitives.asymmetric.x25519",
        "cryptography.hazmat.primitives.ciphers.aead",
        "cryptography.hazmat.primitives.hpke",
        "cryptography.hazmat.primitives.kdf.hkdf",
        "desktop.store.queries",
    ):
        import_module(module)
