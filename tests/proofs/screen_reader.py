"""What a real screen reader meets: the program under Xvfb, its tree and its announcements read over AT-SPI.

Needs Debian's at-spi2-core, python3-pyatspi, xvfb and dbus, so it is no part of the usual run:

    xvfb-run -a dbus-run-session -- python tests/proofs/screen_reader.py

Prints every role and name as they are told, and what was announced. Fails when something that can be used has no name,
or when an error was not announced.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
ERROR = "Vul een naam in."
USABLE = ("push button", "toggle button", "check box", "radio button", "text", "password text", "spin button")


def program() -> None:
    """Show the form of a new newcomer, and try to keep it empty."""
    sys.path.insert(0, str(ROOT))
    sys.path.insert(0, str(ROOT / "tests"))
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from desktop.views import theme

    app = QApplication([])
    app.setApplicationName("Startgesprek")
    theme.apply(app)
    from screens.tour import EVERY, Tour  # type: ignore[import-not-found]

    tour = Tour(Path(tempfile.mkdtemp()))
    QTimer.singleShot(3000, lambda: EVERY["newcomer-errors"](tour))
    QTimer.singleShot(15_000, app.quit)
    app.exec()


LISTENER = """
import pyatspi
from gi.repository import GLib
pyatspi.Registry.registerEventListener(lambda event: print("said", event.any_data), "object:announcement")
loop = GLib.MainLoop()
GLib.timeout_add(9000, loop.quit)
loop.run()
def tell(thing, depth):
    related = [one for one in thing.getRelationSet() if one.getRelationType() == pyatspi.RELATION_LABELLED_BY]
    labels = [one.getTarget(0).name for one in related]
    print("  " * depth + thing.getRoleName(), "|", thing.name, "|", "; ".join(labels))
    for place in range(thing.childCount):
        tell(thing.getChildAtIndex(place), depth + 1)
desktop = pyatspi.Registry.getDesktop(0)
for place in range(desktop.childCount):
    tell(desktop.getChildAtIndex(place), 0)
"""


def main() -> int:
    """Run both, and judge what was heard."""
    bus = subprocess.Popen([LAUNCHER, "--launch-immediately"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(1)
    switched_on = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb", "PYTHONDONTWRITEBYTECODE": "1"}
    home = {"STARTGESPREK_HOME": tempfile.mkdtemp()}
    shown = subprocess.Popen([sys.executable, __file__, "program"], env=os.environ | switched_on | home)
    try:
        heard = subprocess.run(["/usr/bin/python3", "-c", LISTENER], capture_output=True, text=True, check=True).stdout
    finally:
        shown.terminate()
        bus.terminate()
    print(heard)
    nameless = [
        line for line in heard.splitlines() if line.split("|")[0].strip() in USABLE and not line.split("|")[1].strip()
    ]
    missing = [] if f"said {ERROR}" in heard else [f"not announced: {ERROR}"]
    print("\n".join([*nameless, *missing]) or "alles heeft een naam, en de fout werd gemeld")
    return bool(nameless or missing)


if __name__ == "__main__":
    sys.exit(program() if sys.argv[1:] == ["program"] else main())
