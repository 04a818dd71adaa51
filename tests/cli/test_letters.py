"""`startgesprek letters`: which papers, as what, and under which names."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import paths

from .samples import Run, right, wrong


def made(run: Run, vault: Path, key: tuple[str, Path], *words: object) -> list[Path]:
    printed = right(run("letters", vault, *key, "--dossier", "d1", "--on", "1-4-2026", *words))
    return [Path(line) for line in printed.splitlines()]


def test_some_papers_only(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    out = vault.parent / "papieren"
    files = made(run, vault, key, "--out", out, "--paper", "agreements", "--paper", "report")
    assert [file.name.partition("-")[2].split("-", 2)[2] for file in files] == ["afspraken.pdf", "verslag.pdf"]
    assert sorted(out.iterdir()) == sorted(files)


def test_one_pdf_and_documents_for_word(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    one = vault.parent / "alles.pdf"
    assert made(run, vault, key, "--one", one) == [one]
    assert one.read_bytes().startswith(b"%PDF")
    files = made(run, vault, key, "--out", vault.parent / "word", "--word", "--paper", "report")
    assert [file.suffix for file in files] == [".docx"]
    assert files[0].read_bytes().startswith(b"PK")


def test_a_name_of_a_person_only_when_asked(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    out = vault.parent / "papieren"
    assert not any("haddad" in file.name for file in made(run, vault, key, "--out", out))
    assert all(file.name.endswith("-samira-haddad.pdf") for file in made(run, vault, key, "--out", out, "--names"))


def test_a_logo_that_cannot_be_drawn_keeps_no_paper_back(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    own = Path(shutil.copytree(paths.questionnaires() / "municipalities" / "linderveen", vault.parent / "dorp"))
    (own / "logo.png").write_bytes(b"RIFF\x24\0\0\0WEBPVP8 ")
    one = vault.parent / "alles.pdf"
    said = right(run("letters", vault, *key, "--dossier", "d1", "--one", one, "--municipality", own)).splitlines()
    assert said[0].startswith("Let op: Er staat geen logo op de papieren: 'logo.png' is geen goede PNG of JPEG")
    assert said[1:] == [str(one)]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--one", "alles.pdf", "--word"), "'--one' maakt één PDF"),
        (("--one", "alles.pdf", "--names"), "'--one' maakt één PDF"),
        (("--one", "nergens/alles.pdf"), "kan niet worden geschreven"),
        (("--one", "Proef.startgesprek/alles.pdf"), "niet in de kluis"),
    ],
)
def test_what_cannot_be(
    run: Run, vault: Path, key: tuple[str, Path], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], problem: str
) -> None:
    monkeypatch.chdir(vault.parent)
    words = tuple(word.replace("Proef.startgesprek", vault.name) for word in words)
    assert problem in wrong(run("letters", vault, *key, "--dossier", "d1", *words))
