"""The whole program, as it runs, worked by a hand: real windows, a real vault with a cheap key derivation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop import demo_hand
from desktop.app import Application
from desktop.demo_hand import Hand
from desktop.settings import Settings
from desktop.store.sealing import Derivation
from desktop.views import theme

CHEAP = Derivation(memory=8 * 1024, passes=1, lanes=1)
PASSPHRASE = "vier fietsen onder de kastanje"


@pytest.fixture(scope="session")
def themed(qapp: QApplication) -> QApplication:
    """The application with its fonts and style sheet, made once."""
    theme.apply(qapp)
    return qapp


@pytest.fixture
def program(themed: QApplication, tmp_path: Path) -> Iterator[Callable[..., Hand]]:
    """Starts the program; each start is a new one with the same settings, as after closing it."""
    started: list[Hand] = []

    def start(today: Callable[[], date] = date.today) -> Hand:
        application = Application(Settings(tmp_path / "settings"), today, CHEAP)
        application.window.show()
        started.append(Hand(application))
        return started[-1]

    yield start
    for hand in started:
        hand.window.close()
        hand.window.deleteLater()
        hand.application.deleteLater()  # here and now: Python may collect it on a thread that works
    themed.processEvents()
    themed.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def make_vault(hand: Hand, folder: Path) -> str:
    """Make a vault through the windows; returns the recovery key that was shown."""
    return demo_hand.make_vault(hand, folder, "Proef", "Marijke de Boer", PASSPHRASE)


def unlock(hand: Hand, passphrase: str = PASSPHRASE) -> None:
    """Type a passphrase and press the button."""
    hand.type("passphrase", passphrase)
    hand.click("unlock")
