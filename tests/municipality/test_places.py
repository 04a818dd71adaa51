"""Where a municipality's folder is, and why it is not there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import FolderGone
from desktop.municipality import places
from desktop.municipality.places import find, trouble

SHIPPED = paths.questionnaires()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A municipality's own folder, with something beside it."""
    (tmp_path / "map" / "brieven").mkdir(parents=True)
    return Path(shutil.copytree(SHIPPED / "municipalities" / "zeist", tmp_path / "map" / "zeewolde"))


def test_a_name_or_a_path(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own.parent)
    for given in (str(own), "zeewolde", "./zeewolde", "../map/zeewolde", f"{own}/"):
        assert find(given, SHIPPED) == own
    monkeypatch.chdir(own)
    assert find(".", SHIPPED) == own
    assert find("zeist", SHIPPED) == SHIPPED / "municipalities" / "zeist"


def test_a_shipped_name_goes_before_a_folder_here(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own.parent)
    own.rename(own.with_name("zeist"))
    assert find("zeist", SHIPPED) == SHIPPED / "municipalities" / "zeist"
    assert find("./zeist", SHIPPED) == own.with_name("zeist")


@pytest.mark.parametrize(
    ("name", "meant"), [("zeitst", "Bedoelt u 'zeist'?"), ("", "linderveen, zeist"), ("a\x1bb", "a·b")]
)
def test_a_name_that_is_not_known(name: str, meant: str) -> None:
    with pytest.raises(FolderGone) as refused:
        find(name, SHIPPED)
    assert "deze gemeente is er niet" in str(refused.value)
    assert meant in str(refused.value)


def test_a_name_that_is_spelled_wrong_is_told_from_a_disk_that_is_away(own: Path, tmp_path: Path) -> None:
    assert "staat geen map 'zeewolda'. Bedoelt u 'zeewolde'?" in trouble(own.with_name("zeewolda"))
    moved = trouble(tmp_path / "kamp" / "ergens")
    assert f"In de map '{tmp_path}' staat geen map 'kamp'." in moved
    empty = tmp_path / "netwerk"
    empty.mkdir()
    for away in (empty, empty / "sociaal" / "zeewolde", Path("/mnt/schijf-die-er-niet-is/zeewolde")):
        assert trouble(away) == places.UNREACHABLE.format(folder=away)


def test_a_folder_with_something_else(own: Path) -> None:
    (own.parent / "brieven" / "brief.txt").touch()
    assert "staat geen municipality.yaml" in trouble(own.parent / "brieven")
    assert f"staat geen map '{own.name}'" not in trouble(own / "rules.yaml")


@pytest.mark.parametrize(
    ("refusal", "says"),
    [(PermissionError(13, ""), "mag niet worden gelezen"), (OSError(112, ""), "niet bereikbaar")],
)
def test_what_the_disk_says(own: Path, monkeypatch: pytest.MonkeyPatch, refusal: OSError, says: str) -> None:
    def refuse(_: object) -> None:
        raise refusal

    with monkeypatch.context() as patched:
        patched.setattr("os.listdir", refuse)
        told = trouble(own)
    assert says in told
