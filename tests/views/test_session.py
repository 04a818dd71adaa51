"""What the system says about sleep, lock and other users: fed to the slots and filters as the system would."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.views.session import logind, windows
from desktop.views.session.ending import SessionEnd


@pytest.fixture
def heard() -> list[str]:
    """One entry for each time that somebody leaves."""
    return []


@pytest.fixture
def source(qtbot: QtBot, heard: list[str]) -> logind.Logind:
    """Logind on buses that are not there."""
    nowhere = QDBusConnection("nergens")
    assert not nowhere.isConnected()
    made = logind.Logind(nowhere, nowhere)
    made.leaving.connect(lambda: heard.append("weg"))
    return made


def signal(interface: str, name: str, *given: object) -> QDBusMessage:
    """A message as it comes from the bus."""
    made = QDBusMessage.createSignal(logind.PLACE, interface, name)
    made.setArguments(list(given))
    return made


def test_sleep_is_heard_and_waking_up_is_not(source: logind.Logind, heard: list[str]) -> None:
    source.sleep(signal(logind.MANAGER, "PrepareForSleep", True))
    assert heard == ["weg"]
    source.screen_lock(signal("org.gnome.ScreenSaver", "ActiveChanged", False))
    assert heard == ["weg"]


def test_a_locked_screen_is_heard_and_an_opened_one_is_not(source: logind.Logind, heard: list[str]) -> None:
    source.screen_lock(signal("org.gnome.ScreenSaver", "ActiveChanged", False))
    assert heard == []
    source.screen_lock(signal("org.gnome.ScreenSaver", "ActiveChanged", True))
    source.locked(signal(logind.SESSION, "Lock"))
    assert heard == ["weg", "weg"]


def test_another_user_in_front_is_heard(source: logind.Logind, heard: list[str]) -> None:
    source.changed(logind.SESSION, {"Active": True, "LockedHint": False})
    source.changed(logind.SESSION, {"IdleHint": True})
    assert heard == []
    source.changed(logind.SESSION, {"Active": False})
    source.changed(logind.SESSION, {"LockedHint": True})
    assert heard == ["weg", "weg"]


def test_something_else_on_the_bus_is_passed_over(source: logind.Logind, heard: list[str]) -> None:
    for odd in ((), ("ja",), (2,), (True, True)):
        source.screen_lock(signal("org.gnome.ScreenSaver", "ActiveChanged", *odd))
    assert heard == []


def test_a_machine_without_buses_is_no_error(
    qtbot: QtBot, heard: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nergens")
    window = QWidget()
    qtbot.addWidget(window)
    session = SessionEnd(window)
    session.listen(window)
    session.leaving.connect(lambda: heard.append("weg"))
    session.let_go()
    QCoreApplication.processEvents()
    assert heard == []
    assert capfd.readouterr() == ("", "")


# Windows


@pytest.fixture
def filtered(heard: list[str]) -> windows.SessionFilter:
    """The filter of Windows; it can be fed anywhere."""
    return windows.SessionFilter(lambda: heard.append("weg"))


def message(number: int, meaning: int) -> wintypes.MSG:
    """A message as Windows lays it in memory."""
    made = wintypes.MSG()
    made.message, made.wParam = number, meaning
    return made


KIND = QByteArray(b"windows_generic_MSG")


@pytest.mark.parametrize(
    ("number", "meaning"), [(0x0218, 0x4), (0x02B1, 0x7), (0x02B1, 0x2), (0x02B1, 0x4), (0x02B1, 0x6)]
)
def test_windows_says_that_somebody_leaves(
    filtered: windows.SessionFilter, heard: list[str], number: int, meaning: int
) -> None:
    given = message(number, meaning)
    assert filtered.nativeEventFilter(KIND, ctypes.addressof(given)) == (False, 0), "the message goes on to the window"
    assert heard == ["weg"]


@pytest.mark.parametrize(
    ("number", "meaning"),
    [
        (0x0218, 0x7),
        (0x0218, 0x12),
        (0x0218, 0xA),
        (0x02B1, 0x8),
        (0x02B1, 0x1),
        (0x02B1, 0x5),
        (0x0200, 0x4),
        (0x0100, 0x7),
    ],
)
def test_other_messages_of_windows_mean_nothing(
    filtered: windows.SessionFilter, heard: list[str], number: int, meaning: int
) -> None:
    given = message(number, meaning)
    assert filtered.nativeEventFilter(KIND, ctypes.addressof(given)) == (False, 0)
    assert heard == []


def test_messages_of_another_system_are_not_read(filtered: windows.SessionFilter, heard: list[str]) -> None:
    given = message(0x02B1, 0x7)
    assert filtered.nativeEventFilter(QByteArray(b"xcb_generic_event_t"), ctypes.addressof(given)) == (False, 0)
    assert filtered.nativeEventFilter(KIND, 0) == (False, 0)
    assert heard == []


def test_the_filter_is_asked_for_each_message_while_it_is_kept(qtbot: QtBot, heard: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    made = windows.listen(lambda: heard.append("weg"), int(window.winId()))
    try:
        assert heard == []
    finally:
        QCoreApplication.instance().removeNativeEventFilter(made)  # type: ignore[union-attr]
