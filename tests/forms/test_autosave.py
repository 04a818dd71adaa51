"""Saving by itself: the pause, the limit, failures and retries. Waits for signals, never for the clock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer
from desktop.errors import NotSaved, UserError
from desktop.forms.autosave import Autosave

LONG = 60_000
"""Milliseconds: a timer that never ends within a test."""


class Shelf:
    """A real place to keep answers that can be full."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, object]] = []
        self.full = False

    def save(self, answer: Answer) -> None:
        """Keep one, unless it is full."""
        if self.full:
            raise NotSaved
        self.kept.append((answer.question, answer.value))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def said(question: str, value: object) -> Answer:
    return Answer(question, "answered", value)


def test_by_default_a_pause_and_a_second_are_enough(shelf: Shelf) -> None:
    autosave = Autosave(shelf.save)
    pause, limit = autosave._pause.interval(), autosave._limit.interval()
    assert pause <= 600
    assert limit < 1000


def test_a_choice_is_saved_before_the_call_returns(shelf: Shelf) -> None:
    autosave = Autosave(shelf.save, LONG, LONG)
    autosave.now(said("a.b", 1))
    assert shelf.kept == [("a.b", 1)]
    assert autosave.pending == []


def test_typing_is_saved_once_after_a_pause(qtbot: QtBot, shelf: Shelf) -> None:
    autosave = Autosave(shelf.save, 30, LONG)
    with qtbot.waitSignal(autosave.saved) as told:
        for text in ("h", "ha", "hal"):
            autosave.later(said("a.b", text))
        assert shelf.kept == []
    assert told.args == ["a.b"]
    assert shelf.kept == [("a.b", "hal")]


def test_who_types_without_a_pause_is_saved_all_the_same(qtbot: QtBot, shelf: Shelf) -> None:
    """The pause never comes: each key starts it anew. Only the limit can have saved."""
    autosave = Autosave(shelf.save, LONG, 50)
    typed: list[int] = []
    keys = QTimer()
    keys.setInterval(5)
    keys.timeout.connect(lambda: (typed.append(1), autosave.later(said("a.b", len(typed)))))
    keys.start()
    qtbot.waitUntil(lambda: len(shelf.kept) >= 3)
    keys.stop()
    values = [value for _, value in shelf.kept]
    assert values == sorted(values, key=int)  # type: ignore[arg-type]
    assert keys.interval() < autosave._pause.interval()


def test_flush_saves_all_in_the_order_in_which_it_came(shelf: Shelf) -> None:
    autosave = Autosave(shelf.save, LONG, LONG)
    for question, value in (("a.b", 1), ("c.d", 2), ("a.b", 3)):
        autosave.later(said(question, value))
    assert autosave.pending == ["a.b", "c.d"]
    assert autosave.flush() is True
    assert shelf.kept == [("a.b", 3), ("c.d", 2)]
    assert autosave.flush() is True
    assert len(shelf.kept) == 2


def test_a_choice_takes_along_what_was_still_being_typed(shelf: Shelf) -> None:
    autosave = Autosave(shelf.save, LONG, LONG)
    autosave.later(said("a.b", "tekst"))
    autosave.now(said("c.d", 1))
    assert shelf.kept == [("a.b", "tekst"), ("c.d", 1)]


def test_a_failure_is_told_and_kept_and_tried_again(qtbot: QtBot, shelf: Shelf) -> None:
    autosave = Autosave(shelf.save, LONG, LONG, retry=30)
    shelf.full = True
    with qtbot.waitSignal(autosave.failed) as told:
        autosave.now(said("a.b", 1))
    assert told.args == ["a.b", str(NotSaved())]
    assert autosave.flush() is False
    with qtbot.waitSignals([autosave.failed, autosave.failed]):
        pass
    assert autosave.pending == ["a.b"]
    shelf.full = False
    with qtbot.waitSignal(autosave.saved):
        pass
    assert shelf.kept == [("a.b", 1)]


def test_after_a_failure_the_newest_answer_is_the_one_that_is_kept(shelf: Shelf) -> None:
    autosave = Autosave(shelf.save, LONG, LONG, LONG)
    shelf.full = True
    autosave.now(said("a.b", 1))
    autosave.now(said("a.b", 2))
    shelf.full = False
    assert autosave.flush() is True
    assert shelf.kept == [("a.b", 2)]


def test_one_answer_that_fails_does_not_hold_up_the_others() -> None:
    kept: list[str] = []

    def save(answer: Answer) -> None:
        if answer.question == "a.b":
            raise UserError("Dit ene niet.")
        kept.append(answer.question)

    autosave = Autosave(save, LONG, LONG, LONG)
    autosave.later(said("a.b", 1))
    autosave.later(said("c.d", 2))
    assert autosave.flush() is False
    assert kept == ["c.d"]
    assert autosave.pending == ["a.b"]


def test_a_fault_of_the_program_loses_nothing() -> None:
    def save(answer: Answer) -> None:
        raise ZeroDivisionError

    autosave = Autosave(save, LONG, LONG, LONG)
    with pytest.raises(ZeroDivisionError):
        autosave.now(said("a.b", 1))
    assert autosave.pending == ["a.b"]


def test_what_is_changed_while_it_is_being_saved_is_saved_again() -> None:
    kept: list[object] = []

    def save(answer: Answer) -> None:
        kept.append(answer.value)
        if answer.value == 1:
            autosave.later(said("a.b", 2))

    autosave = Autosave(save, LONG, LONG, LONG)
    autosave.now(said("a.b", 1))
    assert autosave.pending == ["a.b"]
    assert autosave.flush() is True
    assert kept == [1, 2]
