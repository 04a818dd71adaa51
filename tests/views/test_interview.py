"""Conversations held through the real page, on a real vault."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer, Dossier
from desktop.forms.card import QuestionCard
from desktop.views import theme
from desktop.views.conversation.conversation_header import LanguageMenu
from desktop.views.conversation.domain_rail import DomainRail
from desktop.views.desk import Desk
from desktop.views.theme import LIGHT

from .conftest import Bar, Interview
from .finding import Clock, button, card, kept, texts, write


def test_questions_come_and_go_with_their_condition(
    interview: Interview, qtbot: QtBot, desk: Desk, begun: Dossier
) -> None:
    page = interview(begun)
    button(page, "domain:gezin").click()
    assert card(page, "gezin.aantal").isHidden()
    button(page, "option:gezin.kinderen:yes").click()
    assert card(page, "gezin.aantal").isVisible()
    assert card(page, "gezin.opvang").isHidden()
    write(qtbot, page, "gezin.aantal", "2")
    assert card(page, "gezin.opvang").isVisible()
    button(page, "option:gezin.opvang:geen").click()

    button(page, "option:gezin.kinderen:no").click()
    assert card(page, "gezin.aantal").isHidden()
    assert card(page, "gezin.opvang").isHidden(), "what hangs on a hidden answer is hidden too"
    assert page.flush()
    stored = kept(desk, begun).values()
    assert (stored["gezin.aantal"], stored["gezin.opvang"]) == (2, "geen"), "a hidden answer stays kept"

    button(page, "option:gezin.kinderen:yes").click()
    assert card(page, "gezin.aantal").answer().value == 2
    assert card(page, "gezin.opvang").isVisible()
    assert button(page, "option:gezin.opvang:geen").isChecked()


def test_the_rail_counts_what_is_asked_now(interview: Interview, begun: Dossier) -> None:
    page = interview(begun)
    entry = button(page, "domain:gezin")
    entry.click()
    assert entry.accessibleName() == "Gezin en kinderen: 0 van 2 vragen gedaan"
    button(page, "option:gezin.kinderen:yes").click()
    assert entry.accessibleName() == "Gezin en kinderen: 1 van 3 vragen gedaan"
    button(page, "declined:gezin.aantal").click()
    button(page, "not_asked:gezin.veilig").click()
    assert entry.accessibleName() == "Gezin en kinderen: 3 van 3 vragen gedaan"
    assert "✓ 3/3" in texts(entry)
    bar = entry.findChild(QProgressBar)
    assert bar.value() == bar.maximum() == 3


def test_declined_and_not_asked_are_kept_apart(interview: Interview, desk: Desk, begun: Dossier) -> None:
    page = interview(begun)
    button(page, "declined:welkom.lezen").click()
    button(page, "not_asked:welkom.wens").click()
    states = {key: answer.state for key, answer in kept(desk, begun).answers.items()}
    assert states == {"welkom.lezen": "declined", "welkom.wens": "not_asked"}


def test_only_the_cards_of_one_domain_are_on_the_page(interview: Interview, begun: Dossier) -> None:
    page = interview(begun)
    for entry in ("domain:gezin", "domain:netwerk", "domain:welkom", "domain:gezin"):
        button(page, entry).click()
    names = [found.objectName() for found in page.findChildren(QuestionCard) if found.objectName()]
    assert names == [
        "question:gezin.kinderen",
        "question:gezin.aantal",
        "question:gezin.opvang",
        "question:gezin.veilig",
    ]


def test_an_answer_is_there_again_in_its_domain(interview: Interview, begun: Dossier) -> None:
    page = interview(begun)
    button(page, "option:welkom.lezen:goed").click()
    button(page, "domain:netwerk").click()
    button(page, "domain:welkom").click()
    assert button(page, "option:welkom.lezen:goed").isChecked()


def test_another_language_keeps_every_answer(interview: Interview, qtbot: QtBot, desk: Desk, begun: Dossier) -> None:
    page = interview(begun)
    button(page, "domain:gezin").click()
    button(page, "option:gezin.kinderen:yes").click()
    write(qtbot, page, "gezin.aantal", "4")

    assert "هل لديكم أطفال؟" in texts(page)

    menu = page.findChild(LanguageMenu)
    next(action for action in menu.menu().actions() if action.objectName() == "language:ti").trigger()
    assert "ቆልዑ ኣለዉኹም ዶ?" in texts(page)
    assert "هل لديكم أطفال؟" not in texts(page)
    assert "ስድራቤትን ቆልዑን" in texts(page)
    assert button(page, "option:gezin.kinderen:yes").isChecked()
    assert card(page, "gezin.aantal").answer().value == 4
    assert page.flush()
    assert kept(desk, begun).language == "ti"
    assert kept(desk, begun).values() == {"gezin.kinderen": True, "gezin.aantal": 4}


def test_the_languages_offered_are_those_of_the_table_and_the_catalogs(interview: Interview, begun: Dossier) -> None:
    menu = interview(begun).findChild(LanguageMenu).menu()
    names = [action.objectName() for action in menu.actions()]
    assert names == ["language:ar", "language:ti", "language:nl"]


def test_a_broken_catalog_leaves_the_language_as_it_was(
    interview: Interview, content: Path, desk: Desk, begun: Dossier, bar: Bar
) -> None:
    page = interview(begun)
    (content / "ti.po").write_text('msgid "zonder einde', "utf-8")
    menu = page.findChild(LanguageMenu)
    next(action for action in menu.menu().actions() if action.objectName() == "language:ti").trigger()
    assert bar.said[-1][1] == "error"
    assert page.flush()
    assert kept(desk, begun).language == "ar"


def test_danger_is_told_to_the_professional_alone(interview: Interview, begun: Dossier) -> None:
    page = interview(begun)
    notice = page.findChild(QWidget, "danger")
    button(page, "domain:gezin").click()
    assert notice.isHidden()
    button(page, "option:gezin.veilig:no").click()
    assert notice.isVisible()
    text = next(line for line in notice.findChildren(QLabel) if "112" in line.text())
    assert not text.isVisible(), "the newcomer looks along"
    assert [line.text() for line in notice.findChildren(QLabel) if line.isVisible() and line.text()] == [
        "Voor u: lees dit even"
    ]
    button(page, "danger_fold").click()
    assert text.isVisible()
    assert notice.height() < 200
    button(page, "danger_fold").click()
    assert not text.isVisible()
    button(page, "option:gezin.veilig:yes").click()
    assert notice.isHidden()
    button(page, "option:gezin.veilig:no").click()
    titles = notice.findChild(QLabel, "danger_titles")
    assert titles.text() == "Voor u: gelezen", "what was read is not asked for again"


def test_a_completed_conversation_is_read_before_it_is_changed(
    interview: Interview, clock: Clock, desk: Desk, begun: Dossier
) -> None:
    conversation = begun.conversations[-1]
    conversation.completed, conversation.minutes, conversation.at_question = True, 48, "welkom.wens"
    conversation.answers = {"welkom.lezen": Answer("welkom.lezen", "answered", "goed")}
    desk.dossiers.save(begun)
    page = interview(begun)
    assert "afgerond" in page.findChild(QLabel, "completed_words").text()
    assert button(page, "pause").text() == "Terug naar het dossier"
    button(page, "option:welkom.lezen:niet").click()
    button(page, "declined:welkom.lezen").click()
    button(page, "domain:gezin").click()
    button(page, "domain:welkom").click()
    clock.now += 50
    page.findChild(QWidget, "clock").look()
    clock.now += 50
    page.findChild(QWidget, "clock").look()
    menu = page.findChild(LanguageMenu)
    next(action for action in menu.menu().actions() if action.objectName() == "language:ti").trigger()
    assert page.flush()
    stored = kept(desk, begun)
    assert (stored.values(), stored.minutes, stored.language) == ({"welkom.lezen": "goed"}, 48, "ar")
    assert stored.at_question == "welkom.wens"

    button(page, "change_completed").click()
    button(page, "option:welkom.lezen:niet").click()
    assert kept(desk, begun).values() == {"welkom.lezen": "niet"}


def test_the_keyboard_is_on_the_first_open_question(interview: Interview, qtbot: QtBot, begun: Dossier) -> None:
    page = interview(begun)
    qtbot.waitUntil(lambda: card(page, "welkom.lezen").isAncestorOf(page.focusWidget() or page))
    button(page, "option:welkom.lezen:goed").click()
    button(page, "domain:gezin").click()
    button(page, "domain:welkom").click()
    assert card(page, "welkom.wens").isAncestorOf(page.focusWidget())


def test_one_key_leads_from_question_to_question(interview: Interview, qtbot: QtBot, begun: Dossier) -> None:
    page = interview(begun)
    button(page, "domain:netwerk").click()
    for question in ("netwerk.contacten", "netwerk.alleen", "netwerk.buren"):
        assert card(page, question).isAncestorOf(page.focusWidget())
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is button(page, "to_actions")
    assert "Ctrl+Enter" in button(page, "next_domain").toolTip()


def test_tab_comes_to_the_questions_before_the_footer(interview: Interview, qtbot: QtBot, begun: Dossier) -> None:
    page = interview(begun)
    button(page, "domain:gezin").click()
    button(page, "domain:netwerk").click()
    qtbot.waitUntil(lambda: page.whole)
    seen = [page.focusWidget()]
    while page.focusWidget().objectName() != "pause":
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        seen.append(page.focusWidget())
        assert len(seen) < 60
    passed = {question for question in page._questions.cards if any(card(page, question).isAncestorOf(x) for x in seen)}
    assert passed == {"netwerk.contacten", "netwerk.alleen", "netwerk.buren"}
    assert not any(one.objectName().startswith("domain:") for one in seen)


@pytest.mark.parametrize(("percent", "wide"), [pytest.param(100, 960, marks=pytest.mark.thorough), (200, 1280)])
def test_large_letters_are_not_cut_off(
    interview: Interview, qapp: QApplication, begun: Dossier, percent: int, wide: int
) -> None:
    theme.apply(qapp, percent)
    try:
        page = interview(begun)
        page.resize(wide, 560)
        button(page, "domain:gezin").click()
        QApplication.processEvents()
        assert page.width() == wide, "the page asks for no more room than there is"
        area = page.findChild(DomainRail).findChild(QScrollArea)
        assert area.horizontalScrollBar().maximum() == 0
        for name in ("language", "next_domain", "previous_domain", "pause"):
            one = button(page, name)
            assert one.isHidden() or one.width() >= one.sizeHint().width(), name
            assert one.height() >= one.fontMetrics().height(), name
    finally:
        theme.apply(qapp)


def test_the_clock_counts_only_while_the_page_is_shown(
    interview: Interview, clock: Clock, desk: Desk, begun: Dossier
) -> None:
    page = interview(begun)
    face = page.findChild(QWidget, "clock")
    for _ in range(5):
        clock.now += 30
        face.look()
    assert face.accessibleName() == "Het gesprek duurt nu 2 van 90 minuten"
    page.hide()
    clock.now += 50
    face.look()
    page.show()
    assert page.flush()
    assert kept(desk, begun).minutes == 2


def test_the_time_of_a_machine_that_slept_does_not_count(interview: Interview, clock: Clock, begun: Dossier) -> None:
    face = interview(begun).findChild(QWidget, "clock")
    clock.now += 7200
    face.look()
    assert face.accessibleName() == "Het gesprek duurt nu 0 van 90 minuten"


@pytest.mark.parametrize(
    ("minutes", "plan"),
    [
        (0, "dit onderwerp tot ongeveer 22 min"),
        (30, "nog 60 min voor 3 onderwerpen"),
        (90, "rond rustig af, of spreek nog eens af"),
    ],
)
def test_the_plan_is_told_gently(interview: Interview, desk: Desk, begun: Dossier, minutes: int, plan: str) -> None:
    begun.conversations[-1].minutes = minutes
    desk.dossiers.save(begun)
    told = texts(interview(begun).findChild(QWidget, "clock"))
    assert plan in [line.replace("\n", " ") for line in told]
    assert all(len(part) <= 22 for line in told for part in line.split("\n")), "the name needs the room"


def test_keys_lead_through_the_domains(interview: Interview, qtbot: QtBot, begun: Dossier) -> None:
    page = interview(begun)
    qtbot.keyClick(page, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert button(page, "domain:netwerk").isChecked()
    qtbot.keyClick(page, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert button(page, "domain:gezin").isChecked()
    qtbot.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert button(page, "domain:netwerk").isChecked(), "there is nothing after the last one"


def test_the_buttons_lead_from_the_first_domain_to_the_actions(
    interview: Interview, qtbot: QtBot, begun: Dossier
) -> None:
    page = interview(begun)
    assert button(page, "previous_domain").isHidden()
    assert button(page, "to_actions").isHidden()
    button(page, "next_domain").click()
    assert button(page, "previous_domain").text() == "Vorige: Welkom"
    button(page, "next_domain").click()
    assert button(page, "next_domain").isHidden()
    with qtbot.waitSignal(page.go) as gone:
        button(page, "to_actions").click()
    assert gone.args == ["actions", {"dossier": begun.id, "conversation": begun.conversations[-1].id}]


def test_the_newcomer_goes_on_from_his_own_question_wherever_the_keyboard_is(
    interview: Interview, begun: Dossier
) -> None:
    page = interview(begun)
    button(page, "domain:netwerk").click()
    aids = page._aids
    aids.follow(page.domains[2], page.domains[2].questions[1], None)
    button(page, "aid:phrases").click()
    search = page.focusWidget()
    assert search.objectName() == "phrase_search"
    aids.further.emit()
    assert aids.question_id == "netwerk.buren", "not back to the first question"
    assert page.focusWidget() is search, "what is typed beside the conversation does not become an answer"
    aids.back.emit()
    assert aids.question_id == "netwerk.alleen"


def test_the_newcomer_goes_from_domain_to_domain(interview: Interview, begun: Dossier) -> None:
    page = interview(begun)
    aids = page._aids
    seen = [aids.question_id]
    for _ in range(4):
        aids.further.emit()
        seen.append(aids.question_id)
    assert seen == ["welkom.lezen", "welkom.wens", "gezin.kinderen", "gezin.veilig", "netwerk.contacten"]
    for before in reversed(seen[:-1]):
        aids.back.emit()
        assert aids.question_id == before


def test_after_the_last_question_the_key_stays_at_the_way_further(
    interview: Interview, qtbot: QtBot, begun: Dossier
) -> None:
    page = interview(begun)
    for _ in range(4):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is button(page, "next_domain")


def test_another_language_leaves_the_page_where_it_was(interview: Interview, qtbot: QtBot, begun: Dossier) -> None:
    page = interview(begun)
    page.resize(1280, 420)
    button(page, "domain:netwerk").click()
    page._bring("netwerk.buren")
    questions = page._questions
    assert questions is not None
    QApplication.processEvents()
    questions.verticalScrollBar().setValue(card(page, "netwerk.alleen").y() - 30)
    assert questions.verticalScrollBar().value()
    page._speak("ti")
    qtbot.waitUntil(lambda: card(page, "netwerk.alleen").y() - questions.verticalScrollBar().value() == 30)
    page._speak("nl")
    qtbot.waitUntil(lambda: card(page, "netwerk.alleen").y() - questions.verticalScrollBar().value() == 30)


def test_what_is_open_looks_open(interview: Interview, begun: Dossier) -> None:
    page = interview(begun)
    opened = button(page, "aid:phrases")

    def ground() -> str:
        return opened.grab().toImage().pixelColor(4, opened.height() // 2).name()

    closed = ground()
    opened.click()
    page.setFocus()
    assert ground() == LIGHT.accent_soft != closed
    opened.click()
    page.setFocus()
    assert ground() == closed


def test_a_narrow_window_with_large_letters_shows_the_minutes_whole(
    interview: Interview, qapp: QApplication, begun: Dossier
) -> None:
    theme.apply(qapp, 150)
    try:
        page = interview(begun)
        plan = next(line for line in page.findChildren(QLabel) if line.text().startswith("dit onderwerp tot"))
        assert plan.isVisible()
        page.resize(960, 560)
        QApplication.processEvents()
        assert plan.isHidden()
        clock = plan.parentWidget()
        assert clock is not None
        assert clock.toolTip() == plan.text().replace("\n", " ")
    finally:
        theme.apply(qapp)
