"""Who can open a vault: people come, change and go, and what somebody who went can still open."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.dossier.model import Dossier
from desktop.errors import (
    LastHolder,
    NameTaken,
    NotSaved,
    VaultDamaged,
    VaultError,
    WrongPassphrase,
)
from desktop.store import keyslots, recovery_key, sealing, slot
from desktop.store.key_ring import tidy
from desktop.store.keyslots import Keyslots
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault

SEM, LIN = "vier rode fietsen in Utrecht", "vijf zoute dropjes per dag"


@pytest.fixture
def three(vault: Vault, dossier: Dossier, cheap: Derivation) -> Vault:
    """A vault of Noor, Sem and Lin with one newcomer in it."""
    Dossiers(vault).add(dossier)
    vault.keys.add(SEM, "Sem Bos", cheap)
    vault.keys.add(LIN, "Lin Smit", cheap)
    return vault


def names(vault: Vault) -> list[str]:
    return [holder.name for holder in vault.keys.holders()]


def id_of(vault: Vault, name: str) -> str:
    return next(holder.id for holder in vault.keys.holders() if holder.name == name)


def kept(vault: Vault) -> list[str]:
    return sorted(os.listdir(vault.folder))


def test_people_come_and_go(three: Vault, passphrase: str) -> None:
    assert names(three) == ["Noor de Wit", "Sem Bos", "Lin Smit"]
    assert [holder.yourself for holder in three.keys.holders()] == [True, False, False]
    three.keys.remove(id_of(three, "Sem Bos"))
    with pytest.raises(VaultError, match="geen wachtzin meer"):
        three.keys.remove("weg")
    three.close()
    with pytest.raises(WrongPassphrase):
        Vault.open(three.folder, SEM)
    with Vault.open(three.folder, LIN) as again:
        assert (again.holder, names(again)) == ("Lin Smit", ["Noor de Wit", "Lin Smit"])
        assert [holder.yourself for holder in again.keys.holders()] == [False, True]
        kinds = [(entry.kind, entry.who, entry.detail) for entry in again.log.entries(newest_first=False)]
        assert [one for one in kinds if one[0].startswith("key_")] == [
            ("key_added", "Noor de Wit", "Sem Bos"),
            ("key_added", "Noor de Wit", "Lin Smit"),
            ("key_removed", "Noor de Wit", "Sem Bos"),
        ]


def test_the_last_one_stays(vault: Vault) -> None:
    before = (vault.folder / "keys.json").read_bytes()
    with pytest.raises(LastHolder):
        vault.keys.remove(id_of(vault, "Noor de Wit"))
    assert (vault.folder / "keys.json").read_bytes() == before


def test_one_who_removes_himself_is_out_at_the_next_lock(three: Vault, passphrase: str) -> None:
    three.keys.remove(id_of(three, "Noor de Wit"))
    assert names(three) == ["Sem Bos", "Lin Smit"]
    three.close()
    with pytest.raises(WrongPassphrase):
        Vault.open(three.folder, passphrase)
    Vault.open(three.folder, SEM).close()


@pytest.mark.parametrize("name", ["", " \n", "\u200b\u202e"])
def test_a_holder_has_a_name(vault: Vault, name: str, cheap: Derivation) -> None:
    with pytest.raises(VaultError, match="Vul een naam in"):
        vault.keys.add(SEM, name, cheap)


@pytest.mark.parametrize("name", ["Noor de Wit", "noor  de wit", "NOOR DE WIT\u200b", "Ｎoor de Wit"])
def test_two_people_never_look_like_one(vault: Vault, name: str, cheap: Derivation) -> None:
    with pytest.raises(NameTaken):
        vault.keys.add(SEM, name, cheap)


def test_one_passphrase_is_never_of_two_people(three: Vault, passphrase: str, cheap: Derivation) -> None:
    with pytest.raises(VaultError, match="Kies een andere zin"):
        three.keys.add(passphrase, "Ans Pool", cheap)
    with pytest.raises(VaultError, match="Kies een andere zin"):
        three.keys.change(SEM, passphrase)
    three.keys.change(SEM, SEM)
    assert names(three) == ["Noor de Wit", "Sem Bos", "Lin Smit"]


def test_only_ones_own_passphrase_is_changed_when_that_is_asked(three: Vault, passphrase: str) -> None:
    """What somebody else at the same desk types as his own old passphrase does not change his."""
    mine = three.holder_id
    with pytest.raises(WrongPassphrase) as refused:
        three.keys.change(SEM, "een heel nieuwe zin", of=mine)
    assert str(refused.value) == str(WrongPassphrase())
    assert three.keys.slots().opened(SEM).name == "Sem Bos"
    three.keys.change(passphrase, "een heel nieuwe zin", of=mine)
    assert three.keys.slots().opened("een heel nieuwe zin").name == "Noor de Wit"
    assert three.holder_id != mine


def test_a_full_vault_takes_nobody_more(vault: Vault, cheap: Derivation) -> None:
    for number in range(1, keyslots.MOST_SLOTS - 1):
        vault.keys.add(f"zin nummer {number}", f"Nummer {number}", cheap)
    with pytest.raises(VaultError, match="niet meer dan 19 mensen"):
        vault.keys.add(SEM, "Sem Bos", cheap)
    assert len(names(vault)) == keyslots.MOST_SLOTS - 1


def test_a_renewed_recovery_key_ends_the_paper(folder: Path, passphrase: str, cheap: Derivation) -> None:
    vault, old = Vault.create(folder, passphrase, "Noor de Wit", cheap)
    new = vault.keys.renew_recovery()
    vault.close()
    for wrong in (old, recovery_key.new()):
        with pytest.raises(WrongPassphrase, match="hoort niet bij deze kluis"):
            Vault.recover(folder, wrong)
    with Vault.recover(folder, new) as again:
        assert not any(holder.yourself for holder in again.keys.holders())
        again.add_passphrase(SEM, "Noor de Wit", cheap)
        assert again.holder == "Noor de Wit"
        assert [holder.yourself for holder in again.keys.holders()] == [False, True]


def test_the_cost_is_raised_when_the_program_asks_more(vault: Vault, passphrase: str, cheap: Derivation) -> None:
    dearer = Derivation(memory=64, passes=2, lanes=1)
    assert not vault.keys.strengthen(passphrase, cheap)
    assert vault.keys.strengthen(passphrase, dearer)
    assert vault.keys.slots().people[0].derivation == dearer
    assert not vault.keys.strengthen(passphrase, cheap)
    assert names(vault) == ["Noor de Wit"]
    assert vault.keys.holders()[0].yourself
    vault.close()
    Vault.open(vault.folder, passphrase).close()


def test_a_disk_that_refuses_never_holds_up_the_unlocking(vault: Vault, passphrase: str) -> None:
    (vault.folder / "keys.json.previous").mkdir()
    before = (vault.folder / "keys.json").read_bytes()
    assert not vault.keys.strengthen(passphrase, Derivation(memory=64, passes=2, lanes=1))
    with pytest.raises(NotSaved):
        vault.change_passphrase(passphrase, SEM)
    assert (vault.folder / "keys.json").read_bytes() == before
    vault.close()
    Vault.open(vault.folder, passphrase).close()


def test_the_previous_keys_stay_until_the_new_ones_open(
    vault: Vault, passphrase: str, cheap: Derivation, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    before = (vault.folder / "keys.json").read_bytes()
    read = keyslots.read

    def looked(path: Path) -> Keyslots:
        if (path.parent / "keys.json.previous").exists():
            previous = path.parent / "keys.json.previous"
            seen.append((previous.read_bytes() == before, stat.S_IMODE(previous.stat().st_mode)))
        return read(path)

    monkeypatch.setattr(keyslots, "read", looked)
    vault.change_passphrase(passphrase, SEM)
    assert (True, 0o600) in seen
    assert "keys.json.previous" not in kept(vault)


def test_new_keys_that_do_not_open_are_taken_back(
    vault: Vault, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, read = (vault.folder / "keys.json").read_bytes(), keyslots.read

    def forgetful(path: Path) -> Keyslots:
        changed = path.read_bytes() != before
        return keyslots.decode(before) if changed else read(path)  # a disk that gives back what was there before

    monkeypatch.setattr(keyslots, "read", forgetful)
    with pytest.raises(VaultDamaged, match="Er is niets veranderd"):
        vault.change_passphrase(passphrase, SEM)
    monkeypatch.undo()
    assert (vault.folder / "keys.json").read_bytes() == before
    assert "keys.json.previous" not in kept(vault)


def test_stray_previous_keys_are_removed_and_never_used(vault: Vault, passphrase: str) -> None:
    keys = vault.folder / "keys.json"
    old = keys.read_bytes()
    vault.change_passphrase(passphrase, SEM)
    (vault.folder / "keys.json.previous").write_bytes(old)
    vault.close()
    with pytest.raises(WrongPassphrase):
        Vault.open(vault.folder, passphrase)
    with Vault.open(vault.folder, SEM) as again:
        assert again.notice == ""
    assert "keys.json.previous" not in kept(vault)


@pytest.mark.parametrize("damage", [lambda keys: keys.write_bytes(b"{"), lambda keys: keys.unlink()])
def test_damaged_keys_are_replaced_by_the_previous_and_that_is_told(
    vault: Vault, passphrase: str, damage: Callable[[Path], object]
) -> None:
    keys = vault.folder / "keys.json"
    old = keys.read_bytes()
    vault.change_passphrase(passphrase, SEM)
    (vault.folder / "keys.json.previous").write_bytes(old)
    vault.close()
    damage(keys)
    with pytest.raises(VaultDamaged, match="voor de laatste verandering"):
        Vault.open(vault.folder, SEM)
    with Vault.open(vault.folder, passphrase) as again:
        assert "vorige versie" in again.notice
    assert "keys.json.previous" not in kept(vault)
    Vault.open(vault.folder, passphrase).close()


def test_a_wrong_passphrase_and_one_of_another_vault_are_refused_alike(three: Vault) -> None:
    three.close()
    said = set()
    for typed in ("onbekende zin", SEM + " ", ""):
        with pytest.raises(WrongPassphrase) as refused:
            Vault.open(three.folder, typed)
        said.add(str(refused.value))
    assert len(said) == 1


def test_every_slot_is_tried_whoever_unlocks(three: Vault, passphrase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[bytes] = []
    derive = sealing.derived

    def noted(typed: str, salt: bytes, cost: Derivation) -> bytes:
        tried.append(salt)
        return derive(typed, salt, cost)

    monkeypatch.setattr(slot, "derived", noted)
    slots = three.keys.slots()
    for typed in (passphrase, SEM, LIN, "onbekende zin"):
        tried.clear()
        try:
            slots.opened(typed)
        except WrongPassphrase:
            assert typed == "onbekende zin"
        assert tried == [one.salt for one in slots.people]


@settings(max_examples=40)
@given(st.text(max_size=120))
def test_a_kept_name_can_be_seen_and_is_one_line(name: str) -> None:
    kept = tidy(name)
    assert kept == tidy(kept)
    assert len(kept) <= 100
    assert all(sign == " " or sign.isprintable() for sign in kept)
