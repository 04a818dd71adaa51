"""The program is killed in the middle of a conversation: what was on the page for a second is there afterwards."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop.demo_hand import Hand
from desktop.dossier.model import Conversation, Dossier, Newcomer

from ..proofs import kills
from .conftest import PASSPHRASE, make_vault, unlock

CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.app import Application
import pytest

from desktop.demo_hand import Hand
from desktop.settings import Settings

app = QApplication([])
application = Application(Settings(Path(sys.argv[1])))
hand = Hand(application)
application.window.show()
hand.type("passphrase", sys.argv[2])
hand.click("unlock")
hand.until_page("DossiersPage")
application.go("interview", {"dossier": sys.argv[3], "conversation": sys.argv[4]})
page = hand.until_page("InterviewPage")
hand.click("option:welkom.tolk:goed")
hand.type("text:welkom.verwachting", "Ik wil mijn moeder helpen")
hand.type("note_text:welkom.tolk", "Kent de tolk al") if hand.there("note_text:welkom.tolk") else None
print("typed", flush=True)
QTimer.singleShot(1000, lambda: print("a second", flush=True))
app.exec()
"""


@pytest.mark.thorough
def test_killed_in_mid_conversation(program: Callable[..., Hand], tmp_path: Path) -> None:
    hand = program()
    make_vault(hand, tmp_path)
    newcomer = Newcomer("Yusuf Al-Khatib", "ar", date(1988, 3, 12), country="SY")
    conversation = Conversation("start", date(2026, 2, 3), "ar")
    dossier = Dossier(newcomer, [conversation])
    assert hand.application.desk
    hand.application.desk.dossiers.add(dossier)
    kept = hand.application.desk.dossiers.open(dossier.id).conversations[0]
    hand.window.close()

    arguments = [sys.executable, "-c", CHILD, str(tmp_path / "settings"), PASSPHRASE, dossier.id, kept.id]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        assert child.stdout.readline() == "typed\n"
        assert child.stdout.readline() == "a second\n"
        child.kill()

    again = program()
    unlock(again)
    again.until_page("DossiersPage")
    again.application.go("dossier", {"dossier": dossier.id})
    again.until_page("DossierPage")
    again.click("resume_conversation")
    again.until_page("InterviewPage")
    tile = again.find("option:welkom.tolk:goed")
    assert tile.isChecked()  # type: ignore[attr-defined]
    text = again.find("text:welkom.verwachting")
    assert text.toPlainText() == "Ik wil mijn moeder helpen"  # type: ignore[attr-defined]
    assert again.application.desk
    answers = again.application.desk.dossiers.open(dossier.id).conversations[0].answers
    assert answers["welkom.verwachting"].value == "Ik wil mijn moeder helpen"
    assert answers["welkom.tolk"].value == "goed"


@pytest.mark.thorough
def test_killed_at_any_moment(tmp_path: Path) -> None:
    assert kills.typing(tmp_path, times=2, seed=5)
