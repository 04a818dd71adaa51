"""Backups are proven when they are made, open by themselves, and never replace a vault."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.dossier.model import Dossier
from desktop.errors import VaultDamaged, VaultExists, VaultMissing, WrongPassphrase
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

Beside = Callable[..., "subprocess.Popen[str]"]

BACKUP_ON_A_SMALL_DISK = """
import resource, sys
from pathlib import Path
from desktop.errors import NotSaved
from desktop.store.vault import Vault
vault = Vault.open(Path(sys.argv[1]), sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    vault.backup()
except NotSaved as error:
    print(error)
"""


@pytest.fixture
def filled(vault: Vault, dossier: Dossier) -> Vault:
    """The open vault with one dossier in it."""
    Dossiers(vault).add(dossier)
    return vault


def test_a_backup_of_an_open_vault_is_whole_and_stands_alone(filled: Vault) -> None:
    place = filled.backup()
    assert place.parent == filled.folder / "backups"
    assert sorted(os.listdir(place)) == ["dossiers.db", "keys.json"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in place.iterdir()} == {0o600}
    assert filled.info.backups == (place.name,)
    assert filled.verify() == []


def test_two_backups_in_one_second_stand_beside_each_other(filled: Vault) -> None:
    places = [filled.backup() for _ in range(3)]
    assert sorted(place.name for place in places) == sorted(filled.info.backups)
    assert len(filled.info.backups) == 3


def test_a_restored_vault_holds_what_the_backup_held(
    filled: Vault, dossier: Dossier, passphrase: str, tmp_path: Path
) -> None:
    place = filled.backup()
    Dossiers(filled).delete(dossier.id)
    away = shutil.copytree(place, tmp_path / "usb" / place.name)
    with Vault.restore(away, tmp_path / "terug.startgesprek", passphrase) as restored:
        found = Dossiers(restored).open(dossier.id)
        assert found.newcomer == dossier.newcomer
        assert len(found.conversations[0].answers) == 4
        assert restored.verify() == []
        assert [line.dossier_id for line in Dossiers(restored).search("khat")] == [dossier.id]
    assert sorted(os.listdir(away)) == ["dossiers.db", "keys.json"]


def test_an_old_backup_opens_with_the_passphrase_of_then(filled: Vault, passphrase: str, tmp_path: Path) -> None:
    place = filled.backup()
    filled.change_passphrase(passphrase, "nieuwe zin")
    with pytest.raises(WrongPassphrase):
        Vault.restore(place, tmp_path / "terug", "nieuwe zin")
    Vault.restore(place, tmp_path / "terug", passphrase).close()


def test_nothing_is_restored_over_something(filled: Vault, passphrase: str, tmp_path: Path) -> None:
    place = filled.backup()
    with pytest.raises(VaultExists):
        Vault.restore(place, filled.folder, passphrase)
    with pytest.raises(VaultMissing):
        Vault.restore(tmp_path, tmp_path / "terug", passphrase)


def test_a_damaged_backup_is_named_and_not_restored(filled: Vault, passphrase: str, tmp_path: Path) -> None:
    filled.backup()
    bad = filled.backup()
    database = bad / "dossiers.db"
    data = database.read_bytes()
    database.write_bytes(data[:-2000] + b"?" + data[-1999:])
    findings = filled.verify()
    assert len(findings) == 1
    assert f"{bad.name} is beschadigd" in findings[0]
    with pytest.raises(VaultDamaged):
        Vault.restore(bad, tmp_path / "terug", passphrase)
    assert not (tmp_path / "terug").exists()


def test_a_disk_without_room_for_a_backup_is_told(filled: Vault, passphrase: str, beside: Beside) -> None:
    filled.close()
    told = beside(BACKUP_ON_A_SMALL_DISK, filled.folder, passphrase).communicate()[0]
    assert told.startswith("Niet opgeslagen: de schijf is vol")
    assert os.listdir(filled.folder / "backups") == []


def test_a_backup_without_its_keys_is_named(filled: Vault) -> None:
    (filled.backup() / "keys.json").unlink()
    assert len(filled.verify()) == 1
