"""Errors and messages are said to assistive software when they appear, wherever the keyboard is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from pytestqt.qtbot import QtBot

from desktop.forms import announcing
from desktop.forms.card import QuestionCard
from desktop.forms.looks import label
from desktop.guide import Guide
from desktop.translate.catalog import Catalog
from desktop.views.message_bar import MessageBar

AT_ONCE = QAccessible.AnnouncementPoliteness.Assertive
Said = list[tuple[str, QAccessible.AnnouncementPoliteness]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """What is sent to a screen reader, while it is sent all the same."""
    heard: Said = []
    on = announcing.send

    def send(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        assert event.type() == QAccessible.Event.Announcement
        heard.append((event.message(), event.politeness()))
        on(event)

    monkeypatch.setattr(announcing, "send", send)
    return heard


def test_an_error_is_said_once(qtbot: QtBot, said: Said) -> None:
    error = label("", "error")
    qtbot.addWidget(error)
    error.setText("Vul een naam in.")
    error.setText("Vul een naam in.")
    error.setText("")
    assert said == [("Vul een naam in.", AT_ONCE)]


def test_other_words_are_not_said(qtbot: QtBot, said: Said) -> None:
    words = label("", "help")
    qtbot.addWidget(words)
    words.setText("Zelfde naam of nummer voor wie bij elkaar hoort.")
    assert said == []


def test_an_error_beside_an_answer_is_said_and_belongs_to_the_field(qtbot: QtBot, said: Said, guide: Guide) -> None:
    question = guide.question("gezin.aantal")
    assert question is not None
    card = QuestionCard(question, Catalog("nl"), lambda name: guide.phrases[name])
    qtbot.addWidget(card)
    card.show_error("Vul hier een heel getal in.")
    assert said == [("Vul hier een heel getal in.", AT_ONCE)]
    assert card.field.accessibleDescription() == "Vul hier een heel getal in."


def test_a_message_is_said(qtbot: QtBot, said: Said) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("Bewaard.", "done")
    bar.tell("De schijf is vol.", "error")
    assert said == [("Bewaard.", QAccessible.AnnouncementPoliteness.Polite), ("De schijf is vol.", AT_ONCE)]
