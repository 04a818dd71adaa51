"""What a newcomer may ask, and how long a dossier is kept, from the command line: without anybody's name."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from .samples import PASSPHRASE, Run, right, wrong

Key = tuple[str, Path]


def entries(vault: Path, dossier: str) -> list[str]:
    with Vault.open(vault, PASSPHRASE) as opened:
        return [entry.kind for entry in opened.log.entries(dossier=dossier)]


def test_everything_of_one_person_as_pdf_and_json(run: Run, vault: Path, key: Key, tmp_path: Path) -> None:
    place = tmp_path / "mee"
    said = right(run("rights", "see", vault, "--dossier", "d1", "--out", place, *key))
    names = sorted(file.name for file in place.iterdir())
    assert [name.partition("-alles")[2] for name in names] == ["-over-mij.json", "-over-mij.pdf"]
    assert all(name in said for name in names)
    assert json.loads((place / names[0]).read_bytes())["dossiers"][0]["newcomer"]["name"] == "Samira Haddad"
    assert (place / names[1]).read_bytes().startswith(b"%PDF")
    assert entries(vault, "d1")[:2] == ["exported", "saved"]


def test_nothing_readable_goes_into_a_vault(run: Run, vault: Path, key: Key) -> None:
    said = wrong(run("rights", "see", vault, "--dossier", "d1", "--out", vault / "mee", *key))
    assert "niet in de kluis" in said
    assert not (vault / "mee").exists()


def test_correcting_is_noted(run: Run, vault: Path, key: Key) -> None:
    right(run("rights", "corrected", vault, "--dossier", "d1", *key))
    assert entries(vault, "d1")[0] == "corrected"
    assert "staat niet in de kluis" in wrong(run("rights", "corrected", vault, "--dossier", "nee", *key))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "Geef --name NAAM"),
        (("--name", "Yonas Tesfay", "--yes"), "niet de naam"),
        (("--name", "", "--yes"), "niet de naam"),
        (("--name", "Samira Haddad"), "Geef --yes"),
    ],
)
def test_deleting_asks_twice(run: Run, vault: Path, key: Key, given: tuple[str, ...], said: str) -> None:
    assert said in wrong(run("rights", "delete", vault, "--dossier", "d1", *given, *key))
    with Vault.open(vault, PASSPHRASE) as opened:
        assert Dossiers(opened).open("d1")


def test_a_dossier_is_deleted_and_the_rest_stays(run: Run, vault: Path, key: Key) -> None:
    right(run("vault", "backup", vault, *key))
    said = right(run("rights", "delete", vault, "--dossier", "d1", "--name", "samira haddad", "--yes", *key))
    assert "verwijderd" in said
    assert "1 reservekopie blijft staan" in said
    assert "Samira" not in said
    with Vault.open(vault, PASSPHRASE) as opened:
        assert [line.dossier_id for line in Dossiers(opened).search()] == ["d2"]
    assert entries(vault, "d1")[0] == "deleted"


def test_what_is_due_is_listed_by_number_and_kept_longer_with_a_reason(run: Run, vault: Path, key: Key) -> None:
    said = right(run("retention", "list", vault, *key))
    assert said.startswith("d2  –  geen datum bekend")
    assert "Yonas" not in said
    refused = wrong(
        run("retention", "extend", vault, "--dossier", "d2", "--until", "1-1-2200", "--reason", "bezwaar", *key)
    )
    assert "te lang" in refused
    until = date.today().replace(day=1)
    until = until.replace(year=until.year + (until.month > 10), month=(until.month + 1) % 12 + 1)
    told = right(
        run("retention", "extend", vault, "--dossier", "d2", "--until", until.isoformat(), "--reason", "bezwaar", *key)
    )
    assert until.strftime("%d-%m-%Y") in told
    assert f"d2  {until:%d-%m-%Y}  bijna voorbij: Langer bewaard" in right(run("retention", "list", vault, *key))
    assert entries(vault, "d2")[0] == "retention_extended"
