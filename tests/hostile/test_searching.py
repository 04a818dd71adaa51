"""Searching with what should find nothing, or everything, or fall over: the text stays a text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from desktop.views.aids.phrasebook_panel import PhrasebookPanel
from desktop.views.desk import Desk
from desktop.views.newcomers.dossiers import DossiersPage

from .conftest import Bar
from .outcomes import Case, rows
from .table import TABLE
from .windows import part, put


@rows(TABLE, "searching newcomers")
def test_searching_newcomers(qtbot: QtBot, desk: Desk, bar: Bar, case: Case) -> None:
    page = DossiersPage(desk)
    qtbot.addWidget(page)
    put(part(page, QLineEdit, "search"), case.given)
    shown = part(page, QTableView, "dossiers").model()
    names = [shown.index(row, 0).data() for row in range(shown.rowCount())]
    assert names == ([] if case.told else ["Samira Haddad"])
    assert case.told in part(page, QLabel, "nobody_empty").text()
    assert bar.said == []


@rows(TABLE, "searching phrases")
def test_searching_phrases(qtbot: QtBot, desk: Desk, case: Case) -> None:
    page = PhrasebookPanel(desk.guide.phrasebook, desk.guide.catalog("ar"))
    qtbot.addWidget(page)
    put(part(page, QLineEdit, "phrase_search"), case.given)
    nothing = part(page, QLabel, "nothing_found")
    assert nothing.isHidden() is not bool(case.told)
    assert case.told in nothing.text()
    assert nothing.textFormat() == Qt.TextFormat.PlainText
