"""A follow-up conversation: the earlier answer beside each question, and what the start conversation told."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
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


def test_what_was_declined_can_be_seen_but_not_taken_over(interview: Interview, followed: Dossier) -> None:
    page = interview(followed)
    button(page, "domain:netwerk").click()
    earlier = card(page, "netwerk.buren").findChild(QWidget, "earlier:netwerk.buren")
    assert "wilde niet antwoorden" in texts(earlier)
    assert button(page, "still_so:netwerk.buren").isHidden()


def test_still_so_takes_the_earlier_answer_over(interview: Interview, desk: Desk, followed: Dossier) -> None:
    page = interview(followed)
    button(page, "domain:netwerk").click()
    button(page, "still_so:netwerk.contacten").click()
    assert kept(desk, followed).values() == {"netwerk.contacten": 0}


def test_a_condition_reads_what_only_the_start_conversation_asked(interview: Interview, followed: Dossier) -> None:
    page = interview(followed)
    button(page, "domain:gezin").click()
    assert card(page, "gezin.opvang").isVisible()


def test_a_round_that_is_no_longer_held_can_still_be_opened(
    interview: Interview, desk: Desk, followed: Dossier
) -> None:
    followed.conversations[-1].round = "ten_year"
    desk.dossiers.save(followed)
    page = interview(followed)
    assert "In dit gesprek worden geen vragen gesteld." in texts(page)
    assert button(page, "to_actions").isVisible()


def test_an_unfinished_conversation_is_nothing_to_compare_with(
    interview: Interview, desk: Desk, followed: Dossier
) -> None:
    followed.conversations[0].completed = False
    desk.dossiers.save(followed)
    page = interview(followed)
    button(page, "domain:netwerk").click()
    assert card(page, "netwerk.contacten").findChild(QWidget, "earlier:netwerk.contacten") is None
