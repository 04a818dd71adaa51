"""The municipality somebody works for, while its folder is away or wrong."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from desktop import guide as guides
from desktop import paths, standby
from desktop.errors import MunicipalityMissing
from desktop.municipality import kept

FIRST, NEXT = date(2026, 11, 20), date(2026, 11, 22)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A municipality's own folder on a stick."""
    folder = tmp_path / "stick" / "Zeewolde"
    shutil.copytree(paths.questionnaires() / "municipalities" / "linderveen", folder)
    settings = folder / "municipality.yaml"
    text = settings.read_text("utf-8").replace("id: linderveen", "id: zeewolde")
    settings.write_text(text.replace("Gemeente Linderveen", "Gemeente Zeewolde"), "utf-8")
    return folder


def break_it(place: Path) -> int:
    """Put a tab in the directory; returns its line."""
    file = place / "organisations.yaml"
    lines = file.read_text("utf-8").splitlines()
    lines[4] = "\t" + lines[4]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return 5


def test_with_a_mistake_in_the_folder_its_copy_goes_on(place: Path) -> None:
    good = standby.load_good(str(place), FIRST)
    assert (good.trouble, good.municipality.folder) == ("", str(place))
    line = break_it(place)
    found = standby.load_good(str(place), NEXT)
    assert found.municipality.rules == good.municipality.rules
    assert found.municipality.settings == good.municipality.settings
    assert found.municipality.organisations == good.municipality.organisations
    for part in (str(place), "Gemeente Zeewolde", "20-11-2026", f"organisations.yaml, regel {line}", "verbeteren"):
        assert part in found.trouble
    folder = Path(found.municipality.folder)
    assert kept.is_copy(folder)
    assert (folder / "logo.png").read_bytes() == (place / "logo.png").read_bytes()


def test_a_disk_that_is_away_is_no_mistake(place: Path) -> None:
    standby.load_good(str(place), FIRST)
    shutil.rmtree(place)
    place.mkdir()  # the place where the disk hangs
    found = standby.load_good(str(place), NEXT)
    assert f"De map '{place}' is nu niet bereikbaar. Is de netwerkschijf verbonden" in found.trouble
    assert "kopie van Gemeente Zeewolde" in found.trouble
    assert "fout" not in found.trouble


def test_the_folder_counts_again_when_it_is_good(place: Path) -> None:
    standby.load_good(str(place), FIRST)
    away = place.rename(place.with_name("weg"))
    assert standby.load_good(str(place), NEXT).trouble
    away.rename(place)
    rules = place / "rules.yaml"
    rules.write_text(rules.read_text("utf-8") + "# nieuw\n", "utf-8")
    assert standby.load_good(str(place), NEXT).trouble == ""
    copy = kept.find(str(place))
    assert copy
    assert copy.good_on == NEXT
    assert (copy.folder / "rules.yaml").read_text("utf-8").endswith("# nieuw\n")


def test_what_is_wrong_never_replaces_the_copy(place: Path) -> None:
    standby.load_good(str(place), FIRST)
    before = kept.find(str(place))
    break_it(place)
    standby.load_good(str(place), NEXT)
    assert kept.find(str(place)) == before


def test_without_a_copy_there_is_no_other_municipality(place: Path) -> None:
    break_it(place)
    with pytest.raises(MunicipalityMissing, match=r"organisations\.yaml, regel 5: .* nog geen kopie"):
        standby.load_good(str(place), FIRST)
    with pytest.raises(MunicipalityMissing, match="deze gemeente is er niet"):
        standby.load_good("utopia", FIRST)
    assert not paths.municipalities().exists()


def test_a_copy_that_is_damaged_is_none(place: Path) -> None:
    standby.load_good(str(place), FIRST)
    copy = kept.find(str(place))
    assert copy
    (copy.folder / "rules.yaml").write_text("rules: []\n", "utf-8")
    break_it(place)
    with pytest.raises(MunicipalityMissing):
        standby.load_good(str(place), FIRST)


def test_invented_people_may_have_an_example(place: Path) -> None:
    break_it(place)
    found = standby.load_for_trial(str(place), FIRST)
    assert found.municipality.settings.id == "linderveen"
    assert f"De proefkluis gebruikt intussen het voorbeeld {found.municipality.name}" in found.trouble
    assert standby.load_for_trial("zeist", FIRST).trouble == ""


def test_a_municipality_in_the_program_has_a_copy_as_well(tmp_path: Path) -> None:
    folder = tmp_path / "questionnaires"
    shutil.copytree(paths.questionnaires(), folder)
    own = folder / "municipalities" / "mijndorp"
    shutil.copytree(folder / "municipalities" / "zeist", own)
    standby.load_good("mijndorp", FIRST, folder)
    shutil.rmtree(own)  # as a new version of the program may do
    found = standby.load_good("mijndorp", NEXT, folder)
    assert found.municipality.settings.id == "zeist"
    assert "deze gemeente is er niet" in found.trouble


def test_reviewed_translations_stay_with_the_copy(place: Path) -> None:
    standby.load_good(str(place), FIRST)
    break_it(place)
    own = standby.load_good(str(place), NEXT).corrections
    assert own
    assert own.folder == paths.corrections() / "zeewolde"


def test_what_the_program_changed_in_the_folder_is_in_the_copy(place: Path) -> None:
    standby.load_good(str(place), FIRST)
    file = place / "organisations.yaml"
    file.write_text(file.read_text("utf-8") + "# erbij\n", "utf-8")
    standby.renew(place)
    copy = kept.find(str(place))
    assert copy
    assert copy.good_on == FIRST
    assert (copy.folder / file.name).read_bytes() == file.read_bytes()
    assert guides.load(str(copy.folder)).municipality.name == "Gemeente Zeewolde"
