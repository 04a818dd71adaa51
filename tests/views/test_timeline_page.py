"""The timeline of a newcomer: steps are recorded by keyboard and kept, the line is narrowed and turned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.dossier.coming_back import Milestone
from desktop.dossier.model import Action, Conversation, Dossier, Newcomer, Referral, Step
from desktop.store.vault import Vault
from desktop.views.clearing import wipe
from desktop.views.desk import Desk
from desktop.views.timeline.timeline_page import TimelinePage
from desktop.views.timeline.year_events import YearEvents

from .finding import button, disk_gone, texts

TODAY = date(2026, 11, 20)


@pytest.fixture
def rania(zeist: Desk) -> Dossier:
    """Somebody with a bit of everything, in the vault."""
    made = Dossier(
        Newcomer("Rania Al-Hassan", "ar", date(1990, 5, 1), linked_on=date(2025, 1, 10)),
        [Conversation("start", date(2025, 3, 1), "ar", completed=True)],
        actions=[Action("Fiets zoeken", "professional", "start", date(2025, 12, 1))],
        referrals=[Referral("taalhuis", "start", history=[Step("sent", date(2025, 3, 4))])],
    )
    made.milestones = [Milestone("pip", blocked="wacht op DUO", blocked_since=date(2026, 6, 1))]
    zeist.dossiers.add(made)
    return made


@pytest.fixture
def page(qtbot: QtBot, zeist: Desk, rania: Dossier) -> TimelinePage:
    made = TimelinePage(zeist, zeist.dossiers.open(rania.id))
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def line(page: TimelinePage, name: str) -> QLineEdit:
    found: QLineEdit = page.findChild(QLineEdit, f"step:{name}")
    return found


def events(page: TimelinePage) -> list[str]:
    return [text for year in page.findChildren(YearEvents, "year_events") for text in year.text().split("\n\n")]


def said(page: TimelinePage) -> str:
    return str(page.findChild(QLabel, "step_error").text())


def test_each_step_says_in_words_where_it_stands_and_the_line_is_narrowed_and_turned(page: TimelinePage) -> None:
    assert button(page, "step:koppeling").accessibleName() == "Stap 1: Koppeling aan de gemeente, klaar op 10-01-2025"
    assert "staat stil sinds 01-06-2026" in button(page, "step:pip").accessibleName()
    assert "nog open" in button(page, "step:leerroute").accessibleName()
    assert any("wacht op DUO" in text for text in texts(page))

    def first_words() -> list[str]:
        return [text.splitlines()[1].strip("\u2068\u2069") for text in events(page)]

    everything = first_words()
    button(page, "events:referrals").click()
    assert first_words() == ["Taalhuis: verstuurd"]
    button(page, "events:agreements").click()
    assert first_words() == ["Nog te doen: Fiets zoeken"]
    assert events(page)[0].endswith("te laat")
    button(page, "events:all").click()
    button(page, "events_order").click()
    assert first_words() == everything[::-1]


def test_a_step_is_recorded_by_keyboard_and_is_in_the_vault(page: TimelinePage, zeist: Desk, rania: Dossier) -> None:
    way = button(page, "step:leerbaarheid")
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Space)
    assert line(page, "done_on").hasFocus()
    QTest.keyClicks(line(page, "done_on"), "1-11-2026")
    QTest.keyClick(line(page, "done_on"), Qt.Key.Key_Return)
    assert way.hasFocus()
    assert "klaar op 01-11-2026" in way.accessibleName()
    assert any("Klaar: Leerbaarheidstoets" in text for text in events(page))
    kept = {item.step: item for item in zeist.dossiers.open(rania.id).milestones}
    assert kept["leerbaarheid"].done_on == date(2026, 11, 1)
    assert kept["pip"].blocked == "wacht op DUO"


def test_what_cannot_be_is_said_and_keeps_the_page_until_it_is_left_as_it_was(qtbot: QtBot, page: TimelinePage) -> None:
    for field, typed, why in (
        ("done_on", "21-11-2026", "moet nog komen"),
        ("done_on", "geen dag", "dag-maand-jaar"),
        ("blocked_since", "1-1-2026", "tegenhoudt"),
    ):
        button(page, "step:leerroute").click()
        line(page, field).setText(typed)
        with qtbot.assertNotEmitted(page.go):
            button(page, "back").click()
        assert why in said(page)
        assert page.draft()[field] == typed
        QTest.keyClick(line(page, field), Qt.Key.Key_Escape)
        assert page.flush()
        assert page.draft() == {}


def test_a_day_before_the_koppeling_is_asked_about_once_and_one_of_the_dossier_is_put_right_there(
    qtbot: QtBot, page: TimelinePage, rania: Dossier
) -> None:
    button(page, "step:begeleiding").click()
    line(page, "done_on").setText("1-1-2025")
    assert not page.flush()
    assert "koppeling" in said(page)
    assert page.flush()
    button(page, "step:koppeling").click()
    assert not line(page, "done_on").isVisibleTo(page)
    with qtbot.waitSignal(page.go) as went:
        button(page, "correct_step").click()
    assert went.args == ["newcomer", {"dossier": rania.id}]


def test_a_half_filled_form_and_what_was_looked_at_come_back_after_the_lock(
    qtbot: QtBot, page: TimelinePage, zeist: Desk, rania: Dossier
) -> None:
    button(page, "events:talks").click()
    button(page, "events_order").click()
    button(page, "step:leerroute").click()
    line(page, "done_on").setText("geen dag")
    assert not page.flush()
    assert page.abandon()
    again = TimelinePage(zeist, zeist.dossiers.open(rania.id))
    qtbot.addWidget(again)
    again.show_view(page.view())
    again.show_draft(page.draft())
    assert line(again, "done_on").text() == "geen dag"
    assert events(again) == events(page)
    assert "Startgesprek" in events(again)[0]
    wipe(page)
    assert set(texts(page)) == {""}


def test_what_the_disk_refuses_is_kept_on_the_page(
    page: TimelinePage, vault: Vault, zeist: Desk, rania: Dossier
) -> None:
    button(page, "step:leerroute").click()
    line(page, "done_on").setText("1-11-2026")
    with disk_gone(vault):
        button(page, "save_step").click()
        assert not page.flush()
    assert page.flush()
    assert "leerroute" in {item.step for item in zeist.dossiers.open(rania.id).milestones}


def test_it_is_printed_from_here_and_without_steps_it_shows_none(qtbot: QtBot, zeist: Desk, rania: Dossier) -> None:
    town = zeist.guide.municipality
    bare = town.model_copy(update={"settings": town.settings.model_copy(update={"steps": ()})})
    page = TimelinePage(replace(zeist, guide=replace(zeist.guide, municipality=bare)), rania)
    qtbot.addWidget(page)
    assert page.steps is None
    with qtbot.waitSignal(page.go) as went:
        button(page, "print_timeline").click()
    assert went.args == ["paper", {"dossier": rania.id, "paper": "timeline", "back": "timeline"}]
