"""How soon the window is there, and what a conversation costs in memory: `python tests/benchmarks/window.py`.

Each start is a process of its own; an empty PySide6 window and the program take turns, so that a busy machine
slows both alike. The time runs from starting the process to the first drawn frame.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 9

FIRST_FRAME = """
class FirstFrame(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: (print("drawn", flush=True), QApplication.quit()))
            QApplication.instance().removeEventFilter(self)
        return False
"""
EMPTY = (
    "from PySide6.QtCore import QEvent, QObject, QTimer\nfrom PySide6.QtWidgets import QApplication, QWidget\n"
    + FIRST_FRAME
    + """
app = QApplication([])
first = FirstFrame()
window = QWidget()
app.installEventFilter(first)
window.show()
app.exec()
"""
)
PROGRAM = (
    "from PySide6.QtCore import QEvent, QObject, QTimer\nfrom PySide6.QtWidgets import QApplication\n"
    + FIRST_FRAME
    + """
from desktop import app
first = FirstFrame()
made = QApplication.__init__
def start(self, *arguments):
    made(self, *arguments)
    self.installEventFilter(first)
QApplication.__init__ = start
app.run()
"""
)
CONVERSATION = """
import sys, tempfile
from datetime import date
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop import guide
from desktop.app import Application
from desktop.demo_hand import Hand, work
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
    hand.click("create_vault")
    page = hand.until_page("NewVaultPage")
    page.set_folder(Path(folder))
    hand.type("holder", "Anna")
    hand.type("new_passphrase", "vier fietsen onder de kastanje")
    hand.type("new_passphrase_again", "vier fietsen onder de kastanje")
    hand.click("make_vault")
    hand.until_page("RecoveryKeyPage")
    hand.find("recovery_key_kept").setChecked(True)
    hand.click("recovery_key_continue")
    hand.until_page("DossiersPage")
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


def start(code: str, home: str) -> float:
    """Seconds until a process says that its first frame is drawn."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "STARTGESPREK_HOME": home}
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as child:
        assert child.stdout
        while child.stdout.readline() != "drawn\n":
            if child.poll() is not None:
                raise RuntimeError(code)
        taken = time.perf_counter() - began
        child.wait()
    return taken


def main() -> None:
    """Print the ratio, and the memory of a conversation of which every life domain has been opened."""
    with tempfile.TemporaryDirectory() as home:
        start(EMPTY, home)
        start(PROGRAM, home)
        times = [(start(EMPTY, home), start(PROGRAM, home)) for _ in range(ROUNDS)]
        empty, program = (statistics.median(column) for column in zip(*times, strict=True))
        ratio = statistics.median(ours / bare for bare, ours in times)
        sys.stdout.write(f"empty window {empty * 1e3:.0f} ms, program {program * 1e3:.0f} ms: ratio {ratio:.2f}\n")
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "STARTGESPREK_HOME": home}
        said = subprocess.run(
            [sys.executable, "-c", CONVERSATION], capture_output=True, text=True, env=environment, check=True
        )
        sys.stdout.write(f"memory with a conversation open: {float(said.stdout.split()[-1]):.0f} MB\n")


if __name__ == "__main__":
    main()
