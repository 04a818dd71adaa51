"""The whole program, as it runs, worked by a hand: real windows, a real vault with a cheap key derivation."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop import demo_hand
from desktop.app import Application
from desktop.demo_hand import Hand
from desktop.settings import Settings
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
from desktop.views import theme

CHEAP = Derivation(memory=8, passes=1, lanes=1)
PASSPHRASE = "vier fietsen onder de kastanje"

Enter = Callable[[Hand, Path], None]


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


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with nobody in it, closed; to copy."""
    folder = tmp_path_factory.mktemp("kluis") / "Proef.startgesprek"
    Vault.create(folder, PASSPHRASE, "Marijke de Boer", CHEAP)[0].close()
    return folder


@pytest.fixture
def enter(ready: Path) -> Enter:
    """Puts a vault with nobody in it in a folder, where it was already, and opens it.

    To make one through the windows takes four times as long: that is for who tests just that.
    """

    def entered(hand: Hand, folder: Path) -> None:
        page: Any = hand.until_page("WelcomePage")
        settings = hand.application._settings
        settings.set("municipality", settings.get("municipality"))  # chosen, as at a first start
        page.chosen.emit(shutil.copytree(ready, folder / ready.name))
        unlock(hand)
        hand.until_page("DossiersPage")
        hand.until(lambda: hand.application.idle, "nothing under way")

    return entered


def make_vault(hand: Hand, folder: Path) -> str:
    """Make a vault through the windows; returns the recovery key that was shown."""
    return demo_hand.make_vault(hand, folder, "Proef", "Marijke de Boer", PASSPHRASE)


def unlock(hand: Hand, passphrase: str = PASSPHRASE) -> None:
    """Type a passphrase and press the button."""
    hand.type("passphrase", passphrase)
    hand.click("unlock")
