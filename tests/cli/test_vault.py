"""The `vault` commands from end to end."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.store.database import SCHEMA_VERSION
from desktop.store.vault import Vault

from ..store.kept import PASSPHRASE as KEPT_PASSPHRASE
from ..store.kept import VAULTS
from .samples import CHEAP, PASSPHRASE, Run, right, wrong


@pytest.mark.real_keys
def test_a_vault_of_ones_own(run: Run, tmp_path: Path) -> None:
    folder, file = tmp_path / "Zeist.startgesprek", tmp_path / "wachtzin.txt"
    file.write_bytes("\ufeffdrie één-ogige ganzen\r\n".encode())
    given = ("--passphrase-file", file)
    first, _, recovery_key = right(run("vault", "create", folder, *given, "--holder", "Noor")).splitlines()
    assert first == f"De kluis is gemaakt: {folder}"
    assert len(recovery_key) == 7 * 6 + 6
    assert "Dossiers: 0\nWachtzinnen: 1\n" in right(run("vault", "info", folder, *given))
    assert "staat al iets" in wrong(run("vault", "create", folder, *given))


def test_the_recovery_key_gives_a_new_passphrase(run: Run, tmp_path: Path) -> None:
    folder, new, key = tmp_path / "Zeist.startgesprek", tmp_path / "nieuw.txt", tmp_path / "sleutel.txt"
    made, recovery_key = Vault.create(folder, PASSPHRASE, "Noor", CHEAP)
    made.close()
    new.write_text("vier rode fietsen in Utrecht")
    key.write_text(recovery_key.lower() + "\n")
    right(run("vault", "recover", folder, "--recovery-key-file", key, "--new-passphrase-file", new))
    assert "Wachtzinnen: 2" in right(run("vault", "info", folder, "--passphrase-file", new))


def test_information_names_nobody(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    out = right(run("vault", "info", vault, *key))
    assert "Dossiers: 2" in out
    assert "Reservekopieën: geen" in out
    assert "Samira" not in out
    assert "Noor" not in out


def test_a_changed_passphrase(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    new = vault.parent / "nieuw.txt"
    new.write_text("een andere wachtzin")
    right(run("vault", "passphrase", vault, *key, "--new-passphrase-file", new))
    assert "wachtzin past niet" in wrong(run("vault", "info", vault, *key))
    right(run("vault", "info", vault, "--passphrase-file", new))


def test_a_backup_and_back(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    out = right(run("vault", "backup", vault, *key))
    backup = Path(out.partition(": ")[2].strip())
    assert backup.parent == vault / "backups"
    assert right(run("vault", "verify", vault, *key)) == "De kluis is heel.\n"
    other = vault.parent / "Terug.startgesprek"
    right(run("vault", "restore", other, backup, *key))
    assert "Dossiers: 2" in right(run("vault", "info", other, *key))
    assert "staat al iets" in wrong(run("vault", "restore", other, backup, *key))


def test_looking_at_a_vault_of_an_earlier_version_leaves_it_as_it_is(run: Run, tmp_path: Path) -> None:
    folder, file = tmp_path / "Zeist.startgesprek", tmp_path / "wachtzin.txt"
    shutil.copytree(VAULTS / "1", folder)
    file.write_text(KEPT_PASSPHRASE)
    given, before = ("--passphrase-file", file), (folder / "dossiers.db").read_bytes()
    assert f"Versie: 1 (wordt bij het openen versie {SCHEMA_VERSION})\n" in right(run("vault", "info", folder, *given))
    assert right(run("vault", "verify", folder, *given)) == "De kluis is heel.\n"
    right(run("vault", "backup", folder, *given))
    assert (folder / "dossiers.db").read_bytes() == before
    right(run("export", folder, tmp_path / "alles.json", *given))
    assert "Ahmad" in (tmp_path / "alles.json").read_text("utf-8")
    out = right(run("vault", "info", folder, *given))
    assert f"Versie: {SCHEMA_VERSION}\n" in out
    assert f"-voor-versie-{SCHEMA_VERSION}" in out


def test_a_damaged_backup_is_found(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    backup = Path(right(run("vault", "backup", vault, *key)).partition(": ")[2].strip())
    file = next(path for path in backup.rglob("*.db") if path.is_file())
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    code, out, complaint = run("vault", "verify", vault, *key)
    assert code == 1
    assert out
    assert complaint == "De kluis is niet heel: zie hierboven. Zet een goede reservekopie terug.\n"


def test_a_backup_on_a_stick_and_back(run: Run, vault: Path, key: tuple[str, Path], tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    place = Path(right(run("vault", "backup", vault, *key, "--out", stick)).partition(": ")[2].strip())
    assert place.parent == stick
    assert sorted(path.name for path in place.iterdir()) == ["LEESMIJ.txt", "dossiers.db", "keys.json"]
    other = vault.parent / "Terug.startgesprek"
    right(run("vault", "restore", other, place, *key))
    assert "Dossiers: 2" in right(run("vault", "info", other, *key))
    assert "hoort bij de kluis zelf" in wrong(run("vault", "backup", vault, *key, "--out", vault / "backups"))
