"""A vault from making to closing, and each way in which it says no."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from pathlib import Path

import pytest

from desktop.dossier.model import Action, Dossier
from desktop.errors import (
    MistypedRecoveryKey,
    NotSaved,
    VaultDamaged,
    VaultError,
    VaultExists,
    VaultMissing,
    VaultTooNew,
    WrongPassphrase,
)
from desktop.store.database import SCHEMA_VERSION
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_vault_is_made_closed_and_opened(vault: Vault, passphrase: str) -> None:
    assert vault.holder == "Noor de Wit"
    vault.close()
    assert sorted(os.listdir(vault.folder)) == ["backups", "dossiers.db", "in-use.lock", "keys.json"]
    with Vault.open(vault.folder, passphrase) as again:
        assert again.holder == "Noor de Wit"
        assert again.verify() == []
        assert again.info.dossiers == 0
        assert again.info.schema_version == SCHEMA_VERSION
        assert again.info.holders == ("Noor de Wit",)


@pytest.mark.parametrize("name", ["Zeist #1 100%25 a?b=c&d", 'Zéíst \'n "kluis"', "ዘይስት"])
def test_any_folder_name_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, passphrase: str, cheap: Derivation, dossier: Dossier
) -> None:
    monkeypatch.chdir(tmp_path)
    made, _ = Vault.create(Path(name), passphrase, "Noor", cheap)
    Dossiers(made).add(dossier)
    made.close()
    assert os.listdir() == [name]
    with Vault.open(Path(name), passphrase) as vault:
        monkeypatch.chdir("/")
        assert vault.backup().parent.parent == tmp_path / name
        assert len(Dossiers(vault).search("ahmad")) == 1
        assert vault.verify() == []


def test_only_its_owner_may_look_inside(vault: Vault) -> None:
    Dossiers(vault).search()
    for path in [vault.folder, *vault.folder.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path.name


def test_the_database_is_set_to_lose_and_leave_nothing(vault: Vault) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2}
    with vault.writing() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
    assert found == wanted
    with closing(vault.connect()) as other:
        assert {name: other.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


def test_a_vault_is_never_made_over_something(folder: Path, cheap: Derivation) -> None:
    for path in (folder, folder.with_name("bestand"), folder.with_name("verwijzing")):
        if path.name == "bestand":
            path.write_text("blijft")
        elif path.name == "verwijzing":
            path.symlink_to(folder.with_name("nergens"))
        else:
            path.mkdir()
        with pytest.raises(VaultExists):
            Vault.create(path, "zin", "Noor", cheap)
    assert folder.with_name("bestand").read_text() == "blijft"
    assert os.listdir(folder) == []


def test_no_half_vault_stays_behind(folder: Path, cheap: Derivation) -> None:
    with pytest.raises(NotSaved, match="deze map is er niet"):
        Vault.create(folder / "dieper" / "kluis", "zin", "Noor", cheap)
    with pytest.raises(VaultError, match="leeg"):
        Vault.create(folder, " ", "Noor", cheap)
    assert os.listdir(folder.parent) == []


def test_a_wrong_passphrase_changes_no_file(vault: Vault) -> None:
    vault.close()
    before = contents(vault.folder)
    with pytest.raises(WrongPassphrase):
        Vault.open(vault.folder, "vier grijze ganzen")
    assert contents(vault.folder) == before


def test_a_new_passphrase_touches_only_the_keys(vault: Vault, passphrase: str) -> None:
    database = (vault.folder / "dossiers.db").read_bytes()
    vault.change_passphrase(passphrase, "nieuwe zin")
    assert (vault.folder / "dossiers.db").read_bytes() == database
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase(passphrase, "nog een zin")
    vault.close()
    with pytest.raises(WrongPassphrase):
        Vault.open(vault.folder, passphrase)
    Vault.open(vault.folder, "nieuwe zin").close()


def test_who_lost_the_passphrase_comes_in_by_the_recovery_key(folder: Path, cheap: Derivation) -> None:
    vault, paper = Vault.create(folder, "vergeten zin", "Noor de Wit", cheap)
    vault.close()
    with pytest.raises(MistypedRecoveryKey, match="groepje 1"):
        Vault.recover(folder, "0" + paper[1:])
    with Vault.recover(folder, paper.lower()) as recovered:
        assert recovered.holder == ""
        recovered.add_passphrase("nieuwe zin", "Noor de Wit", cheap)
    with Vault.open(folder, "nieuwe zin") as again:
        assert again.holder == "Noor de Wit"


@pytest.mark.parametrize("name", ["keys.json", "dossiers.db"])
def test_a_missing_file_is_named(vault: Vault, passphrase: str, name: str) -> None:
    vault.close()
    (vault.folder / name).unlink()
    with pytest.raises(VaultMissing, match=name):
        Vault.open(vault.folder, passphrase)


def test_a_missing_folder_and_a_plain_file_are_no_vault(folder: Path) -> None:
    with pytest.raises(VaultMissing):
        Vault.open(folder, "zin")
    folder.write_text("iets anders")
    with pytest.raises(VaultMissing):
        Vault.open(folder, "zin")


def test_damaged_keys_are_told_from_a_wrong_passphrase(vault: Vault, passphrase: str) -> None:
    vault.close()
    keys = vault.folder / "keys.json"
    keys.write_bytes(keys.read_bytes().replace(b'"passes": 1', b'"passes": 2'))
    before = contents(vault.folder)
    with pytest.raises(VaultDamaged, match=r"keys\.json"):
        Vault.open(vault.folder, passphrase)
    assert contents(vault.folder) == before


@pytest.mark.parametrize(
    "damaged",
    [
        lambda data: bytes(16) + data[16:],
        lambda data: data[:2000] + b"?" + data[2001:],
        lambda data: b"",
        lambda data: data[:4000],
        lambda data: b"SQLite format 3\x00" + data[16:],
    ],
    ids=["salt", "first page", "empty", "half a page", "plain header"],
)
def test_a_damaged_database_is_told_from_a_wrong_passphrase(vault: Vault, passphrase: str, damaged: object) -> None:
    assert callable(damaged)
    vault.close()
    database = vault.folder / "dossiers.db"
    database.write_bytes(damaged(database.read_bytes()))
    before = contents(vault.folder)
    with pytest.raises(VaultDamaged):
        Vault.open(vault.folder, passphrase)
    assert contents(vault.folder) == before


def test_damage_deeper_in_the_database_is_found_by_a_check(vault: Vault, passphrase: str, dossier: Dossier) -> None:
    dossier.actions = [Action("verhaal " * 1000, "newcomer", "start") for _ in range(10)]
    Dossiers(vault).add(dossier)
    vault.close()
    database = vault.folder / "dossiers.db"
    data = database.read_bytes()
    database.write_bytes(data[:-2000] + b"?" + data[-1999:])
    with Vault.open(vault.folder, passphrase) as opened:
        assert any("beschadigd" in finding for finding in opened.verify())


@pytest.mark.parametrize("log_left_behind", [False, True])
def test_a_vault_of_a_newer_version_is_left_as_it_is(vault: Vault, passphrase: str, log_left_behind: bool) -> None:
    with closing(vault.connect()) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        if log_left_behind:
            kept = contents(vault.folder)
    vault.close()
    if log_left_behind:
        for name in ("dossiers.db", "dossiers.db-wal"):
            (vault.folder / name).write_bytes(kept[name])
    before = contents(vault.folder)
    with pytest.raises(VaultTooNew):
        Vault.open(vault.folder, passphrase)
    after = contents(vault.folder)
    after.pop("dossiers.db-shm", None)
    assert after == before


def test_a_closed_vault_gives_nothing(vault: Vault) -> None:
    dossiers = Dossiers(vault)
    dossiers.search()
    dossiers.clear_answer("a", "b.c")
    vault.close()
    vault.close()
    for attempt in (
        dossiers.search,
        lambda: dossiers.clear_answer("a", "b.c"),
        lambda: vault.key,
        lambda: vault.connect(),
        lambda: vault.info,
    ):
        with pytest.raises(VaultError, match="op slot"):
            attempt()
