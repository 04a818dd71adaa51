"""The lock comes when it must, never takes the recovery key away, and shows the right page afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from desktop.demo_hand import Hand
from desktop.dossier.model import Conversation, Dossier, Newcomer
from desktop.store.vault import Vault

from .conftest import CHEAP, PASSPHRASE, make_vault, unlock

Program = Callable[..., Hand]


def opened(hand: Hand) -> Any:
    """The desk of the vault that is open."""
    assert hand.application.desk
    return hand.application.desk


def test_a_lock_during_work_comes_after_it(program: Program, tmp_path: Path) -> None:
    hand = program()
    make_vault(hand, tmp_path)
    go_on, ended = threading.Event(), []
    opened(hand).background.run(lambda: go_on.wait(60), ended.append, lambda error: None)
    hand.application._idleness.passed.emit()
    assert hand.application.desk is not None
    assert "maakt nog iets af" in hand.window.messages.text
    go_on.set()
    hand.until_page("UnlockPage")
    assert ended == [True]
    assert hand.application.desk is None


def test_idleness_is_counted_again_after_a_lock_that_could_not_come(program: Program, tmp_path: Path) -> None:
    hand = program()
    make_vault(hand, tmp_path)
    times: list[None] = []
    hand.application._idleness.passed.connect(lambda: times.append(None))
    go_on = threading.Event()
    opened(hand).background.run(lambda: go_on.wait(60), lambda _: None, lambda error: None)
    hand.application._idleness.watch(20)
    hand.until(lambda: len(times) > 2, "counted again")
    go_on.set()
    hand.until_page("UnlockPage")


def test_nothing_takes_the_recovery_key_away(program: Program, tmp_path: Path) -> None:
    hand = program()
    hand.click("create_vault")
    hand.until_page("NewVaultPage").set_folder(tmp_path)  # type: ignore[attr-defined]
    hand.type("holder", "Marijke")
    hand.type("new_passphrase", PASSPHRASE)
    hand.type("new_passphrase_again", PASSPHRASE)
    hand.click("make_vault")
    page = hand.until_page("RecoveryKeyPage")
    hand.application.lock()
    assert not hand.window.close()
    assert hand.window.page is page
    assert "herstelsleutel" in hand.window.messages.text


def test_another_vault_opens_on_its_own_list(program: Program, tmp_path: Path) -> None:
    hand = program()
    make_vault(hand, tmp_path)
    dossier = Dossier(Newcomer("Yusuf Al-Khatib", "ar"), [Conversation("start", date(2026, 2, 3), "ar")])
    opened(hand).dossiers.add(dossier)
    hand.application.go("dossier", {"dossier": dossier.id})
    hand.until_page("DossierPage")
    hand.click("lock")
    hand.until_page("UnlockPage")
    other = tmp_path / "Ander.startgesprek"
    Vault.create(other, PASSPHRASE, "Marijke", CHEAP)[0].close()
    hand.window.page.choose_vault(other)  # type: ignore[union-attr]
    unlock(hand)
    hand.until_page("DossiersPage")
    assert opened(hand).dossiers.search("") == []


def test_a_page_that_is_gone_gives_the_list(program: Program, tmp_path: Path) -> None:
    hand = program()
    make_vault(hand, tmp_path)
    dossier = Dossier(Newcomer("Selam Tesfay", "ti"))
    opened(hand).dossiers.add(dossier)
    hand.application.go("dossier", {"dossier": dossier.id})
    hand.click("lock")
    hand.until_page("UnlockPage")
    with Vault.open(tmp_path / "Proef.startgesprek", PASSPHRASE) as vault:
        from desktop.store.queries import Dossiers

        Dossiers(vault).delete(dossier.id)
    unlock(hand)
    hand.until_page("DossiersPage")


def test_preferences_lead_back_to_where_one_was(program: Program, tmp_path: Path) -> None:
    hand = program()
    make_vault(hand, tmp_path)
    dossier = Dossier(Newcomer("Selam Tesfay", "ti"))
    opened(hand).dossiers.add(dossier)
    hand.application.go("dossier", {"dossier": dossier.id})
    hand.click("preferences")
    hand.until_page("PreferencesPage")
    hand.click("back")
    hand.until_page("DossierPage")
