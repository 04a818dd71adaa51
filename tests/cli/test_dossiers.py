"""Dossiers in and out, and the papers of a conversation."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.store import interchange
from desktop.store.vault import Vault

from .samples import CHEAP, DOSSIERS, PASSPHRASE, Run, right, wrong


def test_out_and_in_again_is_the_same(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    first, second = vault.parent / "uit.json", vault.parent / "uit2.json"
    assert "2 dossier(s) geschreven" in right(run("export", vault, first, *key))
    assert json.loads(first.read_bytes())["dossiers"][0]["newcomer"]["name"] == "Samira Haddad"
    other = vault.parent / "Leeg.startgesprek"
    Vault.create(other, PASSPHRASE, "", CHEAP)[0].close()
    assert right(run("import", other, first, *key)) == "2 dossier(s) ingelezen.\n"
    right(run("export", other, second, *key))
    assert second.read_bytes() == first.read_bytes()
    assert "staat al in deze kluis" in wrong(run("import", other, first, *key))


def test_one_dossier_out(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    file = vault.parent / "een.json"
    assert "1 dossier(s)" in right(run("export", vault, file, *key, "--dossier", "d2"))
    assert [item["id"] for item in json.loads(file.read_bytes())["dossiers"]] == ["d2"]
    assert "Dit dossier staat niet in de kluis" in wrong(run("export", vault, file, *key, "--dossier", "d3"))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda data: data["dossiers"][0]["conversations"][0]["answers"].update({"werk.onbekend": 1}), "werk.onbekend"),
        (lambda data: data["dossiers"][0]["conversations"][0].update(round="later"), "'later'"),
        (
            lambda data: data["dossiers"][1].update(
                consents=[{"organisation": "x", "decision": "given", "on": "2026-01-01"}]
            ),
            "'x'",
        ),
        (lambda data: data["dossiers"][0]["conversations"][0]["answers"].update({"geld.schulden": 3}), "geld.schulden"),
        (lambda data: data.update(format="iets"), "geen bestand met dossiers"),
    ],
)
def test_a_wrong_import_names_what_is_wrong_and_stores_nothing(
    run: Run, vault: Path, key: tuple[str, Path], change: Callable[[dict[str, Any]], None], problem: str
) -> None:
    data = json.loads(json.dumps(DOSSIERS).replace('"d1"', '"n1"').replace('"d2"', '"n2"'))
    change(data)
    file = vault.parent / "fout.json"
    file.write_text(json.dumps(data), "utf-8")
    assert problem in wrong(run("import", vault, file, *key))
    assert "Dossiers: 2" in right(run("vault", "info", vault, *key))


@pytest.mark.parametrize("content", [b"", b"onzin", b"\xff\xfe", b"[" * 100_000, b"[]", b"5", b'{"a": NaN}', b"\0"])
def test_nonsense_is_no_import(run: Run, vault: Path, key: tuple[str, Path], content: bytes) -> None:
    file = vault.parent / "fout.json"
    file.write_bytes(content)
    assert "niets opgeslagen" in wrong(run("import", vault, file, *key))


def test_the_papers_of_a_conversation(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    out = vault.parent / "papieren"
    printed = right(run("letters", vault, *key, "--dossier", "d1", "--out", out, "--on", "1-4-2026"))
    files = [Path(line) for line in printed.splitlines()]
    assert files == sorted(files, key=files.index)
    assert {file.parent for file in files} == {out}
    assert all(file.read_bytes().startswith(b"%PDF") for file in files)
    assert len(files) >= 3
    first = [file.read_bytes() for file in files]
    right(run("letters", vault, *key, "--dossier", "d1", "--out", out, "--conversation", "start", "--on", "1-4-2026"))
    assert [file.read_bytes() for file in files] == first


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--dossier", "d3", "--out", "map"), "Dit dossier staat niet in de kluis"),
        (("--dossier", "d2", "--out", "map"), "nog geen gesprek"),
        (("--dossier", "d1", "--out", "map", "--conversation", "later"), "geen gesprek 'later'"),
        (("--dossier", "d1", "--out", "map", "--municipality", "utopia"), "deze gemeente is er niet. Kies uit:"),
        (("--dossier", "d1", "--out", "map", "--on", "morgen"), "datum"),
        (("--dossier", "d1", "--out", "wachtzin.txt"), "Kies een andere map"),
        (("--dossier", "d1", "--out", "wachtzin.txt/map"), "Kies een andere map"),
    ],
)
def test_papers_that_cannot_be_made(
    run: Run, vault: Path, key: tuple[str, Path], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], problem: str
) -> None:
    monkeypatch.chdir(vault.parent)
    assert problem in wrong(run("letters", vault, *key, *words))


def test_an_export_never_goes_into_the_vault_or_over_a_folder(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    before = {file: file.read_bytes() for file in vault.rglob("*") if file.is_file()}
    database = vault / "dossiers.db"  # that somebody tried is noted in it
    for file in (vault / "dossiers.db", vault / "uit.json", vault / "backups" / ".." / "keys.json"):
        assert "niet in de kluis" in wrong(run("export", vault, file, *key))
    assert "is een map" in wrong(run("export", vault, vault.parent, *key))
    assert "Niet opgeslagen" in wrong(run("export", vault, vault.parent / "nergens" / "uit.json", *key))
    after = {file: file.read_bytes() for file in vault.rglob("*") if file.is_file()}
    assert after | {database: b""} == before | {database: b""}


@pytest.mark.parametrize("file", ["nergens.json", "map", "."])
def test_an_import_that_is_not_there(run: Run, vault: Path, key: tuple[str, Path], file: str) -> None:
    (vault.parent / "map").mkdir()
    said = wrong(run("import", vault, vault.parent / file, *key))
    assert ("bestaat niet" in said) if "nergens" in file else ("is een map" in said)


def test_an_export_that_is_too_large_to_read_again_says_so(
    run: Run, vault: Path, key: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = vault.parent / "uit.json"
    assert "Let op" not in right(run("export", vault, file, *key))
    monkeypatch.setattr(interchange, "LARGEST", file.stat().st_size - 1)
    assert "apart met --dossier" in right(run("export", vault, file, *key))
    assert "groter dan" in wrong(run("import", vault, file, *key))
