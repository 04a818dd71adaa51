"""The first start, through the real windows: four steps, breaking off and going on, and all that can go wrong."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import paths
from desktop.demo_hand import Hand, keep_key, make_vault, to_new_vault
from desktop.errors import WrongPassphrase
from desktop.store.vault import Vault
from desktop.views.door import begun

from .conftest import CHEAP, PASSPHRASE, unlock

Program = Callable[..., Hand]


def fill(hand: Hand, passphrase: str = PASSPHRASE, again: str = PASSPHRASE) -> None:
    """Type what a new vault needs."""
    hand.type("holder", "Marijke de Boer")
    hand.type("vault_name", "Proef")
    hand.type("new_passphrase", passphrase)
    hand.type("new_passphrase_again", again)


def step(hand: Hand) -> str:
    """Which step the page says it is."""
    return hand.find("steps").accessibleName()


def told(hand: Hand, part: str) -> None:
    """Wait until the page says something about what was typed."""
    page: Any = hand.window.page
    hand.until(lambda: part in page.error, part)


def words(hand: Hand, name: str) -> str:
    """What a label says."""
    shown: Any = hand.find(name)
    return str(shown.text())


def test_four_steps_and_back_lose_nothing(program: Program, tmp_path: Path) -> None:
    hand = program()
    assert type(hand.window.page).__name__ == "WelcomePage"
    hand.click("create_vault")
    page: Any = hand.until_page("MunicipalityPage")
    assert step(hand) == "Stap 1 van 4: Gemeente"
    hand.click("municipality:linderveen")
    hand.click("step_on")
    page = hand.until_page("NewVaultPage")
    assert step(hand) == "Stap 2 van 4: Kluis"
    page.set_folder(tmp_path)
    fill(hand)
    hand.click("back")
    hand.until_page("MunicipalityPage")
    chosen: Any = hand.find("municipality:linderveen")
    assert chosen.isChecked()
    hand.click("step_on")
    page = hand.until_page("NewVaultPage")
    assert page.draft()["new_passphrase_again"] == PASSPHRASE
    assert page.draft()["folder"] == str(tmp_path)
    hand.click("make_vault")
    page = hand.until_page("RecoveryKeyPage")
    assert step(hand) == "Stap 3 van 4: Herstelsleutel"
    hand.click("recovery_key_kept")
    assert not hand.there("recovery_key")
    hand.type("recovery_key_part", "AAAAAA")
    hand.click("recovery_key_continue")
    told(hand, f"niet groepje {page.proof.asked}")
    hand.click("recovery_key_again")
    key = keep_key(hand)
    hand.until_page("LanguagesStep")
    assert step(hand) == "Stap 4 van 4: Talen"
    hand.click("back")
    hand.until_page("RecoveryKeyPage")
    assert words(hand, "recovery_key").replace("\n", "-") == key
    hand.click("recovery_key_kept")
    hand.until_page("LanguagesStep")
    hand.click("step_on")
    hand.until_page("DossiersPage")
    desk = hand.application.desk
    assert desk
    assert desk.guide.municipality.name == "Gemeente Linderveen"
    assert begun.vaults(desk.settings) == []
    hand.click("lock")
    hand.until_page("UnlockPage")
    unlock(hand)
    hand.until_page("DossiersPage")


def test_all_of_it_by_keyboard(program: Program, tmp_path: Path) -> None:
    hand = program()
    hand.window.activateWindow()
    hand.until(hand.window.isActiveWindow, "the window is in front")

    def at(name: str) -> QWidget:
        hand.until(lambda: (QApplication.focusWidget() or hand.window).objectName() == name, name)
        found = QApplication.focusWidget()
        assert found
        return found

    def tab_to(name: str) -> QWidget:
        for _ in range(12):
            there = QApplication.focusWidget()
            assert there
            if there.objectName() == name:
                return there
            QTest.keyClick(there, Qt.Key.Key_Tab)
        raise AssertionError(name)

    QTest.keyClick(at("create_vault"), Qt.Key.Key_Return)
    QTest.keyClick(at("step_on"), Qt.Key.Key_Return)
    at("holder")
    hand.until_page("NewVaultPage").set_folder(tmp_path)  # type: ignore[attr-defined]
    for name, text in (("holder", "Noor"), ("new_passphrase", PASSPHRASE), ("new_passphrase_again", PASSPHRASE)):
        QTest.keyClicks(tab_to(name), text)
    QTest.keyClick(at("new_passphrase_again"), Qt.Key.Key_Return)
    at("print_recovery_key")
    parts = words(hand, "recovery_key").replace("\n", "-").split("-")
    QTest.keyClick(tab_to("recovery_key_kept"), Qt.Key.Key_Return)
    page: Any = hand.window.page
    QTest.keyClicks(at("recovery_key_part"), parts[page.proof.asked - 1])
    QTest.keyClick(at("recovery_key_part"), Qt.Key.Key_Return)
    QTest.keyClick(at("step_on"), Qt.Key.Key_Return)
    hand.until_page("DossiersPage")


def test_a_laptop_that_closes_before_the_key_is_on_paper(program: Program, tmp_path: Path) -> None:
    hand = program()
    to_new_vault(hand, tmp_path)
    fill(hand)
    hand.click("make_vault")
    hand.until_page("RecoveryKeyPage")
    never_kept = words(hand, "recovery_key").replace("\n", "-")
    vault = hand.application._give_up()
    assert vault
    vault.close()  # as a power cut would
    again = program()
    again.until_page("UnlockPage")
    unlock(again)
    again.until_page("ReminderPage")
    again.click("reminder_renew")
    again.until_page("RecoveryKeyPage")
    assert step(again) == "Stap 3 van 4: Herstelsleutel"
    key = keep_key(again)
    again.until_page("LanguagesStep")
    again.application.lock()
    again.until_page("UnlockPage")
    unlock(again)
    again.until_page("LanguagesStep")  # it goes on where it was
    again.click("step_on")
    again.until_page("DossiersPage")
    again.window.close()
    with pytest.raises(WrongPassphrase):
        Vault.recover(tmp_path / "Proef.startgesprek", never_kept)
    Vault.recover(tmp_path / "Proef.startgesprek", key).close()


def test_what_cannot_be_is_said_and_leaves_nothing_behind(program: Program, tmp_path: Path) -> None:
    hand = program()
    to_new_vault(hand, tmp_path)
    page: Any = hand.window.page
    fill(hand, "kort", "kort")
    hand.click("make_vault")
    told(hand, "te kort")
    hand.type("new_passphrase", PASSPHRASE)
    hand.click("make_vault")
    told(hand, "niet gelijk")
    hand.type("new_passphrase_again", PASSPHRASE)
    page.set_folder(tmp_path / "stick die eruit is")
    hand.click("make_vault")
    told(hand, "deze map is er niet")
    (tmp_path / "Proef.startgesprek").mkdir()
    page.set_folder(tmp_path)
    hand.click("make_vault")
    told(hand, "Op deze plek staat al iets")
    (tmp_path / "Proef.startgesprek").rmdir()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3000, hard))
    try:
        hand.click("make_vault")
        told(hand, "vol")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not list(tmp_path.glob("*.startgesprek"))
    assert not list(tmp_path.glob(".*startgesprek*"))
    assert begun.vaults(hand.application._settings) == []
    assert page.draft()["new_passphrase"] == PASSPHRASE
    hand.click("make_vault")
    hand.until_page("RecoveryKeyPage")


def test_trying_first_never_looks_like_the_real_thing(program: Program, tmp_path: Path) -> None:
    hand = program()
    hand.click("try_first")
    hand.until_page("DossiersPage")
    desk = hand.application.desk
    assert desk
    assert len(desk.dossiers.search("")) > 5
    assert "verzonnen mensen" in words(hand, "trial_words")
    assert "Proefkluis" in hand.window.windowTitle()
    hand.click("planning")
    hand.until_page("PlanningPage")
    assert hand.there("trial_band")
    hand.click("lock")
    hand.until_page("WelcomePage")
    assert not hand.there("trial_band")
    assert desk.settings.get("last_vault") == ""
    assert begun.vaults(desk.settings) == []
    hand.click("try_first")  # it is still there, as it was left
    hand.until_page("PlanningPage")
    hand.click("discard_trial")
    hand.click("discard_trial_no")
    hand.click("discard_trial")
    hand.click("discard_trial_yes")
    hand.until_page("WelcomePage")
    assert not paths.trial().exists()
    assert "weg" in hand.window.messages.text
    make_vault(hand, tmp_path, "Echt", "Marijke", PASSPHRASE)
    assert not hand.there("trial_band")


@pytest.mark.thorough
def test_the_vault_to_try_with_is_known_wherever_it_stands(program: Program, tmp_path: Path) -> None:
    from desktop import trial

    hand = program()
    make_vault(hand, tmp_path, "Echt", "Marijke", PASSPHRASE)
    hand.click("lock")
    hand.until_page("UnlockPage")
    hand.click("try_first")
    hand.until_page("DossiersPage")
    hand.click("lock")
    page: Any = hand.until_page("UnlockPage")
    assert words(hand, "vault_name") == "Kluis: Echt"
    copy = tmp_path / "Onderweg.startgesprek"
    shutil.copytree(trial.folder(), copy)
    page.choose_vault(copy)
    unlock(hand, trial.PASSPHRASE)
    hand.until_page("DossiersPage")
    assert hand.there("trial_band")
    hand.click("lock")
    hand.until_page("UnlockPage")
    assert words(hand, "vault_name") == "Kluis: Echt"
    hand.click("discard_trial")
    hand.click("question_yes")
    hand.until(lambda: not paths.trial().exists(), "thrown away")
    hand.until(lambda: hand.application.idle, "nothing under way")
    hand.until_page("UnlockPage")
    unlock(hand)
    hand.until_page("DossiersPage")


@pytest.mark.thorough
def test_putting_the_key_off_is_asked_about_at_each_start(program: Program, tmp_path: Path) -> None:
    hand = program()
    to_new_vault(hand, tmp_path)
    fill(hand)
    hand.click("make_vault")
    hand.until_page("RecoveryKeyPage")
    hand.click("recovery_key_later")
    hand.until_page("LanguagesStep")
    hand.click("step_languages")
    hand.until_page("LanguagesPage")
    for _ in range(2):
        hand.until(lambda: hand.application.idle, "nothing under way")
        hand.click("lock")
        hand.until_page("UnlockPage")
        unlock(hand)
        hand.until_page("ReminderPage")
        hand.click("reminder_later")
        hand.until(lambda: hand.there("lock"), "at work")
    hand.click("lock")
    hand.until_page("UnlockPage")
    unlock(hand)
    hand.until_page("ReminderPage")
    hand.click("reminder_renew")
    hand.until_page("RecoveryKeyPage")
    keep_key(hand)
    hand.until(lambda: hand.there("lock"), "at work")
    assert begun.vaults(hand.application._settings) == []


@pytest.mark.thorough
def test_the_sheet_goes_to_a_stick_only_on_purpose(program: Program, tmp_path: Path) -> None:
    hand = program()
    to_new_vault(hand, tmp_path)
    fill(hand)
    hand.click("make_vault")
    page: Any = hand.until_page("RecoveryKeyPage")
    stick = tmp_path / "stick"
    stick.mkdir()
    page.ask_file = lambda: stick / "sleutel.pdf"
    hand.click("save_recovery_key")
    hand.click("question_no")
    assert not list(stick.iterdir())
    hand.click("save_recovery_key")
    hand.click("question_yes")
    assert (stick / "sleutel.pdf").read_bytes().startswith(b"%PDF")
    assert "sleutel.pdf" in words(hand, "recovery_key_told")
    hand.click("save_recovery_key")
    hand.click("question_yes")
    told(hand, "staat er al")
    assert all(
        group in page.paper().toPlainText() for group in words(hand, "recovery_key").replace("\n", "-").split("-")
    )


@pytest.mark.thorough
def test_a_vault_on_a_stick_that_is_out(program: Program, tmp_path: Path) -> None:
    hand = program()
    stick = tmp_path / "stick"
    stick.mkdir()
    make_vault(hand, stick, "Proef", "Marijke", PASSPHRASE)
    hand.window.close()
    stick.rename(tmp_path / "eruit")
    again = program()
    again.until(lambda: again.there("vault_gone"), "said")
    assert str(stick) in words(again, "vault_place").replace("\u200b", "")
    assert not again.there("passphrase")
    again.click("look_again")
    told(again, "nog steeds")
    (tmp_path / "eruit").rename(stick)
    again.click("look_again")
    again.until(lambda: again.there("passphrase"), "back")
    unlock(again)
    again.until_page("DossiersPage")


@pytest.mark.thorough
def test_an_own_folder_is_looked_through_before_it_is_used(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "Gemeente Duinrand"
    shutil.copytree(paths.questionnaires() / "municipalities" / "zeist", folder)
    rules = folder / "rules.yaml"
    good = rules.read_text("utf-8")
    rules.write_text(good.replace("propose: action", "propose: actie", 1), "utf-8")
    settings = folder / "municipality.yaml"
    settings.write_text(settings.read_text("utf-8").replace("Gemeente Zeist", "Gemeente Duinrand"), "utf-8")
    hand = program()
    hand.click("create_vault")
    page: Any = hand.until_page("MunicipalityPage")
    hand.click("municipality_own")
    hand.click("step_on")
    told(hand, "alles klopt")
    page.folder.ask_folder = lambda: folder
    hand.click("municipality_folder")
    hand.until(lambda: "één fout" in words(hand, "municipality_found"), "the mistake")
    assert "rules.yaml, regel" in words(hand, "municipality_found")
    assert hand.there("try_first")
    hand.click("step_on")
    told(hand, "alles klopt")
    hand.click("try_first")
    hand.until_page("DossiersPage")
    assert hand.there("trial_band")
    hand.click("lock")
    hand.until_page("WelcomePage")
    hand.click("create_vault")
    page = hand.until_page("MunicipalityPage")
    hand.click("municipality_own")
    page.folder.ask_folder = lambda: folder
    rules.write_text(good, "utf-8")
    hand.click("municipality_folder")
    hand.until(lambda: "Gemeente Duinrand: deze map kunt u" in words(hand, "municipality_found"), "it is good")
    assert "opmerkingen bij de map" in words(hand, "municipality_remarks"), "what was left of the example"
    assert not hand.there("try_first")
    hand.click("step_on")
    page = hand.until_page("NewVaultPage")
    page.set_folder(tmp_path)
    fill(hand)
    hand.click("make_vault")
    hand.until_page("RecoveryKeyPage")
    keep_key(hand)
    hand.until_page("LanguagesStep")
    hand.click("step_on")
    hand.until_page("DossiersPage")
    desk = hand.application.desk
    assert desk
    assert (desk.guide.municipality.name, desk.guide.trouble) == ("Gemeente Duinrand", "")


def test_a_vault_that_was_made_just_before_the_power_went(program: Program, tmp_path: Path) -> None:
    hand = program()
    Vault.create(tmp_path / "Proef.startgesprek", PASSPHRASE, "Marijke", CHEAP)[0].close()
    begun.note(hand.application._settings, tmp_path / "Proef.startgesprek", begun.KEY)
    hand.application.show_unlock()
    hand.until_page("UnlockPage")
    unlock(hand)
    hand.until_page("ReminderPage")
