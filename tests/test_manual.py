"""The manual says what is there: links and pictures live, and the words on a button are those of the program."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from desktop import paths
from desktop.views.aids.aid_buttons import BUTTONS
from desktop.views.help.manual import INDEX, Chapter, Manual

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<to>[^)]+)\)")
PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<to>[^)]+)\)")
BOLD = re.compile(r"\*\*(?P<words>[^*]+)\*\*")
LONGEST = 950
"""Words of a chapter that is one task: two pages."""
WHOLE_LISTS = ("privacy.md",)
"""Chapters that are no task, and may be longer."""


@pytest.fixture(scope="module")
def manual() -> Manual:
    """The shipped manual."""
    return Manual(paths.manual())


def chapters(manual: Manual) -> list[Chapter]:
    """The index and every chapter that stands in the folder of the manual."""
    return [manual.chapter(name) for name in (INDEX, *manual.names) if not name.startswith("..")]


@cache
def sources() -> str:
    """Everything that may stand on a screen."""
    files = [*ROOT.glob("desktop/**/*.py"), *ROOT.glob("questionnaires/*.yaml")]
    return "\n".join(file.read_text("utf-8") for file in files)


def test_the_index_leads_to_every_chapter(manual: Manual) -> None:
    there = {file.name for file in manual.folder.glob("*.md")} - {INDEX}
    assert there == {name for name in manual.names if not name.startswith("..")}
    assert len(manual.names) == len(set(manual.names)) > 25


def test_the_index_names_each_chapter_by_its_heading(manual: Manual) -> None:
    listed = {link["to"]: link[0] for link in LINK.finditer(manual.chapter(INDEX).text)}
    for name in manual.names:
        assert listed[name].startswith(f"[{manual.chapter(name).title}]"), name


def test_every_link_leads_somewhere(manual: Manual) -> None:
    for chapter in chapters(manual):
        for link in LINK.finditer(chapter.text):
            assert manual.linked(chapter.name, link["to"]), (chapter.name, link["to"])


def test_every_document_that_the_manual_leads_to_is_shipped(manual: Manual) -> None:
    outside = {name for name in manual.names if name.startswith("..")}
    for chapter in chapters(manual):
        outside |= {link["to"] for link in LINK.finditer(chapter.text) if link["to"].startswith("..")}
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    assert "../tolk.md" in outside
    assert [name for name in outside if f'"docs/{Path(name).name}"' not in settings] == []


def test_every_picture_is_there_has_words_and_is_used(manual: Manual) -> None:
    used = set()
    for chapter in chapters(manual):
        for picture in PICTURE.finditer(chapter.text):
            assert len(picture["words"]) > 5, (chapter.name, picture["to"])
            assert (manual.folder / picture["to"]).is_file(), (chapter.name, picture["to"])
            used.add(picture["to"])
    there = {f"beelden/{file.name}" for file in (manual.folder / "beelden").iterdir()}
    assert used == there


def test_pictures_are_of_one_size_and_light(manual: Manual) -> None:
    files = list((manual.folder / "beelden").glob("*.png"))
    assert {file.read_bytes()[16:24] for file in files} == {(1280).to_bytes(4, "big") + (720).to_bytes(4, "big")}
    assert sum(file.stat().st_size for file in files) < 4_000_000


def test_what_is_bold_stands_on_a_screen(manual: Manual) -> None:
    unknown = []
    for chapter in chapters(manual):
        for bold in BOLD.finditer(chapter.text):
            words = " ".join(bold["words"].split())
            if not any(f'"{said}"' in sources() for said in (words, f"{words}…")):
                unknown.append((chapter.name, words))
    assert unknown == []


def test_what_is_said_to_be_seen_when_something_fails_is_what_the_program_says(manual: Manual) -> None:
    said = re.findall(r"^\| \*([^*]+)\*", manual.chapter("als-er-iets-misgaat.md").text, re.MULTILINE)
    assert len(said) > 6
    assert [words for words in said if words not in sources()] == []


def test_a_chapter_is_one_task_on_two_pages(manual: Manual) -> None:
    lengths = {chapter.name: len(chapter.plain.split()) for chapter in chapters(manual)}
    assert {name: length for name, length in lengths.items() if length > LONGEST and name not in WHOLE_LISTS} == {}


def test_it_speaks_to_one_person_politely(manual: Manual) -> None:
    familiar = re.compile(r"\b(je|jij|jouw|jullie)\b", re.IGNORECASE)
    assert [chapter.name for chapter in chapters(manual) if familiar.search(chapter.plain)] == []


def test_the_keys_of_the_aids_are_in_the_list_of_keys(manual: Manual) -> None:
    listed = manual.chapter("toetsen.md").text
    assert [button.key for button in BUTTONS.values() if f"`{button.key}`" not in listed] == []


def test_search_finds_all_words_whatever_their_accents_and_capitals(manual: Manual) -> None:
    found = [one.chapter.name for one in manual.search("HERSTELSLEUTEL kwijt")]
    assert found[0] == "kluis.md"
    assert "tips.md" not in found
    assert [one.chapter.name for one in manual.search("één blad")] == [
        one.chapter.name for one in manual.search("een blad")
    ]
    assert manual.search("olifant") == []
    assert manual.search("  ") == []


def test_search_shows_the_words_around_what_it_found(manual: Manual) -> None:
    for one in manual.search("wachtlijst"):
        assert "wachtlijst" in one.around.lower()
        assert len(one.around) < 140


def test_search_knows_words_that_people_use_for_it(manual: Manual) -> None:
    assert "kluis.md" in [one.chapter.name for one in manual.search("wachtwoord")]
    assert "reservekopie.md" in [one.chapter.name for one in manual.search("backup")]


def test_nothing_outside_the_documents_is_read(manual: Manual) -> None:
    for name in ("../../README.md", "../../pyproject.toml", "../architecture.txt", "/etc/hosts", "bestaat-niet.md"):
        with pytest.raises(KeyError):
            manual.chapter(name)


@pytest.mark.thorough
def test_one_command_makes_every_picture_and_the_pdfs(manual: Manual, tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "docs" / "making" / "manual.py")]
    command += ["--out", str(tmp_path / "papers"), "--pictures", str(tmp_path / "pictures")]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stderr
    made = {file.name for file in (tmp_path / "pictures").iterdir()}
    assert made == {file.name for file in (manual.folder / "beelden").iterdir()}
    assert {file.name for file in (tmp_path / "papers").iterdir()} == {
        "handleiding.pdf",
        "interpreter.pdf",
        "tolkblad.pdf",
    }
