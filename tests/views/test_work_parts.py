"""The parts of the work list, on plain tasks: its words, its table, its tiles, its fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.work import Search, Task
from desktop.guide import Guide
from desktop.views import two_lines
from desktop.views.work import task_words, wanted, work_model
from desktop.views.work.wanted import Wanted
from desktop.views.work.work_filter import WorkFilter
from desktop.views.work.work_model import WorkModel
from desktop.views.work.work_table import WorkTable
from desktop.views.work.work_tiles import WorkTiles

from .conftest import TODAY

ACTION = Task(
    kind="action",
    id="a1",
    dossier="d1",
    name="Yusuf\nHamdan",
    title="Huisarts <b>zoeken</b>",
    owner="newcomer",
    organisation="",
    professional="Noor de Wit",
    status="open",
    since=None,
    due_on=TODAY - timedelta(days=3),
    overdue=True,
)
REFERRAL = Task(
    kind="referral",
    id="r1",
    dossier="d2",
    name="عبد الرحمن محمد عبد العزيز الخطيب الحسني",
    title="Een taalmaatje",
    owner="taalhuis",
    organisation="taalhuis",
    professional="",
    status="waiting",
    since=date(2026, 8, 3),
    due_on=TODAY + timedelta(days=5),
    overdue=False,
)


@pytest.mark.parametrize(
    ("days", "overdue", "said"),
    [
        (-30, True, "30 dagen te laat"),
        (-1, True, "1 dag te laat"),
        (-1, False, "1 dag geleden"),
        (0, False, "vandaag"),
        (1, False, "morgen"),
        (2, False, "over 2 dagen"),
        (14, False, "over 14 dagen"),
        (21, False, "over 3 weken"),
    ],
)
def test_a_day_is_told_in_words(days: int, overdue: bool, said: str) -> None:
    assert task_words.far(replace(ACTION, due_on=TODAY + timedelta(days=days), overdue=overdue), TODAY) == said


def test_what_has_no_day_is_told_as_well() -> None:
    bare = replace(REFERRAL, due_on=None, since=None, status="drafted", title=" ")
    assert (task_words.due(bare), task_words.far(bare, TODAY)) == ("geen dag", "")
    assert task_words.far(replace(bare, overdue=True), TODAY) == "te laat"
    assert (task_words.what(bare), task_words.standing(bare)) == (
        "Doorverwijzing",
        "Doorverwijzing: nog niet verstuurd",
    )


def test_a_list_has_a_name_on_paper_that_names_nobody(guide: Guide) -> None:
    search = Search("overdue", "Noor\nde Wit", "taalhuis", " huis ")
    named = "Te laat, Taalhuis, van één collega, gezocht op een woord"
    assert task_words.title(search, guide.municipality) == named
    assert task_words.title(Search("mine", "Noor"), guide.municipality) == "Mijn afspraken"
    assert task_words.title(Search(organisation="weg"), guide.municipality) == "Alles, weg"


@pytest.mark.parametrize(
    "asked",
    [
        Wanted(),
        Wanted("overdue", "Noor de Wit", "taalhuis", "huis", "name", True),
        Wanted("mine", text="a"),
        Wanted(order="professional"),
    ],
)
def test_a_page_finds_its_list_again_by_its_ids(asked: Wanted) -> None:
    assert Wanted.of(asked.ids) == asked
    assert all(isinstance(value, str) for value in asked.ids.values())


def test_ids_that_nobody_knows_give_everything() -> None:
    assert Wanted.of({"which": "gisteren", "order": "kleur", "dossier": "d1"}) == Wanted()


def test_one_own_list_is_nobody_elses() -> None:
    asked = Wanted("mine", professional="Ali Demir")
    assert asked.search("Noor de Wit").professional == "Noor de Wit"
    assert not asked.narrowed
    assert replace(asked, which="all").search("Noor de Wit", limit=7) == Search(professional="Ali Demir", limit=7)
    assert Search().limit == wanted.MOST


@pytest.fixture
def model(guide: Guide) -> WorkModel:
    made = WorkModel(guide.municipality)
    made.show_tasks([ACTION, REFERRAL], TODAY)
    return made


@pytest.fixture
def table(qtbot: QtBot, model: WorkModel) -> WorkTable:
    made = WorkTable(model)
    qtbot.addWidget(made)
    made.resize(1200, 400)
    made.show()
    return made


def cells(model: WorkModel, row: int) -> list[tuple[str, str]]:
    def said(column: int, role: int) -> str:
        return str(model.index(row, column).data(role) or "")

    return [(said(column, Qt.ItemDataRole.DisplayRole), said(column, two_lines.SECOND)) for column in range(1, 6)]


def test_a_row_says_who_what_by_whom_and_how_late(model: WorkModel) -> None:
    assert cells(model, 0) == [
        ("05-09-2026", "3 dagen te laat"),
        ("Yusuf Hamdan", ""),
        ("Huisarts <b>zoeken</b>", "Actie"),
        ("Nieuwkomer", ""),
        ("Noor de Wit", ""),
    ]
    assert cells(model, 1)[0] == ("13-09-2026", "over 5 dagen")
    assert cells(model, 1)[2:4] == [
        ("Een taalmaatje", "Doorverwijzing: op de wachtlijst sinds 03-08-2026"),
        ("Taalhuis", ""),
    ]
    tip = model.index(0, work_model.WHAT).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip
    heard = model.index(0, work_model.DUE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "05-09-2026, 3 dagen te laat"


def test_only_an_action_can_be_ticked(table: WorkTable, model: WorkModel, qtbot: QtBot) -> None:
    asked: list[Any] = []
    model.ticked.connect(lambda task, done: asked.append((task, done)))
    for row in (0, 1):
        box = table.visualRect(model.index(row, work_model.TICK)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box)
    assert asked == [(ACTION, True)]
    model.mark(ACTION, done=True)
    table.setFocus()
    for row in (0, 1):
        table.stand_on(row)
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert asked == [(ACTION, True), (ACTION, False)]
    assert model.done == 1
    model.show_tasks([ACTION], TODAY)
    assert model.done == 0


def test_enter_and_a_double_click_open_a_task(table: WorkTable, model: WorkModel) -> None:
    opened: list[Any] = []
    table.opened.connect(opened.append)
    table.stand_on(9)
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Up)
    QTest.keyClick(table, Qt.Key.Key_Enter)
    place = table.visualRect(model.index(1, work_model.NAME)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert opened == [REFERRAL, ACTION]
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert opened == [REFERRAL, ACTION, REFERRAL]


def test_a_head_sorts_and_turns_around_and_the_others_do_nothing(table: WorkTable) -> None:
    wanted: list[tuple[str, bool]] = []
    table.sorted.connect(lambda order, descending: wanted.append((order, descending)))
    table.sorted.connect(table.show_order)
    header = table.horizontalHeader()

    def click(column: int) -> None:
        middle = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
        place = header.viewport().rect().center()
        place.setX(middle)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    table.show_order("due", False)
    for column in (work_model.DUE, work_model.NAME, work_model.NAME, work_model.NAME, work_model.DOER, work_model.BY):
        click(column)
    by_name = [("name", False), ("name", True), ("name", False)]
    assert wanted == [("due", True), *by_name, ("organisation", False), ("professional", False)]
    click(work_model.WHAT)
    assert len(wanted) == 6
    assert header.sortIndicatorSection() == work_model.BY


def test_a_narrow_table_leaves_out_who_agreed_it(table: WorkTable, qtbot: QtBot) -> None:
    assert not table.isColumnHidden(work_model.BY)
    table.resize(700, 400)
    qtbot.waitUntil(lambda: table.isColumnHidden(work_model.BY))
    widths = [table.columnWidth(column) for column in range(work_model.BY)]
    assert sum(widths) == table.viewport().width()
    assert min(widths[1:]) > 80


def test_a_long_arabic_name_is_cut_off_at_its_end(table: WorkTable, model: WorkModel) -> None:
    """The end is at the left: there stand the dots, low and small, and the first letters at the right are whole."""
    cell = table.viewport().grab(table.visualRect(model.index(1, work_model.NAME))).toImage()
    ink = [
        [y for y in range(cell.height() - 4) if cell.pixelColor(x, y).lightness() < 120] for x in range(cell.width())
    ]
    columns = [rows for rows in ink if rows]
    dots, letters = columns[:3], columns[-25:]
    assert max(max(rows) - min(rows) for rows in dots) <= 4
    assert max(max(rows) - min(rows) for rows in letters) > 6


def test_tiles_tell_how_many_there_are(qtbot: QtBot) -> None:
    tiles = WorkTiles()
    qtbot.addWidget(tiles)
    tiles.resize(1200, 60)
    tiles.show()
    tiles.show_counts({"today": 0, "overdue": 12, "all": 1})
    overdue = tiles.findChild(QWidget, "work_list:overdue")
    assert overdue.accessibleName() == "Te laat: 12 afspraken"
    assert tiles.findChild(QWidget, "work_list:all").accessibleName() == "Alles: 1 afspraak"
    qtbot.waitUntil(lambda: overdue.width() == overdue.sizeHint().width())
    with qtbot.waitSignal(tiles.chosen) as chosen:
        QTest.mouseClick(overdue, Qt.MouseButton.LeftButton)
    assert chosen.args == ["overdue"]


def test_fields_say_what_is_wanted(qtbot: QtBot, guide: Guide) -> None:
    fields = WorkFilter(guide.municipality)
    qtbot.addWidget(fields)
    qtbot.addWidget(fields.line)
    changes: list[None] = []
    fields.changed.connect(lambda: changes.append(None))
    before = Wanted("overdue", "Weg Gegaan", "buddies", "huis", "name", True)
    fields.show_wanted(before)
    fields.show_people(["Ali Demir", "<i>Noor</i>"])
    assert fields.wanted(before) == before
    assert changes == []
    people, order = fields.findChild(QComboBox, "work_professional"), fields.findChild(QComboBox, "work_order")
    assert [people.itemData(row) for row in range(people.count())] == ["", "Weg Gegaan", "Ali Demir", "<i>Noor</i>"]
    people.setCurrentIndex(3)
    order.setCurrentIndex(order.findData("due"))
    fields.line.setText("\ud83d\0")
    now = fields.wanted(before)
    assert (now.professional, now.order, now.descending, now.organisation) == ("<i>Noor</i>", "due", False, "buddies")
    assert len(changes) == 3
    fields.show_wanted(replace(now, which="mine"))
    assert not people.isEnabled()
    assert isinstance(fields.line, QLineEdit)
