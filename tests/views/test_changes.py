"""What changed, as the page shows it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.questions.model import Question
from desktop.views.desk import Desk
from desktop.views.follow_up.answer_words import LONGEST, said
from desktop.views.follow_up.changes import ChangesPage

from .conftest import TODAY
from .finding import button, texts


def told(**values: Any) -> dict[str, Answer]:
    """Answers by short question names; None is declined."""
    made = {}
    for name, value in values.items():
        key = name.replace("__", ".")
        made[key] = Answer(key, "declined") if value is None else Answer(key, "answered", value)
    return made


@pytest.fixture
def changed(desk: Desk) -> Dossier:
    """Better, worse, different, new, gone and the same: one of each."""
    before = told(
        welkom__wens="Een huis",
        gezin__opvang="geen",
        netwerk__contacten=0,
        netwerk__alleen=2,
        netwerk__buren="goed",
    )
    now = told(gezin__opvang="geen", netwerk__contacten=4, netwerk__alleen=5, netwerk__buren="niet", welkom__wens=None)
    return Dossier(
        Newcomer("Yusuf Hamdan", "ar"),
        [
            Conversation("start", date(2026, 3, 3), "ar", completed=True, answers=before),
            Conversation("half_year", TODAY, "ar", answers=now),
        ],
    )


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, changed: Dossier) -> ChangesPage:
    """The page of those changes."""
    made = ChangesPage(desk, changed, changed.conversations[-1])
    qtbot.addWidget(made)
    made.resize(1280, 660)
    made.show()
    return made


def row(page: ChangesPage, question_id: str) -> QFrame:
    """The row of a question."""
    found = page.findChild(QFrame, f"change:{question_id}")
    assert isinstance(found, QFrame)
    return found


@pytest.mark.parametrize(
    ("question_id", "parts"),
    [
        ("netwerk.contacten", ["beter", "0", "4"]),
        ("netwerk.alleen", ["minder goed", "2 / 5 (nooit – altijd)", "5 / 5 (nooit – altijd)"]),
        ("netwerk.buren", ["anders", "Goed", "Niet goed"]),
        ("welkom.wens", ["deze keer geen antwoord", "Een huis", "wilde niet antwoorden"]),
        ("gezin.opvang", ["gelijk gebleven", "Er is geen opvang"]),
    ],
)
def test_each_change_is_told_in_words_with_both_answers(page: ChangesPage, question_id: str, parts: list[str]) -> None:
    assert set(parts) <= set(texts(row(page, question_id)))


def test_the_counts_stand_at_the_top(page: ChangesPage) -> None:
    counts = {kind: page.findChild(QFrame, f"count:{kind}") for kind in ("better", "worse", "same", "new")}
    assert [found.accessibleName() if found else "" for found in counts.values()] == [
        "1 beter",
        "1 minder goed",
        "1 gelijk gebleven",
        "",
    ]


def test_what_stayed_the_same_is_folded_away(page: ChangesPage) -> None:
    assert row(page, "gezin.opvang").isHidden()
    assert page.findChild(QFrame, "changes:gezin").isHidden(), "a domain in which nothing changed"
    assert row(page, "netwerk.contacten").isVisible()
    assert button(page, "toggle_same").text() == "Toon ook wat gelijk bleef (1)"
    button(page, "toggle_same").click()
    assert row(page, "gezin.opvang").isVisible()
    button(page, "toggle_same").click()
    assert row(page, "gezin.opvang").isHidden()


def test_it_leads_on_to_the_letters(page: ChangesPage, qtbot: QtBot, changed: Dossier) -> None:
    ids = {"dossier": changed.id, "conversation": changed.conversations[-1].id}
    with qtbot.waitSignal(page.go) as gone:
        button(page, "to_letters").click()
    assert gone.args == ["letters", ids]
    with qtbot.waitSignal(page.go) as gone:
        button(page, "back").click()
    assert gone.args == ["actions", ids]


def test_without_an_earlier_conversation_it_says_so(qtbot: QtBot, desk: Desk, changed: Dossier) -> None:
    del changed.conversations[0]
    page = ChangesPage(desk, changed, changed.conversations[-1])
    qtbot.addWidget(page)
    assert "Er is nog geen eerder gesprek om mee te vergelijken." in texts(page)
    assert button(page, "to_letters").isEnabled()


def test_two_empty_conversations_have_nothing_to_compare(qtbot: QtBot, desk: Desk, changed: Dossier) -> None:
    for conversation in changed.conversations:
        conversation.answers.clear()
    page = ChangesPage(desk, changed, changed.conversations[-1])
    qtbot.addWidget(page)
    assert any("niets te vergelijken" in text for text in texts(page))


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [("text", "a" * 5000, "a" * (LONGEST - 1) + "…"), ("multi", 7, "7"), ("date", "ooit", "ooit")],
)
def test_an_answer_of_any_age_can_be_told(kind: str, value: Any, words: str) -> None:
    options = ({"id": "een", "text": "Een"}, {"id": "twee", "text": "Twee"}) if kind == "multi" else ()
    question = Question.model_validate(
        {"id": "oud.vraag", "type": kind, "text": "?", "purpose": "?", "rounds": ["start"], "options": options}
    )
    assert said(question, Answer("oud.vraag", "answered", value)) == words


def test_building_the_page_opens_no_window_of_its_own(qtbot: QtBot, desk: Desk, changed: Dossier) -> None:
    seen: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                seen.append(watched)
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    try:
        qtbot.addWidget(ChangesPage(desk, changed, changed.conversations[-1]))
    finally:
        QApplication.instance().removeEventFilter(watch)
    assert seen == []
