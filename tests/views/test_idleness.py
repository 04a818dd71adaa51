"""Idleness by two clocks that the test sets: announced, passed, taken back, and seen through a sleep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.views.idleness import Idleness
from desktop.views.message_bar import MessageBar

TEN_MINUTES = 600_000


@dataclass
class Watch:
    """An idleness, the two clocks it looks at, and what it said."""

    idleness: Idleness = field(init=False)
    running: float = 100.0
    wall: float = 1_790_000_000.0
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.idleness = Idleness(running=lambda: self.running, wall=lambda: self.wall)
        for name in ("nearly", "back", "passed", "slept"):
            getattr(self.idleness, name).connect(partial(self._heard, name))

    def _heard(self, name: str, *given: int) -> None:
        self.said.append(" ".join([name, *map(str, given)]))

    def later(self, seconds: float, *, asleep: bool = False) -> list[str]:
        """Let time pass, and look; gives what was said."""
        self.wall += seconds
        self.running += 0 if asleep else seconds
        self.said.clear()
        self.idleness.look()
        return list(self.said)


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[Watch]:
    """Ten minutes are counted."""
    made = Watch()
    made.idleness.watch(TEN_MINUTES)
    yield made
    made.idleness.rest()


def test_it_is_announced_a_minute_before_and_passes_once(watch: Watch) -> None:
    assert watch.later(539) == []
    assert watch.later(1) == ["nearly 60"]
    assert watch.later(30) == []
    assert watch.later(30) == ["passed"]
    assert watch.later(1) == []
    assert watch.later(599) == ["passed"], "counted anew: the lock may not have been possible"


def test_one_minute_is_announced_at_half(qtbot: QtBot, watch: Watch) -> None:
    watch.idleness.watch(60_000)
    assert watch.later(29) == []
    assert watch.later(1) == ["nearly 30"]


def test_a_key_or_the_mouse_starts_anew_and_takes_the_announcement_back(qtbot: QtBot, watch: Watch) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    assert watch.later(550) == ["nearly 50"]
    watch.said.clear()
    qtbot.keyClick(line, Qt.Key.Key_A)
    assert watch.said == ["back"]
    assert line.text() == "a"
    assert watch.later(539) == []
    assert watch.later(61) == ["passed"]


def test_time_that_had_passed_is_not_taken_back_by_a_late_touch(qtbot: QtBot, watch: Watch) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    watch.idleness.passed.connect(watch.idleness.rest)  # as the lock does
    watch.running += 601
    watch.wall += 601
    qtbot.keyClick(line, Qt.Key.Key_A)
    assert watch.said == ["passed"]
    assert line.text() == "", "what was meant for the page before the lock goes nowhere"


def test_a_machine_that_slept_is_noticed_however_short_the_limit_left(watch: Watch) -> None:
    assert watch.later(45, asleep=True) == ["slept"]
    assert watch.later(5) == []
    assert watch.later(3 * 3600, asleep=True) == ["slept"]


def test_the_first_touch_after_a_sleep_comes_too_late(qtbot: QtBot, watch: Watch) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    watch.idleness.slept.connect(watch.idleness.rest)
    watch.wall += 300
    qtbot.keyClick(line, Qt.Key.Key_A)
    assert watch.said == ["slept"]
    assert line.text() == ""


def test_a_clock_that_is_set_back_keeps_nothing_open(watch: Watch) -> None:
    watch.wall -= 86_400
    assert watch.later(540) == ["nearly 60"]
    assert watch.later(60) == ["passed"]


def test_a_clock_that_runs_a_little_wrong_is_no_sleep(watch: Watch) -> None:
    for _ in range(8):
        watch.wall += 1
        assert watch.later(60) == []


def test_after_rest_nothing_is_counted(qtbot: QtBot, watch: Watch) -> None:
    watch.idleness.rest()
    line = QLineEdit()
    qtbot.addWidget(line)
    watch.running += 9999
    qtbot.keyClick(line, Qt.Key.Key_A)
    assert watch.said == []
    assert line.text() == "a"


def test_the_bar_says_it_and_takes_only_its_own_words_back(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.announce_lock(60)
    assert bar.text == "Over een minuut gaat de kluis op slot. Beweeg de muis om door te werken."
    bar.take_back()
    assert bar.text == ""
    bar.announce_lock(30)
    assert bar.text.startswith("Over 30 seconden gaat")
    bar.tell("Niet opgeslagen.", "error")
    bar.take_back()
    assert bar.text == "Niet opgeslagen."
