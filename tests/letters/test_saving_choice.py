"""Papers saved in another way: some of them, as one PDF, for Word, and with a name in the file when that is chosen."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.dossier.model import Dossier
from desktop.errors import LetterError, NotSaved
from desktop.guide import Guide
from desktop.letters.model import Kind
from desktop.letters.pdf import render
from desktop.letters.saving import PAPERS, named, save_letters, save_one, to_save

HELD = date(2026, 5, 12)


def test_only_the_papers_that_were_asked_for(guide: Guide, dossier: Dossier) -> None:
    besides: set[Kind] = {"before", "timeline"}
    packet = {*PAPERS} - besides
    assert {letter.kind for letter in to_save(guide, dossier, None, HELD)} == packet - {"referral"}
    assert {letter.kind for letter in to_save(guide, dossier, None, HELD, [*besides, "report"])} == besides | {"report"}
    bare = Dossier(dossier.newcomer)
    assert [letter.kind for letter in to_save(guide, bare, None, HELD, ["timeline"])] == ["timeline"]
    chosen = to_save(guide, dossier, None, HELD, ["consent", "report"])
    assert [letter.kind for letter in chosen] == ["report", "consent", "consent"]
    with pytest.raises(LetterError, match="verwijsbrieven"):
        to_save(guide, dossier, None, HELD, ["referral"])


def test_one_pdf_holds_all_papers_each_with_its_own_numbers(guide: Guide, dossier: Dossier, tmp_path: Path) -> None:
    letters = to_save(guide, dossier, None, HELD, ["actions", "agreements"])
    file = save_one(letters, tmp_path / "alles.pdf")
    assert file.read_bytes() == render(letters)
    assert file.stat().st_mode & 0o077 == 0
    text = [page.extract_text() for page in PdfReader(file).pages]
    assert sum("pagina 1 van" in page for page in text) == 2
    with pytest.raises(NotSaved, match="nergens"):
        save_one(letters, tmp_path / "nergens" / "alles.pdf")


def test_for_word_each_paper_is_a_document(guide: Guide, dossier: Dossier, tmp_path: Path) -> None:
    letters = to_save(guide, dossier, None, HELD)
    files = save_letters(letters, tmp_path, word=True)
    assert [file.name for file in files] == [f"{letter.stem}.docx" for letter in letters]
    for file in files:
        with zipfile.ZipFile(BytesIO(file.read_bytes())) as parts:
            assert "Samir Voorbeeld" in parts.read("word/document.xml").decode()


def test_a_name_stands_in_a_file_name_only_when_it_is_chosen(guide: Guide, dossier: Dossier, tmp_path: Path) -> None:
    letters = to_save(guide, dossier, None, HELD, ["report"])
    assert save_letters(letters, tmp_path)[0].name == "2026-05-12-verslag.pdf"
    (file,) = save_letters(letters, tmp_path, name=dossier.newcomer.name)
    assert file.name == "2026-05-12-verslag-samir-voorbeeld.pdf"


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("", ""),
        ("../../etc/passwd", "-etc-passwd"),
        ("Zoë  van 't Hof", "-zoë-van-t-hof"),
        ("أحمد الحسن", "-أحمد-الحسن"),
        ("\u202eabc\n:*?", "-abc"),
        ("x" * 500, "-" + "x" * 60),
        ("...", ""),
    ],
)
def test_a_name_becomes_letters_and_figures(name: str, ending: str) -> None:
    assert named("stem", name) == f"stem{ending}"
