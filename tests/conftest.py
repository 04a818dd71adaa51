"""What every test gets: an own home, one time zone and locale, no network, windows out of sight.

pytest-socket (see pyproject.toml) refuses every socket but those between processes of one machine.
`--onscreen` shows the windows on the screen of whoever runs the tests.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain, count, repeat
from pathlib import Path
from typing import Any

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

LOOKS = (1, 2, 4, 8)
"""Milliseconds before the second look, the third and so on: what is waited for is mostly there at once."""
wait, wait_until = QtBot.wait, QtBot.waitUntil


def look_soon(bot: QtBot, callback: Callable[[], object], **limit: int) -> None:
    """As pytest-qt's own, that waits ten milliseconds before each look, four thousand times in a run."""
    looks = chain(LOOKS, repeat(10))
    bot.wait = lambda _: wait(bot, next(looks))
    try:
        wait_until(bot, callback, **limit)
    finally:
        del bot.wait


QtBot.waitUntil = look_soon

# What a run makes stays mostly: to look through all of it for rubbish is for where there is rubbish.
gc.set_threshold(10_000)
gc.disable()  # until the tests are there: nothing of what is loaded goes away

# A vault presses its bytes onto the disk, some ten times a test; what is in memory outlives a killed program as well.
MEMORY = Path("/dev/shm")
ROOM = 6 << 30
"""Bytes. A run fills one of these six, and a run that failed is kept."""

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
    if in_memory():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    # Qt would take a machine's own Noto for the program's, and draw some marks elsewhere.
    os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["TZ"] = "Europe/Amsterdam"
    if hasattr(time, "tzset"):
        time.tzset()


def in_memory() -> bool:
    """Whether there is a disk in memory with room for a run, from which programs can be started as well."""
    if not MEMORY.is_dir() or os.statvfs(MEMORY).f_flag & os.ST_NOEXEC:
        return False
    return os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM


class Statements(dict[tuple[Any, ...], Any]):
    """Statements written out in SQL: each vault has an engine of its own, and would write them all out anew."""

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        """Whichever engine asks."""
        return super().get((type(key[0]), *key[1:]), default)

    def __setitem__(self, key: tuple[Any, ...], statement: Any) -> None:
        super().__setitem__((type(key[0]), *key[1:]), statement)


def pytest_collection_finish() -> None:
    """What was loaded is no rubbish, and is left out when rubbish is looked for; statements are kept between tests."""
    if "sqlalchemy" in sys.modules:
        from sqlalchemy import Connection, Engine, event

        known = Statements()

        def remember(connection: Connection) -> None:
            connection.execution_options(compiled_cache=known)

        event.listen(Engine, "engine_connect", remember)
    gc.freeze()
    gc.enable()


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
