"""The tab key goes along a window as it is read, whenever the parts were made and whoever hands the keyboard on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.views import tab_key
from desktop.views.scrolled import Scrolled
from desktop.views.window import MainWindow

from .as_read import AsRead


def named(name: str) -> QPushButton:
    """A button with a name."""
    made = QPushButton(name)
    made.setObjectName(name)
    return made


class Form(QWidget):
    """Two buttons below a heading; it hands the keyboard on to one of them."""

    def __init__(self, first: str, second: str, to: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addWidget(QLabel("Kop"))
        for name in (first, second):
            column.addWidget(named(name))
        self.setFocusProxy(self.findChild(QPushButton, to))


@pytest.fixture
def window(qtbot: QtBot) -> AsRead:
    """An empty window."""
    made = AsRead()
    qtbot.addWidget(made)
    return made


def pressed(window: QWidget, key: Qt.Key, times: int) -> list[str]:
    """Where the keyboard is after each press of a key."""
    found = []
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget() or window, key)
        now = QApplication.focusWidget()
        assert now is not None
        found.append(now.objectName())
    return found


def shown(window: QWidget) -> None:
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


@pytest.mark.parametrize("to", ["b", "c"])
def test_it_goes_around_and_back_also_past_a_form_that_hands_the_keyboard_on(window: AsRead, to: str) -> None:
    for part in (named("a"), Form("b", "c", to), named("d")):
        window.column.addWidget(part)
    shown(window)
    window.findChildren(QPushButton)[0].setFocus()
    assert pressed(window, Qt.Key.Key_Tab, 5) == ["b", "c", "d", "a", "b"]
    assert pressed(window, Qt.Key.Key_Backtab, 5) == ["a", "d", "c", "b", "a"]


def test_what_was_made_later_comes_where_it_stands(window: AsRead) -> None:
    for name in ("a", "d"):
        window.column.addWidget(named(name))
    shown(window)
    window.column.insertWidget(1, Form("b", "c", "c"))
    QApplication.processEvents()
    assert [stop.objectName() for stop in tab_key.stops(window)] == ["a", "b", "c", "d"]


def test_rows_of_a_grid_come_one_after_another_however_it_was_filled(window: AsRead) -> None:
    grid = QGridLayout()
    for name, row, column in (("d", 1, 1), ("a", 0, 0), ("c", 1, 0), ("b", 0, 1)):
        grid.addWidget(named(name), row, column)
    window.column.addLayout(grid)
    assert [stop.objectName() for stop in tab_key.stops(window)] == ["a", "b", "c", "d"]


def test_what_cannot_be_used_is_passed_by(window: AsRead) -> None:
    row = QHBoxLayout()
    for name in ("seen", "hidden", "off", "clicked", "last"):
        row.addWidget(named(name))
    window.column.addLayout(row)
    window.findChild(QPushButton, "hidden").hide()
    window.findChild(QPushButton, "off").setEnabled(False)
    window.findChild(QPushButton, "clicked").setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert [stop.objectName() for stop in tab_key.stops(window)] == ["seen", "last"]


def test_from_where_the_key_does_not_stop_it_goes_on_there(window: AsRead) -> None:
    clicked = named("clicked")
    for part in (named("a"), clicked, named("b")):
        window.column.addWidget(part)
    clicked.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    shown(window)
    for key, name in ((Qt.Key.Key_Tab, "b"), (Qt.Key.Key_Backtab, "a")):
        clicked.setFocus()
        assert pressed(window, key, 1) == [name]


def test_fields_of_several_parts_are_one_stop_and_what_scrolls_is_one_before_what_is_in_it(window: AsRead) -> None:
    area = Scrolled("area")
    for made, name in ((QDateEdit(), "day"), (QComboBox(), "choice"), (named("inside"), "inside")):
        made.setObjectName(name)
        area.rows.addWidget(made)
    window.column.addWidget(area)
    window.column.addWidget(named("after"))
    found = [stop.objectName() for stop in tab_key.stops(window)]
    assert found[-4:] == ["day", "choice", "inside", "after"]
    assert found[:-4] in ([], ["area"])


def test_where_nothing_can_be_used_the_key_does_nothing(window: AsRead) -> None:
    window.column.addWidget(QLabel("Niets"))
    assert not tab_key.to_next(window, forward=True)


def test_the_main_window_goes_as_it_is_read(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    shown(window)
    assert tab_key.stops(window) == [window.findChild(QPushButton, "help_outside")]


@pytest.mark.parametrize("how", ["hide", "shut off", "take away"])
def test_nothing_is_walked_along_while_what_had_the_keyboard_goes(
    window: AsRead, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = Form("a", "b", "a")
    for part in (form, named("c")):
        window.column.addWidget(part)
    shown(window)
    form.setFocus()
    walks: list[QWidget] = []
    monkeypatch.setattr(tab_key, "to_next", lambda window, forward: walks.append(window))
    if how == "hide":
        form.hide()
    elif how == "shut off":
        form.setEnabled(False)
    else:
        form.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert walks == []
