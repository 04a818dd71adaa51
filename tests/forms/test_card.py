"""A question's card: unanswered and why, notes, concerns, mistakes, two languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer
from desktop.errors import AnswerError
from desktop.forms.card import QuestionCard
from desktop.forms.text_area import TextArea
from desktop.translate.catalog import Catalog

from .conftest import MakeCard
from .samples import earlier, part

LEFT = Qt.MouseButton.LeftButton


class Told:
    """Remembers what a card told."""

    def __init__(self, card: QuestionCard) -> None:
        self.answers: list[Answer] = []
        self.at_once: list[bool] = []
        card.changed.connect(self._hear)

    def _hear(self, answer: Answer, immediate: bool) -> None:
        self.answers.append(answer)
        self.at_once.append(immediate)

    @property
    def last(self) -> tuple[str, object, str, bool]:
        """The last one: state, value, note, concern."""
        answer = self.answers[-1]
        return answer.state, answer.value, answer.note, answer.concern


def press(qtbot: QtBot, card: QuestionCard, name: str) -> None:
    qtbot.mouseClick(part(card, QPushButton, f"{name}:{card.question.id}"), LEFT)


def words(card: QuestionCard) -> list[str]:
    """All that can be read on the card now, without marks of direction."""
    shown = [found for found in card.findChildren(QLabel) if found.isVisible() and found.text()]
    return [found.text().strip("\u200e\u200f") for found in shown]


def test_what_is_shown_comes_back(card: MakeCard) -> None:
    shown = card("werk.soort")
    shown.show_answer(Answer("werk.soort", "answered", "stage", note="Bij de bakker.", concern=True))
    answer = shown.answer()
    assert (answer.question, answer.state, answer.value) == ("werk.soort", "answered", "stage")
    assert (answer.note, answer.concern) == ("Bij de bakker.", True)
    assert part(shown, TextArea, "note_text:werk.soort").isVisible()
    assert shown.property("state") == "concern"


def test_an_old_value_that_no_longer_fits_is_not_lost_by_adding_a_note(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("werk.soort")
    shown.show_answer(Answer("werk.soort", "answered", "vroegere_keuze"))
    told = Told(shown)
    press(qtbot, shown, "note")
    QTest.keyClicks(part(shown, TextArea, "note_text:werk.soort"), "x")
    assert told.last == ("answered", "vroegere_keuze", "x", False)


def test_the_next_answer_leaves_nothing_of_the_last_one(card: MakeCard) -> None:
    shown = card("werk.soort")
    shown.show_answer(Answer("werk.soort", "answered", "stage", note="n", concern=True))
    shown.show_answer(Answer("werk.soort"))
    assert shown.answer().empty
    assert shown.property("state") == ""
    assert not part(shown, TextArea, "note_text:werk.soort").isVisible()


@pytest.mark.parametrize("value", ["stage", None])
def test_declined_clears_the_field_and_undoing_brings_it_back(qtbot: QtBot, card: MakeCard, value: str | None) -> None:
    shown = card("werk.soort")
    shown.show_answer(Answer("werk.soort", "answered" if value else "open", value))
    told = Told(shown)
    press(qtbot, shown, "declined")
    assert told.last == ("declined", None, "", False)
    assert shown.field.value() is None
    press(qtbot, shown, "not_asked")
    assert told.last == ("not_asked", None, "", False)
    press(qtbot, shown, "not_asked")
    assert told.last == ("answered" if value else "open", value, "", False)
    assert told.at_once == [True, True, True]


@pytest.mark.parametrize(("question", "value"), [("gezin.zorgen", False), ("netwerk.contacten", 0)])
def test_no_and_nought_come_back_too(qtbot: QtBot, card: MakeCard, question: str, value: object) -> None:
    shown = card(question)
    shown.show_answer(Answer(question, "answered", value))
    told = Told(shown)
    press(qtbot, shown, "declined")
    press(qtbot, shown, "declined")
    assert told.last[:2] == ("answered", value)


def test_declined_and_not_asked_exclude_each_other(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("gezin.zorgen")
    press(qtbot, shown, "declined")
    press(qtbot, shown, "not_asked")
    assert not part(shown, QPushButton, "declined:gezin.zorgen").isChecked()
    assert part(shown, QPushButton, "not_asked:gezin.zorgen").isChecked()


def test_choosing_an_answer_takes_declined_back(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("gezin.zorgen")
    told = Told(shown)
    press(qtbot, shown, "declined")
    shown.focus()
    QTest.keyClicks(QApplication.focusWidget(), "j")
    assert told.last == ("answered", True, "", False)
    assert not part(shown, QPushButton, "declined:gezin.zorgen").isChecked()


def test_a_note_is_typed_and_a_concern_is_set_at_once(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("gezin.zorgen")
    told = Told(shown)
    press(qtbot, shown, "note")
    area = part(shown, TextArea, "note_text:gezin.zorgen")
    assert area.hasFocus()
    QTest.keyClicks(area, "ja")
    press(qtbot, shown, "concern")
    assert told.last == ("open", None, "ja", True)
    assert told.at_once == [False, False, True]


def test_a_hidden_note_is_still_said_to_be_there(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("gezin.zorgen")
    shown.show_answer(Answer("gezin.zorgen", note="Later verder."))
    press(qtbot, shown, "note")
    assert part(shown, QPushButton, "note:gezin.zorgen").text() == "Notitie ingevuld"
    assert shown.answer().note == "Later verder."


def test_a_note_is_saved_although_the_field_holds_something_unusable(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("welkom.sinds")
    shown.show_answer(Answer("welkom.sinds", "answered", "2026-01-31"))
    told = Told(shown)
    edit = part(shown, QLineEdit, "date:welkom.sinds")
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "99-99")
    assert told.answers == []
    press(qtbot, shown, "note")
    QTest.keyClicks(part(shown, TextArea, "note_text:welkom.sinds"), "x")
    assert told.last == ("answered", "2026-01-31", "x", False)
    with pytest.raises(AnswerError):
        shown.answer()


def test_while_nothing_usable_stands_there_it_is_not_called_saved(card: MakeCard) -> None:
    shown = card("welkom.sinds")
    shown.show_saved("saved")
    QTest.keyClicks(part(shown, QLineEdit, "date:welkom.sinds"), "9")
    assert part(shown, QLabel, "saved:welkom.sinds").text() == ""


@pytest.mark.parametrize(
    ("how", "said"),
    [("saving", "bezig…"), ("saved", "opgeslagen"), ("failed", "niet opgeslagen – probeert opnieuw"), ("", "")],
)
def test_it_says_whether_it_is_saved(card: MakeCard, how: str, said: str) -> None:
    shown = card("werk.soort")
    shown.show_saved(how, "De schijf is vol.")  # type: ignore[arg-type]
    place = part(shown, QLabel, "saved:werk.soort")
    assert place.text() == said
    assert place.toolTip() == "De schijf is vol."


def test_two_languages_stand_side_by_side_with_their_state(card: MakeCard) -> None:
    shown = card("werk.soort")
    seen = words(shown)
    assert "Wat voor werk wilt u doen?" in seen
    assert "ما نوع العمل الذي تريد القيام به؟" in seen
    assert "concept" in seen
    assert "verouderd" in seen
    assert "ontbreekt: de tolk vertaalt" in seen
    assert seen.count("Nu geen werk") == 2


def test_own_language_is_aligned_in_its_own_direction(card: MakeCard, tigrinya: Catalog) -> None:
    """Measured on the picture: where in its column the ink of the question stands."""
    shown = card("werk.soort")

    def gaps() -> tuple[int, int]:
        own = next(found for found in shown.findChildren(QLabel) if found.property("look") == "own")
        image = shown.grab(QRect(own.mapTo(shown, QPoint(0, 0)), own.size())).toImage()
        inked = [
            x for x in range(image.width()) if any(image.pixelColor(x, y).value() < 100 for y in range(image.height()))
        ]
        return inked[0], image.width() - inked[-1]

    left, right = gaps()
    assert right < 6 < left
    shown.set_catalog(tigrinya)
    left, right = gaps()
    assert left < 6 < right


def test_an_untranslated_question_is_never_silent(card: MakeCard) -> None:
    seen = words(card("welkom.sinds"))
    assert seen.count("Wanneer kwam u naar Nederland?") == 2
    assert "ontbreekt: de tolk vertaalt" in seen
    assert "هذا لم يُترجم بعد. المترجم يقرأه لك." in seen
    assert words(card("welkom.sinds", Catalog("so"))).count("ontbreekt: de tolk vertaalt") == 1


def test_in_dutch_there_is_one_column(card: MakeCard) -> None:
    for question in ("werk.soort", "gezondheid.cijfer", "netwerk.contacten", "gezin.leden", "gezin.zorgen"):
        seen = words(card(question, Catalog("nl")))
        assert len(seen) == len(set(seen)), question
        assert not any("tolk vertaalt" in text or text == "concept" for text in seen)


def test_switching_language_keeps_the_whole_answer(qtbot: QtBot, card: MakeCard, tigrinya: Catalog) -> None:
    shown = card("gezondheid.cijfer")
    shown.show_answer(Answer("gezondheid.cijfer", "answered", 2, note="Hoofdpijn.", concern=True))
    told = Told(shown)
    shown.set_catalog(tigrinya)
    answer = shown.answer()
    assert (answer.value, answer.note, answer.concern) == (2, "Hoofdpijn.", True)
    assert "ጥዕናኻ ከመይ ኣሎ?" in words(shown)
    assert "ኣዝዩ ጽቡቕ" in words(shown)
    assert told.answers == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("netwerk.contacten", "alleen met toestemming"),
        ("gezondheid.cijfer", "alleen naar zorg, met toestemming"),
        ("werk.soort", None),
    ],
)
def test_a_lock_says_how_far_the_answer_may_go(card: MakeCard, question: str, said: str | None) -> None:
    shown = card(question)
    assert [text for text in words(shown) if text.startswith("alleen")] == ([said] if said else [])


def test_prompts_and_purpose_are_shown_when_asked_for(qtbot: QtBot, card: MakeCard) -> None:
    shown = card("werk.soort")
    assert not any("Wat deed u vroeger?" in text for text in words(shown))
    press(qtbot, shown, "probe")
    press(qtbot, shown, "purpose")
    assert any("Wat deed u vroeger?" in text for text in words(shown))
    assert "Dan kunnen wij u helpen met de eerste stap." in words(shown)
    press(qtbot, shown, "probe")
    assert not any("Wat deed u vroeger?" in text for text in words(shown))
    assert shown.findChild(QWidget, "probe:gezin.zorgen") is None


@pytest.mark.parametrize("typed", ["<b>x</b>", "<img src='/etc/passwd'>"])
def test_what_people_typed_is_shown_as_it_is(card: MakeCard, typed: str) -> None:
    shown = card("werk.soort")
    shown.show_earlier([earlier("werk.soort", typed, form="not_comparable")], lambda _: "Startgesprek")
    shown.show_error(typed)
    assert words(shown).count(typed) == 2
    for found in shown.findChildren(QLabel):
        if not found.text():
            continue
        assert found.textFormat() == Qt.TextFormat.PlainText
        assert found.textInteractionFlags() == Qt.TextInteractionFlag.LinksAccessibleByMouse
