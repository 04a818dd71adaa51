"""The chain of civic integration of everybody: by urgency, narrowed, and the way to one newcomer and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.coming_back import Milestone
from desktop.store.vault import Vault
from desktop.views import pages
from desktop.views.desk import Desk
from desktop.views.integration.deadline_cells import RECKONED
from desktop.views.integration.deadlines_page import EMPTY, NOT_FOUND, NOT_READ, DeadlinesPage
from desktop.views.two_lines import LATE, SECOND

from .conftest import Bar
from .finding import button, disk_gone
from .on_integration import TODAY, of_the_old_law, opened, person, said
from .packet import nameless, small


@pytest.fixture
def desk(zeist: Desk) -> Desk:
    """A desk in Zeist, in November."""
    return replace(zeist, today=lambda: TODAY, professional="Noor de Wit")


@pytest.fixture
def everybody(desk: Desk) -> Desk:
    desk.dossiers.add(
        of_the_old_law(),
        person("Rania", persoon__termijn="2026-11-01"),
        person("رانيا الحسن", geld__ontzorgen="ja"),
        person("Later", persoon__termijn="2029-01-01"),
        person("Oksana", "ukraine", persoon__termijn="2026-12-01"),
    )
    return desk


@pytest.fixture
def listed(qtbot: QtBot, everybody: Desk) -> DeadlinesPage:
    made = pages.build(everybody, "deadlines", {"which": "all"})
    assert isinstance(made, DeadlinesPage)
    qtbot.addWidget(made)
    made.resize(1280, 660)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.ready and made.isActiveWindow())
    return made


def table(page: QWidget) -> QTableView:
    found: QTableView = page.findChild(QTableView, "deadlines")
    return found


def column(page: QWidget, number: int = 1, role: int = 0) -> list[Any]:
    model = table(page).model()
    return [model.index(row, number).data(role) for row in range(model.rowCount())]


def test_everybody_whose_day_comes_or_has_passed_is_listed_by_urgency(listed: DeadlinesPage) -> None:
    assert column(listed) == ["Rania", "Samira", "Samira", "Samira", "Samira", "رانيا الحسن"]
    assert column(listed, 0) == [
        "01-11-2026", "20-12-2026", "14-02-2027", "Staat stil", "14-02-2027", "Dag onbekend",
    ]  # fmt: skip
    assert column(listed, 0, SECOND)[:3] == ["21 dagen voorbij", "nog 28 dagen", "nog 84 dagen"]
    assert column(listed, 0, LATE) == [True, False, False, False, False, False]
    assert column(listed, 3)[0] == "Verteld op 01-03-2026: Startgesprek"
    counts = {
        which: button(listed, f"deadlines_list:{which}").findChild(QLabel).text()
        for which in ("all", "passed", "near", "coming", "stuck", "undated")
    }
    assert counts == {"all": "6", "passed": "1", "near": "2", "coming": "1", "stuck": "1", "undated": "1"}
    assert said(listed, "deadlines_number") == "6 regels, van 3 mensen"
    assert (nameless(listed), small(listed)) == ([], [])


def test_a_day_that_was_reckoned_says_so_where_it_is_always_seen(qtbot: QtBot, desk: Desk) -> None:
    yonas = person("Yonas")
    yonas.milestones = [Milestone("pip", done_on=date(2024, 2, 29))]
    desk.dossiers.add(yonas)
    made = pages.build(desk, "deadlines", {"which": "all"})
    qtbot.addWidget(made)
    made.resize(500, 600)  # there is no room for where it comes from
    made.show()
    qtbot.waitUntil(lambda: bool(column(made)))
    assert table(made).isColumnHidden(3)
    assert column(made, 0) == ["28-02-2027"]
    assert column(made, 2, SECOND) == [
        "Gerekend vanaf ‘Plan inburgering en participatie (PIP)’ op 29-02-2024, 36 maanden verder"
    ]
    assert column(made, 3) == [RECKONED]


def test_the_list_is_narrowed_and_found_again(qtbot: QtBot, listed: DeadlinesPage, everybody: Desk) -> None:
    text, about = listed.findChild(QLineEdit, "deadlines_text"), listed.findChild(QComboBox, "deadlines_about")
    text.setText("رانيا")
    assert column(listed) == ["رانيا الحسن"]
    text.setText("ra")  # a short word is the beginning of one
    assert column(listed) == ["Rania"]
    text.setText("!?")
    assert (column(listed), said(listed, "deadlines_empty")) == ([], NOT_FOUND)
    button(listed, "deadlines_widen").click()
    assert len(column(listed)) == 6
    about.setCurrentIndex(about.findData("step"))
    assert column(listed, 2) == ["Leerroute"]
    assert listed.view() == {"about": "step"}
    button(listed, "deadlines_list:passed").click()
    assert said(listed, "deadlines_empty") == NOT_FOUND
    again = pages.build(everybody, "deadlines", {})
    qtbot.addWidget(again)
    assert again.view() == {"which": "passed", "about": "step"}
    about.setCurrentIndex(0)
    button(listed, "deadlines_list:stuck").click()
    assert column(listed, 2) == ["Leerroute"]


def test_enter_leads_to_the_newcomer_and_back_to_the_same_row(
    qtbot: QtBot, listed: DeadlinesPage, everybody: Desk
) -> None:
    QTest.keyClick(listed.findChild(QLineEdit, "deadlines_text"), Qt.Key.Key_Down)
    assert table(listed).hasFocus()
    QTest.keyClick(table(listed), Qt.Key.Key_Down)
    with qtbot.waitSignal(listed.go) as went:
        QTest.keyClick(table(listed), Qt.Key.Key_Return)
    assert went.args == ["integration", {"dossier": "Samira", "from": "deadlines"}]
    page = opened(qtbot, everybody, "Samira", "deadlines")
    with qtbot.waitSignal(page.go) as back:
        button(page, "back").click()
    assert back.args == ["deadlines", {}]
    again = pages.build(everybody, "deadlines", {})
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.ready)
    assert table(again).currentIndex().row() == 1
    for way, to in (("deadlines_dossier", "dossier"), ("deadlines_open", "integration"), ("back", "around")):
        with qtbot.waitSignal(again.go) as went:
            button(again, way).click()
        assert went.args[0] == to


def test_nothing_that_comes_is_good_news_and_a_vault_that_cannot_be_read_is_said(
    qtbot: QtBot, desk: Desk, vault: Vault, bar: Bar
) -> None:
    made = pages.build(desk, "deadlines", {"which": "all"})
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.ready)
    assert said(made, "deadlines_empty") == EMPTY["all"]
    assert not button(made, "deadlines_open").isEnabled()
    with disk_gone(vault):
        vault.engine.dispose()  # what was opened before would still read
        made.hide()
        made.show()
        qtbot.waitUntil(lambda: bool(bar.said))
    assert said(made, "deadlines_empty") == NOT_READ
    assert bar.said[-1][1] == "error"


def test_what_is_later_and_what_is_long_over_stays_off_the_list_but_on_the_own_page(qtbot: QtBot, desk: Desk) -> None:
    long_ago = (TODAY - timedelta(200)).isoformat()
    desk.dossiers.add(
        person("Yonas", persoon__termijn="2029-01-01", geld__ontzorgen="ja", geld__ontzorgen_tot=long_ago)
    )
    made = pages.build(desk, "deadlines", {"which": "all"})
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.ready)
    assert column(made) == []
    page = opened(qtbot, desk, "Yonas")
    assert [said(page, f"due:{row}:urgency") for row in range(2)] == ["Later", "Lang voorbij"]
