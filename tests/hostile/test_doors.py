"""Before the dossiers: names of vaults, passphrases, and whatever stands where a vault or its files should be."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.errors import VaultError
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault
from desktop.views.door.new_vault import NewVaultPage
from desktop.views.door.patience import Patience
from desktop.views.door.unlock import UnlockPage

from . import makers
from .conftest import CHEAP, PASSPHRASE
from .outcomes import Case, rows
from .table import TABLE
from .windows import part, put

SENTENCE = "negen paarse kastanjes vielen op de brug bij Driebergen"


def usable(vault: Vault) -> bool:
    """Whether the newcomer is still found in it."""
    return [line.name for line in Dossiers(vault).search("samira")] == ["Samira Haddad"]


def told(folder: Path) -> str:
    """Why a vault does not open."""
    with pytest.raises(VaultError) as refused:
        Vault.open(folder, PASSPHRASE)
    assert str(refused.value).isprintable()
    return str(refused.value)


@rows(TABLE, "the name of a vault")
def test_the_name_of_a_vault(qtbot: QtBot, tmp_path: Path, case: Case) -> None:
    page = NewVaultPage(tmp_path)
    qtbot.addWidget(page)
    asked: list[tuple[Path, str, str]] = []
    page.make.connect(lambda *given: asked.append(given))
    typed = {"vault_name": case.given, "holder": "Noor", "new_passphrase": SENTENCE, "new_passphrase_again": SENTENCE}
    for name, text in typed.items():
        put(part(page, QLineEdit, name), text)
    part(page, QAbstractButton, "make_vault").click()
    if case.told:
        assert not asked
        assert case.told in page.error
        return
    [(folder, passphrase, holder)] = asked
    assert folder == tmp_path / f"{case.kept}.startgesprek"
    Vault.create(folder, passphrase, holder, CHEAP)[0].close()
    assert folder.parent == tmp_path
    assert folder.is_dir()


@rows(TABLE, "a passphrase")
def test_a_passphrase(qtbot: QtBot, tmp_path: Path, case: Case) -> None:
    folder = tmp_path / "kluis.startgesprek"
    Vault.create(folder, case.kept, "Noor", CHEAP)[0].close()
    page = UnlockPage(folder, Patience())
    qtbot.addWidget(page)
    asked: list[tuple[Path, str]] = []
    page.unlock.connect(lambda *given: asked.append(given))
    put(part(page, QLineEdit, "passphrase"), case.given)
    part(page, QAbstractButton, "unlock").click()
    [given] = asked
    assert given == (folder, case.kept)
    Vault.open(*given).close()
    for other in (case.kept + "x", case.kept[:-1]):
        with pytest.raises(VaultError, match="past niet"):
            Vault.open(folder, other)


@rows(TABLE, "a vault folder")
def test_a_vault_folder(qtbot: QtBot, closed: Path, tmp_path: Path, case: Case) -> None:
    place = tmp_path / "kluizen"
    place.mkdir()
    page = UnlockPage(place / case.given, Patience())
    qtbot.addWidget(page)
    assert "<img" not in part(page, QLabel, "vault_place").toolTip()
    if case.told:
        assert case.told in told(place / case.given)
        assert list(place.iterdir()) == []
        return
    shutil.copytree(closed, place / case.given)
    with Vault.open(place / case.given, PASSPHRASE) as vault:
        assert usable(vault)
        vault.backup()
        assert vault.verify() == []
    assert os.listdir(place) == [case.kept]


@rows(TABLE, "what stands for a vault")
def test_what_stands_for_a_vault(folder: Path, tmp_path: Path, case: Case) -> None:
    place = tmp_path / "hier.startgesprek"
    if case.kept:
        place.symlink_to(folder)
        with Vault.open(place, PASSPHRASE) as vault:
            assert usable(vault)
        assert place.is_symlink()
    else:
        case.given(place)
        before = sorted(tmp_path.rglob("*"))
        assert case.told in told(place)
        assert sorted(tmp_path.rglob("*")) == before
    with pytest.raises(VaultError, match="staat al iets"):
        Vault.create(place, PASSPHRASE, "Noor", CHEAP)


def replaced(folder: Path, name: str, case: Case) -> None:
    """Put something else in the place of a file of the vault. What is forged is made of the file itself."""
    file = folder / name
    forging = getattr(case.given, "__qualname__", "").startswith("forged")
    if not forging:
        file.unlink(missing_ok=True)
    case.given(file)


@pytest.mark.parametrize("name", ["keys.json", "dossiers.db", "in-use.lock"])
def test_a_file_of_a_vault(folder: Path, tmp_path: Path, name: str, subtests: pytest.Subtests) -> None:
    for number, (about, case) in enumerate(TABLE[name].items()):
        with subtests.test(about):
            broken = tmp_path / str(number) / folder.name
            shutil.copytree(folder, broken)
            replaced(broken, name, case)
            if case.told:
                assert case.told in told(broken)
            else:
                Vault.open(broken, PASSPHRASE).close()
            precious = broken.parent / "kostbaar.txt"
            assert not precious.exists() or precious.read_text() == makers.PRECIOUS


@rows(TABLE, "in-use.json of an open vault")
def test_the_note_of_an_open_vault(folder: Path, case: Case) -> None:
    with Vault.open(folder, PASSPHRASE) as vault:
        replaced(folder, "in-use.json", case)
        assert case.told in told(folder)
        assert usable(vault)
    Vault.open(folder, PASSPHRASE).close()


@rows(TABLE, "a backup")
def test_a_backup(folder: Path, tmp_path: Path, case: Case) -> None:
    given = tmp_path / "terug"
    case.given(given)
    with pytest.raises(VaultError) as refused:
        Vault.restore(given, tmp_path / "nieuw.startgesprek", PASSPHRASE)
    assert case.told in str(refused.value)
    assert not (tmp_path / "nieuw.startgesprek").exists()


@rows(TABLE, "something besides in a backup")
def test_something_besides_in_a_backup(folder: Path, tmp_path: Path, case: Case) -> None:
    with Vault.open(folder, PASSPHRASE) as vault:
        backup = vault.backup()
    case.given(backup / "weg")
    with pytest.raises(VaultError) as refused:
        Vault.restore(backup, tmp_path / "nieuw.startgesprek", PASSPHRASE)
    assert case.told in str(refused.value)
    assert not (tmp_path / "nieuw.startgesprek").exists()


def test_a_name_that_is_too_long_says_so(tmp_path: Path) -> None:
    with pytest.raises(VaultError, match="te lang"):
        Vault.create(tmp_path / ("x" * 300), PASSPHRASE, "Noor", CHEAP)
