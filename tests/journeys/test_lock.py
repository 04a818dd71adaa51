"""The lock comes when it must, never takes the recovery key away, and shows the right page afterwards."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from desktop.demo_hand import Hand, to_new_vault
from desktop.dossier.model import Conversation, Dossier, Newcomer
from desktop.errors import VaultError
from desktop.letters.model import DUTCH
from desktop.letters.typeset import Paragraph, Setting, typeset
from desktop.store.vault import Vault

from .conftest import CHEAP, PASSPHRASE, Enter, unlock

Program = Callable[..., Hand]


def opened(hand: Hand) -> Any:
    """The desk of the vault that is open."""
    assert hand.application.desk
    return hand.application.desk


def test_a_lock_during_work_comes_after_it(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    go_on, ended = threading.Event(), []
    opened(hand).background.run(lambda: go_on.wait(60), ended.append, lambda error: None)
    hand.application._idleness.passed.emit()
    assert hand.application.desk is not None
    assert "maakt nog iets af" in hand.window.messages.text
    go_on.set()
    hand.until_page("UnlockPage")
    assert ended == [True]
    assert hand.application.desk is None


def test_idleness_is_counted_again_after_a_lock_that_could_not_come(
    program: Program, enter: Enter, tmp_path: Path
) -> None:
    hand = program()
    enter(hand, tmp_path)
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
    to_new_vault(hand, tmp_path)
    hand.type("holder", "Marijke")
    hand.type("new_passphrase", PASSPHRASE)
    hand.type("new_passphrase_again", PASSPHRASE)
    hand.click("make_vault")
    page = hand.until_page("RecoveryKeyPage")
    hand.application.lock()
    assert not hand.window.close()
    assert hand.window.page is page
    assert "herstelsleutel" in hand.window.messages.text


@pytest.mark.thorough
def test_another_vault_opens_on_its_own_list(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
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


def test_a_page_that_is_gone_gives_the_list(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
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


@pytest.mark.thorough
def test_preferences_lead_back_to_where_one_was(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    dossier = Dossier(Newcomer("Selam Tesfay", "ti"))
    opened(hand).dossiers.add(dossier)
    hand.application.go("dossier", {"dossier": dossier.id})
    hand.click("preferences")
    hand.until_page("PreferencesPage")
    hand.click("back")
    hand.until_page("DossierPage")


# The machine goes to sleep, or the person leaves it


def talk(hand: Hand) -> Dossier:
    """A conversation that is going on, shown."""
    dossier = Dossier(Newcomer("Rania Al-Hassan", "ar"), [Conversation("start", date.today(), "ar")])
    opened(hand).dossiers.add(dossier)
    hand.application.go("interview", {"dossier": dossier.id, "conversation": dossier.conversations[0].id})
    hand.until_page("InterviewPage")
    return dossier


def area(hand: Hand) -> QTextEdit:
    """A field in which somebody writes."""
    page = hand.window.page
    assert page is not None
    return next(one for one in page.findChildren(QTextEdit) if one.isVisibleTo(page))


def test_leaving_saves_open_typing_and_closes_at_once(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    dossier = talk(hand)
    page, written = hand.window.page, area(hand)
    hand.type(written.objectName(), "Ik wil graag werken")
    vault = opened(hand).vault
    hand.application.session.leaving.emit()  # no event loop turns in between
    assert hand.application.desk is None
    assert type(hand.window.page).__name__ == "UnlockPage"
    with pytest.raises(VaultError):
        _ = vault.key
    assert written.toPlainText() == ""
    assert not written.document().isUndoAvailable()
    assert page is not hand.window.page
    unlock(hand)
    hand.until_page("InterviewPage")
    kept = opened(hand).dossiers.open(dossier.id).conversations[0].answers
    assert "Ik wil graag werken" in [answer.value for answer in kept.values()]


@pytest.mark.thorough
def test_leaving_does_not_wait_for_what_is_made_in_memory(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    go_on, told = threading.Event(), []
    background = opened(hand).background
    background.run(lambda: go_on.wait(60), told.append, lambda error: None, needed=False)
    hand.application.session.leaving.emit()
    assert hand.application.desk is None
    go_on.set()
    background.wait()
    QApplication.processEvents()
    assert told == [], "what it made belongs to nobody any more"
    unlock(hand)
    hand.until_page("DossiersPage")


def test_leaving_waits_for_work_in_the_vault(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    go_on, ended = threading.Event(), []
    opened(hand).background.run(lambda: go_on.wait(60), ended.append, lambda error: None)
    hand.application.session.leaving.emit()
    assert hand.application.desk is not None
    go_on.set()
    hand.until_page("UnlockPage")
    assert ended == [True]


def test_leaving_while_the_vault_is_being_opened_closes_it_again(
    program: Program, enter: Enter, tmp_path: Path
) -> None:
    hand = program()
    enter(hand, tmp_path)
    hand.click("lock")
    hand.until_page("UnlockPage")
    unlock(hand)
    hand.application.session.leaving.emit()
    hand.until(lambda: hand.application._background.idle, "opened or not")
    hand.until_page("UnlockPage")
    assert hand.application.desk is None
    assert hand.find("passphrase").text() == ""  # type: ignore[attr-defined]
    unlock(hand)
    hand.until_page("DossiersPage")


def test_leaving_the_door_forgets_what_was_typed(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    hand.click("lock")
    hand.until_page("UnlockPage")
    hand.type("passphrase", PASSPHRASE)
    hand.application.session.leaving.emit()
    assert hand.find("passphrase").text() == ""  # type: ignore[attr-defined]


def test_waking_up_locks(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    hand.application._idleness.slept.emit()
    assert hand.application.desk is None


# The same page


def form(hand: Hand) -> dict[str, str]:
    """The form of a newcomer as it stands."""
    page = hand.window.page
    assert page is not None
    return {one.objectName(): one.text() for one in page.findChildren(QLineEdit) if one.text().strip("—")}


@pytest.mark.parametrize(
    "way", [pytest.param("lock", marks=pytest.mark.thorough), "idle", pytest.param("leave", marks=pytest.mark.thorough)]
)
def test_a_half_filled_form_comes_back(
    program: Program, enter: Enter, tmp_path: Path, own_place: Path, way: str
) -> None:
    hand = program()
    enter(hand, tmp_path)
    hand.application.go("newcomer", {})
    hand.until_page("NewcomerPage")
    hand.type("newcomer:interpreter", "Samir Zilvermeeuw")
    hand.type("newcomer:birth_date", "31-02-19")
    before, page = form(hand), hand.application
    {"lock": page.lock, "idle": page._idleness.passed.emit, "leave": page.session.leaving.emit}[way]()
    hand.until_page("UnlockPage")
    assert hand.window.messages.text == ""
    places = [file for place in (tmp_path, own_place) for file in place.rglob("*") if file.is_file()]
    assert not [file for file in places if b"Zilvermeeuw" in file.read_bytes()]
    unlock(hand)
    hand.until_page("NewcomerPage")
    assert form(hand) == before
    assert "nog niet bewaard" in hand.window.messages.text
    assert opened(hand).dossiers.search("") == []


def test_a_half_filled_form_is_not_shown_in_another_vault(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    hand.application.go("newcomer", {})
    hand.until_page("NewcomerPage")
    hand.type("newcomer:interpreter", "Samir")
    hand.application.lock()
    other = tmp_path / "Ander.startgesprek"
    Vault.create(other, PASSPHRASE, "Marijke", CHEAP)[0].close()
    hand.until_page("UnlockPage").choose_vault(other)  # type: ignore[attr-defined]
    unlock(hand)
    hand.until_page("DossiersPage")
    hand.application.go("newcomer", {})
    hand.until_page("NewcomerPage")
    assert form(hand) == {}


@pytest.mark.thorough
def test_the_aid_that_was_open_is_open_again(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    talk(hand)
    hand.click("aid:phrases")
    assert hand.there("drawer")
    hand.click("lock")
    hand.until_page("UnlockPage")
    unlock(hand)
    hand.until_page("InterviewPage")
    assert hand.there("drawer")
    assert hand.find("drawer_title").text() == "Zinnenboek"  # type: ignore[attr-defined]


def test_the_same_question_is_there_again(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    talk(hand)
    page: Any = hand.window.page
    page.open_domain(2)
    page._begin()
    here = page._conversation.at_question
    hand.click("lock")
    hand.until_page("UnlockPage")
    unlock(hand)
    again: Any = hand.until_page("InterviewPage")
    hand.until(lambda: again._conversation.at_question == here, "the question")
    assert again._current == 2


# Nothing shows


def test_the_lock_is_announced_and_a_movement_takes_it_back(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    hand.application._idleness.nearly.emit(60)
    assert hand.window.messages.text == "Over een minuut gaat de kluis op slot. Beweeg de muis om door te werken."
    hand.application._idleness.back.emit()
    assert hand.window.messages.text == ""
    hand.application._idleness.nearly.emit(60)
    hand.application._idleness.passed.emit()
    hand.until_page("UnlockPage")
    assert hand.window.messages.text == ""


@pytest.mark.thorough
def test_the_clipboard_is_emptied_by_the_lock(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    talk(hand)
    written = area(hand)
    hand.window.activateWindow()
    hand.type(written.objectName(), "Ik wil graag werken")
    hand.until(lambda: QApplication.focusWidget() is not None, "focus")
    written.selectAll()
    written.copy()
    assert QGuiApplication.clipboard().text() == "Ik wil graag werken"
    hand.click("lock")
    hand.until_page("UnlockPage")
    assert QGuiApplication.clipboard().text() == ""


def set_texts() -> list[str]:
    """What was set for a paper, and is still in memory."""
    return [known.text for known in gc.get_objects() if isinstance(known, Paragraph)]


def test_what_a_paper_said_is_forgotten_by_the_lock(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    background = opened(hand).background
    setting, go_on = Setting(10.0, DUTCH), threading.Event()
    typeset("Geachte Yusuf", setting, 100.0)

    def left() -> None:
        go_on.wait(60)
        typeset("Beste Amal", setting, 100.0)

    background.run(left, lambda _: None, lambda error: None, needed=False)
    hand.application.session.leaving.emit()
    assert "Geachte Yusuf" not in set_texts()
    go_on.set()
    background.wait()
    QApplication.processEvents()
    assert "Beste Amal" not in set_texts(), "a thread that was left to itself comes to its end after the lock"


@pytest.mark.thorough
def test_no_window_title_holds_a_name(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    dossier = talk(hand)
    ids = {"dossier": dossier.id, "conversation": dossier.conversations[0].id}
    for name in ("newcomer", "dossier", "interview", "actions", "promises", "changes", "letters"):
        hand.application.go(name, ids)
        assert {window.windowTitle() for window in QApplication.topLevelWidgets()} <= {"Startgesprek", ""}
