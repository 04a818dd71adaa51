"""A second start shows the first; a crash locks nobody out; nobody else can say anything."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.views.only_one import OnlyOne, call, show

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.views.only_one import OnlyOne
app = QCoreApplication([])
one = OnlyOne(Path(sys.argv[1]))
first = one.take()
one.listen()
print("first" if first else "second", flush=True)
if sys.argv[2:]:
    sys.stdin.read()
"""


@pytest.fixture
def folder(own_place: Path) -> Path:
    """Where a running program is found."""
    return paths.running()


def begin(folder: Path, *stay: str) -> subprocess.Popen[str]:
    """Start a program of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", START, str(folder), *stay], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_a_second_start_calls_the_first_and_ends(qtbot: QtBot, folder: Path) -> None:
    first = OnlyOne(folder)
    assert first.take()
    first.listen()
    with qtbot.waitSignal(first.called, timeout=20_000):
        second = begin(folder)
    assert second.communicate()[0] == "second\n"
    first.give_back()
    third = begin(folder)
    assert third.communicate()[0] == "first\n"


def test_only_its_owner_may_use_the_socket(qtbot: QtBot, folder: Path) -> None:
    first = OnlyOne(folder)
    assert first.take()
    first.listen()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {item.name: stat.S_IMODE(item.lstat().st_mode) & 0o077 for item in folder.iterdir()}
    assert modes == {"startgesprek.lock": 0, "startgesprek.socket": 0}
    first.give_back()
    assert not (folder / "startgesprek.socket").exists()


def test_what_a_crash_left_behind_locks_nobody_out(qtbot: QtBot, folder: Path) -> None:
    crashed = begin(folder, "stay")
    assert crashed.stdout is not None
    assert crashed.stdout.readline() == "first\n"
    crashed.kill()
    crashed.communicate()
    assert (folder / "startgesprek.socket").exists()
    fresh = OnlyOne(folder)
    assert fresh.take()
    fresh.listen()
    with qtbot.waitSignal(fresh.called):
        assert call(str(folder / "startgesprek.socket"))
    fresh.give_back()


def test_a_number_that_another_program_has_by_now_locks_nobody_out(qtbot: QtBot, folder: Path) -> None:
    first = OnlyOne(folder)
    assert first.take()
    lock = folder / "startgesprek.lock"
    left = lock.read_text("utf-8")  # its number is that of a program that runs: this one
    first.give_back()
    lock.write_text(left, "utf-8")
    os.utime(lock, (1, 1))
    assert OnlyOne(folder).take()


def test_nothing_that_is_said_is_read(qtbot: QtBot, folder: Path) -> None:
    first = OnlyOne(folder)
    assert first.take()
    first.listen()
    calls: list[None] = []
    first.called.connect(lambda: calls.append(None))
    socket = QLocalSocket()
    socket.connectToServer(str(folder / "startgesprek.socket"))
    assert socket.waitForConnected(1000)
    socket.write(b"x" * 1_000_000)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert len(calls) == 1
    first.give_back()


def test_a_first_that_does_not_answer_keeps_nobody_waiting(qtbot: QtBot, folder: Path) -> None:
    assert not call(str(folder / "startgesprek.socket"), patience=60)


def test_a_folder_that_refuses_is_no_reason_not_to_start(qtbot: QtBot, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("geen map")
    assert OnlyOne(folder).take()


def test_a_minimised_window_comes_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    show(window)
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isVisible()


def test_the_place_is_of_this_machine_and_has_no_warning(own_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.running().is_relative_to(own_place)
    monkeypatch.delenv("STARTGESPREK_HOME")
    assert paths.running().is_relative_to(own_place / "run") or os.name == "nt"
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert paths.running().name == "startgesprek"
