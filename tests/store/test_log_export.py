"""The log as a file: text stays text in a spreadsheet, and it says of itself that it was made."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from desktop.errors import NotSaved
from desktop.store import log_export
from desktop.store.log_wanted import Wanted
from desktop.store.vault import Vault


@pytest.fixture
def vault(fresh: Vault) -> Vault:
    """Every line of the log counts here."""
    return fresh


def rows(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_file_holds_everything_and_that_it_was_made(vault: Vault, tmp_path: Path) -> None:
    vault.log.note("printed", "dossier-1", "agreements,referral")
    assert log_export.export(vault.log, tmp_path / "log.csv") == 3
    heads, *found, last = rows((tmp_path / "log.csv").read_bytes())
    assert heads == list(log_export.HEADS)
    assert [row[0] for row in found] == ["1", "2", "3"]
    assert found[1][2:6] == ["Noor de Wit", "Papieren afgedrukt", "afsprakenblad, verwijsbrief", "dossier-1"]
    assert found[2][3] == "Logboek geëxporteerd"
    assert last == ["3", "", "", "Einde van het logboek: regel 3", "", "", vault.log.end.fingerprint]
    assert vault.log.holds(3, found[2][6])
    assert (tmp_path / "log.csv").stat().st_mode & 0o777 == 0o600


def test_a_choice_is_written_and_noted(vault: Vault, tmp_path: Path) -> None:
    vault.log.note("printed", "dossier-1")
    vault.log.note("printed", "dossier-2")
    assert log_export.export(vault.log, tmp_path / "log.csv", Wanted(dossier="dossier-2")) == 2
    assert [row[5] for row in rows((tmp_path / "log.csv").read_bytes())[1:-1]] == ["dossier-2", "dossier-2"]


@pytest.mark.parametrize(
    "name", ["=cmd|'/c calc'!A1", "+31", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", '";=1;"', "\n=1", "＝1"]
)
def test_no_name_is_a_formula(vault: Vault, tmp_path: Path, name: str) -> None:
    vault.holder = name
    vault.log.note("key_added", detail=name)
    log_export.export(vault.log, tmp_path / "log.csv")
    for row in rows((tmp_path / "log.csv").read_bytes()):
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝"))


def test_nothing_readable_comes_into_the_vault_and_what_is_refused_is_noted(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="niet in de kluis"):
        log_export.export(vault.log, vault.folder / "backups" / "log.csv")
    with pytest.raises(NotSaved):
        log_export.export(vault.log, tmp_path / "nergens" / "log.csv")
    assert vault.log.entries()[0].kind == "log_exported"
