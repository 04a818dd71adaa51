"""Meetings: planned in the window, people chosen with their reasons, invited in their own language, ticked off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from desktop import guide as guides
from desktop.dossier.meetings import GONE, PAST
from desktop.guide import Guide
from desktop.store.vault import Vault
from desktop.views.desk import Desk
from desktop.views.meetings.guest_cells import NAME, WHY
from desktop.views.meetings.meeting_page import MeetingPage
from desktop.views.meetings.meetings_page import HALF, MeetingsPage
from desktop.views.two_lines import SECOND

from .conftest import TODAY, Bar
from .finding import button, disk_gone
from .on_letters import paper_printer
from .on_meetings import COMING, HELD, TITLE, column, error, fill, known, look, pick, press, somebody, table

Open = Callable[..., MeetingPage]


@pytest.fixture
def around(desk: Desk, shipped: Guide) -> Iterator[Desk]:
    """Three people, a meeting to come and one that was held."""
    place = replace(desk, guide=shipped, professional="Noor de Wit")
    place.dossiers.add(
        somebody("Luwam Tesfay", "ti", date(2026, 7, 3), wegwijs__interesses="fietsen en koken"),
        somebody("Yusuf Hamdan", "ar", date(2024, 1, 5), afsluiting__doel1="Leren fietsen"),
        somebody("Kofi <b>Mensah</b>", "en"),
    )
    for meeting in (COMING, HELD):
        place.dossiers.around.save_meeting(meeting)
    yield place
    place.background.wait()


@pytest.fixture
def opened(around: Desk, qtbot: QtBot) -> Open:
    """Shows the page of a meeting."""

    def opened(meeting: str = "coming", **ids: str) -> MeetingPage:
        page = MeetingPage(around, {"meeting": meeting, **ids})
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        qtbot.waitUntil(lambda: page.ready)
        return page

    return opened


@pytest.fixture
def listed(around: Desk, qtbot: QtBot) -> Callable[[Desk], MeetingsPage]:
    """Shows the page of all meetings."""

    def listed(desk: Desk) -> MeetingsPage:
        page = MeetingsPage(desk)
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        qtbot.waitUntil(lambda: page.ready)
        return page

    return listed


# Planning


def test_a_meeting_is_planned_in_the_window(
    listed: Callable[[Desk], MeetingsPage], around: Desk, bar: Bar, qtbot: QtBot
) -> None:
    page, asked = listed(around), []
    page.go.connect(lambda name, ids: asked.append((name, ids)))
    assert {"open_meeting:coming", "open_meeting:held"} <= {one.objectName() for one in page.findChildren(QPushButton)}
    button(page, "new_meeting").click()
    button(page, "meeting_save").click()
    assert error(page) == "Kies waar de bijeenkomst over gaat."
    fill(page, "werk", "31-02-2027")
    button(page, "meeting_save").click()
    assert error(page).startswith("Deze datum bestaat niet.")
    fill(page, "werk", "1-9-2026")
    button(page, "meeting_save").click()
    assert error(page) == PAST
    assert page.flush() is False
    assert bar.said[-1][0] == HALF
    fill(page, "werk", "1-10-2026")
    page.findChild(QLineEdit, "meeting_time").setText("1430")
    languages = page.findChild(QComboBox, "meeting_language")
    languages.activated.emit(languages.findData("ar"))
    button(page, "meeting_remark:meeting_children").click()
    button(page, "meeting_remark:meeting_children").click()
    button(page, "meeting_save").click()
    qtbot.waitUntil(lambda: bool(asked))
    (made,) = [item for item in around.dossiers.around.meetings() if item.theme == "werk"]
    assert (made.day, made.time, made.languages) == (date(2026, 10, 1), "14:30", ["ar"])
    assert made.note == around.guide.phrases["meeting_children"]
    assert asked == [("meeting", {"meeting": made.id})]
    assert page.flush()


@pytest.mark.thorough
def test_one_that_was_held_is_noted_when_somebody_says_so(
    listed: Callable[[Desk], MeetingsPage], around: Desk, qtbot: QtBot
) -> None:
    page = listed(around)
    button(page, "new_meeting").click()
    fill(page, "werk", "1-9-2026", held=True)
    button(page, "meeting_save").click()
    qtbot.waitUntil(lambda: "werk" in {item.theme for item in around.dossiers.around.meetings()})


@pytest.mark.thorough
def test_what_is_half_written_comes_back_after_the_lock(listed: Callable[[Desk], MeetingsPage], around: Desk) -> None:
    page = listed(around)
    button(page, "new_meeting").click()
    fill(page, "zorg", "1-12-2026")
    draft, again = page.draft(), listed(around)
    assert page.abandon()
    again.show_draft(draft)
    assert again.findChild(QComboBox, "meeting_theme").currentData() == "zorg"
    assert again.draft() == draft


@pytest.mark.thorough
def test_the_second_municipality_offers_its_own_themes(listed: Callable[[Desk], MeetingsPage], around: Desk) -> None:
    page = listed(replace(around, guide=guides.load("linderveen")))
    button(page, "new_meeting").click()
    box = page.findChild(QComboBox, "meeting_theme")
    offered = {box.itemText(place) for place in range(1, box.count())}
    zeist = {theme.title for theme in around.guide.municipality.settings.meetings.themes}
    assert "Samen koken en eten" in offered
    assert not offered & zeist


# Inviting


def test_people_are_proposed_with_the_reasons(opened: Open) -> None:
    page = opened()
    assert column(page, NAME) == ["Luwam Tesfay", "Yusuf Hamdan"]
    assert column(page, WHY) == ["noemde fietsen, koken", "doel: Leren fietsen"]
    assert column(page, WHY, SECOND)[0] == "spreekt Tigrinya; pas gekomen: koppeling in juli"
    assert look(page, "everybody") == ["Luwam Tesfay", "Yusuf Hamdan", "Kofi <b>Mensah</b>"]
    assert not button(page, "meeting_sheet").isEnabled()


@pytest.mark.thorough
def test_the_list_is_narrowed_by_language_arrival_interest_and_name(opened: Open) -> None:
    page = opened(which="everybody")
    for name, value, left in (
        ("guest_language", "ar", ["Yusuf Hamdan"]),
        ("guest_arrived", "quarter", ["Luwam Tesfay"]),
        ("guest_interest", "doel: Leren fietsen", ["Yusuf Hamdan"]),
    ):
        box = page.findChild(QComboBox, name)
        box.setCurrentIndex(box.findData(value))
        assert column(page, NAME) == left, name
        box.setCurrentIndex(0)
    page.findChild(QLineEdit, "guest_text").setText("mens")
    assert column(page, NAME) == ["Kofi <b>Mensah</b>"]
    page.findChild(QLineEdit, "guest_text").setText("niemand")
    assert page.findChild(QLabel, "guests_empty").text() == "Niemand gevonden met deze keuze."
    button(page, "guests_widen").click()
    assert len(column(page, NAME)) == 3


def test_two_people_are_invited_in_their_own_language_and_noted(
    opened: Open, around: Desk, bar: Bar, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened()
    page.out.ask_file = lambda _, suggestion: tmp_path / suggestion
    pick(page, "Luwam Tesfay", "Yusuf Hamdan")
    press(qtbot, page, "guest_invite")
    assert not button(page, "inviting_message").isVisible()
    button(page, "inviting_save").click()
    qtbot.waitUntil(lambda: bool(bar.said) and page.ready, timeout=30_000)
    assert bar.said[-1][0].startswith("2 uitnodigingen opgeslagen als PDF. Let op")
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "2026-09-08-bijeenkomst.pdf").pages)
    assert all(word in text for word in (TITLE, "Luwam", "Yusuf", "ብሽክለታን", "De Linde"))
    assert "doel" not in text
    for name in ("luwam", "yusuf"):
        assert known(around, name) == [("coming", TODAY, None)]
        noted = [(entry.kind, entry.detail) for entry in around.dossiers.log.entries(dossier=name, limit=3)]
        assert ("saved", "invitation") in noted
    assert around.dossiers.open("yusuf").attendances[0].reason == "doel: Leren fietsen"
    assert (look(page, "invited"), look(page, "reason")) == (["Luwam Tesfay", "Yusuf Hamdan"], [])


def test_one_message_is_copied_in_arabic_and_somebody_is_only_noted(
    opened: Open, around: Desk, bar: Bar, qtbot: QtBot
) -> None:
    page = opened()
    pick(page, "Yusuf Hamdan")
    press(qtbot, page, "guest_invite")
    button(page, "inviting_message").click()
    qtbot.waitUntil(lambda: bool(page.findChildren(QLabel, "message_own")))
    assert not table(page).isVisible()
    button(page, "copy_own").click()
    copied = QApplication.clipboard().text()
    assert around.guide.catalog("ar").say("meeting:activiteiten:title", TITLE) in copied
    assert "22-09-2026" in copied
    assert known(around, "yusuf") == []  # copying alone notes nothing
    press(qtbot, page, "inviting_note")
    assert known(around, "yusuf") == [("coming", TODAY, None)]
    assert table(page).isVisible()


def test_who_is_deleted_meanwhile_is_said_and_nobody_is_noted(
    opened: Open, around: Desk, bar: Bar, qtbot: QtBot
) -> None:
    page = opened()
    pick(page, "Luwam Tesfay", "Yusuf Hamdan")
    press(qtbot, page, "guest_invite")
    around.dossiers.delete("yusuf")
    press(qtbot, page, "inviting_note")
    assert bar.said[-1] == ("Yusuf Hamdan: Deze nieuwkomer is intussen verwijderd. Er is niets veranderd.", "error")
    assert known(around, "luwam") == []
    assert column(page, NAME) == ["Luwam Tesfay"]


# Who came


def test_who_came_is_ticked_and_a_contact_becomes_an_action(opened: Open, around: Desk, bar: Bar, qtbot: QtBot) -> None:
    page = opened("held")
    assert not button(page, "guest_invite").isVisible()
    pick(page, "Luwam Tesfay", "Yusuf Hamdan")
    press(qtbot, page, "guest_came")
    assert known(around, "luwam") == known(around, "yusuf") == [("held", None, True)]
    pick(page, "Yusuf Hamdan")
    press(qtbot, page, "guest_came")  # a slip, taken back
    assert known(around, "yusuf") == []
    pick(page, "Luwam Tesfay")
    press(qtbot, page, "guest_contact", "contact_save")
    assert page.findChild(QLabel, "contact_panel_error").text().startswith("Schrijf op wat er gaat gebeuren")
    page.findChild(QLineEdit, "contact_what").setText("belt over een taalmaatje")
    owner = page.findChild(QComboBox, "contact_owner")
    owner.setCurrentIndex(owner.findData("taalhuis"))
    page.findChild(QLineEdit, "contact_due").setText("1-9-2026")
    press(qtbot, page, "contact_save")
    assert page.findChild(QLabel, "contact_panel_error").text().startswith("Deze dag is al voorbij.")
    page.findChild(QLineEdit, "contact_due").setText("1-10-2026")
    press(qtbot, page, "contact_save")
    (action,) = around.dossiers.open("luwam").actions
    assert (action.title, action.owner, action.due_on) == ("belt over een taalmaatje", "taalhuis", date(2026, 10, 1))
    assert action.reason == "op de bijeenkomst 'Wonen: huur, energie en buren' van 1 september 2026"
    assert look(page, "came") == ["Luwam Tesfay"]


@pytest.mark.thorough
def test_before_the_day_nobody_can_be_ticked(opened: Open) -> None:
    page = opened()
    assert not any(button(page, name).isVisible() for name in ("guest_came", "guest_absent", "guest_contact"))


# The meeting itself


def test_with_people_it_is_not_thrown_away_but_cancelled(opened: Open, around: Desk, bar: Bar, qtbot: QtBot) -> None:
    page = opened()
    pick(page, "Luwam Tesfay")
    press(qtbot, page, "guest_invite", "inviting_note", "meeting_remove")
    asked = page.findChild(QLabel, "question_text").text()
    assert asked.startswith("Bij deze bijeenkomst staan al mensen: 1 persoon.")
    press(qtbot, page, "question_yes")
    (meeting,) = [item for item in around.dossiers.around.meetings() if item.id == "coming"]
    assert meeting.cancelled
    assert "Laat het de mensen weten" in bar.said[-1][0]
    press(qtbot, page, "meeting_remove")
    assert bar.said[-1][0].startswith("Bij deze bijeenkomst staan mensen.")


@pytest.mark.thorough
def test_who_was_invited_hears_that_it_does_not_go_on(
    opened: Open, around: Desk, bar: Bar, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened()
    pick(page, "Luwam Tesfay")
    press(qtbot, page, "guest_invite", "inviting_note", "meeting_cancel")
    look(page, "invited")
    pick(page, "Luwam Tesfay")
    press(qtbot, page, "guest_invite")
    page.out.ask_file = lambda _, suggestion: tmp_path / suggestion
    bar.said.clear()
    button(page, "inviting_save").click()
    qtbot.waitUntil(lambda: bool(bar.said) and page.ready, timeout=30_000)
    assert "gaat niet door" in PdfReader(tmp_path / "2026-09-08-bijeenkomst.pdf").pages[0].extract_text()


@pytest.mark.thorough
def test_several_are_printed_in_one_go(opened: Open, around: Desk, bar: Bar, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened()
    page.out.ask_printer = lambda _: paper_printer(tmp_path / "gedrukt.pdf", 40)
    pick(page, "Luwam Tesfay", "Yusuf Hamdan")
    press(qtbot, page, "guest_invite")
    button(page, "inviting_print").click()
    qtbot.waitUntil(lambda: bool(bar.said) and page.ready, timeout=30_000)
    assert bar.said[-1][0].startswith("2 uitnodigingen naar de printer")
    assert len(PdfReader(tmp_path / "gedrukt.pdf").pages) >= 2
    assert known(around, "yusuf") == [("coming", TODAY, None)]


@pytest.mark.thorough
def test_without_people_it_is_thrown_away_after_a_question(opened: Open, around: Desk, qtbot: QtBot) -> None:
    page, asked = opened("held"), []
    page.go.connect(lambda name, _: asked.append(name))
    press(qtbot, page, "meeting_remove", "question_no")
    assert len(around.dossiers.around.meetings()) == 2
    press(qtbot, page, "meeting_remove", "question_yes")
    assert asked == ["meetings"]
    assert [item.id for item in around.dossiers.around.meetings()] == ["coming"]


@pytest.mark.thorough
def test_another_day_is_in_the_dossiers_too(opened: Open, around: Desk, qtbot: QtBot) -> None:
    page = opened()
    pick(page, "Luwam Tesfay")
    press(qtbot, page, "guest_invite", "inviting_note", "meeting_change")
    page.findChild(QLineEdit, "meeting_day").setText("29-9-2026")
    page.findChild(QTextEdit, "meeting_note").setPlainText("Neem uw fiets mee.")
    press(qtbot, page, "meeting_save")
    assert around.dossiers.open("luwam").attendances[0].day == date(2026, 9, 29)
    assert page.findChild(QLabel, "meeting_when").text().startswith("29 september 2026")


@pytest.mark.thorough
def test_a_theme_that_is_gone_and_a_meeting_that_is_gone(opened: Open, around: Desk, bar: Bar, qtbot: QtBot) -> None:
    around.dossiers.around.save_meeting(replace(COMING, theme="weg", id="old"))
    page = opened("old")
    assert page.findChild(QLabel, "meeting_title").text() == "weg"
    press(qtbot, page, "meeting_change")
    fill(page, "weg", "29-9-2026")
    assert GONE.startswith("Dit thema")
    press(qtbot, page, "meeting_save")  # as it was, it can stay
    assert page.findChild(QLabel, "meeting_when").text().startswith("29 september 2026")
    around.dossiers.around.remove_meeting("old")
    page.refresh()
    qtbot.waitUntil(lambda: page.ready)
    assert bar.said[-1] == ("Deze bijeenkomst is er niet meer. Kies een andere.", "error")


def test_what_the_disk_refuses_is_said_and_can_be_done_again(
    opened: Open, around: Desk, vault: Vault, bar: Bar, qtbot: QtBot
) -> None:
    page = opened("held")
    look(page, "everybody")
    pick(page, "Luwam Tesfay")
    with disk_gone(vault):
        press(qtbot, page, "guest_came")
        assert {tone for _, tone in bar.said} == {"error"}
    assert set(column(page, NAME)) == {"Luwam Tesfay", "Yusuf Hamdan", "Kofi <b>Mensah</b>"}
    press(qtbot, page, "guest_came")
    assert known(around, "luwam") == [("held", None, True)]
