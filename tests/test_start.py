"""The first window comes soon because nothing heavy is loaded for it: a whole program of its own is looked into."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from desktop.settings import Settings

LATER = (
    "PySide6.QtNetwork",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "alembic",
    "argon2",
    "argostranslate",
    "babel",
    "cel",
    "cryptography",
    "ctranslate2",
    "docx",
    "fontTools",
    "highspy",
    "icalendar",
    "icu",
    "lxml",
    "numpy",
    "polib",
    "pydantic",
    "pypdf",
    "reportlab",
    "sqlalchemy",
    "sqlcipher3",
    "uharfbuzz",
    "xlsxwriter",
    "yaml",
    "zxcvbn",
)
"""Needed for a vault, a questionnaire, a paper or a translation: not to ask which vault and for its passphrase."""

PROGRAM = """
import json, os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

class FirstFrame(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.parent():
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self):
        window = next(item for item in QApplication.topLevelWidgets() if item.objectName() == "main_window")
        sys.stdout.write(json.dumps([type(window.page).__name__, list(sys.modules)]))
        sys.stdout.flush()
        os._exit(0)

made = QApplication.__init__
def start(self, *given):
    made(self, *given)
    self.installEventFilter(FirstFrame(self))
QApplication.__init__ = start
from desktop.cli import main
main([])
"""


CUTS_LETTERS = {"fontTools", "uharfbuzz"}
"""At the first start on a computer only: the bold letters of the screen are cut and kept."""


def started(home: Path) -> tuple[str, set[str]]:
    """The first page, and what of LATER is loaded when it has been painted."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "STARTGESPREK_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    page, loaded = json.loads(done.stdout)
    return page, {name for name in LATER if name in loaded}


def test_nothing_heavy_is_loaded_before_the_first_window(tmp_path: Path) -> None:
    page, loaded = started(tmp_path)
    assert page != "UnlockPage", "no vault was ever open here"
    assert loaded <= CUTS_LETTERS
    Settings(tmp_path).set("last_vault", str(tmp_path / "Zeist.startgesprek"))
    page, loaded = started(tmp_path)
    assert page == "UnlockPage"
    assert loaded == set()
