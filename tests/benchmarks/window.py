"""How soon the window is there, and what a conversation costs in memory: `python tests/benchmarks/window.py`.

Each start is a process of its own; the program and an empty PySide6 window take turns, so that a busy machine slows
both alike. The time runs from starting the process to the first drawn frame. Where Xvfb is installed, a second look
takes nobody's word for it: the time to the first pixels on its screen, of both and of KeePassXC, which asks for a
passphrase as well and is written in C++. Who starts is told nothing; everybody has an empty home.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from measure import Row, Times, compared, in_turns, process

ASKED = 2.5
ROOT = Path(__file__).resolve().parents[2]
HEADER = """
import os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

class FirstFrame(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
"""
EMPTY = """
app = QApplication([])
first = FirstFrame()
app.installEventFilter(first)
window = QWidget()
window.resize(1280, 720)
window.show()
app.exec()
"""
PROGRAM = """
first = FirstFrame()
made = QApplication.__init__
def start(self, *arguments):
    made(self, *arguments)
    self.installEventFilter(first)
QApplication.__init__ = start
from desktop.cli import main
main([])
"""
STAYING = "from PySide6.QtWidgets import QApplication, QWidget\n" + EMPTY.replace("first = FirstFrame()\n", "").replace(
    "app.installEventFilter(first)\n", ""
)
SCREEN, DEPTH = "1280x800", 24
PATIENCE = 60.0
"""Seconds for a window to come."""
SAMPLE = 4099
"""Bytes from one that is looked at to the next: a thousand of the screen."""
PAINTED = 0.05
"""The share of them that is another once a window is there."""
CONVERSATION = """
import os, tempfile
from datetime import date
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.app import Application
from desktop.demo_hand import Hand, make_vault, work
from desktop.dossier.model import Conversation, Dossier, Newcomer
from desktop.settings import Settings
from desktop.store.sealing import Derivation
from desktop.views.theme import apply

def memory():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS")) / 1024

app = QApplication([])
apply(app)
with tempfile.TemporaryDirectory() as folder:
    application = Application(Settings(Path(folder)), derivation=Derivation(8 * 1024, 1, 1))
    application.window.show()
    hand = Hand(application)
    make_vault(hand, Path(folder), "Proef", "Anna", "vier fietsen onder de kastanje")
    dossier = Dossier(Newcomer("Yusuf", "ar"), [Conversation("start", date.today(), "ar")])
    application.desk.dossiers.add(dossier)
    kept = application.desk.dossiers.open(dossier.id).conversations[0]
    application.go("interview", {"dossier": dossier.id, "conversation": kept.id})
    page = hand.until_page("InterviewPage")
    for domain in page.domains:
        hand.click(f"domain:{domain.id}")
        work(30)  # what was thrown away is really gone
    print(memory())
    application.window.close()
"""


def told(code: str, home: Path) -> float:
    """MB of a start that ends at its first frame."""
    return process([sys.executable, "-c", code], {"QT_QPA_PLATFORM": "offscreen", "STARTGESPREK_HOME": str(home)})[1]


def frames(rounds: int, home: Path) -> Row:
    """The program against an empty window, by their own word, without a screen."""
    program, empty = HEADER + PROGRAM, HEADER + EMPTY
    memory = max(told(empty, home), told(program, home), told(program, home))  # compiled, and its letters cut
    ours, bare = in_turns(rounds, lambda _: told(program, home), lambda _: told(empty, home))
    row = compared("start to window", ours, bare, "empty PySide6 window", ASKED)
    return Row(**{**row.__dict__, "memory": memory})


class Screen:
    """A screen of Xvfb of which every pixel can be read."""

    def __init__(self, folder: Path) -> None:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SCREEN}x{DEPTH}", "-fbdir", str(folder)]
        self._server = subprocess.Popen([*command, "-nolisten", "tcp", "-nocursor"], pass_fds=(writing,), stderr=-3)
        os.close(writing)
        with open(reading, encoding="ascii") as said:
            self.name = f":{said.readline().strip()}"
        with open(folder / "Xvfb_screen0", "rb") as file:
            self._pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._bare = self._pixels[::SAMPLE]

    def until(self, painted: bool) -> None:
        """Wait until a window is there, or gone."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            seen = self._pixels[::SAMPLE]
            other = sum(one != two for one, two in zip(seen, self._bare, strict=True)) / len(seen)
            if (other > PAINTED) == painted:
                return
            time.sleep(0.002)
        raise RuntimeError("no window came" if painted else "a window stays")

    def close(self) -> None:
        """Take the screen away."""
        self._pixels.close()
        self._server.terminate()
        self._server.wait()


@contextlib.contextmanager
def screen() -> Iterator[Screen]:
    """A screen for as long as the block lasts."""
    with tempfile.TemporaryDirectory() as folder:
        made = Screen(Path(folder))
        try:
            yield made
        finally:
            made.close()


def appeared(shown: Screen, command: list[str], home: Path) -> float:
    """Milliseconds from starting a process to its pixels on the screen; then it is ended."""
    places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "CACHE", "DATA", "STATE")}
    known = {
        key: value for key, value in os.environ.items() if key not in ("PYTHONDONTWRITEBYTECODE", "QT_SCALE_FACTOR")
    }
    environment = (
        known | places | {"HOME": str(home), "DISPLAY": shown.name, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    )
    environment |= {"STARTGESPREK_HOME": str(home / "startgesprek"), "QT_LOGGING_RULES": "*=false"}
    begun = time.perf_counter()
    child = subprocess.Popen(command, env=environment, stdout=-3, stderr=-3, start_new_session=True)
    try:
        shown.until(painted=True)
        return (time.perf_counter() - begun) * 1e3
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        shown.until(painted=False)


def pixels(rounds: int, home: Path) -> list[Row]:
    """The program, an empty window and KeePassXC, by what is on the screen."""
    if not shutil.which("Xvfb"):
        return [Row("start to pixels", None, against="skipped: Xvfb is not installed (apt-get install xvfb)")]
    commands = {
        "ours": [sys.executable, "-c", "from desktop.cli import main; main([])"],
        "empty PySide6 window": [sys.executable, "-c", STAYING],
    }
    if shutil.which("keepassxc"):
        commands["KeePassXC"] = ["keepassxc", "--config", str(home / "keepassxc.ini")]
    found: dict[str, list[float]] = {name: [] for name in commands}
    with screen() as shown:
        for turn in range(rounds + 1):
            for name, command in commands.items():
                taken = appeared(shown, command, home)
                if turn:  # the first time files are read and compiled
                    found[name].append(taken)
    ours = Times(tuple(found.pop("ours")))
    rows = [
        compared("start to pixels", ours, Times(tuple(times)), name, ASKED if "empty" in name else None)
        for name, times in found.items()
    ]
    if "KeePassXC" not in found:
        rows.append(
            Row("start to pixels", None, against="skipped: KeePassXC is not installed (apt-get install keepassxc)")
        )
    return [Row(**{**row.__dict__, "memory": None}) for row in rows]


def conversation(home: Path) -> Row:
    """The memory of a program in which every life domain of a conversation has been opened."""
    place = {"QT_QPA_PLATFORM": "offscreen", "STARTGESPREK_HOME": str(home)}
    _, peak, said = process([sys.executable, "-c", CONVERSATION], place)
    return Row("memory in a conversation", float(said.split()[-1]), unit="MB", memory=peak)


def rows(quick: bool = False) -> Iterator[Row]:
    """Starts and memory."""
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        yield frames(3 if quick else 11, home)
        yield from pixels(2 if quick else 7, home)
        yield conversation(home)
