"""The packet as files: the same as the window's, whole, for the owner only, named after no person."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest

from desktop.dossier.model import Conversation, Dossier
from desktop.errors import DossierMissing, MissingGlyph, NotSaved
from desktop.guide import Guide
from desktop.letters.compose import packet
from desktop.letters.pdf import render
from desktop.letters.saving import save_letters, to_save

HELD = date(2026, 5, 12)


def test_files_are_the_packet(guide: Guide, dossier: Dossier, tmp_path: Path) -> None:
    files = save_letters(to_save(guide, dossier, None, HELD), tmp_path / "nieuw")
    everything = packet(guide, dossier, dossier.conversations[0], HELD)
    letters = [letter for letter in everything if not letter.waits]
    assert any(letter.waits for letter in everything)
    assert [file.stem for file in files] == [letter.stem for letter in letters]
    assert [file.read_bytes() for file in files] == [render([letter]) for letter in letters]
    assert sorted((tmp_path / "nieuw").iterdir()) == sorted(files)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_the_last_conversation_or_the_one_asked_for(guide: Guide, dossier: Dossier) -> None:
    dossier.conversations.append(Conversation("half_year", date(2026, 11, 13), "ar", completed=True))
    assert to_save(guide, dossier, None, HELD)[0].stem == "2026-11-13-afspraken"
    assert to_save(guide, dossier, "start", HELD)[0].stem == "2026-05-12-afspraken"
    number = dossier.conversations[0].id
    assert to_save(guide, dossier, number, HELD)[0].stem == "2026-05-12-afspraken"
    with pytest.raises(DossierMissing, match="two_year"):
        to_save(guide, dossier, "two_year", HELD)
    dossier.conversations.clear()
    with pytest.raises(DossierMissing, match="nog geen gesprek"):
        to_save(guide, dossier, None, HELD)


def test_nothing_is_written_when_a_paper_fails(guide: Guide, dossier: Dossier, tmp_path: Path) -> None:
    dossier.actions[0].title = "Bellen 😀"
    with pytest.raises(MissingGlyph):
        save_letters(to_save(guide, dossier, None, HELD), tmp_path / "leeg")
    assert not (tmp_path / "leeg").exists()


def test_a_folder_that_is_a_file(guide: Guide, dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(NotSaved, match="bestand"):
        save_letters(to_save(guide, dossier, None, HELD), tmp_path / "bestand")
