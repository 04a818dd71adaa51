"""The copy of a municipality's folder: whole, only what is read, and only when something changed."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from desktop import paths
from desktop.municipality import kept

TODAY = date(2026, 11, 22)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with what the program reads, and with what is none of its business."""
    folder = tmp_path / "gemeente"
    (folder / "domains").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "Namen").mkdir()
    for name in (
        "municipality.yaml",
        "domains/90-eigen.yaml",
        "Logo.PNG",
        "wie.xlsx",
        ".git/x.yaml",
        "Namen/a",
    ):
        (folder / name).write_text(name, "utf-8")
    return folder


def inside(folder: Path) -> set[str]:
    """The files in a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def keep(place: Path, today: date = TODAY) -> kept.Kept:
    """Keep a folder, and find its copy."""
    kept.keep(str(place), kept.read(place), today)
    found = kept.find(str(place))
    assert found
    return found


def test_only_what_the_program_reads_is_kept(place: Path) -> None:
    copy = keep(place)
    assert inside(copy.folder) == {"municipality.yaml", "domains/90-eigen.yaml", "Logo.PNG"}
    assert copy.good_on == TODAY
    assert kept.is_copy(copy.folder)
    assert not kept.is_copy(place)


def test_nothing_is_written_when_nothing_changed(place: Path) -> None:
    copy = keep(place)
    before = {path: path.stat().st_mtime_ns for path in paths.municipalities().rglob("*")}
    assert keep(place) == copy
    assert {path: path.stat().st_mtime_ns for path in paths.municipalities().rglob("*")} == before


def test_it_is_replaced_whole(place: Path) -> None:
    first = keep(place)
    (place / "domains" / "90-eigen.yaml").rename(place / "domains" / "91-anders.yaml")
    second = keep(place, date(2026, 11, 23))
    assert inside(second.folder) == {"municipality.yaml", "domains/91-anders.yaml", "Logo.PNG"}
    assert not first.folder.exists()
    assert len(list(paths.municipalities().iterdir())) == 2


@pytest.mark.parametrize("act", ["rename", "replace"])
def test_a_disk_that_refuses_leaves_the_copy_that_was(place: Path, monkeypatch: pytest.MonkeyPatch, act: str) -> None:
    first = keep(place)
    (place / "municipality.yaml").write_text("anders", "utf-8")

    def refuse(*_: object) -> None:
        raise OSError(28, "vol")

    monkeypatch.setattr(os, act, refuse)
    kept.keep(str(place), kept.read(place), TODAY)
    assert kept.find(str(place)) == first
    assert not [path for path in paths.municipalities().iterdir() if path.name.startswith(".")]


def test_each_folder_has_its_own(place: Path, tmp_path: Path) -> None:
    other = tmp_path / "elders" / "gemeente"
    other.mkdir(parents=True)
    (other / "municipality.yaml").write_text("anders", "utf-8")
    assert keep(place).folder != keep(other).folder
    assert keep(place).folder.is_dir()


@pytest.mark.parametrize("copy", ["../../weg", "", 3, None])
def test_what_somebody_wrote_in_the_note_leads_nowhere(place: Path, copy: object) -> None:
    keep(place)
    [note] = paths.municipalities().glob("*.json")
    note.write_text(json.dumps(json.loads(note.read_text("utf-8")) | {"copy": copy}), "utf-8")
    assert kept.find(str(place)) is None
    note.write_text("{", "utf-8")
    assert kept.find(str(place)) is None


def test_of_what_is_far_too_large_no_copy_is_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LARGEST", 10)
    kept.keep(str(place), kept.read(place), TODAY)
    assert kept.find(str(place)) is None
    assert kept.read(place / "weg") == {}


def test_a_picture_that_no_paper_can_have_keeps_nobody_from_a_copy(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LARGEST", 6_000_000)
    (place / "Logo.PNG").write_bytes(bytes(5_000_001))
    assert "Logo.PNG" in inside(keep(place).folder), "its own reason is told as long as there is room"
    (place / "Oud logo.jpg").write_bytes(bytes(1_000_000))
    assert inside(keep(place).folder) == {"municipality.yaml", "domains/90-eigen.yaml", "Oud logo.jpg"}
    (place / "domains" / "90-eigen.yaml").write_bytes(bytes(6_000_000))
    assert kept.read(place) == {}, "words are never left out"


def test_the_files_are_read_from_the_copy_when_there_is_one(place: Path) -> None:
    assert kept.nearest(place) == place
    copy = keep(place)
    assert kept.nearest(place) == copy.folder
