"""A folder that goes along with a cloud service: recognised where it can be, told where a vault is made or chosen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.store.vault import Vault
from desktop.views.background import Background
from desktop.views.desk import Desk
from desktop.views.door.cloud import service
from desktop.views.door.cloud_warning import CloudWarning
from desktop.views.door.new_vault import NewVaultPage
from desktop.views.door.patience import Patience
from desktop.views.door.restore import RestorePage
from desktop.views.door.unlock import UnlockPage
from desktop.views.vault_page.backups_panel import BackupsPanel

NAMES = {
    r"C:\Users\noor\OneDrive\Documenten": "OneDrive",
    r"C:\Users\noor\OneDrive - Gemeente Zeewolde\Documenten": "OneDrive",
    "/Users/noor/Library/CloudStorage/OneDrive-GemeenteZeewolde/Kluizen": "OneDrive",
    "/home/noor/Dropbox": "Dropbox",
    r"D:\Dropbox (Gemeente)\Kluizen": "Dropbox",
    r"G:\Mijn Drive": "Google Drive",
    "/Users/noor/Library/CloudStorage/GoogleDrive-noor@example.nl/My Drive": "Google Drive",
    "/run/user/1000/gvfs/google-drive:host=example.nl,user=noor": "Google Drive",
    r"C:\Users\noor\iCloudDrive\Kluizen": "iCloud Drive",
    "/Users/noor/Library/Mobile Documents/com~apple~CloudDocs/Kluizen": "iCloud Drive",
    "/home/noor/Nextcloud/Kluizen": "Nextcloud",
    "/home/noor/Nextcloud2": "Nextcloud",
    "/home/noor/Documenten": "",
    "/home/noor/Werk voor Nextcloud": "",
    "/home/noor/Dropboxen": "",
    r"H:\Onedrives": "",
    r"H:\Drive": "",
}


@pytest.mark.parametrize("folder", NAMES)
def test_a_folder_has_the_name_that_a_service_gave_it(folder: str) -> None:
    assert service(Path(folder), {}) == NAMES[folder]


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial"])
def test_onedrive_says_itself_where_it_is(tmp_path: Path, variable: str) -> None:
    told = {variable: str(tmp_path / "Bestanden"), "OneDriveConsumer": ""}
    assert service(tmp_path / "Bestanden" / "Kluizen", told) == "OneDrive"
    assert service(tmp_path / "Bestanden", told) == "OneDrive"
    assert service(tmp_path / "Bestanden van mij", told) == ""
    assert service(tmp_path, told) == ""


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (".dropbox", "Dropbox"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".sync_4f2a9c.db", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
    ],
)
def test_a_service_leaves_its_mark(tmp_path: Path, mark: str, name: str) -> None:
    below = tmp_path / "Wolk" / "Team" / "Kluizen"
    below.mkdir(parents=True)
    (tmp_path / "Wolk" / mark).touch()
    assert service(below, {}) == name
    assert service(below / "nog niet gemaakt", {}) == name
    assert service(tmp_path, {}) == ""


def test_the_settings_of_dropbox_in_a_home_folder_are_no_mark(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert service(tmp_path / "Documenten", {}) == ""


def test_what_a_link_leads_to_counts(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Kluizen").symlink_to(tmp_path / "Dropbox")
    assert service(tmp_path / "Kluizen", {}) == "Dropbox"


@pytest.fixture
def cloud(tmp_path: Path) -> Path:
    """A folder that goes along."""
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    return folder


def words(page: QWidget) -> str:
    """What the warning says; empty while there is none."""
    part: QLabel = page.findChild(QLabel, "cloud_warning")
    return part.text() if part.isVisible() else ""


def new_vault(folder: Path) -> tuple[QWidget, CloudWarning, Callable[[Path], None]]:
    """The page, its warning, and how a folder is chosen on it."""
    page = NewVaultPage(folder)
    return page, page.cloud, page.set_folder


def restored(folder: Path) -> tuple[QWidget, CloudWarning, Callable[[Path], None]]:
    """The same of a backup that is put back."""
    page = RestorePage(None, folder, ())
    return page, page.fields.cloud, page.fields.set_folder


def unlocked(folder: Path) -> tuple[QWidget, CloudWarning, Callable[[Path], None]]:
    """The same of a vault that is there."""
    page = UnlockPage(folder / "Proef.startgesprek", Patience())
    page.show_there(True)
    return page, page.cloud, lambda place: page.choose_vault(place / "Proef.startgesprek")


@pytest.mark.parametrize("made", [new_vault, restored, unlocked])
def test_it_is_told_where_a_vault_is_made_or_chosen(
    qtbot: QtBot, tmp_path: Path, cloud: Path, made: Callable[[Path], tuple[QWidget, CloudWarning, Callable[..., None]]]
) -> None:
    page, warning, choose = made(cloud)
    qtbot.addWidget(page)
    page.show()
    assert words(page) == ""
    background = Background(page)
    warning.look_with(background)
    qtbot.waitUntil(lambda: background.idle)
    said = words(page)
    for part in ("Nextcloud", "beschadigd raken", "computers van anderen"):
        assert part in said
    choose(tmp_path)
    qtbot.waitUntil(lambda: background.idle)
    assert words(page) == ""
    choose(cloud)
    qtbot.waitUntil(lambda: background.idle)
    assert words(page) == said


def test_it_is_told_beside_an_open_vault_too(qtbot: QtBot, desk: Desk, vault: Vault, cloud: Path) -> None:
    panel = BackupsPanel(replace(desk, vault=vault))
    qtbot.addWidget(panel)
    panel.show()
    panel.offer.offer(cloud / "Proef.startgesprek", [], cloud)
    qtbot.waitUntil(lambda: words(panel) != "")
    panel.offer.fields.set_folder(cloud.parent)
    qtbot.waitUntil(lambda: desk.background.idle)
    assert words(panel) == ""


def test_a_folder_that_is_gone_by_then_is_no_fault(qtbot: QtBot, cloud: Path) -> None:
    page = NewVaultPage(cloud)
    background = Background(page)
    qtbot.addWidget(page)
    shutil.rmtree(cloud)
    page.cloud.look_with(background)
    qtbot.waitUntil(lambda: background.idle)
    assert (
        page.findChild(QLabel, "cloud_warning").text().startswith("Let op: deze map lijkt mee te lopen met Nextcloud.")
    )
