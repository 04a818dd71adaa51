"""A municipality's own folder holds a mistake, or is away: the program works on with its copy, or asks what to do."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop import paths
from desktop.demo_hand import Hand

from .conftest import Enter, unlock

Program = Callable[..., Hand]
TODAY = date(2026, 11, 22)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder of Zeewolde on a disk of the municipality."""
    folder = tmp_path / "schijf" / "Zeewolde"
    shutil.copytree(paths.questionnaires() / "municipalities" / "linderveen", folder)
    settings = folder / "municipality.yaml"
    text = settings.read_text("utf-8").replace("id: linderveen", "id: zeewolde")
    settings.write_text(text.replace("Gemeente Linderveen", "Gemeente Zeewolde"), "utf-8")
    return folder


def name(hand: Hand) -> str:
    """The municipality that is worked for."""
    desk = hand.application.desk
    assert desk
    return desk.guide.municipality.name


def told(hand: Hand) -> str:
    """What the bar says, without its places to break."""
    return hand.window.messages.text.replace("\u200b", "")


def lock(hand: Hand) -> None:
    """Lock the vault."""
    hand.click("lock")
    hand.until_page("UnlockPage")
    hand.until(lambda: hand.application.idle, "nothing under way")


def again(hand: Hand, program: Program) -> Hand:
    """Close the program and start it once more."""
    hand.window.close()
    new = program(lambda: TODAY)
    new.until_page("UnlockPage")
    unlock(new)
    return new


def test_it_works_on_with_the_copy_and_says_so(program: Program, enter: Enter, tmp_path: Path, place: Path) -> None:
    hand = program(lambda: TODAY)
    hand.application._settings.set("municipality", str(place))
    enter(hand, tmp_path)
    assert (name(hand), told(hand)) == ("Gemeente Zeewolde", "")
    directory = place / "organisations.yaml"
    whole = directory.read_text("utf-8")
    directory.write_text(whole.replace("organisations:\n", "organisations:\n\t\n", 1), "utf-8")
    hand = again(hand, program)
    hand.until_page("DossiersPage")
    assert name(hand) == "Gemeente Zeewolde"
    assert hand.window._place.text() == "Gemeente Zeewolde (kopie)"
    for part in (
        f"'{place}'",
        "de kopie van Gemeente Zeewolde",
        "22-11-2026",
        "organisations.yaml, regel",
        "verbeteren",
    ):
        assert part in told(hand)
    hand.application.go("directory", {})
    hand.click("directory_new")
    assert "u werkt met de kopie" in told(hand)
    lock(hand)
    directory.write_text(whole, "utf-8")
    unlock(hand)
    hand.until_page("DirectoryPage")
    assert (name(hand), told(hand)) == ("Gemeente Zeewolde", "")


def test_without_a_copy_it_asks_what_to_do(program: Program, enter: Enter, tmp_path: Path, place: Path) -> None:
    hand = program(lambda: TODAY)
    enter(hand, tmp_path)
    lock(hand)
    away = place.rename(tmp_path / "weg")
    hand.application._settings.set("municipality", str(place))
    unlock(hand)
    page: Any = hand.until_page("MunicipalityGonePage")
    assert "nu niet bereikbaar. Is de netwerkschijf verbonden" in page._why.accessibleName()
    assert hand.application.desk is None
    hand.click("municipality_again")
    hand.until(lambda: "nog steeds niet" in page.error, "still away")
    hand.click("try_first")
    hand.until_page("DossiersPage")
    assert hand.there("trial_band")
    assert "De proefkluis gebruikt intussen het voorbeeld Gemeente Linderveen" in told(hand)
    lock(hand)
    unlock(hand)
    page = hand.until_page("MunicipalityGonePage")
    page.folder.ask_folder = lambda: away
    hand.click("municipality_folder")
    hand.until_page("UnlockPage")
    assert "U werkt nu met Gemeente Zeewolde" in told(hand)
    unlock(hand)
    hand.until_page("DossiersPage")
    assert (name(hand), told(hand)) == ("Gemeente Zeewolde", "")


def test_once_the_disk_is_back_it_goes_on(program: Program, enter: Enter, tmp_path: Path, place: Path) -> None:
    hand = program(lambda: TODAY)
    enter(hand, tmp_path)
    lock(hand)
    away = place.rename(tmp_path / "weg")
    hand.application._settings.set("municipality", str(place))
    unlock(hand)
    hand.until_page("MunicipalityGonePage")
    away.rename(place)
    hand.click("municipality_again")
    hand.until_page("UnlockPage")
    assert "Uw gemeente is geladen" in told(hand)
    unlock(hand)
    hand.until_page("DossiersPage")
    assert name(hand) == "Gemeente Zeewolde"


def test_where_no_municipality_was_chosen_it_is_said(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program(lambda: TODAY)
    enter(hand, tmp_path)
    assert told(hand) == "", "here one was chosen"
    file = hand.application._settings._file
    known = json.loads(file.read_text("utf-8"))
    known.pop("municipality")
    file.write_text(json.dumps(known), "utf-8")
    hand = again(hand, program)
    hand.until_page("DossiersPage")
    assert "nog geen gemeente gekozen. U werkt nu met het voorbeeld Gemeente Zeist" in told(hand)
