"""Wrong passphrases: the wait grows after the fifth, is counted down, and goes along to other pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.errors import WrongPassphrase
from desktop.views.door.patience import Patience
from desktop.views.door.unlock import AGAIN, UnlockPage, wait_words

WRONG = WrongPassphrase.sentence
GLANCE = 5  # milliseconds


class Clock:
    """Seconds, as the test sets them."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The clock of the wait."""
    return Clock()


@pytest.fixture
def patience(clock: Clock) -> Patience:
    """Nothing was tried yet."""
    return Patience(clock)


def page_of(qtbot: QtBot, patience: Patience) -> UnlockPage:
    """The first page of the program."""
    page = UnlockPage(Path("/nergens/Proef.startgesprek"), patience, second=GLANCE)
    qtbot.addWidget(page)
    page.show()
    return page


def fail(page: UnlockPage, patience: Patience) -> None:
    """What the entrance does with a wrong passphrase."""
    patience.wrong()
    page.set_busy(False)
    page.show_error(WRONG)


def opener(page: UnlockPage) -> QPushButton:
    """The button that opens."""
    found = page.findChild(QPushButton, "unlock")
    assert found is not None
    return found


def test_the_wait_doubles_up_to_five_minutes(patience: Patience, clock: Clock) -> None:
    waits = []
    for _ in range(14):
        patience.wrong()
        waits.append(patience.left)
        clock.now += patience.left
    assert waits == [0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]
    assert patience.failed == 14


def test_the_right_one_forgets_it(patience: Patience) -> None:
    for _ in range(6):
        patience.wrong()
    patience.right()
    assert (patience.left, patience.failed) == (0, 0)
    patience.wrong()
    assert patience.left == 0


def test_four_mistakes_cost_nothing(qtbot: QtBot, patience: Patience) -> None:
    page = page_of(qtbot, patience)
    for _ in range(4):
        fail(page, patience)
    assert page.error == WRONG
    assert opener(page).isEnabled()


def test_the_sentence_counts_down_and_then_the_button_is_back(qtbot: QtBot, patience: Patience, clock: Clock) -> None:
    page = page_of(qtbot, patience)
    for _ in range(5):
        fail(page, patience)
    assert page.error == f"{WRONG} Wacht nog 5 seconden."
    assert not opener(page).isEnabled()
    clock.now += 4
    qtbot.waitUntil(lambda: page.error == f"{WRONG} Wacht nog 1 seconde.")
    clock.now += 1
    qtbot.waitUntil(lambda: page.error == AGAIN)
    assert opener(page).isEnabled()


def test_enter_does_not_get_around_it(qtbot: QtBot, patience: Patience, clock: Clock) -> None:
    page = page_of(qtbot, patience)
    line = page.findChild(QLineEdit, "passphrase")
    assert line is not None
    line.setText("toch nog eens")
    for _ in range(5):
        fail(page, patience)
    with qtbot.assertNotEmitted(page.unlock):
        line.returnPressed.emit()
        page.choose_vault(Path("/nergens/Ander.startgesprek"))
        line.returnPressed.emit()
    clock.now += 5
    with qtbot.waitSignal(page.unlock):
        line.returnPressed.emit()


def test_another_page_takes_nothing_off(qtbot: QtBot, patience: Patience, clock: Clock) -> None:
    first = page_of(qtbot, patience)
    for _ in range(6):
        fail(first, patience)
    clock.now += 3
    again = page_of(qtbot, patience)
    assert again.error == "Wacht nog 7 seconden."
    assert not opener(again).isEnabled()


def test_minutes_are_said_as_minutes() -> None:
    assert wait_words(300) == "Wacht nog 5 minuten."
    assert wait_words(61) == "Wacht nog 2 minuten."
    assert wait_words(60) == "Wacht nog 60 seconden."
