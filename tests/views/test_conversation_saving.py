"""Nothing of a conversation is lost: saved at once, resumed where it was, tried again when the disk refuses."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer, Dossier
from desktop.store.vault import Vault
from desktop.views.desk import Desk

from .conftest import Bar, Interview
from .finding import button, card, disk_gone, kept, saved, write


def test_a_choice_is_in_the_vault_at_once(interview: Interview, desk: Desk, begun: Dossier) -> None:
    page = interview(begun)
    button(page, "option:welkom.lezen:beetje").click()
    assert kept(desk, begun).values() == {"welkom.lezen": "beetje"}
    assert saved(page, "welkom.lezen") == "opgeslagen"


def test_what_is_typed_is_in_the_vault_after_a_pause(
    interview: Interview, qtbot: QtBot, desk: Desk, begun: Dossier
) -> None:
    page = interview(begun)
    button(page, "domain:netwerk").click()
    write(qtbot, page, "netwerk.contacten", "3")
    assert kept(desk, begun).values() == {}
    qtbot.waitUntil(lambda: kept(desk, begun).values() == {"netwerk.contacten": 3}, timeout=30_000)


def test_flushing_saves_what_is_typed_at_once(interview: Interview, qtbot: QtBot, desk: Desk, begun: Dossier) -> None:
    page = interview(begun)
    button(page, "domain:netwerk").click()
    write(qtbot, page, "netwerk.contacten", "12")
    assert page.flush()
    assert kept(desk, begun).values() == {"netwerk.contacten": 12}


def test_taking_the_only_thing_back_leaves_nothing_in_the_vault(
    interview: Interview, desk: Desk, begun: Dossier
) -> None:
    page = interview(begun)
    button(page, "concern:welkom.lezen").click()
    assert kept(desk, begun).answers["welkom.lezen"].concern
    button(page, "concern:welkom.lezen").click()
    assert kept(desk, begun).answers == {}


def test_a_conversation_resumes_at_its_question(interview: Interview, qtbot: QtBot, desk: Desk, begun: Dossier) -> None:
    page = interview(begun)
    button(page, "domain:netwerk").click()
    qtbot.waitUntil(lambda: page.whole)
    button(page, "option:netwerk.buren:goed").setFocus()
    with qtbot.waitSignal(page.leave):
        button(page, "pause").click()
    assert kept(desk, begun).at_question == "netwerk.buren"
    page.hide()

    again = interview(begun)
    assert button(again, "domain:netwerk").isChecked()
    buren = card(again, "netwerk.buren")
    qtbot.waitUntil(lambda: buren.isAncestorOf(again.focusWidget() or again))
    assert not buren.visibleRegion().isEmpty()


def test_the_place_is_kept_without_anybody_leaving(
    interview: Interview, qtbot: QtBot, desk: Desk, begun: Dossier
) -> None:
    page = interview(begun)
    button(page, "domain:netwerk").click()
    qtbot.waitUntil(lambda: page.whole)
    button(page, "option:netwerk.buren:goed").setFocus()
    qtbot.waitUntil(lambda: kept(desk, begun).at_question == "netwerk.buren", timeout=30_000)


def test_a_question_that_is_gone_begins_at_what_is_open(interview: Interview, desk: Desk, begun: Dossier) -> None:
    conversation = begun.conversations[-1]
    conversation.at_question = "welkom.bestaat_niet_meer"
    conversation.answers = {key: Answer(key, "declined") for key in ("welkom.lezen", "welkom.wens", "gezin.kinderen")}
    desk.dossiers.save(begun)
    assert button(interview(begun), "domain:gezin").isChecked()


def test_a_disk_that_refuses_is_told_once_and_tried_again(
    interview: Interview, vault: Vault, desk: Desk, begun: Dossier, bar: Bar
) -> None:
    page = interview(begun)
    with disk_gone(vault):
        button(page, "option:welkom.lezen:goed").click()
        button(page, "declined:welkom.wens").click()
        assert not page.flush(), "a page that holds unsaved answers must stay"
        said = saved(page, "welkom.lezen")
        assert "niet opgeslagen" in said
        assert [tone for _, tone in bar.said] == ["error"]
        button(page, "domain:netwerk").click()
        button(page, "domain:welkom").click()
        assert button(page, "option:welkom.lezen:goed").isChecked(), "what was chosen stays"
        said = saved(page, "welkom.lezen")
        assert "niet opgeslagen" in said
    assert page.flush()
    assert kept(desk, begun).answers["welkom.lezen"].value == "goed"
    assert kept(desk, begun).answers["welkom.wens"].state == "declined"
    assert [tone for _, tone in bar.said] == ["error", "done"]


def test_a_disk_that_comes_back_gets_the_answers_by_itself(
    interview: Interview, qtbot: QtBot, vault: Vault, desk: Desk, begun: Dossier
) -> None:
    page = interview(begun)
    with disk_gone(vault):
        button(page, "option:welkom.lezen:goed").click()
    qtbot.waitUntil(lambda: kept(desk, begun).values() == {"welkom.lezen": "goed"}, timeout=30_000)
    qtbot.waitUntil(lambda: saved(page, "welkom.lezen") == "opgeslagen")


@pytest.mark.parametrize("way_out", ["pause", "domain:welkom"])
def test_something_half_typed_is_shown_before_it_is_lost(
    interview: Interview, qtbot: QtBot, begun: Dossier, way_out: str
) -> None:
    page = interview(begun)
    button(page, "domain:netwerk").click()
    write(qtbot, page, "netwerk.contacten", "999")
    with qtbot.assertNotEmitted(page.leave):
        button(page, way_out).click()
    assert button(page, "domain:netwerk").isChecked()
    error = card(page, "netwerk.contacten").findChild(QLabel, "error:netwerk.contacten")
    assert error.isVisible()
    assert error.text()


def test_what_was_typed_on_the_way_to_something_unusable_is_not_kept(
    interview: Interview, qtbot: QtBot, desk: Desk, begun: Dossier
) -> None:
    begun.conversations[-1].answers = {"netwerk.contacten": Answer("netwerk.contacten", "answered", 7)}
    desk.dossiers.save(begun)
    page = interview(begun)
    button(page, "domain:netwerk").click()
    write(qtbot, page, "netwerk.contacten", "5")
    qtbot.waitUntil(lambda: kept(desk, begun).values() == {"netwerk.contacten": 5}, timeout=30_000)
    line = card(page, "netwerk.contacten").field.findChild(QLineEdit)
    qtbot.keyClicks(line, "00")
    qtbot.waitUntil(lambda: kept(desk, begun).values() == {"netwerk.contacten": 7}, timeout=30_000)
    assert saved(page, "netwerk.contacten") == ""


def test_no_way_out_passes_something_unusable(
    interview: Interview, qtbot: QtBot, desk: Desk, begun: Dossier, bar: Bar
) -> None:
    page = interview(begun)
    button(page, "domain:netwerk").click()
    write(qtbot, page, "netwerk.contacten", "abc")
    assert not page.flush()
    assert "Hoeveel mensen kent u hier goed?" in bar.said[-1][0]
    assert card(page, "netwerk.contacten").findChild(QLabel, "error:netwerk.contacten").isVisible()
    assert card(page, "netwerk.contacten").isAncestorOf(page.focusWidget())
    button(page, "concern:netwerk.contacten").click()
    assert page.abandon(), "a lock that comes by itself is not held up"
    assert page.flush()
    assert card(page, "netwerk.contacten").field.value() is None
    answer = kept(desk, begun).answers["netwerk.contacten"]
    assert (answer.state, answer.value, answer.concern) == ("open", None, True)
