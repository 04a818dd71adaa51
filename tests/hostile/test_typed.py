"""What is typed in the real windows: kept as the table says, in the vault and back on the screen, or said no to."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.errors import AnswerError
from desktop.forms.card import QuestionCard
from desktop.forms.text_area import TextArea
from desktop.letters.compose import packet
from desktop.letters.pdf import render
from desktop.store import interchange
from desktop.views.desk import Desk
from desktop.views.newcomers.newcomer import NewcomerPage

from .conftest import TODAY, Bar
from .outcomes import Case, rows
from .table import TABLE
from .windows import part, paste, put


def registered(qtbot: QtBot, desk: Desk, **typed: str) -> NewcomerPage:
    """The form of a newcomer, filled in; named Sara unless something else is typed."""
    page = NewcomerPage(desk)
    qtbot.addWidget(page)
    box = part(page, QComboBox, "newcomer:language")
    box.setCurrentIndex(box.findData("ar"))
    for key, text in {"name": "Sara", **typed}.items():
        put(part(page, QLineEdit, f"newcomer:{key}"), text)
    return page


@rows(TABLE, "one line: name, household, interpreter", shown=3)
def test_a_line_of_the_form(qtbot: QtBot, desk: Desk, bar: Bar, case: Case) -> None:
    before = {line.dossier_id for line in desk.dossiers.search("", 9_999)}
    typed = {"name": case.given, "household": case.given, "interpreter": case.given}
    page = registered(qtbot, desk, **typed)
    saved = page.flush()
    fresh = {line.dossier_id for line in desk.dossiers.search("", 9_999)} - before
    if case.told:
        assert not saved
        assert not fresh
        assert case.told in bar.said[-1]
        return
    [number] = fresh
    kept = desk.dossiers.open(number)
    assert [kept.newcomer.name, kept.newcomer.household, kept.newcomer.interpreter] == [case.kept] * 3
    assert number in [line.dossier_id for line in desk.dossiers.household(case.kept)]
    again = NewcomerPage(desk, kept)
    qtbot.addWidget(again)
    assert part(again, QLineEdit, "newcomer:name").text() == case.kept
    [read] = interchange.read(interchange.export([kept]), desk.guide.questionnaire, desk.guide.municipality)
    assert read.newcomer == kept.newcomer


@rows(TABLE, "dates")
def test_a_date_of_the_form(qtbot: QtBot, desk: Desk, bar: Bar, case: Case) -> None:
    page = registered(qtbot, desk, linked_on=case.given)
    if case.told:
        assert not page.flush()
        assert case.told in bar.said[-1]
        assert part(page, QLineEdit, "newcomer:linked_on").text() == case.given[:20]
    else:
        assert page.newcomer().linked_on.strftime("%d-%m-%Y") == case.kept  # type: ignore[union-attr]


def card(qtbot: QtBot, desk: Desk, question: str) -> QuestionCard:
    """The card of a question."""
    found = desk.guide.questionnaire.by_id[question]
    made = QuestionCard(found, desk.guide.catalog("ar"), desk.guide.phrase)
    qtbot.addWidget(made)
    return made


def answered(qtbot: QtBot, desk: Desk, shown: QuestionCard) -> Any:
    """What the vault keeps of a card; a second card shows the same."""
    conversation = Conversation("start", TODAY, "ar")
    dossier = Dossier(Newcomer("Sara", "ar"), [conversation])
    desk.dossiers.add(dossier)
    desk.dossiers.save_answer(conversation.id, shown.answer())
    kept = desk.dossiers.open(dossier.id).conversations[0].answer(shown.question.id)
    second = card(qtbot, desk, shown.question.id)
    second.show_answer(kept)
    assert (second.answer().value, second.answer().note) == (kept.value, kept.note)
    return kept


@rows(TABLE, "dates")
def test_an_answer_that_is_a_date(qtbot: QtBot, desk: Desk, case: Case) -> None:
    shown = card(qtbot, desk, "leven.sinds")
    line = part(shown, QLineEdit, "date:leven.sinds")
    put(line, case.given)
    line.editingFinished.emit()
    if case.told:
        assert case.told in told(shown)
    else:
        assert answered(qtbot, desk, shown).value == "-".join(reversed(case.kept.split("-")))


@rows(TABLE, "numbers")
def test_an_answer_that_is_a_number(qtbot: QtBot, desk: Desk, case: Case) -> None:
    shown = card(qtbot, desk, "leven.aantal")
    line = part(shown, QLineEdit, "number:leven.aantal")
    put(line, case.given)
    line.editingFinished.emit()
    if case.told:
        assert case.told in told(shown)
    else:
        assert answered(qtbot, desk, shown).value == case.kept


def told(shown: QuestionCard) -> str:
    """What a card says beside a field that cannot be kept."""
    try:
        shown.answer()
    except AnswerError:
        return str(part(shown, QLabel, f"error:{shown.question.id}").text())
    raise AssertionError("it was kept")


@rows(TABLE, "text: an answer, a note")
def test_an_answer_and_a_note(qtbot: QtBot, desk: Desk, case: Case) -> None:
    shown = card(qtbot, desk, "leven.wens")
    for name in ("text:leven.wens", "note_text:leven.wens"):
        paste(part(shown, TextArea, name), case.given)
    kept = answered(qtbot, desk, shown)
    assert (kept.value, kept.note) == (case.kept, case.kept)


@rows(TABLE, "persons")
def test_an_answer_that_is_a_person(qtbot: QtBot, desk: Desk, case: Case) -> None:
    shown = card(qtbot, desk, "leven.gezin")
    for line in shown.field.findChildren(QLineEdit):
        if not line.accessibleName().startswith("Leeftijd"):
            put(line, case.given)
    if case.told:
        assert case.told in told(shown)
    else:
        assert answered(qtbot, desk, shown).value == [{"name": case.kept, "place": case.kept}]


@rows(TABLE, "an answer of years ago that fits no question any more", shown=2)
def test_an_answer_that_fits_no_question_any_more(qtbot: QtBot, desk: Desk, case: Case) -> None:
    """It stays what it was: on the cards, in the vault, and in words on paper."""
    conversation = Conversation("start", TODAY, "ar", completed=True)
    dossier = Dossier(Newcomer("Sara", "ar"), [conversation])
    desk.dossiers.add(dossier)
    for question in desk.guide.questionnaire:
        desk.dossiers.save_answer(conversation.id, Answer(question.id, "answered", case.given))
    kept = desk.dossiers.open(dossier.id)
    for question in desk.guide.questionnaire:
        answer = kept.conversations[0].answer(question.id)
        assert answer.value == case.kept
        shown = card(qtbot, desk, question.id)
        shown.show_answer(answer)
        assert shown.answer().value == case.kept
    _, report, *_ = packet(desk.guide, kept, kept.conversations[0], TODAY)
    assert render([report]).startswith(b"%PDF")
    interchange.export([kept])
    desk.dossiers.delete(dossier.id)
