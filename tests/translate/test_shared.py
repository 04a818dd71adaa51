"""What interpreters reviewed comes to every colleague, from the folder of the municipality."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop import guide, paths
from desktop.check import warnings
from desktop.municipality import kept
from desktop.translate import pack, shared
from desktop.translate.corrections import Correction

YES = Correction("phrase:yes", "ja", "أجل", "Amira Haddad", date(2026, 3, 1))
NO = Correction("phrase:no", "nee", "كلا", "Amira Haddad", date(2026, 3, 1))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder of a municipality, with a pack of two texts in it."""
    folder = tmp_path / "mijndorp"
    shutil.copytree(paths.questionnaires() / "municipalities" / "zeist", folder)
    (folder / shared.FOLDER).mkdir()
    pack.write(folder / shared.FOLDER / "taalpakket-ar.po", "ar", [YES, NO], "Gemeente Mijndorp")
    return folder


def said(known: guide.Guide) -> tuple[str, str]:
    """The two texts, as a conversation shows them."""
    return known.catalog("ar").say("phrase:yes", "ja"), known.catalog("ar").say("phrase:no", "nee")


def test_a_colleague_has_what_was_reviewed(place: Path) -> None:
    known = guide.load(str(place))
    assert said(known) == ("أجل", "كلا")
    assert known.catalog("ar").get("phrase:yes", "ja").state == "reviewed"
    assert known.catalog("ti").get("phrase:yes", "ja").state == "draft", "another language is as it was"
    assert shared.check(place) == []


def test_the_later_review_counts(place: Path) -> None:
    known = guide.load(str(place))
    known.correct("ar", [replace(YES, text="بلى", on=date(2026, 4, 1)), replace(NO, text="لا لا", on=date(2026, 2, 1))])
    assert said(guide.load(str(place))) == ("بلى", "كلا")


def test_what_translates_other_dutch_or_nobody_signed_is_left(place: Path) -> None:
    file = place / shared.FOLDER / "taalpakket-ar.po"
    pack.write(file, "ar", [replace(YES, source="jazeker"), NO], "Gemeente Mijndorp")
    file.write_text(file.read_text("utf-8").replace("# Nagekeken door Amira Haddad op 2026-03-01", "#"), "utf-8")
    assert shared.of(place, "ar", guide.load(str(place)).sources()) == {}
    assert ["wie haar nakeek" in one.problem for one in shared.check(place)] == [True]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("taalpakket-ar.po", "onzin", "kan niet worden ingelezen"),
        ("arabisch.po", None, "Noem het taalpakket-ar.po."),
    ],
)
def test_a_pack_that_is_not_read_is_named(place: Path, name: str, content: str | None, problem: str) -> None:
    file = (place / shared.FOLDER / "taalpakket-ar.po").rename(place / shared.FOLDER / name)
    if content:
        file.write_text(content, "utf-8")
    (finding,) = [one for one in warnings(place) if Path(one.file).parent.name == shared.FOLDER]
    assert problem in finding.problem
    assert said(guide.load(str(place))) != ("أجل", "كلا")


def test_the_copy_on_this_machine_has_them_too(place: Path) -> None:
    kept.keep(str(place), kept.read(place), date(2026, 11, 22))
    copy = kept.find(str(place))
    assert copy is not None
    assert said(guide.load(str(copy.folder))) == ("أجل", "كلا")
