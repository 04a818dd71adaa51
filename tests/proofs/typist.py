"""Types a marker into every field of the real windows, locks, opens again; an act for `child.py`, or by itself:

    strace … python tests/proofs/typist.py

Then markers and places come as one line of JSON, and every word that is waited for is a line.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import acts  # type: ignore[import-not-found]  # stands beside this module: see `nursery.py`
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

from desktop import demo_hand
from desktop.demo_hand import Hand, work
from desktop.store.sealing import Derivation

CHEAP = Derivation(memory=8 * 1024, passes=1, lanes=1)
DRAWN = 300
"""Milliseconds in which the preview has drawn a page."""
Markers = dict[str, str]


def type_everything(tell: acts.Tell, wait: acts.Wait, place: Path, markers: Markers) -> None:
    """Tell of each stage, with what of the markers can still be found in the program, and wait for a word."""
    hand = acts.started(place / "instellingen", CHEAP)

    def stage(name: str) -> None:
        tell((name, remains(markers) if name == "locked" else in_titles(markers)))
        wait()

    tell(("recovery", make_vault(hand, place, markers)))
    register(hand, markers)
    converse(hand, markers)
    stage("typed")
    agree(hand, markers)
    stage("previewed")
    hand.application.lock()
    hand.until_page("UnlockPage")
    work(0)
    stage("locked")
    page: Any = hand.window.page
    hand.type("passphrase", markers["wrong passphrase"])
    hand.click("unlock")
    hand.until(lambda: bool(page.error), "a wrong passphrase")
    hand.type("passphrase", markers["passphrase"])
    hand.click("unlock")
    hand.until(lambda: hand.application.desk is not None, "unlocked")
    hand.application.go("dossiers", {})
    hand.type("search", markers["search"])
    stage("again")
    hand.window.close()


def make_vault(hand: Hand, place: Path, markers: Markers) -> str:
    """Make a vault; the recovery key as it was shown."""
    return demo_hand.make_vault(hand, place, "Proef", markers["holder"], markers["passphrase"])


def register(hand: Hand, markers: Markers) -> None:
    """Register a newcomer, and find him again."""
    hand.click("new_newcomer")
    hand.until_page("NewcomerPage")
    hand.type("newcomer:name", markers["name"])
    hand.choose("newcomer:language", "ar")
    hand.type("newcomer:interpreter", markers["interpreter"])
    hand.type("newcomer:household", markers["household"])
    hand.click("save_newcomer")
    hand.until_page("DossierPage")
    hand.click("back")
    hand.until_page("DossiersPage")
    hand.type("search", markers["search"])
    hand.type("search", markers["name"])
    QTest.keyClick(hand.find("search"), Qt.Key.Key_Return)
    hand.until_page("DossierPage")


def converse(hand: Hand, markers: Markers) -> None:
    """A conversation with answers, notes, something undone, something copied, both screens and the machine."""
    hand.type("start:place", markers["place"])
    hand.click("start_conversation")
    page: Any = hand.until_page("InterviewPage")
    domain, texts = next(
        (domain, found)
        for domain in page.domains
        if (found := [question.id for question in domain.questions if question.type == "text"])
    )
    hand.click(f"domain:{domain.id}")
    field = hand.find(f"text:{texts[0]}")
    hand.type(f"text:{texts[0]}", markers["undone"])
    hand.type(f"text:{texts[0]}", markers["answer"])
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    hand.click(f"note:{texts[0]}")
    hand.type(f"note_text:{texts[0]}", markers["note"])
    page._aids.use("screen")
    work(50)
    page._aids.use("machine")
    hand.type("to_translate", f"Waar doet het pijn? {markers['machine']}")
    hand.click("translate")
    hand.until(lambda: not hand.find("stop_translating").isVisible() if hand.there("stop_translating") else True, "it")
    if hand.there("keep_exchange"):
        hand.click("keep_exchange")


def agree(hand: Hand, markers: Markers) -> None:
    """An action of one's own, and every paper in the preview."""
    talk: Any = hand.window.page
    talk._aids.use("machine")  # its drawer stands where the life domains are
    hand.click(f"domain:{talk.domains[-1].id}")
    hand.click("to_actions")
    hand.until_page("ActionsPage")
    hand.click("new_action")
    hand.type("action_title", markers["action"])
    hand.click("editor_save")
    hand.click("onward")
    page: Any = hand.until_page("LettersPage")
    hand.until(lambda: page.ready, "papers")
    papers: Any = hand.find("papers")
    for row in range(papers.count()):
        papers.setCurrentRow(row)
        work(DRAWN if row == 0 else 0)


def in_titles(markers: Markers) -> list[str]:
    """Markers in the titles of windows, which the system shows to everybody."""
    titles = " ".join(window.windowTitle() for window in QApplication.topLevelWidgets())
    return [f"{name} in a title" for name, marker in markers.items() if marker in titles]


def remains(markers: Markers) -> list[str]:
    """Where markers stand that anybody could read after locking: titles, the clipboard, any text of any widget."""
    texts = [("the clipboard", QApplication.clipboard().text()), *_texts()]
    found = [f"{name} in {place}" for name, marker in markers.items() for place, text in texts if marker in text]
    return in_titles(markers) + found


def _texts() -> list[tuple[str, str]]:
    texts = []
    for widget in QApplication.allWidgets():
        called = f"{type(widget).__name__} {widget.objectName()}"
        for read in ("text", "toPlainText", "currentText", "title"):
            if callable(given := getattr(widget, read, None)):
                texts.append((called, _said(given)))
        texts += [
            (called, widget.toolTip()),
            (called, widget.accessibleName()),
            (called, widget.accessibleDescription()),
        ]
        if isinstance(widget, QPlainTextEdit | QTextEdit) and widget.document().isUndoAvailable():
            texts.append((f"{called} (undo)", _undone(widget)))
    return texts


def _said(given: Any) -> str:
    try:
        return str(given())
    except TypeError:  # it needs something to tell it of
        return ""


def _undone(area: Any) -> str:
    found = ""
    while area.document().isUndoAvailable():
        area.document().undo()
        found += area.toPlainText() + "\n"
    while area.document().isRedoAvailable():
        area.document().redo()
    return found


def main() -> None:
    """By itself, for strace."""
    from desktop.secrecy import no_core_dumps

    no_core_dumps()
    place, markers = json.loads(sys.stdin.readline())

    def tell(said: Any) -> None:
        print(json.dumps(said), flush=True)

    type_everything(tell, sys.stdin.readline, Path(place), markers)


if __name__ == "__main__":
    main()
