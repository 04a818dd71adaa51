"""The strip at the top of every page: the ways it has, and that they fit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from desktop.views import theme
from desktop.views.page import Page
from desktop.views.window import HERE, WAYS, MainWindow

from .finding import button


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on a page inside the vault."""
    made = MainWindow()
    qtbot.addWidget(made)
    made.set_place("Gemeente Zeist")
    made.show_page(Page(), inside=True)
    made.show()
    yield made
    theme.apply(QApplication.instance())


def test_the_way_home_comes_first_and_each_way_says_what_is_there(window: MainWindow, qtbot: QtBot) -> None:
    assert WAYS[0][:2] == ("newcomers", "Nieuwkomers")
    places = [button(window, name).mapTo(window, button(window, name).rect().topLeft()).x() for name, _, _ in WAYS]
    assert places == sorted(places)
    for name, _, about in WAYS:
        assert button(window, name).toolTip() == about
        with qtbot.waitSignal(getattr(window, name)):
            button(window, name).click()


def test_the_way_to_where_one_is_is_marked(window: MainWindow) -> None:
    def marked() -> list[str]:
        ways = [button(window, name) for name, _, _ in WAYS]
        assert [way.property("state") == "here" for way in ways] == [bool(way.accessibleDescription()) for way in ways]
        return [way.text() for way in ways if way.accessibleDescription() == HERE]

    assert marked() == []
    window.show_page(Page(), inside=True, name="dossiers")
    assert marked() == ["Nieuwkomers"]
    window.show_page(Page(), inside=True, name="planning")
    assert marked() == ["Planning"]
    window.show_page(Page(), inside=True, name="dossier")
    assert marked() == []


@pytest.mark.parametrize(
    "percent", [100, *(pytest.param(size, marks=pytest.mark.thorough) for size in (125, 150)), 200]
)
def test_the_strip_fits_the_window_at_every_size_of_letters(window: MainWindow, percent: int) -> None:
    theme.apply(QApplication.instance(), percent)
    for width in (960, 1200, 1280, 1920):
        window.resize(width, 720)
        QApplication.processEvents()
        strip = button(window, "newcomers").parent()
        assert isinstance(strip, QFrame)
        assert strip.sizeHint().width() <= window.width() == width
        for name, words, _ in WAYS:
            made = button(window, name)
            assert made.accessibleName() == words
            assert made.text() == words or not made.icon().isNull(), "its picture stands for it"
