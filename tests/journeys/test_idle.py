"""How long a computer may stand idle: as long as the person chose, and never longer than the municipality allows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSpinBox

from desktop import paths
from desktop.demo_hand import Hand
from desktop.settings import Settings

from .conftest import Enter

Program = Callable[..., Hand]


def municipality(folder: Path, line: str) -> str:
    """A municipality's own folder with this line about idleness in its settings, or none."""
    place = folder / "Zeewolde"
    shutil.copytree(paths.questionnaires() / "municipalities" / "linderveen", place)
    file = place / "municipality.yaml"
    told = re.sub(r"^longest_idle:.*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(told.replace("id: linderveen\n", f"id: zeewolde\n{line}\n"), "utf-8")
    return str(place)


def limit(hand: Hand) -> float:
    """Minutes until the lock comes."""
    return hand.application._idleness._limit / 60


@pytest.mark.parametrize(
    ("line", "chosen", "minutes"),
    [("", 30, 30), ("longest_idle: 15", 30, 15), ("longest_idle: 15", 5, 5), ("longest_idle: 1", 10, 1)],
)
def test_the_shorter_of_the_two_counts(
    program: Program, enter: Enter, tmp_path: Path, line: str, chosen: int, minutes: int
) -> None:
    hand = program()
    hand.application._settings.set("municipality", municipality(tmp_path, line))
    hand.application._settings.set("lock_minutes", chosen)
    enter(hand, tmp_path)
    assert limit(hand) == minutes
    assert Settings(tmp_path / "settings").get("lock_minutes") == chosen, "what the person chose is kept for elsewhere"


def test_another_time_counts_at_once_as_the_page_says(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    hand.application._settings.set("municipality", municipality(tmp_path, "longest_idle: 15"))
    enter(hand, tmp_path)
    hand.application.go("preferences", {})
    field: QSpinBox = hand.window.findChild(QSpinBox, "preference:lock_minutes")
    field.setValue(4)
    assert limit(hand) == 4
    field.setValue(60)
    assert limit(hand) == 15
    hand.application.lock()
    hand.until_page("UnlockPage")
    hand.application._settings.set("lock_minutes", 7)
    assert not hand.application._idleness._timer.isActive(), "without an open vault nothing is counted"
