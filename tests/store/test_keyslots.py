"""`keys.json`: who can open a vault, and what becomes of a file that is not what was written."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import (
    MistypedRecoveryKey,
    VaultDamaged,
    VaultError,
    VaultMissing,
    VaultTooNew,
    WrongPassphrase,
)
from desktop.store import keyslots, recovery_key
from desktop.store.keyslots import Keyslots
from desktop.store.sealing import Derivation, new_key

CHEAP = Derivation(memory=8, passes=1, lanes=1)
DATA_KEY = new_key()
SLOTS, PAPER = Keyslots().add(DATA_KEY, "eerste zin", "Noor de Wit", CHEAP).renew_recovery(DATA_KEY)


def rewritten(change: Callable[[dict[str, Any]], None]) -> bytes:
    """`keys.json` as somebody would forge it: changed, with a checksum that fits."""
    content = json.loads(keyslots.encode(SLOTS))
    del content["checksum"]
    change(content)
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    return json.dumps(content | {"checksum": hashlib.sha256(canonical).hexdigest()}).encode()


def test_each_person_opens_with_an_own_passphrase() -> None:
    both = SLOTS.add(DATA_KEY, "tweede zin", "Sem Bos", CHEAP)
    assert both.unlock("eerste zin") == (DATA_KEY, "Noor de Wit")
    assert both.unlock("tweede zin") == (DATA_KEY, "Sem Bos")
    assert both.holders(DATA_KEY) == ["Noor de Wit", "Sem Bos"]


@pytest.mark.parametrize(
    "typed",
    ["", "eerste  zin", "Eerste zin", "eerste zin ", PAPER],
    ids=lambda typed: typed if typed != PAPER else "paper",
)
def test_only_the_very_passphrase_opens(typed: str) -> None:
    with pytest.raises(WrongPassphrase):
        SLOTS.unlock(typed)


@given(st.text(min_size=1).filter(str.strip))
def test_a_passphrase_opens_however_its_letters_are_composed(passphrase: str) -> None:
    slots = Keyslots().add(DATA_KEY, unicodedata.normalize("NFD", passphrase), "", CHEAP)
    assert slots.unlock(unicodedata.normalize("NFC", passphrase))[0] == DATA_KEY


def test_a_changed_passphrase_replaces_only_that_persons() -> None:
    changed = SLOTS.add(DATA_KEY, "tweede zin", "Sem Bos", CHEAP).change("tweede zin", "derde zin")
    assert changed.unlock("derde zin") == (DATA_KEY, "Sem Bos")
    assert changed.unlock("eerste zin") == (DATA_KEY, "Noor de Wit")
    assert changed.recover(PAPER)[0] == DATA_KEY
    with pytest.raises(WrongPassphrase):
        changed.unlock("tweede zin")
    with pytest.raises(WrongPassphrase):
        changed.change("vierde zin", "vijfde zin")


@pytest.mark.parametrize("empty", ["", "  ", "\n"])
def test_an_empty_passphrase_is_refused(empty: str) -> None:
    with pytest.raises(VaultError, match="leeg"):
        SLOTS.change("eerste zin", empty)


def test_the_recovery_key_opens_and_a_typing_error_is_told_from_another_vaults_key() -> None:
    assert SLOTS.recover(PAPER.lower().replace("-", " ")) == (DATA_KEY, "")
    with pytest.raises(WrongPassphrase, match="hoort niet bij deze kluis"):
        SLOTS.recover(recovery_key.new())
    with pytest.raises(MistypedRecoveryKey):
        SLOTS.recover(PAPER[:-1] + ("2" if PAPER[-1] != "2" else "3"))


def test_a_renewed_recovery_key_ends_the_old_one() -> None:
    renewed, paper = SLOTS.renew_recovery(DATA_KEY)
    assert renewed.recover(paper)[0] == DATA_KEY
    assert renewed.unlock("eerste zin")[0] == DATA_KEY
    with pytest.raises(WrongPassphrase):
        renewed.recover(PAPER)


def test_the_file_comes_back_as_it_was_and_names_nobody(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    keyslots.write(path, SLOTS)
    assert keyslots.read(path) == SLOTS
    assert b"Noor" not in path.read_bytes()
    assert json.loads(path.read_bytes())["slots"][0]["derivation"]["name"] == "argon2id"
    with pytest.raises(VaultMissing):
        keyslots.read(tmp_path / "other.json")


def test_whichever_byte_is_damaged_it_is_refused_or_means_the_same() -> None:
    data = keyslots.encode(SLOTS)
    for position in range(len(data)):
        for broken in (
            data[:position],
            data[:position] + bytes([data[position] ^ 0x11]) + data[position + 1 :],
        ):
            with suppress(VaultDamaged):
                assert keyslots.decode(broken) == SLOTS
                assert json.loads(broken) == json.loads(data)


def test_a_newer_file_is_told_from_a_damaged_one() -> None:
    with pytest.raises(VaultTooNew):
        keyslots.decode(rewritten(lambda content: content.update(version=3, slots="iets nieuws")))


def test_a_forged_file_never_opens() -> None:
    def swap_salt(content: dict[str, Any]) -> None:
        content["slots"][0]["derivation"]["salt"] = content["slots"][1]["derivation"]["salt"]

    with pytest.raises(WrongPassphrase):
        keyslots.decode(rewritten(swap_salt)).unlock("eerste zin")


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("memory_kib", 2**31),
        ("memory_kib", 7),
        ("memory_kib", True),
        ("memory_kib", 8.0),
        ("passes", 10**9),
        ("passes", 0),
        ("lanes", 1000),
        ("lanes", -1),
        ("lanes", "4"),
    ],
)
def test_a_cost_beyond_reason_is_refused_before_it_is_paid(name: str, number: object) -> None:
    with pytest.raises(VaultDamaged):
        keyslots.decode(rewritten(lambda content: content["slots"][0]["derivation"].update({name: number})))


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content["slots"].clear(),
        lambda content: content["slots"].extend(content["slots"] * 60),
        lambda content: content["slots"][0].update(kind="recovery"),
        lambda content: content["slots"][0].update(key="niet base64"),
        lambda content: content["slots"][0]["derivation"].update(salt="AAAA"),
        lambda content: content.update(slots=[7]),
        lambda content: content.update(version="1"),
        lambda content: content.update(format="iets anders"),
    ],
)
def test_other_nonsense_is_refused(change: Callable[[dict[str, Any]], None]) -> None:
    with pytest.raises(VaultDamaged):
        keyslots.decode(rewritten(change))


def test_the_usual_cost_is_what_the_manual_promises() -> None:
    assert Derivation() == Derivation(memory=256 * 1024, passes=3, lanes=4)
    assert Derivation().bearable
