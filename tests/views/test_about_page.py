"""The page that tells what the program is: places, what to do when something is wrong, and the licences."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop import about, parts
from desktop.parts import Part
from desktop.views import pages
from desktop.views.about.about_page import AboutPage
from desktop.views.about.part_panel import NO_WORDS
from desktop.views.desk import Desk
from desktop.views.preferences import PreferencesPage

MADE = (Part("Alfa", "1.0", "MIT", "de tekst van alfa"), Part("Bèta", "", "Zlib"))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AboutPage:
    """The page, with two parts."""
    monkeypatch.setattr(parts, "parts", lambda: MADE)
    made = pages.build(desk, "about", {})
    assert isinstance(made, AboutPage)
    qtbot.addWidget(made)
    made.resize(960, 600)
    made.show()
    return made


def test_it_tells_version_licence_and_where_everything_is(page: AboutPage) -> None:
    words = [label.text().replace("\u200b", "") for label in page.findChildren(QLabel)]
    assert f"Startgesprek {about.version()}" in words
    assert any(text.startswith("Licentie: EUPL-1.2.") for text in words)
    assert {place for _, place in about.places()} <= set(words)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel))


def test_the_licence_of_each_part_can_be_read_by_keyboard(qtbot: QtBot, page: AboutPage) -> None:
    listed, text = page.findChild(QListWidget, "parts"), page.findChild(QPlainTextEdit, "licence")
    name = page.findChild(QLabel, "part_name")
    assert [listed.item(row).text() for row in range(listed.count())] == ["Alfa 1.0", "Bèta"]
    assert (name.text(), text.toPlainText()) == ("Alfa: MIT", "de tekst van alfa")
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert (name.text(), text.toPlainText()) == ("Bèta: Zlib", NO_WORDS)
    assert text.isReadOnly()
    assert text.tabChangesFocus()


def test_what_is_copied_for_the_administrator(page: AboutPage, desk: Desk) -> None:
    page.findChild(QPushButton, "copy_machine").click()
    copied = QApplication.clipboard().text()
    assert copied.startswith(f"Startgesprek {about.version()}")
    assert str(desk.settings.get("last_vault") or "/") not in copied
    QApplication.clipboard().clear()


def test_it_is_reached_from_the_preferences(qtbot: QtBot, desk: Desk) -> None:
    page = PreferencesPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.go) as asked:
        page.findChild(QPushButton, "about").click()
    assert asked.args == ["about", {}]
