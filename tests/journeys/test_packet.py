"""The papers: what the window saves and what the command line writes is the same, byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from desktop.demo_hand import Hand
from desktop.dossier.model import Answer, Consent, Conversation, Dossier, Newcomer, Referral, Step

from .conftest import PASSPHRASE, Enter

TODAY = date(2026, 2, 3)


def spoken() -> Dossier:
    """A conversation that leads to one referral, allowed by the newcomer."""
    answers = [
        Answer("welkom.verwachting", "answered", "Werk (als elektricien)."),
        Answer("taal.spreken", "answered", 2),
        Answer("taal.maatje", "answered", "wil"),
        Answer("geld.schulden", "declined"),
    ]
    conversation = Conversation(
        "start",
        TODAY,
        "ar",
        "2026.1",
        "Marijke de Boer",
        "Samir Haddad",
        answers={item.question: item for item in answers},
    )
    referral = Referral(
        "taalhuis", "start", "consent", "Een taalmaatje om samen Nederlands te oefenen.", rule="taalhuis-taalmaatje",
        history=[Step("drafted", TODAY)],
    )  # fmt: skip
    newcomer = Newcomer("Yusuf Al-Khatib", "ar", date(1988, 3, 12), country="SY", linked_on=date(2026, 1, 5))
    return Dossier(newcomer, [conversation], [Consent("taalhuis", "given", TODAY)], [], [referral])


def test_window_and_command_line_write_the_same_packet(
    program: Callable[..., Hand], enter: Enter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand = program(lambda: TODAY)
    enter(hand, tmp_path)
    desk = hand.application.desk
    assert desk
    dossier = spoken()
    desk.dossiers.add(dossier)
    kept = desk.dossiers.open(dossier.id).conversations[0]
    hand.application.go("letters", {"dossier": dossier.id, "conversation": kept.id})
    page: Any = hand.until_page("LettersPage")
    hand.until(lambda: page.ready, "papers")
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    window = tmp_path / "window"
    window.mkdir()
    page.ask_folder = lambda _: window
    page.save_each()
    hand.until(lambda: page.ready and hand.there("question_no"), "saved")
    hand.click("question_no")
    written = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert written == set(window.glob("*.pdf"))
    assert len(written) == 5  # the consent that was given is still to be signed
    assert all(path.stat().st_mode & 0o077 == 0 for path in written)
    hand.window.close()

    passphrase = tmp_path / "wachtzin.txt"
    passphrase.write_text(PASSPHRASE)
    arguments = ["letters", str(tmp_path / "Proef.startgesprek"), "--dossier", dossier.id, "--on", "03-02-2026"]
    arguments += ["--out", str(tmp_path / "line"), "--passphrase-file", str(passphrase)]
    assert main(arguments) == 0
    capsys.readouterr()
    line = tmp_path / "line"
    assert sorted(path.name for path in line.iterdir()) == sorted(path.name for path in window.iterdir())
    for path in line.iterdir():
        assert path.read_bytes() == (window / path.name).read_bytes(), path.name
