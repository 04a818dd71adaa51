"""Who did what, on the screen: the newest first, by name, chosen by what one asks, and ready to be kept elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Dossier, Newcomer
from desktop.store.vault import Vault
from desktop.views import pages
from desktop.views.desk import Desk
from desktop.views.vault_page.log_model import DELETED, PAGE
from desktop.views.vault_page.log_panel import GOOD, LogPanel

from .conftest import Bar, new_vault
from .finding import button, disk_gone


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """Just made: every line of its log counts here."""
    with new_vault(tmp_path / "proef.startgesprek") as made:
        yield made


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> LogPanel:
    for number, name in (("1", "Ahmad Al-Khatib"), ("2", "<b>ሰላም</b> Selam"), ("3", "Weg Gegaan")):
        desk.dossiers.add(Dossier(Newcomer(name, "ar"), id=f"dossier-{number}"))
    desk.dossiers.log.note("printed", "dossier-1", "agreements,referral")
    desk.dossiers.delete("dossier-3")
    return shown(qtbot, LogPanel(desk))


def shown(qtbot: QtBot, panel: LogPanel) -> LogPanel:
    qtbot.addWidget(panel)
    panel.resize(1000, 600)
    panel.show()
    return panel


def cells(panel: LogPanel) -> list[tuple[str, ...]]:
    """Who, what and which dossier, line by line."""
    model = panel.findChild(QTableView, "log").model()
    return [
        tuple(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) for column in (1, 2, 3))
        for row in range(model.rowCount())
    ]


def words(panel: QWidget, name: str) -> str:
    return str(panel.findChild(QLabel, name).text())


def test_the_newest_comes_first_with_names_as_the_vault_knows_them(panel: LogPanel) -> None:
    assert cells(panel) == [
        ("Noor de Wit", "Dossier verwijderd", DELETED),
        ("Noor de Wit", "Papieren afgedrukt: afsprakenblad, verwijsbrief", "Ahmad Al-Khatib"),
        ("Noor de Wit", "Dossier gewijzigd: nieuw dossier", DELETED),
        ("Noor de Wit", "Dossier gewijzigd: nieuw dossier", "<b>ሰላም</b> Selam"),
        ("Noor de Wit", "Dossier gewijzigd: nieuw dossier", "Ahmad Al-Khatib"),
        ("Noor de Wit", "Kluis geopend", ""),
    ]


def test_what_is_asked_for_is_what_is_shown(panel: LogPanel, desk: Desk, qtbot: QtBot) -> None:
    name, kind = panel.findChild(QLineEdit, "log_name"), panel.findChild(QComboBox, "log_kind")
    qtbot.keyClicks(name, "khatib")
    assert [cell[2] for cell in cells(panel)] == ["Ahmad Al-Khatib", "Ahmad Al-Khatib"]
    kind.setCurrentIndex(kind.findData("printed"))
    assert [cell[1] for cell in cells(panel)] == ["Papieren afgedrukt: afsprakenblad, verwijsbrief"]
    name.setText("dossier-3")  # a deleted dossier has no name any more, but may be known by its number
    kind.setCurrentIndex(0)
    assert [cell[2] for cell in cells(panel)] == [DELETED, DELETED]
    name.setText("niemand \ud83d \0")
    assert cells(panel) == []
    assert panel.findChild(QLabel, "log_empty").isVisible()
    name.clear()
    who = panel.findChild(QComboBox, "log_who")
    assert [who.itemText(row) for row in range(who.count())] == ["Iedereen", "Noor de Wit"]
    who.setCurrentIndex(1)
    assert len(cells(panel)) == 6
    assert desk.dossiers.log.verify() == []


def test_days_choose_once_they_are_whole(panel: LogPanel, qtbot: QtBot) -> None:
    since, until = panel.findChild(QLineEdit, "log_since"), panel.findChild(QLineEdit, "log_until")
    error = panel.findChild(QLabel, "log_filter_error")
    since.setText("1-1-2200")
    assert cells(panel) == []
    since.setText("1-1-2")
    assert len(cells(panel)) == 6
    qtbot.keyClick(since, Qt.Key.Key_Return)
    assert error.isVisible()
    assert since.property("state") == "error"
    since.setText("1-1-2020")
    until.setText("31-12-2199")
    qtbot.keyClick(until, Qt.Key.Key_Return)
    assert not error.isVisible()
    assert len(cells(panel)) == 6
    until.setText("31-12-2019")
    assert cells(panel) == []


def test_a_long_log_is_read_page_by_page(qtbot: QtBot, desk: Desk, vault: Vault) -> None:
    with vault.writing() as connection:
        for _ in range(PAGE * 2):
            desk.dossiers.log.note("printed", "dossier-1", "", connection)
    panel = shown(qtbot, LogPanel(desk))
    table = panel.findChild(QTableView, "log")
    assert table.model().rowCount() == PAGE
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 0)
    table.setFocus()
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: table.model().rowCount() == PAGE * 2 + 1)
    assert cells(panel)[-1][1] == "Kluis geopend"


def test_one_dossier_can_be_looked_at(qtbot: QtBot, panel: LogPanel, desk: Desk) -> None:
    one = shown(qtbot, LogPanel(desk, "dossier-1"))
    assert [cell[1].split(":")[0] for cell in cells(one)] == ["Papieren afgedrukt", "Dossier gewijzigd"]
    assert one.findChild(QTableView, "log").isColumnHidden(3)
    assert not one.findChild(QLineEdit, "log_name").isVisible()


def test_opening_a_page_of_a_dossier_is_noted_once(panel: LogPanel, desk: Desk, qtbot: QtBot) -> None:
    for name in ("dossier", "newcomer", "dossier"):
        qtbot.addWidget(pages.build(desk, name, {"dossier": "dossier-1"}))
    panel.refresh()
    assert [cell[1] for cell in cells(panel)].count("Dossier bekeken") == 1
    assert cells(panel)[0] == ("Noor de Wit", "Dossier bekeken", "Ahmad Al-Khatib")


def test_the_fingerprint_can_be_kept_elsewhere(panel: LogPanel, desk: Desk, bar: Bar) -> None:
    end = desk.dossiers.log.end
    assert words(panel, "fingerprint").replace(" ", "") == end.fingerprint
    button(panel, "copy_fingerprint").click()
    assert QApplication.clipboard().text() == f"{end.number} {end.fingerprint}"
    assert bar.said[-1][1] == "done"


def test_the_log_can_be_looked_over(panel: LogPanel, vault: Vault, qtbot: QtBot) -> None:
    button(panel, "check_log").click()
    qtbot.waitUntil(lambda: words(panel, "log_result") == GOOD)
    with vault.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER log_stays")
        connection.exec_driver_sql("DELETE FROM log WHERE number = 2")
    button(panel, "check_log").click()
    qtbot.waitUntil(lambda: "Regel 2 van het logboek ontbreekt." in words(panel, "log_result"))
    assert panel.findChild(QLabel, "log_result").property("state") == "error"


def test_what_is_shown_can_be_exported(panel: LogPanel, qtbot: QtBot, bar: Bar, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    suggested = []

    def ask(_: QWidget, suggestion: str) -> Path | None:
        suggested.append(suggestion)
        return file

    panel.ask_file = ask
    kind = panel.findChild(QComboBox, "log_kind")
    kind.setCurrentIndex(kind.findData("deleted"))
    button(panel, "export_log").click()
    qtbot.waitUntil(lambda: bool(bar.said))
    assert bar.said == [("1 regel geschreven. Dit bestand is niet versleuteld: bewaar het veilig.", "warning")]
    assert suggested == ["logboek-2026-09-08.csv"]
    text = file.read_text("utf-8-sig")
    assert text.count("\n") == 3
    assert "Khatib" not in text
    kind.setCurrentIndex(0)
    assert cells(panel)[0][1] == "Logboek geëxporteerd"
    button(panel, "export_log").click()
    assert words(panel, "question_text").startswith("Dit staat er al: log.csv.")
    button(panel, "question_yes").click()
    qtbot.waitUntil(lambda: len(bar.said) == 2)
    assert file.read_text("utf-8-sig").count("\n") == 10


def test_a_vault_that_cannot_be_read_is_told(panel: LogPanel, vault: Vault, bar: Bar, qtbot: QtBot) -> None:
    with disk_gone(vault):
        panel.refresh()
        button(panel, "check_log").click()
        qtbot.waitUntil(lambda: words(panel, "log_result") == "")
    assert bar.said
    assert {tone for _, tone in bar.said} == {"error"}
    panel.refresh()
    assert len(cells(panel)) == 6
