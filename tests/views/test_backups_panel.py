"""The backups of the vault: made, put on a stick, looked over, put back and taken away, in the real window."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Dossier, Newcomer
from desktop.monitor.model import Export, Period
from desktop.store import backup
from desktop.store.backup_keeping import AUTOMATIC
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault
from desktop.views.desk import Desk
from desktop.views.vault_page.backup_row import BackupRow
from desktop.views.vault_page.backups_panel import BackupsPanel

from .conftest import Bar
from .finding import button, texts

Panel = Callable[[], BackupsPanel]
FIRST = datetime(2026, 3, 1, 14, 5)


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, vault: Vault) -> Panel:
    """Shows the panel of the open vault."""

    def shown() -> BackupsPanel:
        made = BackupsPanel(replace(desk, vault=vault))
        qtbot.addWidget(made)
        made.resize(1040, 660)
        made.show()
        return made

    return shown


def rows(panel: QWidget) -> list[BackupRow]:
    """The backups as they are listed."""
    return [row for row in panel.findChildren(BackupRow) if not row.isHidden()]


def told(qtbot: QtBot, bar: Bar, part: str) -> None:
    """Wait until the message bar says something with this in it."""
    qtbot.waitUntil(lambda: any(part in sentence for sentence, _ in bar.said), timeout=30_000)


def test_an_empty_list_says_when_the_first_comes(panel: Panel) -> None:
    assert any("zodra de kluis op slot gaat" in text for text in texts(panel()))


def test_every_backup_says_when_and_why_it_was_made(panel: Panel, vault: Vault) -> None:
    backup.make(vault, AUTOMATIC, FIRST)
    backup.make(vault, "", FIRST + timedelta(days=1))
    backup.make(vault, "voor-versie-3", FIRST + timedelta(days=2))
    (vault.folder / "backups" / "van de stick").mkdir()
    found = [" ".join(texts(row)) for row in rows(panel())]
    assert "3 maart 2026, 14:05 uur" in found[0]
    assert "bijwerken" in found[0]
    assert "met de hand" in found[1]
    assert "1 maart 2026, 14:05 uur" in found[2]
    assert "vanzelf gemaakt" in found[2]
    assert "kB" in found[2]
    assert "van de stick" in found[3]


def test_a_backup_is_made_by_hand(qtbot: QtBot, panel: Panel, vault: Vault, bar: Bar) -> None:
    shown = panel()
    qtbot.mouseClick(button(shown, "backup_now"), Qt.MouseButton.LeftButton)
    assert not button(shown, "backup_now").isEnabled()
    told(qtbot, bar, "gemaakt en nagekeken")
    (place,) = backup.all_of(vault.folder)
    assert backup.state(vault, place) == "whole"
    qtbot.waitUntil(lambda: [row.path for row in rows(shown)] == [place])
    assert button(shown, "backup_now").isEnabled()


def test_a_copy_on_a_stick_says_how_it_is_put_back(
    qtbot: QtBot, panel: Panel, bar: Bar, vault: Vault, tmp_path: Path
) -> None:
    shown, stick = panel(), tmp_path / "stick"
    stick.mkdir()
    shown.ask_folder = lambda: stick
    qtbot.mouseClick(button(shown, "backup_to_stick"), Qt.MouseButton.LeftButton)
    told(qtbot, bar, "gemaakt en nagekeken")
    (place,) = stick.iterdir()
    line = shown.findChild(QLabel, "backup_told")
    assert line is not None
    assert place.name in line.text()
    assert "Reservekopie terugzetten…" in line.text()
    assert backup.state(vault, place) == "whole"


@pytest.mark.parametrize(("where", "part"), [("weg", "Er is geen kopie gemaakt"), ("proef.startgesprek", "daarbuiten")])
def test_a_place_that_takes_no_copy_is_told(
    qtbot: QtBot, panel: Panel, bar: Bar, tmp_path: Path, where: str, part: str
) -> None:
    shown = panel()
    shown.ask_folder = lambda: tmp_path / where
    qtbot.mouseClick(button(shown, "backup_to_stick"), Qt.MouseButton.LeftButton)
    told(qtbot, bar, part)
    assert button(shown, "backup_to_stick").isEnabled()


def test_nothing_happens_when_no_place_is_chosen(qtbot: QtBot, panel: Panel, bar: Bar) -> None:
    shown = panel()
    shown.ask_folder = lambda: None
    qtbot.mouseClick(button(shown, "backup_to_stick"), Qt.MouseButton.LeftButton)
    assert button(shown, "backup_to_stick").isEnabled()
    assert bar.said == []


def test_looking_them_over_names_the_damaged(qtbot: QtBot, panel: Panel, vault: Vault, bar: Bar) -> None:
    bad = backup.make(vault, AUTOMATIC, FIRST)
    backup.make(vault, AUTOMATIC, FIRST + timedelta(days=1))
    data = (bad / "dossiers.db").read_bytes()
    (bad / "dossiers.db").write_bytes(data[:-2000] + b"?" + data[-1999:])
    shown = panel()
    qtbot.mouseClick(button(shown, "backup_check"), Qt.MouseButton.LeftButton)
    told(qtbot, bar, "Beschadigd: 1 van de 2")
    words = [" ".join(texts(row)) for row in rows(shown)]
    assert "heel" in words[0]
    assert "beschadigd" in words[1]


def test_one_is_taken_away_after_a_question(qtbot: QtBot, panel: Panel, vault: Vault, bar: Bar) -> None:
    place = backup.make(vault, AUTOMATIC, FIRST)
    shown = panel()
    qtbot.mouseClick(button(shown, f"backup_remove:{place.name}"), Qt.MouseButton.LeftButton)
    assert any("Het is de enige" in text for text in texts(shown))
    qtbot.mouseClick(button(shown, "question_no"), Qt.MouseButton.LeftButton)
    assert place.exists()
    qtbot.mouseClick(button(shown, f"backup_remove:{place.name}"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(shown, "question_yes"), Qt.MouseButton.LeftButton)
    assert not place.exists()
    assert rows(shown) == []
    told(qtbot, bar, "is weg")


def test_one_is_put_back_beside_the_open_vault(
    qtbot: QtBot, panel: Panel, vault: Vault, bar: Bar, tmp_path: Path
) -> None:
    dossier = Dossier(Newcomer("Selam Tesfay", "ti"))
    Dossiers(vault).add(dossier)
    old = backup.make(vault, AUTOMATIC, FIRST)
    Dossiers(vault).delete(dossier.id)
    published = Export(Period(date(2026, 1, 1), date(2026, 3, 31)), date(2026, 4, 2), (), 5)
    Dossiers(vault).publishing.keep_export(published)
    backup.make(vault, AUTOMATIC, FIRST + timedelta(days=1))
    shown = panel()
    qtbot.mouseClick(button(shown, f"backup_restore:{old.name}"), Qt.MouseButton.LeftButton)
    assert not shown.offer.isHidden()
    line = shown.findChild(QLineEdit, "restore_passphrase")
    assert line is not None

    qtbot.mouseClick(button(shown, "restore_yes"), Qt.MouseButton.LeftButton)
    assert any("Typ een wachtzin die gold" in text for text in texts(shown.offer))
    line.setText("dit is hem niet")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("wachtzin past niet" in text for text in texts(shown.offer)), timeout=30_000)
    line.setText("drie grijze ganzen")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    told(qtbot, bar, "nieuwe kluis: proef hersteld")
    assert shown.offer.isHidden()
    assert line.text() == ""
    with Vault.open(tmp_path / "proef hersteld.startgesprek", "drie grijze ganzen") as restored:
        assert Dossiers(restored).open(dossier.id).newcomer == dossier.newcomer
        assert Dossiers(restored).publishing.exports() == [published], "what went out since then is known there too"
    assert Dossiers(vault).search("") == []


def test_the_panel_says_what_old_backups_still_open(panel: Panel) -> None:
    words = " ".join(texts(panel()))
    assert "iemand die later is weggehaald" in words
    assert "Versleutel de kluis opnieuw" in words
    assert "staat er nog in" in words


def test_a_backup_that_vanished_is_told(qtbot: QtBot, panel: Panel, vault: Vault) -> None:
    place = backup.make(vault, AUTOMATIC, FIRST)
    shown = panel()
    shutil.rmtree(place)
    qtbot.mouseClick(button(shown, f"backup_restore:{place.name}"), Qt.MouseButton.LeftButton)
    line = shown.findChild(QLineEdit, "restore_passphrase")
    assert line is not None
    line.setText("drie grijze ganzen")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("geen kluis" in text for text in texts(shown.offer)), timeout=30_000)
