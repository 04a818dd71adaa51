"""What was said in earlier conversations, beside the question: taken over, declined, converted, folded away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.dossier.history import EarlierAnswer
from desktop.dossier.model import Answer
from desktop.forms.card import QuestionCard
from desktop.forms.earlier_words import held, remarks, said
from desktop.questions.model import Option
from desktop.translate.catalog import Catalog
from desktop.views import tab_key

from .conftest import MakeCard
from .samples import QUESTIONS, earlier, part

WORK, SCALE = QUESTIONS["werk.soort"], QUESTIONS["gezondheid.cijfer"]
TEN = SCALE.model_copy(update={"minimum": 0, "maximum": 10, "low": "slecht", "high": "goed"})
OTHERWISE = WORK.model_copy(update={"text": "Wilt u werken?", "options": (Option(id="ja", text="Jazeker"),)})
CONTROL = Qt.KeyboardModifier.ControlModifier


def title(round_id: str) -> str:
    """What a round is called."""
    return {"start": "Startgesprek"}.get(round_id, round_id)


def answers(card: QuestionCard) -> list[tuple[str, Any, bool]]:
    """What the card tells from now on: state, value, and whether it is saved at once."""
    told: list[tuple[str, Any, bool]] = []
    card.changed.connect(lambda answer, at_once: told.append((answer.state, answer.value, at_once)))
    return told


def seen(card: QuestionCard) -> list[str]:
    """All that can be read beside the question, without marks of direction."""
    panel = part(card, QFrame, f"earlier:{card.question.id}")
    shown = [line for line in panel.findChildren(QLabel) if line.isVisible() and line.text()]
    return [line.text().translate(dict.fromkeys((0x200E, 0x200F, 0x2068, 0x2069))) for line in shown]


def beside(card: MakeCard, found: Sequence[EarlierAnswer], *more: Catalog) -> QuestionCard:
    """The card of a question with what was said before."""
    made = card(found[0].answer.question, *more)
    made.show_earlier(found, title)
    QApplication.processEvents()
    return made


@pytest.mark.parametrize(
    ("told", "words", "known"),
    [
        (earlier("werk.soort", "betaald"), "Betaald werk", []),
        (earlier("werk.soort", None), "wilde niet antwoorden", []),
        (earlier("werk.soort", None, form="reworded", asked=OTHERWISE), "wilde niet antwoorden", ["Wilt u werken?"]),
        (earlier("gezondheid.cijfer", 7, form="converted", asked=TEN, value=4),
         "4 / 5 (Heel slecht – Heel goed)", ["omgerekend van 7 / 10 (slecht – goed)"]),
        (earlier("gezondheid.cijfer", 7, form="not_comparable", asked=TEN, value=None),
         "7 / 10 (slecht – goed)", ["niet vergelijkbaar"]),
        (earlier("werk.soort", "ja", form="converted", asked=OTHERWISE, value="betaald"),
         "Betaald werk", ["Wilt u werken?", "omgerekend van Jazeker"]),
        (earlier("werk.soort", "ja", form="not_comparable", asked=OTHERWISE, value=None),
         "Jazeker", ["Wilt u werken?", "niet vergelijkbaar"]),
        (earlier("werk.soort", "betaald", form="converted", asked=WORK, value="betaald"), "Betaald werk", []),
        (earlier("gezondheid.cijfer", ["vreemd"], form="not_comparable", value=None), "vreemd", ["niet vergelijkbaar"]),
        (earlier("gezondheid.cijfer", {"vreemd": 1}, form="not_comparable", value=None), "", ["niet vergelijkbaar"]),
    ],
)  # fmt: skip
def test_an_earlier_answer_is_never_converted_in_silence(told: EarlierAnswer, words: str, known: list[str]) -> None:
    question = QUESTIONS[told.answer.question]
    assert said(told, question, 600) == words
    assert len(remarks(told, question, 600)) == len(known)
    assert all(part_of in remark for part_of, remark in zip(known, remarks(told, question, 600), strict=True))


def test_a_long_story_is_shortened() -> None:
    told = earlier("gezondheid.verhaal", "Een lang verhaal. " * 90)
    assert len(said(told, QUESTIONS["gezondheid.verhaal"], 240)) < 250


def test_which_conversation_it_was() -> None:
    told = earlier("werk.soort", "betaald")
    assert held(told, title) == "Startgesprek, 01-03-2026, Tigrinya, tolk \u2068Samir\u2069"
    told.conversation.completed, told.conversation.interpreter, told.conversation.round = False, "", "ooit"
    assert held(told, title) == "ooit, 01-03-2026, Tigrinya, niet afgerond"


def test_the_last_answer_stands_beside_the_question_and_is_taken_over(qtbot: QtBot, card: MakeCard) -> None:
    shown = beside(card, [earlier("werk.soort", "betaald")])
    told = answers(shown)
    when = "Vorige keer: Startgesprek, 01-03-2026, Tigrinya, tolk Samir"
    assert sorted(seen(shown)) == ["Betaald werk", when, "عمل مدفوع الأجر", "في المرة الماضية كان جوابك:"]
    assert shown.findChild(QPushButton, "older:werk.soort") is None
    qtbot.mouseClick(part(shown, QPushButton, "still_so:werk.soort"), Qt.MouseButton.LeftButton)
    assert told == [("answered", "betaald", True)]


def test_one_key_says_still_so_for_the_question_that_has_the_keyboard(card: MakeCard) -> None:
    shown = beside(card, [earlier("gezondheid.cijfer", 7, form="converted", asked=TEN, value=4)])
    told = answers(shown)
    shown.focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, CONTROL)
    assert told == [("answered", 4, True)], "what was converted, not what was said then"


def test_a_completed_conversation_takes_nothing_over(card: MakeCard) -> None:
    shown = beside(card, [earlier("werk.soort", "betaald")])
    shown.focus()
    told = answers(shown)
    shown.set_read_only(True)
    QTest.keyClick(shown, Qt.Key.Key_D, CONTROL)
    assert not part(shown, QPushButton, "still_so:werk.soort").isEnabled()
    assert told == []


@pytest.mark.parametrize(
    "found",
    [
        earlier("werk.soort", "vroegere_keuze"),
        earlier("werk.soort", "ja", form="not_comparable", asked=OTHERWISE, value=None),
    ],
)
def test_what_cannot_be_taken_over_is_only_shown(card: MakeCard, found: EarlierAnswer) -> None:
    shown = beside(card, [found])
    told = answers(shown)
    shown.focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, CONTROL)
    assert not part(shown, QPushButton, "still_so:werk.soort").isVisible()
    assert told == []


def test_what_was_declined_is_offered_gently(qtbot: QtBot, card: MakeCard) -> None:
    shown = beside(card, [earlier("werk.soort", None)])
    told = answers(shown)
    assert "Vorige keer wilde u dit liever niet zeggen. Dat mag nu ook." in seen(shown)
    shown.focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, CONTROL)
    assert told == [], "nobody passes by a question with one key after another"
    assert shown.answer().state == "open"
    qtbot.mouseClick(part(shown, QPushButton, "still_declined:werk.soort"), Qt.MouseButton.LeftButton)
    assert told == [("declined", None, True)]
    assert part(shown, QPushButton, "declined:werk.soort").isChecked()


def test_a_question_that_was_asked_otherwise_is_marked(card: MakeCard) -> None:
    shown = beside(card, [earlier("werk.soort", "betaald", form="reworded", asked=OTHERWISE)])
    assert {"Deze vraag stelden wij de vorige keer anders.", "Toen gevraagd: Wilt u werken?"} <= set(seen(shown))


def test_older_answers_are_folded_and_made_when_somebody_looks(qtbot: QtBot, card: MakeCard) -> None:
    found = [earlier("werk.soort", "betaald", date(2028, 3, 1)), earlier("werk.soort", None, date(2026, 9, 1)),
             earlier("werk.soort", "ja", form="not_comparable", asked=OTHERWISE, value=None)]  # fmt: skip
    shown = beside(card, found)
    chip = part(shown, QPushButton, "older:werk.soort")
    assert chip.accessibleName() == "Eerder ook: 2 keer gevraagd"
    before = shown.findChildren(QLabel)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    rows = [line.text() for line in shown.findChildren(QLabel) if line not in before]
    assert len(rows) == 5, "nothing of it was there before"
    assert rows[1] == "wilde niet antwoorden"
    assert rows[3:] == ["Jazeker", "Toen gevraagd: Wilt u werken?  ·  niet vergelijkbaar met de vraag van nu"]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert "Jazeker" not in seen(shown)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert seen(shown).count("Jazeker") == 1


def test_the_tab_key_comes_to_what_was_said_before_it_comes_to_the_field(card: MakeCard) -> None:
    shown = beside(card, [earlier("werk.soort", "betaald"), earlier("werk.soort", "geen")])
    passed = [part.objectName() for part in tab_key.parts(shown)]
    names = ("still_so:werk.soort", "older:werk.soort", "option:werk.soort:betaald", "declined:werk.soort")
    places = [passed.index(name) for name in names]
    assert places == sorted(places)


def test_another_language_says_it_anew(card: MakeCard, tigrinya: Catalog) -> None:
    shown = beside(card, [earlier("werk.soort", "betaald")])
    shown.set_catalog(tigrinya)
    assert "ዝኽፈሎ ስራሕ" in seen(shown)
    shown.set_catalog(Catalog("nl"))
    assert seen(shown)[1:] == ["Betaald werk"]


def test_a_very_long_earlier_answer_does_not_widen_the_card(card: MakeCard) -> None:
    shown = beside(card, [earlier("gezondheid.verhaal", "x" * 10_000)])
    assert shown.minimumSizeHint().width() < 800
    assert part(shown, QFrame, "earlier:gezondheid.verhaal").heightForWidth(900) < 300


@pytest.mark.parametrize("locked", [True, False])
def test_a_conversation_of_before_a_change_keeps_what_was_said_in_it(card: MakeCard, locked: bool) -> None:
    shown = card("gezondheid.cijfer")
    shown.show_answer(Answer("gezondheid.cijfer", "answered", 3))
    shown.show_then(earlier("gezondheid.cijfer", 3, form="converted", asked=TEN, value=2), locked)
    told = answers(shown)
    assert shown.field.value() == 2, "3 of 10 is not shown as 3 of 5"
    assert shown.answer().value == 3, "what is kept stays"
    shown.set_read_only(False)
    shown.choose(5)
    assert told == ([] if locked else [("answered", 5, True)])
    words = [line.text() for line in shown.findChildren(QLabel)]
    assert "In dit gesprek geantwoord: 3 / 10 (slecht – goed)" in words
