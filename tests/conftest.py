"""What every test gets: an own home, one time zone and locale, no network, windows out of sight.

pytest-socket (see pyproject.toml) refuses every socket but those between processes of one machine.
`--onscreen` shows the windows on the screen of whoever runs the tests.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

# `--hypothesis-profile=long` looks ten times longer.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True, max_examples=40)
hypothesis.settings.register_profile("long", deadline=None, max_examples=400)
hypothesis.settings.load_profile("house")

# Compiled once, for all who test side by side, the programs they start and the next run: it is a third of a minute.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A limit is no wait: four who test side by side on two cores are slow, and five seconds are soon over.
QtBot.waitUntil.__kwdefaults__ = {"timeout": 30_000}

# What a run makes stays mostly: to look through all of it for rubbish is for where there is rubbish.
gc.set_threshold(10_000)

FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "config",
    "LOCALAPPDATA": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_RUNTIME_DIR": "run",
    "XDG_STATE_HOME": "state",
    "STARTGESPREK_HOME": "settings",
    "TMPDIR": "tmp",
    "TMP": "tmp",
    "TEMP": "tmp",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a builder look at the windows while they are tested."""
    parser.addoption("--onscreen", action="store_true", help="show the windows on this screen")


def pytest_configure(config: pytest.Config) -> None:
    """Make every machine look the same to Qt and to the clock, before either is started."""
    for name in [name for name in os.environ if name.startswith("QT_")]:
        del os.environ[name]
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["TZ"] = "Europe/Amsterdam"
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture(scope="session")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names for folders, counted here: pytest reads all names there are to find the next, for each test again."""
    above = tmp_path_factory.mktemp("numbered", numbered=False)
    return (above / str(number) for number in count())


@pytest.fixture
def tmp_path(numbered: Iterator[Path]) -> Path:
    """An empty folder for this test alone, as pytest's own."""
    folder = next(numbered)
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture(scope="session")
def left_empty() -> list[Path]:
    """Places where a test left nothing, for the next: to make eight folders takes longer than many a test."""
    return []


@pytest.fixture(autouse=True)
def own_place(numbered: Iterator[Path], left_empty: list[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that holds this test's home, settings, cache and temporary files; all are empty.

    A test that looks for traces searches this folder.
    """
    place = left_empty.pop() if left_empty else next(numbered)
    folders = {name: f"{place}{os.sep}{name}" for name in FOLDERS.values()}
    if not place.exists():
        for folder in (place, *folders.values()):
            os.mkdir(folder, mode=0o700)
    for name, folder in FOLDERS.items():
        monkeypatch.setenv(name, folders[folder])
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield place
    if set(os.listdir(place)) == folders.keys() and not any(os.listdir(folder) for folder in folders.values()):
        left_empty.append(place)
