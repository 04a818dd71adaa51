"""A mistake in the chosen municipality: the program opens with the last good one, and says what is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import paths
from desktop.demo_hand import Hand

from .conftest import Enter, unlock

Program = Callable[..., Hand]


def test_it_opens_with_the_last_good_one_and_says_so(
    program: Program, enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "inhoud" / "questionnaires"
    shutil.copytree(paths.questionnaires(), folder)
    monkeypatch.setattr(paths, "questionnaires", lambda: folder)
    hand = program()
    settings = hand.application._settings
    settings.set("municipality", "linderveen")
    enter(hand, tmp_path)
    assert settings.get("good_municipality") == "linderveen"
    assert hand.window.messages.text == ""
    hand.click("lock")
    hand.until_page("UnlockPage")
    settings.set("municipality", "zeist")
    file = folder / "municipalities" / "zeist" / "rules.yaml"
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("propose: action", "propose: actie", 1), "utf-8")
    unlock(hand)
    hand.until_page("DossiersPage")
    desk = hand.application.desk
    assert desk
    assert desk.guide.municipality.settings.id == "linderveen"
    for part in ("Gemeente Linderveen", "'zeist'", "rules.yaml:", "Bedoelt u 'action'?"):
        assert part in hand.window.messages.text
    assert settings.get("municipality") == "zeist"
    assert settings.get("good_municipality") == "linderveen"
    hand.click("lock")
    hand.until_page("UnlockPage")
    file.write_text(whole, "utf-8")
    unlock(hand)
    hand.until_page("DossiersPage")
    assert hand.application.desk
    assert hand.application.desk.guide.municipality.settings.id == "zeist"
    assert hand.window.messages.text == ""
    assert settings.get("good_municipality") == "zeist"
