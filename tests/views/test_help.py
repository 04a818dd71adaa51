"""The manual inside the program: which chapter fits which screen, and the window that shows it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

import desktop.views
from desktop import paths
from desktop.app import Application
from desktop.settings import Settings
from desktop.views.help.dressing import blocks
from desktop.views.help.help_window import HelpWindow
from desktop.views.help.manual import INDEX, Manual
from desktop.views.help.places import PAGES, PARTS, chapter_for
from desktop.views.page import Page


@pytest.fixture(scope="module")
def manual() -> Manual:
    """The shipped manual."""
    return Manual(paths.manual())


@pytest.fixture
def window(qtbot: QtBot, manual: Manual) -> HelpWindow:
    """The window, open at its index; nobody prints."""
    made = HelpWindow(manual, lambda _: None)
    qtbot.addWidget(made)
    made.open_at(INDEX)
    return made


def subclasses(kind: type) -> Iterator[type]:
    """Every class made of this one."""
    for made in kind.__subclasses__():
        yield made
        yield from subclasses(made)


def every_module_of_the_windows() -> None:
    """Import them all, so that every page is known."""
    for module in pkgutil.walk_packages(desktop.views.__path__, "desktop.views."):
        if not module.name.endswith(("logind", "windows")):  # of one system only
            importlib.import_module(module.name)


def text(window: HelpWindow) -> QTextBrowser:
    """Where a chapter is read."""
    found = window.findChild(QTextBrowser, "help_text")
    assert found is not None
    return found


def contents(window: HelpWindow) -> QListWidget:
    """The list at the left."""
    found = window.findChild(QListWidget, "help_contents")
    assert found is not None
    return found


def press(window: HelpWindow, name: str) -> QPushButton:
    """A button."""
    found = window.findChild(QPushButton, name)
    assert found is not None
    return found


def search(window: HelpWindow) -> QLineEdit:
    """The search field."""
    found = window.findChild(QLineEdit, "help_search")
    assert found is not None
    return found


def test_every_page_has_its_chapter() -> None:
    every_module_of_the_windows()
    pages = {page.__name__ for page in subclasses(Page) if page.__module__.startswith("desktop.")}
    assert {"DossiersPage", "UnlockPage"} < pages
    assert pages - {"DoorPage"} == set(PAGES)


def test_every_part_with_a_chapter_is_there() -> None:
    every_module_of_the_windows()
    widgets = {made.__name__ for made in subclasses(QWidget)}
    assert set(PARTS) - widgets == set()


def test_every_chapter_that_fits_a_screen_is_in_the_contents(manual: Manual) -> None:
    assert {*PAGES.values(), *PARTS.values()} <= set(manual.names)


def test_an_open_part_goes_before_its_page(qtbot: QtBot) -> None:
    class VaultPage(Page):
        """Stands for the real one."""

    class BackupsPanel(QWidget):
        """Stands for the real one."""

    page = VaultPage()
    qtbot.addWidget(page)
    panel = BackupsPanel(page)
    assert chapter_for(page) == "reservekopie.md"
    panel.hide()
    assert chapter_for(page) == "kluis.md"
    assert chapter_for(None) == INDEX


def test_f1_opens_the_page_that_fits_before_there_is_a_vault(qtbot: QtBot, tmp_path: Path) -> None:
    application = Application(Settings(tmp_path / "settings"))
    qtbot.addWidget(application.window)
    application.window.show()
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    qtbot.keyClick(application.window, Qt.Key.Key_F1)
    shown = application.help.window
    assert shown is not None
    assert shown.isVisible()
    assert shown.chapter == "beginnen.md"
    qtbot.keyClick(text(shown), Qt.Key.Key_Escape)
    assert not shown.isVisible()
    for name in ("help", "help_outside"):
        entry = application.window.findChild(QPushButton, name)
        assert entry is not None
        assert entry.text().startswith("Hulp")
    application.window.findChild(QPushButton, "help_outside").click()  # type: ignore[union-attr]
    assert shown.isVisible()
    application.window.close()
    assert not shown.isVisible()


def test_without_the_manual_the_program_says_so(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "manual", lambda: tmp_path / "weg")
    application = Application(Settings(tmp_path / "settings"))
    qtbot.addWidget(application.window)
    application.help.open()
    assert application.help.window is None
    assert "hulp" in " ".join(label.text() for label in application.window.messages.findChildren(QLabel)).lower()


def test_links_lead_to_chapters_and_back_leads_back(window: HelpWindow) -> None:
    text(window).anchorClicked.emit("kluis.md")
    assert window.chapter == "kluis.md"
    text(window).anchorClicked.emit("../rechten-en-bewaren.md")
    assert window.chapter == "../rechten-en-bewaren.md"
    press(window, "help_back").click()
    assert window.chapter == "kluis.md"
    press(window, "help_back").click()
    assert window.chapter == INDEX
    assert not press(window, "help_back").isEnabled()


@pytest.mark.parametrize("link", ["https://example.org/", "http://example.org/a.md", "mailto:iemand@example.org"])
def test_no_link_leaves_the_program(window: HelpWindow, link: str) -> None:
    text(window).anchorClicked.emit(link)
    told = window.findChild(QLabel, "help_told")
    assert told is not None
    assert link in told.text()
    assert window.chapter == INDEX
    assert not text(window).openExternalLinks()
    assert not text(window).openLinks()


def test_nothing_is_loaded_but_the_pictures_of_the_chapter(window: HelpWindow) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    assert text(window).loadResource(kind, "file:///etc/hosts") is None
    assert text(window).loadResource(kind, "beelden/gesprek.png") is None


def test_search_narrows_the_contents_and_enter_opens_the_first(qtbot: QtBot, window: HelpWindow) -> None:
    whole = contents(window).count()
    qtbot.keyClicks(search(window), "wachtwoord kwijt")
    assert 0 < contents(window).count() < whole
    qtbot.keyClick(search(window), Qt.Key.Key_Return)
    assert window.chapter == contents(window).item(0).data(Qt.ItemDataRole.UserRole)
    assert text(window).extraSelections()
    search(window).clear()
    assert contents(window).count() == whole
    assert not text(window).extraSelections()


def test_a_search_that_finds_nothing_says_so(qtbot: QtBot, window: HelpWindow) -> None:
    qtbot.keyClicks(search(window), "olifantenpad")
    nothing = window.findChild(QLabel, "help_nothing")
    assert nothing is not None
    assert nothing.isVisibleTo(window)
    qtbot.keyClick(search(window), Qt.Key.Key_Escape)
    assert window.isVisible()
    assert contents(window).count() > 20


def test_all_goes_by_keyboard(qtbot: QtBot, window: HelpWindow) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert search(window).hasFocus()
    qtbot.keyClick(search(window), Qt.Key.Key_Down)
    assert contents(window).hasFocus()
    qtbot.keyClick(contents(window), Qt.Key.Key_Down)
    qtbot.keyClick(contents(window), Qt.Key.Key_Return)
    assert window.chapter == "beginnen.md"
    assert text(window).hasFocus()
    qtbot.keyClick(text(window), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.chapter == INDEX
    qtbot.keyClick(text(window), Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_headings_are_larger_and_grow_with_the_letters(qtbot: QtBot, window: HelpWindow) -> None:
    def sizes() -> list[int]:
        found = [block for block in blocks(text(window).document()) if block.text()]
        return [block.begin().fragment().charFormat().font().pixelSize() for block in found[:2]]

    heading, words = sizes()
    assert heading > words * 1.5
    font = text(window).font()
    font.setPixelSize(font.pixelSize() * 2)
    text(window).setFont(font)
    text(window).redraw()  # type: ignore[attr-defined]
    assert sizes()[1] > words * 1.8


def test_pictures_are_shown_and_fit(window: HelpWindow) -> None:
    window.show_chapter("gesprek.md")
    wide = []
    for block in blocks(text(window).document()):
        iterator = block.begin()
        while not iterator.atEnd():
            drawn = iterator.fragment().charFormat()
            if drawn.isImageFormat():
                wide.append(drawn.toImageFormat().width())
            iterator += 1
    assert len(wide) == 2
    assert all(200 < one <= text(window).viewport().width() for one in wide)


def test_everything_has_a_name_for_a_screen_reader(window: HelpWindow) -> None:
    for kind in (QPushButton, QLineEdit, QListWidget, QTextBrowser):
        for widget in window.findChildren(kind):
            assert widget.objectName()
            assert widget.accessibleName()
