"""Files and folders that nobody reads: each is named, with what it may have been meant to be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import paths
from desktop.check import check, warnings
from desktop.municipality import strays

LINDERVEEN = paths.questionnaires() / "municipalities" / "linderveen"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A municipality somewhere else."""
    return Path(shutil.copytree(LINDERVEEN, tmp_path / "mijndorp"))


def told(folder: Path) -> list[tuple[str, str, str]]:
    """Of each stray its name, what is said of it, and the name it should have had."""
    return [
        (Path(one.finding.file).name, one.finding.problem, one.wanted.name if one.wanted else "")
        for one in strays.found(folder)
    ]


def test_nothing_stray_is_shipped() -> None:
    for place in (paths.questionnaires(), paths.translations(), LINDERVEEN):
        assert told(place) == []


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("letters.yml", "letters.yaml"),
        ("Letters.YAML", "letters.yaml"),
        ("letters.yaml.txt", "letters.yaml"),
        ("leters.yaml", "letters.yaml"),
        ("brieven.yaml", "letters.yaml"),
        ("post.yaml", "letters.yaml"),
    ],
)
def test_a_file_under_another_name_is_missed(folder: Path, name: str, wanted: str) -> None:
    """By its ending, its letters, its name in Dutch, or by what is in it."""
    (folder / wanted).rename(folder / name)
    problem = f"dit bestand wordt niet gelezen. Heet het misschien {wanted}?"
    assert told(folder) == [(name, problem, wanted)]
    assert [str(finding) for finding in check(folder)] == [f"{folder / name}: {problem}"]


def test_one_that_must_be_there_is_told_once(folder: Path) -> None:
    (folder / "rules.yaml").rename(folder / "rules.yaml.txt")
    (finding,) = check(folder)
    assert Path(finding.file).name == "rules.yaml"
    assert finding.problem == "dit bestand ontbreekt. Wel is er 'rules.yaml.txt'. Noem dat rules.yaml."


def test_a_copy_beside_what_is_read_is_only_a_warning(folder: Path) -> None:
    for name in ("rules - kopie.yaml", "rules-oud.yaml", "rules.yaml.bak"):
        shutil.copy(folder / "rules.yaml", folder / name)
    assert {problem for _, problem, _ in told(folder)} == {
        "dit bestand wordt niet gelezen: rules.yaml staat er ook. Een kopie? Bewaar haar dan buiten deze map."
    }
    assert check(folder) == []
    assert len([one for one in warnings(folder) if "Een kopie?" in one.problem]) == 3


def test_folders(folder: Path) -> None:
    shutil.copytree(LINDERVEEN, folder / "linderveen")
    (folder / "oud").mkdir()
    (folder / "domains").rename(folder / "Domeinen")
    assert told(folder) == [
        ("Domeinen", "deze map wordt niet gelezen. Heet zij misschien domains?", "domains"),
        ("linderveen", "dit is een map in een map, en die wordt niet gelezen. Zet haar ergens anders.", ""),
        ("oud", "deze map wordt niet gelezen. Hoort het hier? Kijk dan de naam na.", ""),
    ]


def test_a_life_domain_beside_its_folder_and_a_picture_that_is_not_used(folder: Path) -> None:
    (own,) = (folder / "domains").iterdir()
    shutil.move(own, folder / "haven.yaml")
    shutil.copy(folder / "logo.png", folder / "wapen.jpg")
    mend = "Is dit het logo? Zet dan 'logo: wapen.jpg' bij 'letterhead'."
    assert told(folder) == [
        ("haven.yaml", "dit bestand wordt niet gelezen. Hoort het misschien in de map domains?", "haven.yaml"),
        ("wapen.jpg", f"deze afbeelding wordt niet gebruikt. {mend}", ""),
    ]


def test_what_may_stand_anywhere(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / "__MACOSX").mkdir()
    for name in [
        "README",
        "readme.md",
        "LEESMIJ.txt",
        "LICENSE",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "~$brief.docx",
        "rules.yaml~",
    ]:
        (folder / name).write_bytes(b"x")
    assert told(folder) == []


def test_around_the_municipalities_and_among_the_catalogs(tmp_path: Path) -> None:
    whole = Path(shutil.copytree(paths.questionnaires(), tmp_path / "questionnaires"))
    (whole / "phrases.yaml.txt").write_text("phrases: []\n")
    (whole / "municipalities" / "zeist" / "notities.docx").write_bytes(b"x")
    (whole / "municipalities" / ".git").mkdir()
    (tmp_path / "talen").mkdir()
    (tmp_path / "talen" / "ar.po").write_text("")
    (tmp_path / "talen" / "uk.po.txt").write_text("")
    assert [name for name, _, _ in told(whole)] == ["phrases.yaml.txt", "notities.docx"]
    assert told(tmp_path / "talen") == [
        ("uk.po.txt", "dit bestand wordt niet gelezen. Heet het misschien uk.po?", "uk.po")
    ]


def test_a_system_that_knows_no_capitals(folder: Path) -> None:
    (folder / "Cards.yaml").symlink_to(folder / "cards.yaml")  # as Windows sees them: the same file
    assert told(folder) == []


def test_the_folder_around_it_leads_to_it(folder: Path) -> None:
    (finding,) = check(folder.parent)
    assert finding.problem == "hier staat geen vragenlijst, gemeente of vertaling. Bedoelt u de map 'mijndorp' hierin?"
