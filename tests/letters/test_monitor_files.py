"""Everything of an export as files: whole or not there, never over what was published, and nothing of anybody."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop import guide as guides
from desktop.errors import NotSaved, VaultError
from desktop.guide import Guide
from desktop.letters.monitor_files import files, save

from .figures import EXPORT, MEANINGS
from .test_monitor_report import filled

NAMES = [
    f"monitor-2026-k1-tot-en-met-2026-k3{ending}"
    for ending in (".xlsx", ".csv", "-codeboek.csv", ".pdf", "-weigeringen.txt")
]
POSTAL_CODE = re.compile(r"[1-9]\d{3} ?[A-Z]{2}\b")
DAY = re.compile(r"\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}|\b\d{1,2} maart\b")
DOSSIER = "6f0c1a2b3c4d5e6f7a8b9c0d1e2f3a4b"


@pytest.fixture(scope="module")
def zeist() -> Guide:
    """A municipality with an address on its letterhead."""
    return guides.load("zeist")


def said(made: dict[str, bytes]) -> str:
    """Every text in every file, and the names of the files."""
    found = list(made)
    for name, data in made.items():
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(BytesIO(data)) as book:
                texts = book.read("xl/sharedStrings.xml").decode() + book.read("docProps/app.xml").decode()
                found += [texts, book.read("xl/workbook.xml").decode()]
        elif name.endswith(".pdf"):
            reader = PdfReader(BytesIO(data))
            found += [page.extract_text() for page in reader.pages] + [str(reader.metadata and reader.metadata.title)]
        else:
            found.append(data.decode("utf-8-sig"))
    return "\n".join(found)


def test_five_files_that_are_the_same_each_time(zeist: Guide) -> None:
    made = files(zeist, EXPORT, MEANINGS)
    assert list(made) == NAMES
    assert made == files(zeist, EXPORT, MEANINGS)
    assert made[NAMES[-1]].decode("utf-8-sig").isprintable() is False
    text = said(made)
    assert not POSTAL_CODE.search(text)
    assert not DAY.search(text)


@given(
    st.lists(
        st.sampled_from([f"dossier {DOSSIER}", DOSSIER, "3701 AB", "12-03-2026", "2026-03-12", "3 maart", " ", "=1"])
        | st.text(st.characters(codec="latin-1"), max_size=6),
        max_size=4,
    ).map("".join)
)
@settings(max_examples=25)
@pytest.mark.thorough
def test_no_file_holds_a_dossier_a_day_or_a_postal_code(zeist: Guide, text: str) -> None:
    leaked(zeist, text)


@pytest.mark.parametrize("text", [f"Taalhuis 3701 AB, 12-03-2026, {DOSSIER}", "3 maart in 1234AB", "=2026-03-12"])
def test_some_files_hold_no_dossier_no_day_and_no_postal_code(zeist: Guide, text: str) -> None:
    leaked(zeist, text)


def leaked(guide: Guide, text: str) -> None:
    """A text at every place of every file."""
    found = said(files(guide, filled(text), {text: text}))
    assert not POSTAL_CODE.search(found)
    assert not DAY.search(found)
    assert DOSSIER not in found
    assert DOSSIER[:16] not in found


def test_files_are_written_and_kept(tmp_path: Path) -> None:
    kept: list[list[str]] = []
    made = {"a.csv": b"a", "b.pdf": b"b"}
    found = save(made, tmp_path / "nieuw" / "map", lambda: kept.append(os.listdir(tmp_path / "nieuw" / "map")))
    assert found == [tmp_path / "nieuw" / "map" / name for name in made]
    assert [file.read_bytes() for file in found] == [b"a", b"b"]
    assert sorted(os.listdir(tmp_path / "nieuw" / "map")) == ["a.csv", "b.pdf"]
    assert all(file.stat().st_mode & 0o077 == 0 for file in found)
    assert len(kept) == 1  # before anything had its place
    assert not {"a.csv", "b.pdf"} & set(kept[0])


def test_what_was_published_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"eerder")
    with pytest.raises(NotSaved, match=r"'b.pdf' staat al in deze map. Kies een andere map"):
        save({"a.csv": b"a", "b.pdf": b"b"}, tmp_path, lambda: pytest.fail("kept"))
    assert os.listdir(tmp_path) == ["b.pdf"]
    assert (tmp_path / "b.pdf").read_bytes() == b"eerder"


def _stands_in_the_way(folder: Path) -> Path:
    folder.write_bytes(b"")
    return folder


@pytest.mark.parametrize("place", [lambda folder: _stands_in_the_way(folder), lambda folder: folder / "\0"])
def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    with pytest.raises((NotSaved, ValueError)):
        save({"a.csv": b"a"}, place(tmp_path / "map"), lambda: pytest.fail("kept"))


@pytest.mark.parametrize("new", [True, False])
def test_without_keeping_nothing_is_written(tmp_path: Path, new: bool) -> None:
    def refuses() -> None:
        raise VaultError("de schijf is vol")

    folder = tmp_path / "map"
    if not new:
        folder.mkdir()
    with pytest.raises(VaultError):
        save({"a.csv": b"a", "b.pdf": b"b"}, folder, refuses)
    assert folder.exists() is not new
    assert new or os.listdir(folder) == []


def test_a_file_that_cannot_have_its_place_takes_the_others_with_it(tmp_path: Path) -> None:
    def in_the_way() -> None:
        (tmp_path / "b.pdf").mkdir()

    with pytest.raises(NotSaved, match="Kies een andere map"):
        save({"a.csv": b"a", "b.pdf": b"b"}, tmp_path, in_the_way)
    assert os.listdir(tmp_path) == ["b.pdf"]
