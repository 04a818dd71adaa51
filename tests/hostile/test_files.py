"""Files of dossiers, the preferences, and the content that people write: read as the table says, or refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop import guide as guides
from desktop.app import Application
from desktop.check import check
from desktop.cli import main
from desktop.dossier.model import Newcomer
from desktop.errors import ContentError, InterchangeError
from desktop.guide import Guide
from desktop.settings import TABLE as PREFERENCES
from desktop.settings import Settings
from desktop.store import interchange
from desktop.store.queries import Dossiers

from .conftest import PASSPHRASE, somebody
from .outcomes import Case, rows
from .table import TABLE

Read = Callable[..., Any]


@rows(TABLE, "a file of dossiers", shown=2)
def test_a_file_of_dossiers(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], case: Case) -> None:
    file, secret = tmp_path / "dossiers.json", tmp_path / "wachtzin.txt"
    case.given(file)
    secret.write_text(PASSPHRASE)
    before = (folder / "dossiers.db").read_bytes()
    given = ["--municipality", "linderveen", "--passphrase-file", str(secret)]
    assert main(["import", str(folder), str(file), *given]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert case.told in said.err
    assert len(said.err) < 400
    assert (folder / "dossiers.db").read_bytes() == before


@pytest.fixture
def read(guide: Guide, dossiers: Dossiers) -> Read:
    """Reads a file with one dossier, keeps it in the vault, and gives it back as it is kept."""

    def read(**parts: Any) -> Any:
        content = {"id": "nieuw", "newcomer": {"name": "Sara", "language": "ar"}, **parts}
        data = interchange.json.dumps({"format": "startgesprek-dossiers/1", "dossiers": [content]}).encode()
        [found] = interchange.read(data, guide.questionnaire, guide.municipality)
        dossiers.add(found)
        kept = dossiers.open(found.id)
        dossiers.delete(found.id)
        assert interchange.export([kept]) == interchange.export([found])
        return kept

    return read


def outcome(read: Read, case: Case, **parts: Any) -> Any:
    """What is kept; None when it was refused as the table says."""
    if not case.told:
        return read(**parts)
    with pytest.raises(InterchangeError) as refused:
        read(**parts)
    assert case.told in str(refused.value)
    assert str(refused.value).isprintable()
    return None


@rows(TABLE, "the name in a file")
def test_the_name_in_a_file(read: Read, case: Case) -> None:
    kept = outcome(read, case, newcomer={"name": case.given, "language": "ar"})
    assert kept is None or kept.newcomer == Newcomer(case.kept, "ar")


@rows(TABLE, "the birth in a file")
def test_the_birth_in_a_file(read: Read, case: Case) -> None:
    kept = outcome(read, case, newcomer={"name": "Sara", "language": "ar", "birth_date": case.given})
    assert kept is None or kept.newcomer.birth_date == case.kept


@rows(TABLE, "the number of a dossier in a file")
def test_the_number_of_a_dossier_in_a_file(read: Read, case: Case) -> None:
    kept = outcome(read, case, id=case.given)
    assert kept is None or kept.id == case.kept


@rows(TABLE, "an answer in a file")
def test_an_answer_in_a_file(read: Read, case: Case) -> None:
    talk = {"round": "start", "held_on": "2026-03-01", "language": "ar", "answers": case.given}
    kept = outcome(read, case, conversations=[talk])
    assert kept is None or kept.conversations[0].values() == dict.fromkeys(case.given, case.kept)


@rows(TABLE, "settings.json")
def test_the_preferences(tmp_path: Path, case: Case) -> None:
    case.given(tmp_path / "settings.json")
    settings = Settings(tmp_path)
    for preference in PREFERENCES:
        value = settings.get(preference.key)
        assert type(value) is type(preference.default)
        assert not isinstance(value, int) or preference.lowest <= value <= preference.highest


@pytest.mark.parametrize("name", ["a vault that is markup", "a vault with NUL", "a vault of 10,000 characters"])
def test_the_program_starts_with_such_preferences(qapp: QApplication, tmp_path: Path, name: str) -> None:
    place = tmp_path / "voorkeuren"
    place.mkdir()
    TABLE["settings.json"][name].given(place / "settings.json")
    application = Application(Settings(place))
    application.window.show()
    assert application.window.page is not None
    application.window.close()
    application.window.deleteLater()


def test_preferences_are_not_written_through_a_link(tmp_path: Path) -> None:
    precious = tmp_path / "kostbaar.txt"
    precious.write_text("van iemand anders")
    place = tmp_path / "voorkeuren"
    place.mkdir()
    for name in ("settings.new", "settings.json"):
        (place / name).symlink_to(precious)
    Settings(place).set("lock_minutes", 5)
    assert precious.read_text() == "van iemand anders"
    assert Settings(place).get("lock_minutes") == 5


CONTENT = [
    pytest.param(name, case, id=f"{Path(name).name}-{about}")
    for name in TABLE
    if name.endswith((".yaml", ".po"))
    for about, case in TABLE[name].items()
]


@pytest.mark.parametrize(("name", "case"), CONTENT)
def test_content_that_people_write(written: Path, tmp_path: Path, name: str, case: Case) -> None:
    folder = tmp_path / "content"
    shutil.copytree(written, folder)
    (folder / name).unlink()
    if callable(case.given):
        case.given(folder / name)
    else:
        (folder / name).write_text(case.given, "utf-8")
    if case.kept:
        guide = guides.load("proefstad", folder, folder, tmp_path / "vertalingen")
        assert guide.catalog("ar").say("leven.wens:text", "Wat wilt u?") == case.kept
        return
    with pytest.raises(ContentError) as refused:
        guides.load("proefstad", folder, folder, tmp_path / "vertalingen").catalog("ar")
    for findings in (refused.value.findings, check(folder / name)):
        told = "\n".join(finding.problem for finding in findings)
        assert case.told in "\n".join(map(str, findings))
        assert told.replace("\n", "").isprintable()
        assert len(findings) <= 101


def test_an_old_file_is_read_after_all_of_this(read: Read) -> None:
    assert read(newcomer={"name": "Sara", "language": "ar"}).newcomer == replace(
        somebody().newcomer, name="Sara", birth_date=None
    )
