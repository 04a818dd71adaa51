"""The format of `keys.json` for ever: files that were kept, opened by the program and by hand from the standards.

`keys/1.json` and `keys/2.json` are never changed. In the second, one holder was away during two re-encryptions.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import WrongPassphrase
from desktop.store import keyslots
from desktop.store.keyslots import Keyslots
from desktop.store.sealing import Derivation, disclosed, enclosed, key_pair

KEPT = Path(__file__).with_name("keys")
NOOR, SEM = "zeven zwanen vlogen over de Vecht", "ሰላም ë ﬁets 🚲"
PAPER = "B5T2U7-3VYSN9-J88U8C-MG8S5B-N9MQAQ-SFQN5R-EBQAEU"
FIRST = bytes.fromhex("594c5525268e5bb669b797e3a45c4fc56e7a53a3a0eca13a30a44cbfe5dc848d")
LAST = hashlib.sha256(b"derde").digest()
CHEAP = Derivation(memory=8, passes=1, lanes=1)


def test_a_file_of_version_1_opens() -> None:
    slots = keyslots.read(KEPT / "1.json")
    assert slots.unlock(NOOR) == (FIRST, "Noor de Wit")


def test_a_file_of_version_2_opens() -> None:
    slots = keyslots.read(KEPT / "2.json")
    assert slots.unlock(NOOR) == (LAST, "Noor de Wit")
    assert slots.unlock("ሰላም ë fiets 🚲") == (LAST, "Sem Bøs — ሳባ")
    assert slots.recover(PAPER) == (LAST, "")
    assert slots.holders(LAST) == ["Noor de Wit", "Sem Bøs — ሳባ"]
    with pytest.raises(WrongPassphrase):
        slots.unlock("ሰላም e fiets 🚲")


def test_version_2_opens_by_hand() -> None:
    """As `docs/security.md` tells it, with nothing of the program."""
    slots = json.loads((KEPT / "2.json").read_bytes())["slots"]
    assert by_hand(slots[0], argon2(slots[0], NOOR)) == LAST
    assert by_hand(slots[1], argon2(slots[1], "ሰላም ë fiets 🚲")) == LAST
    drawn = "".join(group[:5] for group in PAPER.split("-")).encode()
    assert by_hand(slots[2], hkdf(drawn, raw(slots[2]["derivation"]["salt"]), b"recovery")) == LAST


def raw(text: str) -> bytes:
    return base64.b64decode(text)


def argon2(slot: dict[str, Any], typed: str) -> bytes:
    cost = slot["derivation"]
    numbers = cost["passes"], cost["memory_kib"], cost["lanes"]
    return hash_secret_raw(typed.encode(), raw(cost["salt"]), *numbers, 32, Type.ID)


def hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    prk = hmac.digest(salt, secret, "sha256")
    return hmac.digest(prk, info + b"\x01", "sha256")


def by_hand(slot: dict[str, Any], wrapping: bytes) -> bytes:
    cost = slot["derivation"]
    numbers = [cost["memory_kib"], cost["passes"], cost["lanes"]] if slot["kind"] == "passphrase" else []
    fields = ["startgesprek-keys", 2, slot["kind"], cost["salt"], *numbers, slot["public"]]
    beside, box = json.dumps(fields).encode(), raw(slot["key"])
    content = AESGCM(wrapping).decrypt(box[:12], box[12:], beside)
    private, data_key = content[:32], content[32:]
    for envelope in slot["successors"]:
        inner = hpke_open(private, raw(envelope), beside)
        naming = hkdf(data_key, raw(cost["salt"]), b"successor")
        data_key = AESGCM(naming).decrypt(inner[:12], inner[12:], beside)
    return data_key


def hpke_open(private: bytes, envelope: bytes, info: bytes) -> bytes:
    """RFC 9180, base mode: DHKEM(X25519, HKDF-SHA256) 0x0020, HKDF-SHA256 0x0001, AES-256-GCM 0x0002."""

    def extract(suite: bytes, salt: bytes, name: bytes, secret: bytes) -> bytes:
        return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + name + secret, "sha256")

    def expand(suite: bytes, key: bytes, name: bytes, about: bytes, length: int) -> bytes:
        labelled = length.to_bytes(2) + b"HPKE-v1" + suite + name + about
        return hmac.digest(key, labelled + b"\x01", "sha256")[:length]

    own, sent, sealed = X25519PrivateKey.from_private_bytes(private), envelope[:32], envelope[32:]
    agreed = own.exchange(X25519PublicKey.from_public_bytes(sent))
    kem, suite = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x02"
    both = sent + own.public_key().public_bytes_raw()
    shared = expand(kem, extract(kem, b"", b"eae_prk", agreed), b"shared_secret", both, 32)
    about = b"\x00" + extract(suite, b"", b"psk_id_hash", b"") + extract(suite, b"", b"info_hash", info)
    secret = extract(suite, shared, b"secret", b"")
    key, nonce = expand(suite, secret, b"key", about, 32), expand(suite, secret, b"base_nonce", about, 12)
    return AESGCM(key).decrypt(nonce, sealed, b"")


def test_an_envelope_opens_only_for_its_key_and_what_lies_beside_it() -> None:
    private, public = key_pair()
    envelope = enclosed(public, b"inhoud", b"erbij")
    assert disclosed(private, envelope, b"erbij") == b"inhoud" == hpke_open(private, envelope, b"erbij")
    assert disclosed(private, envelope, b"ernaast") is None
    assert disclosed(key_pair()[0], envelope, b"erbij") is None
    for position in range(len(envelope)):
        broken = envelope[:position] + bytes([envelope[position] ^ 1]) + envelope[position + 1 :]
        assert disclosed(private, broken, b"erbij") is None
        assert disclosed(private, envelope[:position], b"erbij") is None


@settings(max_examples=50)
@given(st.text(min_size=1).filter(str.strip), st.text(max_size=150))
def test_any_passphrase_and_any_name_come_back(passphrase: str, name: str) -> None:
    slots = Keyslots().add(LAST, passphrase, name, CHEAP)
    read = keyslots.decode(keyslots.encode(slots))
    assert read == slots
    assert read.unlock(passphrase) == (LAST, name.encode("utf-8", "replace").decode())
