"""The clipboard: a secret goes by itself, what others put there stays, and a lock takes what is ours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.store import recovery_key
from desktop.views.clipboard import NOT_TO_BE_KEPT, Copying, clear_ours, put_secret
from desktop.views.door.recovery_key import RecoveryKeyPage


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    """An empty clipboard."""
    found = qapp.clipboard()
    found.clear()
    yield found
    found.clear()


def test_a_secret_goes_after_its_time(qtbot: QtBot, clipboard: QClipboard) -> None:
    put_secret("K7TQ2M", stays=20)
    assert clipboard.text() == "K7TQ2M"
    qtbot.waitUntil(lambda: clipboard.text() == "")


def test_a_secret_is_marked_for_no_history(clipboard: QClipboard) -> None:
    put_secret("K7TQ2M")
    there = clipboard.mimeData()
    assert bytes(there.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert set(NOT_TO_BE_KEPT) <= set(there.formats())
    assert sum("ClipboardHistory" in name or "MonitorProcessing" in name for name in there.formats()) == 2


def test_what_somebody_else_put_there_stays(qtbot: QtBot, clipboard: QClipboard) -> None:
    put_secret("K7TQ2M", stays=10)
    clipboard.setText("van een ander")
    put_aside: list[bool] = []
    put_secret_later(put_aside)
    qtbot.waitUntil(lambda: bool(put_aside))
    clear_ours()
    assert clipboard.text() == "van een ander"


def put_secret_later(done: list[bool]) -> None:
    """Tell when more time has passed than the secret had."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(60, lambda: done.append(True))


def test_a_newer_secret_has_its_own_time(qtbot: QtBot, clipboard: QClipboard) -> None:
    put_secret("eerste", stays=10)
    put_secret("tweede", stays=60_000)
    done: list[bool] = []
    put_secret_later(done)
    qtbot.waitUntil(lambda: bool(done))
    assert clipboard.text() == "tweede"
    clear_ours()
    assert clipboard.text() == ""


def test_what_a_person_copies_here_goes_with_the_lock(qtbot: QtBot, clipboard: QClipboard) -> None:
    copying = Copying()
    line = QLineEdit("Rania Al-Hassan")
    qtbot.addWidget(line)
    line.show()
    qtbot.waitExposed(line)
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "Rania Al-Hassan"
    clear_ours()
    assert clipboard.text() == ""
    copying.deleteLater()


def test_copying_elsewhere_is_not_ours(clipboard: QClipboard) -> None:
    copying = Copying()
    assert QApplication.focusWidget() is None
    clipboard.setText("uit een ander programma")
    clear_ours()
    assert clipboard.text() == "uit een ander programma"
    copying.deleteLater()


def test_the_recovery_key_is_copied_as_a_secret(qtbot: QtBot, clipboard: QClipboard) -> None:
    key = recovery_key.new()
    page = RecoveryKeyPage("Proef", key)
    qtbot.addWidget(page)
    page.show()
    shown = page.findChild(object, "recovery_key")
    qtbot.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == key
    assert "x-kde-passwordManagerHint" in clipboard.mimeData().formats()
