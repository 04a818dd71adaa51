"""A follow-up conversation: the earlier answers beside each question, and what the start conversation told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.questions.model import Question, Was
from desktop.views.conversation.interview import InterviewPage
from desktop.views.desk import Desk

from .conftest import TODAY, Interview
from .finding import button, card, kept, texts


@pytest.fixture
def followed(desk: Desk) -> Dossier:
    """Somebody whose half-year conversation begins; the start conversation was held in Tigrinya."""
    told = {
        "welkom.lezen": "beetje",
        "gezin.kinderen": True,
        "gezin.aantal": 2,
        "gezin.opvang": "geen",
        "netwerk.contacten": 0,
    }
    answers = {key: Answer(key, "answered", value) for key, value in told.items()}
    answers["netwerk.buren"] = Answer("netwerk.buren", "declined")
    start = Conversation("start", date(2026, 3, 3), "ti", interpreter="Samir Haddad", completed=True, answers=answers)
    made = Dossier(Newcomer("Selam Tesfay", "ti"), [start, Conversation("half_year", TODAY, "ti")])
    desk.dossiers.add(made)
    return made


def test_the_earlier_answer_stands_beside_the_question(interview: Interview, followed: Dossier) -> None:
    page = interview(followed)
    button(page, "domain:netwerk").click()
    earlier = card(page, "netwerk.contacten").findChild(QWidget, "earlier:netwerk.contacten")
    said = " ".join(texts(earlier)).replace("\u2068", "").replace("\u2069", "")
    for part in ("Startgesprek", "Tigrinya", "tolk Samir Haddad", "2026", "0"):
        assert part in said
    assert card(page, "netwerk.alleen").findChild(QWidget, "earlier:netwerk.alleen") is None


def test_what_was_declined_is_offered_gently_and_can_be_declined_again(
    interview: Interview, qtbot: QtBot, desk: Desk, followed: Dossier
) -> None:
    page = interview(followed)
    button(page, "domain:netwerk").click()
    qtbot.waitUntil(lambda: page.whole)
    earlier = card(page, "netwerk.buren").findChild(QWidget, "earlier:netwerk.buren")
    assert "Vorige keer wilde u dit liever niet zeggen. Dat mag nu ook." in texts(earlier)
    button(page, "still_declined:netwerk.buren").click()
    assert kept(desk, followed).answer("netwerk.buren").state == "declined"


def test_still_so_takes_the_earlier_answer_over(interview: Interview, desk: Desk, followed: Dossier) -> None:
    page = interview(followed)
    button(page, "domain:netwerk").click()
    button(page, "still_so:netwerk.contacten").click()
    assert kept(desk, followed).values() == {"netwerk.contacten": 0}


def test_a_condition_reads_what_only_the_start_conversation_asked(interview: Interview, followed: Dossier) -> None:
    page = interview(followed)
    button(page, "domain:gezin").click()
    assert card(page, "gezin.opvang").isVisible()


def test_a_round_that_is_no_longer_held_can_still_be_opened_and_read(
    interview: Interview, desk: Desk, followed: Dossier
) -> None:
    held = followed.conversations[-1]
    held.round, held.answers = "ten_year", {"netwerk.contacten": Answer("netwerk.contacten", "answered", 7)}
    desk.dossiers.save(followed)
    page = interview(followed)
    assert "In dit gesprek worden geen vragen gesteld." in texts(page)
    assert "De gemeente houdt dit gesprek (ten_year) niet meer. Wat gezegd is, blijft bewaard." in texts(page)
    assert button(page, "to_actions").isVisible()
    button(page, "left_over_open").click()
    said = texts(page.findChild(QWidget, "left_over"))
    assert said[:2] == ["Hoeveel mensen kent u hier goed?", "7"]


def test_what_was_said_in_a_conversation_that_never_ended_is_shown_too(
    interview: Interview, desk: Desk, followed: Dossier
) -> None:
    followed.conversations[0].completed = False
    desk.dossiers.save(followed)
    page = interview(followed)
    button(page, "domain:netwerk").click()
    earlier = card(page, "netwerk.contacten").findChild(QLabel, "then:netwerk.contacten")
    assert earlier.text().endswith("niet afgerond")


def test_an_answer_to_a_removed_question_is_found_under_its_life_domain(
    interview: Interview, qtbot: QtBot, desk: Desk, followed: Dossier
) -> None:
    followed.conversations[0].answers["netwerk.post"] = Answer("netwerk.post", "answered", "mijn zus")
    desk.dossiers.save(followed)
    page = interview(followed)
    button(page, "domain:gezin").click()
    assert page.findChild(QWidget, "left_over") is None
    button(page, "domain:netwerk").click()
    qtbot.waitUntil(lambda: page.whole)
    button(page, "left_over_open").click()
    said = texts(page.findChild(QWidget, "left_over"))
    assert said[:2] == ["Een vraag die het programma niet meer kent (netwerk.post)", "mijn zus"]


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (date(2026, 3, 3), ""),
        (TODAY, "Op deze dag was er nog een gesprek: Startgesprek, 8 september 2026."),
        (date(2026, 9, 9), "De datums lopen door elkaar: Startgesprek, 9 september 2026 was later dan dit gesprek"),
    ],
)
def test_days_that_are_not_as_usual_are_said_above_the_questions(
    interview: Interview, desk: Desk, followed: Dossier, start: date, said: str
) -> None:
    followed.conversations[0].held_on = start
    desk.dossiers.save(followed)
    page = interview(followed)
    notice = page.findChild(QWidget, "particulars")
    assert [line.startswith(said) for line in texts(notice) if line] == ([True] if said else [])
    assert notice.isVisible() == bool(said)
    if said:
        button(page, "particulars_read").click()
        assert not notice.isVisible()


def test_nothing_of_then_reaches_the_newcomers_own_screen(interview: Interview, desk: Desk, followed: Dossier) -> None:
    page = interview(followed)
    button(page, "domain:netwerk").click()
    page._aids.use("screen")
    screen = page._aids.screen
    assert screen is not None
    assert page._aids.question_id == "netwerk.contacten"
    shown = " ".join(texts(screen))
    assert "Hoeveel mensen kent u hier goed?" in shown
    assert "Startgesprek" not in shown
    assert "0" not in shown, "what he said then is not on it"
    button(page, "still_so:netwerk.contacten").click()
    assert "0" in " ".join(texts(screen)), "what he says now is"
    page._aids.end()


WIDE = Was(id="netwerk.alleen", until="0.9", minimum=1, maximum=10, values={str(n): (n + 1) // 2 for n in range(1, 11)})


@pytest.fixture
def rescaled(desk: Desk) -> Desk:
    """A desk with a questionnaire in which a scale was from 1 to 10 before."""

    def changed(question: Question) -> Question:
        return question.model_copy(update={"was": (WIDE,)}) if question.id == WIDE.id else question

    domains = tuple(
        domain.model_copy(update={"questions": tuple(changed(question) for question in domain.questions)})
        for domain in desk.guide.questionnaire.domains
    )
    questionnaire = desk.guide.questionnaire.model_copy(update={"domains": domains})
    return replace(desk, guide=replace(desk.guide, questionnaire=questionnaire))


def shown_page(desk: Desk, qtbot: QtBot, dossier: Dossier, index: int) -> InterviewPage:
    """The page of one conversation, at the life domain of the scale."""
    page = InterviewPage(desk, dossier, dossier.conversations[index])
    qtbot.addWidget(page)
    page.show()
    button(page, "domain:netwerk").click()
    return page


def test_an_answer_on_another_scale_is_converted_and_says_so(rescaled: Desk, qtbot: QtBot, followed: Dossier) -> None:
    start = followed.conversations[0]
    start.version, start.answers["netwerk.alleen"] = "0.9", Answer("netwerk.alleen", "answered", 7)
    page = shown_page(rescaled, qtbot, followed, 1)
    said = texts(card(page, "netwerk.alleen"))
    assert {"4 / 5 (nooit – altijd)", "omgerekend van 7 / 10 (nooit – altijd)"} <= set(said)
    button(page, "still_so:netwerk.alleen").click()
    assert page.flush()
    assert kept(rescaled, followed).values() == {"netwerk.alleen": 4}


def test_a_conversation_of_then_is_read_as_it_was_and_not_answered_anew(
    rescaled: Desk, qtbot: QtBot, followed: Dossier
) -> None:
    start = followed.conversations[0]
    start.version, start.answers["netwerk.alleen"] = "0.9", Answer("netwerk.alleen", "answered", 3)
    page = shown_page(rescaled, qtbot, followed, 0)
    assert "In dit gesprek geantwoord: 3 / 10 (nooit – altijd)" in texts(card(page, "netwerk.alleen"))
    assert page._past.value("netwerk.alleen") == 2
    button(page, "change_completed").click()
    button(page, "option:netwerk.alleen:5").click()
    page._touched("netwerk.alleen", 5)
    assert page.flush()
    assert start.values()["netwerk.alleen"] == 3
    assert start.version == "0.9"


def test_a_conversation_that_was_only_begun_goes_on_with_the_questions_of_today(
    rescaled: Desk, qtbot: QtBot, followed: Dossier
) -> None:
    followed.conversations[1].version = "0.9"
    page = shown_page(rescaled, qtbot, followed, 1)
    button(page, "option:netwerk.alleen:5").click()
    assert page.flush()
    stored = kept(rescaled, followed)
    assert (stored.version, stored.values()) == (rescaled.guide.questionnaire.version, {"netwerk.alleen": 5})
