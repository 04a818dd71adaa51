"""Reviewed texts that stood under the name of a folder come under the id of its municipality, once."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop import guide, paths
from desktop.translate.corrections import Correction, Corrections

YES = Correction("phrase:yes", "ja", "أجل", "Amira Haddad", date(2026, 3, 1))
NO = Correction("phrase:no", "nee", "كلا", "Amira Haddad", date(2026, 3, 1))


def municipality(place: Path, name: str) -> Path:
    """A folder of a municipality with this id."""
    shutil.copytree(paths.questionnaires() / "municipalities" / "zeist", place)
    settings = place / "municipality.yaml"
    settings.write_text(settings.read_text("utf-8").replace("id: zeist", f"id: {name}"), "utf-8")
    return place


def reviewed(place: Path) -> dict[str, str]:
    """What is reviewed in Arabic, as a conversation would show it."""
    return {context: item.text for context, item in guide.load(str(place)).reviewed("ar").items() if item.by}


def test_a_copy_of_the_folder_keeps_what_was_reviewed(tmp_path: Path) -> None:
    first = municipality(tmp_path / "goed", "zeewolde")
    guide.load(str(first)).correct("ar", [YES])
    second = Path(shutil.copytree(first, tmp_path / "zeewolde-v2"))
    assert reviewed(second) == reviewed(first) == {"phrase:yes": "أجل"}


def test_what_stood_under_the_name_of_the_folder_comes_along_once(tmp_path: Path) -> None:
    place = municipality(tmp_path / "goed", "zeewolde")
    older, file = Corrections(paths.corrections() / "goed"), paths.corrections() / "goed" / "ar.po"
    older.add("ar", [YES, NO])
    before = file.read_bytes()
    assert reviewed(place) == {"phrase:yes": "أجل", "phrase:no": "كلا"}
    assert file.read_bytes() == before, "it stays there too"
    guide.load(str(place)).withdraw("ar", "phrase:no")
    assert reviewed(place) == {"phrase:yes": "أجل"}, "what was withdrawn does not come back"


def test_of_two_texts_the_later_one_counts(tmp_path: Path) -> None:
    place = municipality(tmp_path / "goed", "zeewolde")
    Corrections(paths.corrections() / "zeewolde").add("ar", [YES, replace(NO, on=date(2026, 5, 1))])
    Corrections(paths.corrections() / "goed").add(
        "ar", [replace(YES, text="بلى", on=date(2026, 4, 1)), replace(NO, text="لا لا")]
    )
    assert reviewed(place) == {"phrase:yes": "بلى", "phrase:no": "كلا"}


def test_two_folders_of_one_name_part(tmp_path: Path) -> None:
    Corrections(paths.corrections() / "config").add("ar", [YES])
    one, other = municipality(tmp_path / "a" / "config", "zeewolde"), municipality(tmp_path / "b" / "config", "dronten")
    assert reviewed(one) == reviewed(other) == {"phrase:yes": "أجل"}
    guide.load(str(one)).correct("ar", [NO])
    assert reviewed(other) == {"phrase:yes": "أجل"}


def test_a_disk_that_refuses_is_asked_again(tmp_path: Path) -> None:
    place = municipality(tmp_path / "goed", "zeewolde")
    Corrections(paths.corrections() / "goed").add("ar", [YES])
    (paths.corrections() / "zeewolde").write_text("een bestand op de plek van de map", "utf-8")
    assert reviewed(place) == {}
    (paths.corrections() / "zeewolde").unlink()
    assert reviewed(place) == {"phrase:yes": "أجل"}
