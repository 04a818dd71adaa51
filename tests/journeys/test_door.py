"""Before the dossiers: making a vault, opening it, every way in which that fails, and locking it."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from desktop.demo_hand import Hand, to_new_vault
from desktop.errors import WrongPassphrase
from desktop.store.vault import Vault
from desktop.views.door.unlock import UnlockPage

from .conftest import CHEAP, PASSPHRASE, Enter, make_vault, unlock

Program = Callable[..., Hand]


def refusal(hand: Hand, part: str) -> None:
    """Wait until the page says something, and hold it to that."""
    page = hand.window.page
    hand.until(lambda: bool(page.error), part)  # type: ignore[union-attr]
    assert part in page.error  # type: ignore[union-attr]


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a vault that must not change, with its content."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and "in-use" not in path.name}


def test_vault_is_made_locked_and_opened_again(program: Program, tmp_path: Path) -> None:
    hand = program()
    make_vault(hand, tmp_path)
    hand.click("lock")
    assert isinstance(hand.until_page("UnlockPage"), UnlockPage)
    assert hand.application.desk is None
    unlock(hand, "dit is hem niet")
    refusal(hand, "wachtzin past niet")
    unlock(hand)
    hand.until_page("DossiersPage")


def test_passphrases_must_be_long_and_equal(program: Program, tmp_path: Path) -> None:
    hand = program()
    to_new_vault(hand, tmp_path)
    hand.click("make_vault")
    refusal(hand, "naam")
    hand.type("holder", "Marijke")
    hand.type("new_passphrase", "kort")
    hand.click("make_vault")
    refusal(hand, "te kort")
    hand.type("new_passphrase", PASSPHRASE)
    hand.type("new_passphrase_again", PASSPHRASE + "!")
    hand.click("make_vault")
    refusal(hand, "niet gelijk")
    assert not list(tmp_path.glob("*.startgesprek"))


def test_recovery_key_opens_and_gives_a_new_passphrase(program: Program, tmp_path: Path) -> None:
    hand = program()
    key = make_vault(hand, tmp_path)
    hand.click("lock")
    hand.until_page("UnlockPage")
    hand.click("lost_passphrase")
    hand.until_page("RecoverPage")
    wrong = ("A" if key[0] != "A" else "B") + key[1:]
    hand.type("typed_recovery_key", wrong)
    hand.type("new_passphrase", "een heel andere zin")
    hand.type("new_passphrase_again", "een heel andere zin")
    hand.click("recover")
    refusal(hand, "typefout")
    hand.type("typed_recovery_key", key.lower().replace("-", " "))
    hand.click("recover")
    hand.until_page("DossiersPage")
    hand.click("lock")
    hand.until_page("UnlockPage")
    unlock(hand, "een heel andere zin")
    hand.until_page("DossiersPage")


def test_missing_damaged_and_newer_vaults_are_told_apart(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    hand.window.close()
    vault = tmp_path / "Proef.startgesprek"
    cases = {"weg": "geen kluis", "sleutels": "beschadigd", "bestand": "beschadigd"}
    for name in cases:
        shutil.copytree(vault, tmp_path / f"{name}.startgesprek")
    shutil.rmtree(tmp_path / "weg.startgesprek")
    (tmp_path / "sleutels.startgesprek" / "keys.json").write_text("{")
    database = tmp_path / "bestand.startgesprek" / "dossiers.db"
    database.write_bytes(b"x" * 4096 + database.read_bytes()[4096:])
    for name, words in cases.items():
        folder = tmp_path / f"{name}.startgesprek"
        before = snapshot(folder)
        again = program()
        again.window.page.choose_vault(folder)  # type: ignore[union-attr]
        unlock(again)
        refusal(again, words)
        assert snapshot(folder) == before
        again.window.close()


OPEN_ELSEWHERE = """
import sys
from pathlib import Path
from desktop.store.vault import Vault
with Vault.open(Path(sys.argv[1]), sys.argv[2]):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.mark.thorough
def test_vault_that_is_open_elsewhere_is_refused(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    hand.click("lock")
    hand.until_page("UnlockPage")
    arguments = [sys.executable, "-c", OPEN_ELSEWHERE, str(tmp_path / "Proef.startgesprek"), PASSPHRASE]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdin
        assert other.stdout.readline() == "open\n"
        unlock(hand)
        refusal(hand, f"is al open op computer {platform.node()}, sinds {datetime.now():%d-%m-%Y om %H}:")
        other.stdin.close()
        other.wait()
    unlock(hand)
    hand.until_page("DossiersPage")


@pytest.mark.thorough
def test_after_five_wrong_passphrases_there_is_a_wait_that_another_page_does_not_end(
    program: Program, enter: Enter, tmp_path: Path
) -> None:
    hand = program()
    enter(hand, tmp_path)
    hand.click("lock")
    hand.until_page("UnlockPage")
    for tries in range(1, 6):
        unlock(hand, f"dit is hem niet {tries}")
        wait = "Wacht nog" if tries == 5 else "wachtzin past niet"
        hand.until(lambda wait=wait: wait in hand.window.page.error and hand.there("unlock"), wait)  # type: ignore[union-attr, misc]
        hand.until(lambda: hand.application._background.idle, "tried")
    assert not hand.find("unlock").isEnabled()
    hand.click("create_vault")
    hand.until_page("NewVaultPage")
    hand.click("back")
    hand.until_page("UnlockPage")
    refusal(hand, "Wacht nog")
    assert not hand.find("unlock").isEnabled()


def test_a_wrong_passphrase_and_that_of_another_vault_are_told_alike(
    program: Program, enter: Enter, tmp_path: Path
) -> None:
    hand = program()
    enter(hand, tmp_path)
    hand.click("lock")
    hand.until_page("UnlockPage")
    Vault.create(tmp_path / "Ander.startgesprek", "drie grijze ganzen", "Selma", CHEAP)[0].close()
    told = set()
    for passphrase in ("dit is van niemand", "drie grijze ganzen"):
        unlock(hand, passphrase)
        refusal(hand, "past niet")
        told.add(hand.window.page.error)  # type: ignore[union-attr]
        hand.until(lambda: hand.application._background.idle, "tried")
    assert told == {WrongPassphrase.sentence}
