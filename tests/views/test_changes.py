"""What changed, as the page shows it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.questions.model import Question
from desktop.views.desk import Desk
from desktop.views.follow_up.answer_words import LONGEST, said
from desktop.views.follow_up.change_row import ChangeRow
from desktop.views.follow_up.changes import ChangesPage
from desktop.views.follow_up.course_chart import CourseChart

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
    """Better, worse, different, declined and the same: one of each."""
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
        ("netwerk.contacten", ["beter", "van 0 naar 4"]),
        ("netwerk.alleen", ["minder goed", "van 2 naar 5", "1 is ‘nooit’, 5 is ‘altijd’"]),
        ("netwerk.buren", ["anders", "Goed", "Niet goed"]),
        ("welkom.wens", ["wil er nu niet over praten", "Een huis", "wilde niet antwoorden"]),
        ("gezin.opvang", ["gelijk gebleven", "Er is geen opvang"]),
    ],
)
def test_each_change_is_told_in_words_with_both_answers(page: ChangesPage, question_id: str, parts: list[str]) -> None:
    button(page, "toggle_same").click()
    assert set(parts) <= set(texts(row(page, question_id)))


def test_the_counts_stand_at_the_top(page: ChangesPage) -> None:
    counts = {kind: page.findChild(QFrame, f"count:{kind}") for kind in ("better", "worse", "declined", "same", "new")}
    assert [found.accessibleName() if found else "" for found in counts.values()] == [
        "1 beter",
        "1 minder goed",
        "1 wil er nu niet over praten",
        "1 gelijk gebleven",
        "",
    ]


def test_what_stayed_the_same_is_folded_away(page: ChangesPage) -> None:
    assert page.findChild(QFrame, "change:gezin.opvang") is None
    assert page.findChild(QFrame, "changes:gezin").isHidden(), "a domain in which nothing changed"
    assert row(page, "netwerk.contacten").isVisible()
    assert button(page, "toggle_same").text() == "Toon ook wat gelijk bleef (1)"
    button(page, "toggle_same").click()
    assert row(page, "gezin.opvang").isVisible()
    button(page, "toggle_same").click()
    assert row(page, "gezin.opvang").isHidden()


def test_what_has_no_answer_now_is_folded_away_as_well(qtbot: QtBot, desk: Desk, changed: Dossier) -> None:
    """Left open now, or asked nothing at all; what this round does not ask is not among it."""
    del changed.conversations[1].answers["netwerk.contacten"]
    changed.conversations[1].answers["netwerk.alleen"] = Answer("netwerk.alleen", "not_asked")
    changed.conversations[0].answers |= told(welkom__lezen="goed")
    page = ChangesPage(desk, changed, changed.conversations[-1])
    qtbot.addWidget(page)
    count = page.findChild(QFrame, "count:gone")
    assert count.accessibleName() == "2 nu geen antwoord"
    toggle = button(page, "toggle_same")
    assert toggle.text() == "Toon ook wat gelijk bleef of nu geen antwoord heeft (3)"
    assert page.findChild(QFrame, "change:netwerk.alleen") is None
    toggle.click()
    assert toggle.text() == "Verberg wat gelijk bleef of nu geen antwoord heeft"
    assert {"nu geen antwoord", "geen antwoord"} <= set(texts(row(page, "netwerk.alleen")))
    assert {"nu geen antwoord", "geen antwoord"} <= set(texts(row(page, "netwerk.contacten")))
    assert page.findChild(QFrame, "change:welkom.lezen") is None
    assert "Niets ging beter of minder goed, voor zover het te vergelijken is." in texts(page)


def test_what_the_conversation_before_was_silent_on_is_held_against_an_older_one(
    qtbot: QtBot, desk: Desk, changed: Dossier
) -> None:
    between = Conversation("half_year", date(2026, 6, 2), "ar", completed=True, answers=told(netwerk__contacten=3))
    changed.conversations.insert(1, between)
    page = ChangesPage(desk, changed, changed.conversations[-1])
    qtbot.addWidget(page)
    longer_ago = "Toen: Startgesprek, 3 maart 2026"
    assert {"minder goed", "van 2 naar 5", longer_ago} <= set(texts(row(page, "netwerk.alleen")))
    assert {"wil er nu niet over praten", "Een huis", longer_ago} <= set(texts(row(page, "welkom.wens")))
    assert {"beter", "van 3 naar 4"} <= set(texts(row(page, "netwerk.contacten")))
    assert longer_ago not in texts(row(page, "netwerk.contacten"))
    chosen(page).setCurrentIndex(1)
    assert {"minder goed", "van 2 naar 5"} <= set(texts(row(page, "netwerk.alleen")))
    assert longer_ago not in texts(row(page, "netwerk.alleen")), "the start is what is compared with"
    between.answers |= told(netwerk__alleen=4)
    again = ChangesPage(desk, changed, between)
    qtbot.addWidget(again)
    assert {"minder goed", "van 2 naar 4"} <= set(texts(row(again, "netwerk.alleen")))


def test_a_declined_answer_leads_to_its_life_domain_and_takes_the_good_news_away(
    qtbot: QtBot, desk: Desk, changed: Dossier
) -> None:
    changed.conversations[1].answers |= told(netwerk__alleen=None)
    page = ChangesPage(desk, changed, changed.conversations[-1])
    qtbot.addWidget(page)
    way = button(page, "to_domain:declined:netwerk")
    assert way.accessibleName().endswith(", 1 wil er nu niet over praten")
    assert "Niets ging minder goed." not in texts(page), "nobody knows"
    shown = [item.objectName() for item in page.findChild(QFrame, "changes:netwerk").findChildren(ChangeRow)]
    assert shown == ["change:netwerk.contacten", "change:netwerk.alleen", "change:netwerk.buren"]


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


def chosen(page: ChangesPage) -> QComboBox:
    """The box that says with which conversation is compared."""
    found = page.findChild(QComboBox, "compared_with")
    assert isinstance(found, QComboBox)
    return found


def test_it_begins_with_the_conversation_before_and_any_earlier_one_can_be_chosen(
    qtbot: QtBot, desk: Desk, changed: Dossier
) -> None:
    """The one before stands in a round that nobody knows any more; the broken off one is not offered."""
    between = Conversation("oude_ronde", date(2026, 6, 2), "ar", completed=True, answers=told(netwerk__contacten=9))
    broken = Conversation("half_year", date(2026, 7, 2), "ar", answers=told(netwerk__contacten=1))
    changed.conversations = [changed.conversations[1], broken, between, changed.conversations[0]]
    page = ChangesPage(desk, changed, changed.conversations[0])
    qtbot.addWidget(page)
    box = chosen(page)
    assert [box.itemText(place) for place in range(box.count())] == [
        "Gesprek, 2 juni 2026",
        "Startgesprek, 3 maart 2026",
    ]
    assert "De ronde ‘oude_ronde’ is niet meer bekend. Het gesprek telt gewoon mee." in texts(page)
    assert {"minder goed", "van 9 naar 4"} <= set(texts(row(page, "netwerk.contacten")))
    button(page, "toggle_same").click()
    box.setCurrentIndex(1)
    assert {"beter", "van 0 naar 4"} <= set(texts(row(page, "netwerk.contacten")))
    assert not row(page, "gezin.opvang").isHidden(), "what stayed the same stays unfolded"
    again = ChangesPage(desk, changed, changed.conversations[0])
    qtbot.addWidget(again)
    again.show_view(page.view())
    assert (chosen(again).currentIndex(), button(again, "toggle_same").isChecked()) == (1, True)
    again.show_view({"with": "weg"})
    assert chosen(again).currentIndex() == 1


def test_a_life_domain_of_the_summary_leads_to_its_card(page: ChangesPage) -> None:
    page.resize(1280, 320)
    QApplication.processEvents()
    bar = page.findChild(QScrollArea, "changes_scroll").verticalScrollBar()
    assert bar.value() == 0
    button(page, "to_domain:worse:netwerk").click()
    card = page.findChild(QFrame, "changes:netwerk")
    assert bar.value() == bar.maximum() or 0 <= card.mapTo(page, card.rect().topLeft()).y() < 20


def test_the_line_goes_over_all_conversations_and_tells_itself(page: ChangesPage) -> None:
    chart = row(page, "netwerk.alleen").findChild(CourseChart)
    assert chart.accessibleName() == "Verloop: Hoe vaak voelt u zich alleen?"
    assert chart.accessibleDescription() == (
        "Startgesprek, 3 maart 2026: 2; Gesprek na een half jaar, 8 september 2026: 5. "
        "Van de eerste naar de laatste keer: minder goed."
    )
    assert row(page, "netwerk.buren").findChild(CourseChart) is None


def test_goals_that_nobody_spoke_of_lead_to_the_page_that_does(qtbot: QtBot, zeist: Desk, changed: Dossier) -> None:
    changed.conversations[0].answers = told(afsluiting__doel1="Leren fietsen")
    changed.conversations[1].answers = {}
    page = ChangesPage(zeist, changed, changed.conversations[-1])
    qtbot.addWidget(page)
    ids = {"dossier": changed.id, "conversation": changed.conversations[-1].id}
    with qtbot.waitSignal(page.go) as gone:
        button(page, "discuss_goals").click()
    assert gone.args == ["promises", ids]
    changed.conversations[-1].completed = True
    ended = ChangesPage(zeist, changed, changed.conversations[-1])
    qtbot.addWidget(ended)
    assert "nog niet besproken" in texts(ended)
    assert ended.findChild(QWidget, "discuss_goals") is None, "the conversation is over"


def test_good_news_is_told_when_nothing_is_worse(qtbot: QtBot, desk: Desk, changed: Dossier) -> None:
    changed.conversations[1].answers["netwerk.alleen"].value = 1
    del changed.conversations[1].answers["welkom.wens"]
    page = ChangesPage(desk, changed, changed.conversations[-1])
    qtbot.addWidget(page)
    assert "Niets ging minder goed." in texts(page)
    assert page.findChild(QFrame, "count:worse") is None


def test_two_life_domains_are_no_wheel(page: ChangesPage) -> None:
    assert page.findChild(QWidget, "wheel") is None


def test_an_answer_to_a_question_that_is_gone_is_folded_away(qtbot: QtBot, desk: Desk, changed: Dossier) -> None:
    changed.conversations[0].answers |= told(oud__vraag="Een oud antwoord", oud__geweigerd=None)
    page = ChangesPage(desk, changed, changed.conversations[-1])
    qtbot.addWidget(page)
    card = page.findChild(QFrame, "former_answers")
    shown = button(page, "toggle_former")
    assert shown.text() == "Toon 2 vragen die niet meer worden gesteld"
    line = next(item for item in card.findChildren(QLabel) if item.text() == "Een oud antwoord")
    assert not line.isVisibleTo(card)
    shown.click()
    assert line.isVisibleTo(card)
    unknown = "Een vraag die het programma niet meer kent (oud.vraag)"
    assert {unknown, "wilde niet antwoorden", "Startgesprek, 3 maart 2026"} <= set(texts(card))


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
