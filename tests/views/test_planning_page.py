"""The plan over a real vault: lists, the year, appointments and exceptions, invitations, and the way elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.guide import Guide
from desktop.settings import Settings
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
from desktop.views.background import Background
from desktop.views.desk import Desk
from desktop.views.planning.planning_page import PlanningPage
from desktop.views.planning.planning_words import EMPTY, LIST_WORDS, NOT_FOUND, NOT_READ
from desktop.views.two_lines import DONE, LATE, SECOND

from .conftest import TODAY, Bar
from .finding import button, disk_gone
from .on_letters import paper_printer
from .on_planning import EVERYBODY, HALF, START, choose, chosen, column, gone, people, pick, table, type_in, words
from .packet import nameless, small

Shown = Callable[..., PlanningPage]


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory, loaded: Guide) -> Iterator[tuple[Desk, Vault]]:
    """One vault for all of these tests."""
    folder = tmp_path_factory.mktemp("planning")
    vault, _ = Vault.create(folder / "proef.startgesprek", "drie grijze ganzen", "Noor de Wit", Derivation(8, 1, 1))
    background = Background()
    desk = Desk(
        Dossiers(vault), loaded, Settings(folder / "s"), lambda: TODAY, background, lambda *_: None, "Noor de Wit"
    )
    desk.dossiers.add(*people())
    yield desk, vault
    background.wait()
    vault.close()


@pytest.fixture
def planned(everybody: tuple[Desk, Vault], bar: Bar) -> Iterator[Desk]:
    """A desk on it; whatever a test arranges is put back."""
    desk = replace(everybody[0], dossiers=Dossiers(everybody[1]), tell=bar.tell)
    yield desk
    for dossier in people():
        if desk.dossiers.open(dossier.id).arrangements:
            desk.dossiers.save(dossier)


@pytest.fixture
def shown(qtbot: QtBot, planned: Desk) -> Shown:
    def shown(**ids: str) -> PlanningPage:
        page = PlanningPage(planned, ids)
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: page.ready and page.isActiveWindow())
        return page

    return shown


@pytest.fixture
def page(shown: Shown) -> PlanningPage:
    return shown()


def test_late_ones_come_first_and_every_list_has_what_it_promises(page: PlanningPage) -> None:
    assert column(page) == EVERYBODY
    assert column(page, 0) == [
        "19-01-2026", "01-09-2026", "20-09-2026", "01-12-2026", "01-03-2027", "Nog niet bekend",
    ]  # fmt: skip
    assert column(page, 0, SECOND) == ["8 maanden te laat", "", "over 12 dagen", "over 12 weken", "over 6 maanden", ""]
    assert column(page, 0, LATE) == ["True", "True", "False", "False", "False", "False"]
    assert column(page, 2) == [START, START, HALF, HALF, HALF, START]
    assert column(page, 3)[:2] == ["Nog geen afspraak", "Nog bezig: rond het gesprek af"]
    assert (column(page, 3)[-1], column(page, 3, SECOND)[-1]) == ("Vul de koppelingsdatum in", "in het dossier")
    assert choose(page, "late") == EVERYBODY[:2]
    assert choose(page, "month") == EVERYBODY[1:3]
    assert choose(page, "quarter") == EVERYBODY[2:4]
    assert choose(page, "undated") == EVERYBODY[-1:]
    assert choose(page, "skipped") == []
    assert words(page, "plan_empty") == EMPTY["skipped"]
    counts = [button(page, f"plan_list:{which}").findChild(QLabel).text() for which in LIST_WORDS]
    assert counts == ["2", "2", "2", "1", "6", "0"]
    assert (nameless(page), small(page)) == ([], [])


def test_the_plan_is_narrowed_by_name_and_by_round(page: PlanningPage) -> None:
    line = page.findChild(QLineEdit, "plan_text")
    line.setText("far sa")
    assert column(page) == ["Said Farah"]
    line.setText("الحسن")
    assert column(page) == EVERYBODY[3:4]
    line.setText("!?")
    assert (column(page), words(page, "plan_empty")) == ([], NOT_FOUND)
    button(page, "plan_widen").click()
    assert (len(column(page)), line.text()) == (6, "")
    rounds = page.findChild(QComboBox, "plan_round")
    assert [rounds.itemText(row) for row in range(rounds.count())] == ["Alle gesprekken", START, HALF]
    rounds.setCurrentIndex(2)
    assert column(page) == EVERYBODY[2:5]
    assert page.view() == {"round": "half_year"}
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert table(page).hasFocus()


def test_the_year_shows_every_month_and_a_month_narrows_the_list(page: PlanningPage, qtbot: QtBot) -> None:
    button(page, "plan_shape:year").click()
    assert words(page, "year_told") == "4 gesprekken, 2 te laat"
    september = button(page, "month:9")
    assert september.accessibleName() == "September 2026: 2 gesprekken, 1 te laat, deze maand"
    assert "week van 14: 1" in september.toolTip()
    assert (table(page).isVisible(), button(page, "plan_invite").isVisible()) == (False, False)
    page.findChild(QLineEdit, "plan_text").setFocus()
    QTest.keyClick(page.findChild(QLineEdit, "plan_text"), Qt.Key.Key_Down)
    assert page.focusWidget() is september  # the month of today
    passed = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(page.focusWidget(), key)
        passed.append((words(page, "year"), page.focusWidget().objectName()))
    assert passed == [("2027", "month:1"), ("2026", "month:12"), ("2027", "month:12"), ("2026", "month:12")]
    assert (nameless(page), small(page)) == ([], [])
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert (column(page), table(page).hasFocus()) == (EVERYBODY[3:4], True)
    button(page, "plan_month").click()
    assert len(column(page)) == 6
    button(page, "plan_shape:year").click()
    button(page, "year_on").click()
    assert words(page, "year_told") == "1 gesprek; nog 2 te laat uit eerdere jaren"


def test_the_keyboard_comes_past_everything(page: PlanningPage) -> None:
    page.setFocus()
    passed = []
    while not passed or page.focusWidget().objectName() != passed[0]:
        here = page.focusWidget()
        passed.append(here.objectName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
        assert len(passed) < 20
    assert passed[:4] == ["plan_text", "plan_list:late", "plan", "back"]
    assert passed[-3:] == ["plan_invite", "plan_shape:list", "plan_round"]


def test_an_appointment_is_kept_shown_and_called_off(page: PlanningPage, planned: Desk, bar: Bar, qtbot: QtBot) -> None:
    pick(page, "Yusuf Hamdan")
    button(page, "plan_appointment").click()
    assert words(page, "appointment_panel_about") == f"Afspraak: Yusuf Hamdan · {START}"
    assert page.focusWidget().objectName() == "meeting_day"
    button(page, "appointment_keep").click()
    assert words(page, "meeting_day_words") == "Vul een dag in."
    type_in(page, "meeting_day", "7-9-2026")
    button(page, "appointment_keep").click()
    assert "al geweest" in words(page, "meeting_day_words")
    type_in(page, "meeting_day", "10 sep 2026")
    type_in(page, "meeting_time", "1030")
    type_in(page, "meeting_place", "Kamer <b>4</b>")
    button(page, "appointment_keep").click()
    qtbot.waitUntil(lambda: page.ready)
    [kept] = planned.dossiers.open("yusuf").arrangements
    assert (kept.kind, kept.day, kept.time, kept.place, kept.by, kept.on) == (
        "appointment", date(2026, 9, 10), "10:30", "Kamer <b>4</b>", "Noor de Wit", TODAY,
    )  # fmt: skip
    assert column(page)[1] == "Yusuf Hamdan"
    assert (column(page, 3)[1], column(page, 3, SECOND)[1]) == (
        "Afspraak op 10-09-2026, 10:30", "Kamer <b>4</b>",
    )  # fmt: skip
    assert chosen(page) == ["yusuf"]
    assert bar.said[-1] == ("De afspraak staat in de planning.", "done")
    button(page, "plan_appointment").click()
    assert page.findChild(QLineEdit, "meeting_day").text() == "10-09-2026"
    button(page, "appointment_off").click()
    qtbot.waitUntil(lambda: page.ready)
    assert planned.dossiers.open("yusuf").arrangements == []
    assert column(page) == EVERYBODY


def test_a_conversation_is_moved_with_a_reason_and_moved_back(page: PlanningPage, planned: Desk, qtbot: QtBot) -> None:
    pick(page, "Selam Tesfay")
    button(page, "plan_exception").click()
    type_in(page, "exception_day", "31-13-2026")
    button(page, "exception_keep").click()
    assert "bestaat niet" in words(page, "exception_panel_error")
    type_in(page, "exception_day", "1-2-2027")
    button(page, "exception_keep").click()
    qtbot.waitUntil(lambda: page.ready)
    assert words(page, "exception_panel_error").startswith("Schrijf kort waarom")
    type_in(page, "exception_reason", "is bevallen")
    QTest.keyClick(page.findChild(QLineEdit, "exception_reason"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.ready)
    row = column(page).index("Selam Tesfay")
    assert (column(page, 0)[row], column(page, 3)[row], column(page, 3, SECOND)[row]) == (
        "01-02-2027", "Verplaatst: is bevallen", "was 20-09-2026",
    )  # fmt: skip
    button(page, "plan_exception").click()
    assert page.findChild(QLineEdit, "exception_reason").text() == "is bevallen"
    button(page, "exception_back").click()
    qtbot.waitUntil(lambda: page.ready)
    assert column(page) == EVERYBODY


def test_whoever_moves_a_conversation_hears_that_the_appointment_lapses(
    page: PlanningPage, bar: Bar, qtbot: QtBot
) -> None:
    pick(page, "Selam Tesfay")
    button(page, "plan_appointment").click()
    type_in(page, "meeting_day", "10-9-2026")
    button(page, "appointment_keep").click()
    qtbot.waitUntil(lambda: page.ready)
    button(page, "plan_exception").click()
    type_in(page, "exception_day", "1-2-2027")
    type_in(page, "exception_reason", "is bevallen")
    button(page, "exception_keep").click()
    qtbot.waitUntil(lambda: page.ready)
    assert bar.said[-1][0].endswith("De afspraak die er al was, geldt niet meer: laat dat weten.")


def test_in_a_low_window_the_lists_give_their_place_to_an_open_form(
    page: PlanningPage, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    pick(page, "Selam Tesfay")
    button(page, "plan_appointment").click()
    assert button(page, "plan_list:late").isVisible(), "there is room for both"
    button(page, "appointment_close").click()
    monkeypatch.setattr("desktop.views.planning.planning_page.LOW", 1000)
    button(page, "plan_appointment").click()
    qapp.processEvents()
    assert not button(page, "plan_list:late").isVisible()
    keep = button(page, "appointment_keep")
    assert keep.visibleRegion().boundingRect().size() == keep.size()
    button(page, "appointment_close").click()
    assert button(page, "plan_list:late").isVisible()


def test_who_moved_away_is_expected_no_more_until_that_is_taken_back(
    page: PlanningPage, planned: Desk, qtbot: QtBot
) -> None:
    pick(page, "Yusuf Hamdan", "Selam Tesfay")
    button(page, "plan_exception").click()
    button(page, "exception:later").click()
    assert not page.findChild(QLineEdit, "exception_day").isVisible()
    type_in(page, "exception_reason", "verhuisd naar Utrecht")
    button(page, "exception_keep").click()
    qtbot.waitUntil(lambda: page.ready)
    assert [item.round for item in planned.dossiers.open("yusuf").arrangements] == ["start", "half_year"]
    assert "Yusuf Hamdan" not in column(page)
    assert choose(page, "skipped") == ["Yusuf Hamdan", "Selam Tesfay"]
    assert column(page, 3) == ["Vervalt: verhuisd naar Utrecht"] * 2
    assert column(page, 0, DONE) == ["True", "True"]
    pick(page, "Yusuf Hamdan")
    assert not button(page, "plan_invite").isEnabled()
    button(page, "plan_exception").click()
    button(page, "exception_back").click()
    qtbot.waitUntil(lambda: page.ready)
    assert planned.dossiers.open("yusuf").arrangements == []
    assert column(page) == ["Selam Tesfay"]


def test_what_cannot_be_for_one_of_several_changes_nothing(page: PlanningPage, planned: Desk, qtbot: QtBot) -> None:
    pick(page, "Yusuf Hamdan", "Said Farah")  # his conversation was begun
    button(page, "plan_exception").click()
    button(page, "exception:skipped").click()
    type_in(page, "exception_reason", "verhuisd")
    button(page, "exception_keep").click()
    qtbot.waitUntil(lambda: page.ready)
    assert words(page, "exception_panel_error") == (
        "Said Farah: Dit gesprek is al begonnen. Rond het eerst af, in het dossier. Er is niets veranderd."
    )
    assert planned.dossiers.open("yusuf").arrangements == []
    QTest.keyClick(page.findChild(QLineEdit, "exception_reason"), Qt.Key.Key_Escape)
    assert not page.findChild(QWidget, "exception_panel").isVisible()


def test_one_is_invited_on_paper_and_a_row_leads_to_its_dossier(page: PlanningPage) -> None:
    went = gone(page)
    pick(page, "Selam Tesfay")
    button(page, "plan_invite").click()
    button(page, "plan_dossier").click()
    QTest.keyClick(table(page), Qt.Key.Key_Return)
    page.findChild(QAction, "plan_print").trigger()
    dossier = ("dossier", {"dossier": "selam", "from": "planning"})
    assert went == [
        ("paper", {"dossier": "selam", "paper": "invitation", "back": "planning"}),
        dossier,
        dossier,
        ("paper", {"paper": "planning", "back": "planning"}),
    ]


def test_several_are_invited_in_one_go_and_each_is_noted(
    page: PlanningPage, planned: Desk, bar: Bar, qtbot: QtBot, tmp_path: Path
) -> None:
    pick(page, "Yusuf Hamdan", "Kofi Mensah")
    assert (button(page, "plan_invite").text(), words(page, "plan_number")) == (
        "2 uitnodigingen", "2 van 6 gesprekken gekozen",
    )  # fmt: skip
    button(page, "plan_invite").click()
    assert words(page, "invite_words").startswith("Er is nog geen afspraak.")
    page.invitations.ask_file = lambda _, suggestion: tmp_path / suggestion
    button(page, "invite_save").click()
    qtbot.waitUntil(lambda: bool(bar.said), timeout=30_000)
    file = tmp_path / "2026-09-08-uitnodigingen.pdf"
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(file).pages)
    assert ("Yusuf Hamdan" in text, "Kofi Mensah" in text, "Selam" in text) == (True, True, False)
    assert bar.said[-1][0].startswith("2 uitnodigingen opgeslagen als PDF. Let op")
    for one in ("yusuf", "kofi"):
        noted = [(entry.kind, entry.detail) for entry in planned.dossiers.log.entries(dossier=one, limit=2)]
        assert noted == [("saved", "invitation"), ("opened", "")]


@pytest.mark.thorough
def test_several_are_printed_in_one_go(
    page: PlanningPage, planned: Desk, bar: Bar, qtbot: QtBot, tmp_path: Path
) -> None:
    page.invitations.ask_printer = lambda _: paper_printer(tmp_path / "gedrukt.pdf", 40)
    pick(page, "Yusuf Hamdan", "Kofi Mensah")
    button(page, "plan_invite").click()
    button(page, "invite_print").click()
    qtbot.waitUntil(lambda: bool(bar.said), timeout=30_000)
    assert bar.said[-1][0].startswith("2 uitnodigingen naar de printer")
    assert len(PdfReader(tmp_path / "gedrukt.pdf").pages) >= 2
    assert planned.dossiers.log.entries(dossier="kofi", limit=1)[0].kind == "printed"


def test_a_list_is_saved_and_noted_first(
    page: PlanningPage, planned: Desk, bar: Bar, qtbot: QtBot, tmp_path: Path
) -> None:
    page.files.ask_file = lambda _, suggestion: tmp_path / suggestion
    for name, file, told in (
        ("plan_spreadsheet", "planning-2026-09-08.xlsx", "6 gesprekken opgeslagen als spreadsheet. Let op"),
        ("plan_initials", "planning-2026-09-08-voorletters.xlsx", "6 gesprekken opgeslagen als spreadsheet. Er staan"),
        ("plan_calendar", "planning-2026-09-08.ics", "3 gesprekken opgeslagen voor uw agenda."),
    ):
        bar.said.clear()
        page.findChild(QAction, name).trigger()
        qtbot.waitUntil(lambda: bool(bar.said))
        assert bar.said[0][0].startswith(told)
        assert (tmp_path / file).stat().st_size > 100
    log = planned.dossiers.log
    counted = [(entry.kind, entry.detail) for entry in log.entries(limit=30) if "," in entry.detail]
    assert counted == [("exported", "calendar,3"), ("exported", "planning,6"), ("exported", "planning,6")]
    whose = [entry.dossier for entry in log.entries(limit=4)]
    assert whose[0] == ""
    assert len(set(whose[1:])) == 3, "and it is told to each of the three who stand in the calendar"
    assert [entry.detail for entry in log.entries(dossier=whose[1], limit=3)] == ["calendar", "planning", "planning"]


def test_whoever_returns_or_opens_the_vault_again_finds_it_as_it_was(
    page: PlanningPage, shown: Shown, planned: Desk, qtbot: QtBot
) -> None:
    choose(page, "month")
    pick(page, "Selam Tesfay")
    again = shown()
    assert column(again) == EVERYBODY[1:3]
    assert chosen(again) == ["selam"]
    assert chosen(shown(dossier="said")) == ["said"]
    elsewhere = shown(dossier="kofi")  # he is not in that list
    assert (column(elsewhere), elsewhere.view()) == (EVERYBODY, {})
    assert chosen(elsewhere) == ["kofi"]
    button(page, "plan_exception").click()
    type_in(page, "exception_day", "1-2-2027")
    type_in(page, "exception_reason", "is be")
    fresh = PlanningPage(replace(planned, dossiers=Dossiers(planned.dossiers._vault)))
    qtbot.addWidget(fresh)
    fresh.show_view(page.view())
    fresh.show_draft(page.draft())
    fresh.show()
    qtbot.waitUntil(lambda: fresh.ready)
    assert fresh.draft() == page.draft()
    assert words(fresh, "exception_panel_about") == f"Anders dan gepland: Selam Tesfay · {HALF}"


def test_a_vault_that_cannot_be_read_is_told(
    planned: Desk, everybody: tuple[Desk, Vault], bar: Bar, qtbot: QtBot
) -> None:
    vault = everybody[1]
    with disk_gone(vault):
        vault.engine.dispose()  # what was opened before would still read
        page = PlanningPage(planned, {"shape": "year"})
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: words(page, "plan_empty") == NOT_READ)
    assert bar.said[0][1] == "error"
    page.refresh()
    qtbot.waitUntil(lambda: page.ready)
    assert button(page, "month:9").isVisible()
