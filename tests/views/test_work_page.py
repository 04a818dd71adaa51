"""The work list over a real vault: every list, what narrows it, ticking, files, and the way elsewhere."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Action, Dossier, Newcomer, Referral, Step
from desktop.dossier.work import WorkList
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault
from desktop.views.desk import Desk
from desktop.views.two_lines import LATE, SECOND
from desktop.views.work.task_words import EMPTY, LIST_WORDS, NOT_FOUND
from desktop.views.work.ticking import GONE
from desktop.views.work.work_page import NOT_READ, WorkPage

from .conftest import TODAY, Bar
from .finding import button, disk_gone

ME, COLLEAGUE = "Noor de Wit", "Ali Demir"
Shown = Callable[..., WorkPage]


def sent(organisation: str, on: date, need: str, *more: Step, professional: str = "") -> Referral:
    history = [Step("sent", on), *more]
    return Referral(organisation, "start", need=need, history=history, professional=professional)


@pytest.fixture
def people(desk: Desk) -> list[Dossier]:
    """Three newcomers: what is agreed with them waits for somebody."""
    made = [
        Dossier(
            Newcomer("Yusuf Hamdan", "ar"),
            actions=[
                Action("Huisarts zoeken", "newcomer", "start", TODAY, professional=ME),
                Action("Tandarts bellen", "professional", "start", date(2026, 9, 1), professional=COLLEAGUE),
            ],
            referrals=[sent("taalhuis", date(2026, 8, 20), "Een taalmaatje", professional=ME)],
            id="yusuf",
        ),
        Dossier(
            Newcomer("Selam Tesfay", "ti"),
            actions=[Action("Fiets kopen", "newcomer", "start", date(2026, 8, 1), "done", professional=ME)],
            referrals=[sent("taalhuis", date(2026, 6, 1), "Leren lezen", professional=COLLEAGUE)],
            id="selam",
        ),
        Dossier(
            Newcomer("رانيا <b>الحسن</b>", "ar"),
            actions=[Action("Fiets regelen", "taalhuis", "start", professional=ME)],
            referrals=[
                sent("buddies", date(2026, 7, 1), "Iemand om mee te praten", Step("no_answer", date(2026, 9, 2)))
            ],
            id="rania",
        ),
    ]
    desk.dossiers.add(*made)
    return made


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Shown:
    """Shows the page, as this professional sees it."""

    mine = replace(desk, professional=ME)

    def shown(desk: Desk = mine, **ids: str) -> WorkPage:
        page = WorkPage(desk, ids)
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: page.ready and page.isActiveWindow())
        return page

    return shown


@pytest.fixture
def page(shown: Shown, people: list[Dossier]) -> WorkPage:
    return shown()


def settled(qtbot: QtBot, page: WorkPage) -> None:
    qtbot.waitUntil(lambda: page.ready)


def table(page: WorkPage) -> QTableView:
    found: QTableView = page.findChild(QTableView, "tasks")
    return found


def titles(page: WorkPage) -> list[str]:
    model = table(page).model()
    return [str(model.index(row, 3).data()) for row in range(model.rowCount())]


def choose(qtbot: QtBot, page: WorkPage, which: WorkList) -> list[str]:
    button(page, f"work_list:{which}").click()
    settled(qtbot, page)
    return titles(page)


def counts(page: WorkPage) -> dict[WorkList, str]:
    return {which: str(button(page, f"work_list:{which}").findChild(QLabel).text()) for which in LIST_WORDS}


def words(page: WorkPage, name: str) -> str:
    label = page.findChild(QLabel, name)
    return str(label.text()) if label.isVisible() else ""


def narrow(qtbot: QtBot, page: WorkPage, name: str, value: str) -> list[str]:
    box = page.findChild(QComboBox, name)
    box.setCurrentIndex(box.findData(value))
    settled(qtbot, page)
    return titles(page)


def tick(page: WorkPage, title: str) -> None:
    tasks = table(page)
    tasks.setFocus()
    tasks.setCurrentIndex(tasks.model().index(titles(page).index(title), 3))
    QTest.keyClick(tasks, Qt.Key.Key_Space)


def test_every_list_has_what_it_promises(page: WorkPage, qtbot: QtBot) -> None:
    by_day = ["Leren lezen", "Tandarts bellen", "Huisarts zoeken", "Een taalmaatje"]
    assert titles(page) == [*by_day, "Fiets regelen", "Iemand om mee te praten"]
    assert words(page, "work_number") == "6 afspraken"
    assert choose(qtbot, page, "today") == ["Huisarts zoeken"]
    assert choose(qtbot, page, "overdue") == ["Leren lezen", "Tandarts bellen"]
    assert choose(qtbot, page, "waiting") == ["Leren lezen", "Een taalmaatje", "Iemand om mee te praten"]
    assert choose(qtbot, page, "no_answer") == ["Leren lezen", "Iemand om mee te praten"]
    assert choose(qtbot, page, "mine") == ["Huisarts zoeken", "Een taalmaatje", "Fiets regelen"]
    assert counts(page) == {"today": "1", "overdue": "2", "waiting": "3", "no_answer": "2", "mine": "3", "all": "6"}


def test_lists_are_narrowed_and_say_what_is_left(page: WorkPage, qtbot: QtBot) -> None:
    assert narrow(qtbot, page, "work_organisation", "buddies") == ["Iemand om mee te praten"]
    assert counts(page)["all"] == "1"
    narrow(qtbot, page, "work_organisation", "")
    assert narrow(qtbot, page, "work_professional", COLLEAGUE) == ["Leren lezen", "Tandarts bellen"]
    assert counts(page) == {"today": "0", "overdue": "2", "waiting": "1", "no_answer": "1", "mine": "3", "all": "2"}
    assert choose(qtbot, page, "today") == []
    assert words(page, "work_empty") == NOT_FOUND
    button(page, "work_widen").click()
    settled(qtbot, page)
    assert titles(page) == ["Huisarts zoeken"]
    line = page.findChild(QLineEdit, "work_text")
    assert line.hasFocus()
    choose(qtbot, page, "all")
    qtbot.keyClicks(line, "fiets")
    settled(qtbot, page)
    assert titles(page) == ["Fiets regelen"]
    line.setText("selam")
    settled(qtbot, page)
    assert titles(page) == ["Leren lezen"]
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert table(page).hasFocus()


def test_typing_fast_ends_with_what_was_typed_last(page: WorkPage, qtbot: QtBot) -> None:
    line = page.findChild(QLineEdit, "work_text")
    for text in ("a", "ta", "tand", "tandx", "huis"):
        line.setText(text)
    assert not page.ready
    settled(qtbot, page)
    assert titles(page) == ["Huisarts zoeken"]


def test_an_order_is_chosen_by_keyboard_or_by_a_head(page: WorkPage, qtbot: QtBot) -> None:
    by_name = narrow(qtbot, page, "work_order", "name")
    assert by_name[0] == "Leren lezen"
    table(page).horizontalHeader().sectionClicked.emit(2)
    settled(qtbot, page)
    assert titles(page)[-1] == "Leren lezen"
    assert page.view() == {"order": "name", "descending": "yes"}


def test_an_empty_list_is_good_news(shown: Shown, qtbot: QtBot) -> None:
    page = shown()
    for which in LIST_WORDS:
        assert choose(qtbot, page, which) == []
        assert words(page, "work_empty") == EMPTY[which]
    assert not button(page, "work_print").isEnabled()
    assert not button(page, "work_widen").isVisible()


def test_a_ticked_action_stays_until_the_list_is_left_and_can_come_back(
    page: WorkPage, desk: Desk, qtbot: QtBot
) -> None:
    tick(page, "Tandarts bellen")
    settled(qtbot, page)
    assert (counts(page)["overdue"], counts(page)["all"]) == ("1", "5")
    assert words(page, "work_number") == "5 afspraken, 1 gedaan"
    row = titles(page).index("Tandarts bellen")
    due = table(page).model().index(row, 1)
    assert due.data(SECOND) == "gedaan"
    assert not due.data(LATE)
    assert due.siblingAtColumn(0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    kept = desk.dossiers.open("yusuf").actions[1]
    assert (kept.status, kept.done_on) == ("done", TODAY)
    tick(page, "Tandarts bellen")
    settled(qtbot, page)
    assert (counts(page)["all"], words(page, "work_number")) == ("6", "6 afspraken")
    kept = desk.dossiers.open("yusuf").actions[1]
    assert (kept.status, kept.done_on) == ("open", None)
    tick(page, "Tandarts bellen")
    assert choose(qtbot, page, "overdue") == ["Leren lezen"]


def test_a_click_ticks_and_leaves_every_row_where_it_is(page: WorkPage, desk: Desk, qtbot: QtBot) -> None:
    before, tasks = titles(page), table(page)
    box = tasks.visualRect(tasks.model().index(before.index("Huisarts zoeken"), 0)).center()
    qtbot.mouseClick(tasks.viewport(), Qt.MouseButton.LeftButton, pos=box)
    settled(qtbot, page)
    assert titles(page) == before
    assert desk.dossiers.open("yusuf").actions[0].status == "done"


def test_a_referral_has_steps_of_its_own(page: WorkPage, desk: Desk) -> None:
    tick(page, "Een taalmaatje")  # a referral has steps of its own
    assert desk.dossiers.open("yusuf").referrals[0].status == "sent"


def test_what_was_deleted_in_the_meantime_is_told(page: WorkPage, desk: Desk, bar: Bar, qtbot: QtBot) -> None:
    other = desk.dossiers.open("rania")
    other.actions.clear()
    desk.dossiers.save(other)
    tick(page, "Fiets regelen")
    settled(qtbot, page)
    assert bar.said == [(GONE, "error")]
    desk.dossiers.delete("yusuf")
    tick(page, "Huisarts zoeken")
    settled(qtbot, page)
    assert "staat niet in de kluis" in bar.said[-1][0]
    assert titles(page) == ["Leren lezen", "Iemand om mee te praten"]


def test_a_disk_that_refuses_leaves_everything_as_it_was(page: WorkPage, vault: Vault, bar: Bar, qtbot: QtBot) -> None:
    with disk_gone(vault):
        tick(page, "Huisarts zoeken")
        qtbot.waitUntil(lambda: len(bar.said) > 1)
    assert {tone for _, tone in bar.said} == {"error"}
    assert len(titles(page)) == 6
    page.refresh()
    settled(qtbot, page)
    assert counts(page)["today"] == "1"


def test_a_vault_that_cannot_be_read_is_told(shown: Shown, desk: Desk, vault: Vault, bar: Bar, qtbot: QtBot) -> None:
    with disk_gone(vault):
        vault.engine.dispose()  # what was opened before would still read
        page = WorkPage(desk)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: words(page, "work_empty") == NOT_READ)
    assert bar.said[0][1] == "error"
    assert not page.findChild(QWidget, "work_list:mine").isVisible()  # opened with the recovery key: nobody's name


def test_the_keyboard_comes_past_everything(page: WorkPage) -> None:
    page.setFocus()
    passed = []
    for _ in range(10):
        here = QApplication.focusWidget()
        passed.append(here.objectName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert passed[0] == "work_text"
    fields = ["work_organisation", "work_professional", "work_order", "tasks"]
    assert passed[2:] == [*fields, "back", "work_open", "work_coordination", "work_save"]


def test_a_task_leads_to_where_it_is_worked_at(page: WorkPage, people: list[Dossier], qtbot: QtBot) -> None:
    tasks = table(page)
    went: list[tuple[str, dict[str, str]]] = []
    page.go.connect(lambda name, ids: went.append((name, ids)))
    for title in ("Een taalmaatje", "Huisarts zoeken"):
        tasks.setCurrentIndex(tasks.model().index(titles(page).index(title), 3))
        QTest.keyClick(tasks, Qt.Key.Key_Return)
    referral = people[0].referrals[0].id
    here = {"dossier": "yusuf", "from": "work"}
    assert went == [("referrals", here | {"referral": referral}), ("dossier", here)]
    button(page, "work_open").click()
    assert went[-1] == ("dossier", here), "the mouse has a way as well"


def test_a_list_goes_to_paper_as_it_is_shown(page: WorkPage, qtbot: QtBot) -> None:
    went: list[tuple[str, dict[str, str]]] = []
    page.go.connect(lambda name, ids: went.append((name, ids)))
    narrow(qtbot, page, "work_organisation", "taalhuis")
    narrow(qtbot, page, "work_order", "name")
    choose(qtbot, page, "mine")
    button(page, "work_print").click()
    button(page, "work_coordination").click()
    narrowed = {"which": "mine", "professional": ME, "organisation": "taalhuis", "text": "", "order": "name"}
    assert went == [("paper", {"paper": "work", **narrowed, "back": "work"}), ("coordination", {})]


def test_whoever_returns_finds_his_list_again(page: WorkPage, shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    narrow(qtbot, page, "work_organisation", "taalhuis")
    page.findChild(QLineEdit, "work_text").setText("maatje")
    choose(qtbot, page, "waiting")
    again = shown()
    assert titles(again) == ["Een taalmaatje"]
    assert button(again, "work_list:waiting").isChecked()
    assert shown(which="today").view() == {"which": "today"}
    after_the_lock = shown(replace(desk, dossiers=Dossiers(desk.dossiers._vault), professional=ME))
    assert after_the_lock.view() == {}
    after_the_lock.show_view(page.view())
    settled(qtbot, after_the_lock)
    assert titles(after_the_lock) == ["Een taalmaatje"]
    assert after_the_lock.findChild(QLineEdit, "work_text").text() == "maatje"


def save(page: WorkPage, name: str) -> None:
    page.findChild(QAction, name).trigger()


def within(file: Path) -> str:
    """Everything that stands in a spreadsheet."""
    with zipfile.ZipFile(file) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


def test_a_list_is_saved_as_a_spreadsheet(page: WorkPage, desk: Desk, bar: Bar, qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[str] = []

    def ask(_: QWidget, suggestion: str) -> Path:
        asked.append(suggestion)
        return tmp_path / "lijst.xlsx"

    page.files.ask_file = ask
    choose(qtbot, page, "overdue")
    save(page, "work_spreadsheet")
    qtbot.waitUntil(lambda: bool(bar.said))
    assert bar.said[-1][1] == "warning"
    assert bar.said[-1][0].startswith("2 afspraken opgeslagen als spreadsheet. Let op: dit bestand is niet versleuteld")
    assert asked == ["werklijst-te-laat-2026-09-08.xlsx"]
    text = within(tmp_path / "lijst.xlsx")
    assert "Tandarts bellen" in text
    assert "Yusuf Hamdan" in text
    assert "Huisarts zoeken" not in text
    noted = desk.dossiers.log.entries(limit=1)[0]
    assert (noted.kind, noted.dossier, noted.detail) == ("exported", "", "work,2")
    save(page, "work_initials")
    assert words(page, "question_text") == "Dit staat er al: lijst.xlsx. Wilt u het vervangen?"
    button(page, "question_yes").click()
    qtbot.waitUntil(lambda: len(bar.said) == 2)
    assert "voorletters" in bar.said[-1][0]
    text = within(tmp_path / "lijst.xlsx")
    assert "Y.H." in text
    assert "Yusuf" not in text


def test_what_cannot_be_noted_is_not_written(
    page: WorkPage, vault: Vault, bar: Bar, qtbot: QtBot, tmp_path: Path
) -> None:
    page.files.ask_file = lambda _, suggestion: tmp_path / suggestion
    with vault.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER log_end_stays")
        connection.exec_driver_sql("DELETE FROM log_end")
    save(page, "work_spreadsheet")
    qtbot.waitUntil(lambda: bool(bar.said))
    assert bar.said[-1][1] == "error"
    assert list(tmp_path.glob("*.xlsx")) == []


def test_the_days_of_a_list_go_to_a_calendar_without_names(
    page: WorkPage, bar: Bar, qtbot: QtBot, tmp_path: Path
) -> None:
    page.files.ask_file = lambda _, suggestion: tmp_path / suggestion
    choose(qtbot, page, "mine")
    save(page, "work_calendar")
    qtbot.waitUntil(lambda: bool(bar.said))
    [file] = tmp_path.glob("*.ics")
    assert file.name == "werklijst-mijn-afspraken-2026-09-08.ics"
    text = file.read_text("utf-8")
    assert "Yusuf" not in text
    assert "BEGIN:VEVENT" in text
