"""What may not be meant in a municipality's folder is told at the door: quietly, and after all that opening needs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from desktop import paths
from desktop.demo_hand import Hand

from .conftest import Enter, unlock

Program = Callable[..., Hand]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A municipality's own folder whose logo is gone."""
    folder = tmp_path / "schijf" / "Zeewolde"
    shutil.copytree(paths.questionnaires() / "municipalities" / "zeist", folder)
    settings = folder / "municipality.yaml"
    text = settings.read_text("utf-8").replace("id: zeist", "id: zeewolde").replace("Gemeente Zeist", "Zeewolde")
    settings.write_text(text.replace("letterhead:\n", "letterhead:\n  logo: logo.png\n"), "utf-8")
    return folder


def words(hand: Hand, name: str) -> str:
    """What a label says, without its places to break; empty while it is not there."""
    part = hand.window.findChild(QLabel, name)
    return part.text().replace("\u200b", "") if part is not None and part.isVisible() else ""


def at_the_door(program: Program, enter: Enter, tmp_path: Path, chosen: str) -> Hand:
    """The program as it starts on another day, when all that opening needs is loaded."""
    first = program()
    first.application._settings.set("municipality", chosen)
    enter(first, tmp_path)
    first.window.close()
    hand = program()
    hand.until_page("UnlockPage")
    hand.application.prepare()
    hand.until(lambda: hand.application.idle, "nothing under way")
    return hand


def test_a_line_at_the_door_and_all_of_it_for_who_asks(
    program: Program, enter: Enter, tmp_path: Path, place: Path
) -> None:
    hand = at_the_door(program, enter, tmp_path, str(place))
    assert words(hand, "municipality_remarks") == "Er zijn 3 opmerkingen bij de map van uw gemeente."
    assert words(hand, "all_remarks") == ""
    hand.type("passphrase", "vier fiets")
    hand.click("read_remarks")
    said = words(hand, "all_remarks")
    assert said.startswith("U kunt gewoon werken. Geef dit door aan wie de map beheert:\n• municipality.yaml, regel ")
    assert "het bestand 'logo.png' staat niet in deze map." in said
    hand.click("read_remarks")
    assert words(hand, "all_remarks") == ""
    page: Any = hand.window.page
    assert page._passphrase.text() == "vier fiets", "who types is not disturbed"
    hand.type("passphrase", "")
    unlock(hand)
    hand.until_page("DossiersPage")
    assert hand.window.messages.text == "", "where a newcomer looks along there is nothing of it"


def test_what_is_mended_is_told_no_more_after_the_lock(
    program: Program, enter: Enter, tmp_path: Path, place: Path
) -> None:
    hand = at_the_door(program, enter, tmp_path, str(place))
    unlock(hand)
    hand.until_page("DossiersPage")
    shutil.copy(paths.questionnaires() / "municipalities" / "linderveen" / "logo.png", place)
    hand.application.lock()
    hand.until_page("UnlockPage")
    hand.until(lambda: hand.application.idle, "nothing under way")
    assert words(hand, "municipality_remarks") == "Er zijn 2 opmerkingen bij de map van uw gemeente."


@pytest.mark.parametrize("gone", [True, False], ids=["a folder that is away", "one that is shipped"])
def test_elsewhere_the_door_is_as_it_was(
    program: Program, enter: Enter, tmp_path: Path, place: Path, gone: bool
) -> None:
    hand = at_the_door(program, enter, tmp_path, str(place) if gone else "linderveen")
    if gone:
        shutil.rmtree(place)
        hand.application.show_unlock()
        hand.until(lambda: hand.application.idle, "nothing under way")
    assert words(hand, "municipality_remarks") == ""
    assert not hand.there("read_remarks")
