"""What somebody said of danger at home is not shown again at a table where the one he fears may sit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.guide import Guide
from desktop.letters.before import ALONE, before
from desktop.letters.model import Facts
from desktop.views import pages
from desktop.views.desk import Desk

from .finding import turned_to

THEN: dict[str, Any] = {"gezin.bang": True, "gezin.hereniging": "loopt"}
NOW: dict[str, Any] = {"gezin.bang": False, "gezin.hereniging": "mag"}


def said(answers: dict[str, Any]) -> dict[str, Answer]:
    return {key: Answer(key, "answered", value) for key, value in answers.items()}


@pytest.fixture
def shown(qtbot: QtBot, zeist: Desk) -> Any:
    """Shows a page of the half-year conversation of somebody who was afraid at the start."""

    def shown(name: str, then: dict[str, Answer], now: dict[str, Answer]) -> Any:
        start = Conversation("start", date(2026, 3, 3), "ti", completed=True, answers=then)
        made = Dossier(Newcomer("Selam", "ti"), [start, Conversation("half_year", date(2026, 9, 3), "ti", answers=now)])
        zeist.dossiers.add(made)
        page = pages.build(zeist, name, {"dossier": made.id, "conversation": made.conversations[-1].id})
        qtbot.addWidget(page)
        return page

    return shown


def test_only_what_asks_for_a_protocol_and_is_for_care(shipped: Guide) -> None:
    asked = [one for domain in shipped.questionnaire.domains for one in domain.questions]
    found = {one.id for one in asked if shipped.unspoken(one)}
    assert found == {"gezin.bang", "gezin.kind_onveilig", "gezondheid.niet_leven"}


def test_an_earlier_yes_does_not_stand_beside_the_question(shown: Any) -> None:
    page = shown("interview", said(THEN), {})
    turned_to(page, [domain.id for domain in page.domains].index("gezin"))
    assert page.findChild(QWidget, "question:gezin.bang") is not None
    assert page.findChild(QWidget, "earlier:gezin.bang") is None
    assert page.findChild(QWidget, "earlier:gezin.hereniging") is not None


def test_who_did_not_want_to_say_is_still_told_that_he_may(shown: Any) -> None:
    page = shown("interview", {"gezin.bang": Answer("gezin.bang", "declined")}, {})
    turned_to(page, [domain.id for domain in page.domains].index("gezin"))
    assert page.findChild(QWidget, "earlier:gezin.bang") is not None


def test_it_is_not_among_what_changed(shown: Any) -> None:
    lines = [line.text() for line in shown("changes", said(THEN), said(NOW)).findChildren(QLabel)]
    assert "Komt er nog familie naar Nederland?" in lines
    assert not any("bang bent" in line for line in lines)


def test_the_professional_reads_of_it_before_the_conversation(shipped: Guide) -> None:
    start = Conversation("start", date(2026, 3, 3), "ti", completed=True, answers=said(THEN))
    told = before(shipped, Dossier(Newcomer("Selam", "ti"), [start]), date(2026, 9, 3))
    facts = {one.label: one for block in told.blocks if isinstance(block, Facts) for one in block.rows}
    (asked,) = (label for label in facts if "bang bent" in label)
    assert facts[asked].value == "ja (3 maart 2026)"
    assert facts[asked].note == ALONE
    assert not any("familie naar Nederland" in label for label in facts)


def test_the_newcomers_own_window_keeps_no_answer_to_it_in_sight(shown: Any) -> None:
    page = shown("interview", said(THEN), said({"gezin.bang": True, "gezin.hereniging": "loopt"}))
    turned_to(page, [domain.id for domain in page.domains].index("gezin"))
    page._aids.use("screen")
    domain = next(one for one in page.domains if one.id == "gezin")
    for question_id, kept in (("gezin.hereniging", "loopt"), ("gezin.bang", None)):
        question = next(one for one in domain.questions if one.id == question_id)
        page._aids.follow(domain, question, NOW[question_id])
        page._aids.follow(domain, question, {"gezin.hereniging": "loopt"}.get(question_id, True))
        assert page._aids.screen._sheet.value() == kept
    page._aids.end()
