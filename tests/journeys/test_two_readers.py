"""Two readers at one screen, through the whole program: the newcomer's window, corrections, languages, the machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from desktop import paths
from desktop.demo_hand import Hand, work
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer

from ..models import samples
from .conftest import PASSPHRASE, Enter, unlock

Program = Callable[..., Hand]
HELD = date(2026, 3, 3)
PRIVATE = ("Yusuf Al-Khatib", "Samir Haddad", "Marijke de Boer", "GEHEIME NOTITIE", "EERDER GEZEGD", "BROER IBRAHIM")


def dossier() -> Dossier:
    """Somebody with an earlier conversation, notes, a concern, a promise and a family."""
    notes = {key: Answer(key, "answered", 2, "GEHEIME NOTITIE", concern=True) for key in ("wonen.tevreden",)}
    notes["welkom.wens"] = Answer("welkom.wens", "answered", "EERDER GEZEGD", "GEHEIME NOTITIE")
    family = [{"name": "BROER IBRAHIM", "relation": "child", "age": 9}]
    notes["huishouden.personen"] = Answer("huishouden.personen", "answered", family, "GEHEIME NOTITIE")
    before = Conversation("start", date(2025, 9, 1), "ar", completed=True, answers=dict(notes))
    now = Conversation("start", HELD, "ar", professional="Marijke de Boer", interpreter="Samir Haddad", answers=notes)
    promise = Action("GEHEIME NOTITIE bespreken", "professional", "start", HELD)
    return Dossier(Newcomer("Yusuf Al-Khatib", "ar", date(1990, 5, 1)), [before, now], actions=[promise])


def begin(hand: Hand, enter: Enter, folder: Path) -> Any:
    """A vault with one dossier, and the page of its conversation."""
    enter(hand, folder)
    made = dossier()
    desk = hand.application.desk
    assert desk
    desk.dossiers.add(made)
    hand.application.go("interview", {"dossier": made.id, "conversation": made.conversations[1].id})
    page = hand.until_page("InterviewPage")
    hand.until(lambda: page.isActiveWindow(), "the window is active")
    return page


def opened(hand: Hand) -> Dossier:
    """The one dossier, as it stands in the vault."""
    desk = hand.application.desk
    assert desk
    return desk.dossiers.open(desk.dossiers.search("")[0].dossier_id)


def bring(page: Any, question_id: str) -> None:
    """Speak of another question, and let the windows draw it."""
    page._bring(question_id)
    work(1)


def texts(window: QWidget) -> str:
    """Everything that a window says, to who sees it and to who has it read out."""
    found = [window.windowTitle()]
    for part in window.findChildren(QWidget):
        found += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        for name in ("text", "title", "placeholderText", "toPlainText"):
            said = getattr(part, name, None)
            found.append(str(said()) if callable(said) else "")
    return "\n".join(found)


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.thorough)])
def test_the_newcomers_window_follows_and_shows_nothing_private(
    program: Program, enter: Enter, tmp_path: Path, every: bool
) -> None:
    """Where something private was said, and in thorough runs in every life domain."""
    hand = program(lambda: HELD)
    page = begin(hand, enter, tmp_path)
    hand.click("aid:screen")
    screen = page._aids.screen
    assert screen.isVisible()
    seen = 0
    private = {key.partition(".")[0] for key in page._conversation.answers}
    for domain in [domain for domain in page.domains if every or domain.id in private]:
        hand.click(f"domain:{domain.id}")
        for number, question in enumerate(domain.questions):
            told = question.id in page._conversation.answers
            if hand.there(f"question:{question.id}") and (number < 2 or told):
                bring(page, question.id)
                said = texts(screen)
                assert question.text in said, question.id
                assert not [word for word in PRIVATE if word in said], question.id
                seen += 1
    assert seen >= (28 if every else 6)


def test_a_touch_on_the_newcomers_window_is_an_answer(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program(lambda: HELD)
    page = begin(hand, enter, tmp_path)
    hand.click("domain:netwerk")
    hand.click("aid:screen")
    bring(page, "netwerk.tevreden")
    screen = page._aids.screen
    QTest.mouseClick(hand.find("screen:netwerk.tevreden:4", screen), Qt.MouseButton.LeftButton)
    assert opened(hand).conversations[1].answers["netwerk.tevreden"].value == 4
    assert hand.find("option:netwerk.tevreden:4").isChecked()  # type: ignore[attr-defined]
    hand.click("option:netwerk.tevreden:2")
    assert hand.find("screen:netwerk.tevreden:2", screen).isChecked()  # type: ignore[attr-defined]
    QTest.mouseClick(hand.find("screen_further", screen), Qt.MouseButton.LeftButton)
    assert opened(hand).conversations[1].answers["netwerk.tevreden"].value == 2
    assert "Hoe tevreden" not in texts(screen)


def test_the_window_can_be_blanked_and_is_empty_after_the_lock(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program(lambda: HELD)
    page = begin(hand, enter, tmp_path)
    hand.click("domain:netwerk")
    hand.click("aid:screen")
    screen = page._aids.screen
    bring(page, "netwerk.tevreden")
    hand.click("aid:blank")
    assert "tevreden" not in texts(screen)
    hand.click("aid:blank")
    assert "tevreden" in texts(screen)
    hand.application.lock()
    assert not screen.isVisible()
    assert "tevreden" not in texts(screen)
    hand.until_page("UnlockPage")


@pytest.mark.thorough
def test_with_one_screen_one_key_leads_back(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program(lambda: HELD)
    page = begin(hand, enter, tmp_path)
    QTest.keyClick(hand.window, Qt.Key.Key_F9)
    screen = page._aids.screen
    assert screen.isVisible()
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.isVisible()
    assert not hand.find("aid:screen").isChecked()  # type: ignore[attr-defined]


@pytest.mark.thorough
def test_a_phrase_goes_to_the_newcomers_window(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program(lambda: HELD)
    page = begin(hand, enter, tmp_path)
    hand.click("aid:screen")
    hand.click("aid:phrases")
    hand.type("phrase_search", "pauze")
    QTest.keyClick(hand.find("phrase_search"), Qt.Key.Key_Down)
    QTest.keyClick(hand.find("phrases"), Qt.Key.Key_Return)
    said = texts(page._aids.screen)
    assert "pauze" in said
    bring(page, page._asked()[-1])
    assert "Zullen wij even pauze nemen?" not in texts(page._aids.screen)


def correct(hand: Hand, context: str, words: str) -> None:
    """Correct a text of the question on the page, as the interpreter does."""
    hand.click("aid:correction")
    hand.type(f"own:{context}", words)
    hand.click("keep")


@pytest.mark.thorough
def test_a_corrected_text_is_there_after_a_restart(
    program: Program, enter: Enter, tmp_path: Path, own_place: Path
) -> None:
    hand = program(lambda: HELD)
    page = begin(hand, enter, tmp_path)
    hand.click("domain:netwerk")
    bring(page, "netwerk.tevreden")
    context, better = "netwerk.tevreden:text", "هل أنت راضٍ عن علاقاتك هنا؟"
    correct(hand, context, better)
    card = page._questions.cards["netwerk.tevreden"]
    assert better in [part.text() for part in card.findChildren(QLabel)]
    assert any("Samir Haddad" in part.toolTip() for part in card.findChildren(QLabel))
    hand.window.close()

    again = program(lambda: HELD)
    unlock(again)
    again.until_page("InterviewPage" if again.there("clock") else "DossiersPage")
    desk = again.application.desk
    assert desk
    found = desk.guide.catalog("ar").get(context, desk.guide.questionnaire.by_id["netwerk.tevreden"].text)
    assert (found.text, found.state, found.by, found.on) == (better, "reviewed", "Samir Haddad", HELD)
    [kept] = paths.corrections().rglob("*.po")
    said = kept.read_text("utf-8")
    assert better in said
    assert not [word for word in PRIVATE if word in said and word != "Samir Haddad"]


@pytest.mark.thorough
def test_another_language_halfway_keeps_every_answer(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program(lambda: HELD)
    page = begin(hand, enter, tmp_path)
    hand.click("aid:screen")
    hand.click("domain:netwerk")
    hand.click("option:netwerk.tevreden:4")
    before = {key: answer.value for key, answer in opened(hand).conversations[1].answers.items()}
    page._speak("ti")
    page.flush()
    kept = opened(hand).conversations[1]
    assert kept.language == "ti"
    assert {key: answer.value for key, answer in kept.answers.items()} == before
    assert hand.find("option:netwerk.tevreden:4").isChecked()  # type: ignore[attr-defined]
    tigrinya = page._desk.guide.catalog("ti").say("netwerk.tevreden:text", "")
    assert tigrinya in texts(page._aids.screen)


@pytest.mark.parametrize("accepted", [True, pytest.param(False, marks=pytest.mark.thorough)])
def test_what_the_machine_made_is_kept_only_when_accepted(
    program: Program, enter: Enter, tmp_path: Path, accepted: bool
) -> None:
    samples.install(paths.models())
    hand = program(lambda: HELD)
    begin(hand, enter, tmp_path)
    hand.click("domain:gezondheid")
    hand.click("aid:machine")
    hand.type("to_translate", "Waar doet het pijn?")
    hand.click("translate")
    hand.until(lambda: hand.there("machine_result"), "a translation")
    result: Any = hand.find("translation")
    assert result.toPlainText() == "أين تشعر بالألم؟"
    hand.until(lambda: hand.find("keep_exchange").isEnabled(), "it is seen what became of it")
    hand.click("keep_exchange" if accepted else "drop_translation")
    hand.window.close()

    again = program(lambda: HELD)
    unlock(again, PASSPHRASE)
    again.until(lambda: again.application.desk is not None, "unlocked")
    kept = opened(again).conversations[1].exchanges
    said = [(item.original, item.translation, item.back, item.edited) for item in kept]
    whole = [("Waar doet het pijn?", "أين تشعر بالألم؟", "Waar doet het pijn?", False)]
    assert said == (whole if accepted else [])
    marker = b"Waar doet het pijn"
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or marker not in path.read_bytes(), path
