"""The newcomer has a line struck: no letter has it any more, not after the lock and not from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from desktop.cli import main
from desktop.demo_hand import Hand

from .conftest import PASSPHRASE, Enter, unlock
from .test_packet import TODAY, spoken

QUESTION, ASKED = "taal.spreken", "Hoe goed spreekt u Nederlands?"
LETTER = "Brief aan Taalhuis"


def saved_letter(folder: Path) -> str:
    """What the letter to the organisation says."""
    [file] = folder.glob("*doorverwijzing*.pdf")
    return " ".join("".join(page.extract_text() for page in PdfReader(file).pages).split())


def opened(hand: Hand, dossier: str, folder: Path) -> Any:
    """The papers, with the letter shown and only that one ticked; what is saved comes in a folder."""
    assert hand.application.desk
    conversation = hand.application.desk.dossiers.open(dossier).conversations[0].id
    hand.application.go("letters", {"dossier": dossier, "conversation": conversation})
    page: Any = hand.until_page("LettersPage")
    hand.until(lambda: page.ready, "papers")
    papers: Any = hand.find("papers")
    for row in range(papers.count()):
        wanted = papers.item(row).text() == LETTER
        papers.item(row).setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        if wanted:
            papers.setCurrentRow(row)
    folder.mkdir()
    page.ask_folder = lambda _: folder
    return page


def save(hand: Hand, page: Any) -> None:
    """Save the letter; it does not go today."""
    page.save_each()
    hand.until(lambda: page.ready and hand.there("question_no"), "saved")
    hand.click("question_no")


def test_a_struck_line_is_in_no_letter(
    program: Callable[..., Hand], enter: Enter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand = program(lambda: TODAY)
    enter(hand, tmp_path)
    desk = hand.application.desk
    assert desk
    dossier = spoken()
    desk.dossiers.add(dossier)
    page = opened(hand, dossier.id, tmp_path / "first")
    save(hand, page)
    assert ASKED in saved_letter(tmp_path / "first")
    hand.click(f"strike:newcomer:{QUESTION}")
    hand.until(lambda: page.ready and hand.there(f"struck:{QUESTION}"), "struck")

    hand.click("lock")
    hand.until_page("UnlockPage")
    unlock(hand)
    hand.until_page("LettersPage")
    page = opened(hand, dossier.id, tmp_path / "second")
    save(hand, page)
    assert ASKED not in saved_letter(tmp_path / "second")
    assert hand.application.desk
    [strike] = hand.application.desk.dossiers.open(dossier.id).strikes
    assert (strike.organisation, strike.question, strike.by, strike.on) == ("taalhuis", QUESTION, "newcomer", TODAY)
    hand.window.close()

    (tmp_path / "wachtzin.txt").write_text(PASSPHRASE)
    words = ["letters", str(tmp_path / "Proef.startgesprek"), "--dossier", dossier.id, "--on", f"{TODAY:%d-%m-%Y}"]
    assert main([*words, "--out", str(tmp_path / "line"), "--passphrase-file", str(tmp_path / "wachtzin.txt")]) == 0
    capsys.readouterr()
    assert saved_letter(tmp_path / "line") == saved_letter(tmp_path / "second")
