"""Lines for outside by the command: approved ones of the period go, with the same files; the rest is said and stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.dossier.tips import Tip
from desktop.monitor.voices import Voice
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from .samples import CHEAP, PASSPHRASE, Run, right

GIVEN = ("--on", "2-4-2026", "--municipality", "zeist", "--from", "1-1-2026", "--to", "31-3-2026")
FIRST, LAST, TODAY = date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 2)
GOOD, NAMED, WAITS = "Ouders zoeken opvang.", "Vraag het aan Zilverreiger.", "Nog niet nagekeken."


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A newcomer whose name stands in a line that was approved before he came; a tip, and a line that waits."""
    folder = tmp_path / "Zeist.startgesprek"
    (tmp_path / "wachtzin.txt").write_text(PASSPHRASE, "utf-8")
    made, _ = Vault.create(folder, PASSPHRASE, "Noor de Wit", CHEAP)
    said = Answer("afsluiting.tips", "answered", "Zeg tegen Purperreiger", "Purperreiger is bang")
    talk = Conversation("start", date(2026, 2, 2), "ar", completed=True, answers={said.question: said})
    with made:
        book = Dossiers(made)
        for text in (GOOD, NAMED, WAITS):
            voice = Voice(text, "need", TODAY, "Noor de Wit", FIRST, LAST, ["name: zilverreiger"])
            book.publishing.save_voice(voice)
            if text != WAITS:
                book.publishing.approve_voice(voice, "Noor de Wit", TODAY)
        book.add(Dossier(Newcomer("Hani Zilverreiger", "ar"), [talk]), tips=[Tip("Kijk uit voor Purperreiger", TODAY)])
    return folder


def test_only_the_approved_line_that_names_nobody_goes(run: Run, vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    given = ("--passphrase-file", tmp_path / "wachtzin.txt", "--uitsplitsing", "geen", "--out", out)
    told = right(run("monitor", vault, *GIVEN, *given)).splitlines()
    (sheet,) = out.glob("*-wat-mensen-meegeven.csv")
    assert sheet.read_text("utf-8-sig").splitlines()[1:] == [f"2026-K1;Waar nog geen hulp voor is;{GOOD}"]
    assert told[-3] == "Bij 'Wat mensen meegeven' gaat 1 regel mee."
    assert told[-2].startswith(f"Deze regel gaat niet mee: ‘{NAMED}’")
    assert told[-1] == "Nog niet goedgekeurd, dus niet mee: 1 regel."
    for file in out.iterdir():
        assert b"reiger" not in file.read_bytes()
        assert b"nagekeken" not in file.read_bytes()
