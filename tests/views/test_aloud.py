"""Reading aloud: silent without an engine; with Qt's own engine for tests, where this machine can load it, for real."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from desktop.views.aloud import Aloud

LONG = ["one two three four five six seven eight", "nine ten"]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("engine", ["", "mock"])
def test_without_the_library_nothing_is_said_and_nothing_breaks(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a Linux machine without libpulse: the import fails."""
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    aloud = Aloud(engine)
    assert not any(aloud.speaks(code) for code in ("ar", "en", "nl", "ti"))
    aloud.say(LONG, "en")
    aloud.say_or_stop(LONG, "en")
    assert not aloud.speaking
    aloud.stop()


@pytest.mark.usefixtures("qapp")
def test_an_engine_that_is_not_there_has_no_voice() -> None:
    assert not Aloud("bestaat-niet").speaks("en")


def test_the_program_starts_without_the_library() -> None:
    code = "import sys, desktop.app, desktop.views.aloud; print('PySide6.QtTextToSpeech' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.usefixtures("qapp")
def test_dari_is_not_read_with_a_voice_for_farsi() -> None:
    assert not Aloud("mock").speaks("prs")


def test_texts_are_read_one_after_another_until_stopped(qtbot: QtBot) -> None:
    """With a voice all is read; a machine that cannot load the library has none, and says nothing."""
    aloud = Aloud("mock")
    voice = aloud.speaks("en")
    assert not aloud.speaks("ti")
    aloud.say(LONG, "en")
    assert aloud.speaking == voice
    aloud.say_or_stop(LONG, "en")
    assert not aloud.speaking
    aloud.say_or_stop(["Nine", "ten"], "en")
    assert aloud.speaking == voice
    qtbot.waitUntil(lambda: not aloud.speaking, timeout=10_000)
    aloud.say(["Nine"], "ti")
    assert not aloud.speaking
