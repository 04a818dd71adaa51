"""A hand for the page of the plan, and six invented people to plan for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView

from desktop.dossier.model import Conversation, Dossier, Newcomer
from desktop.views.planning.planning_page import PlanningPage
from desktop.views.planning.planning_table import PlanningTable
from desktop.views.planning.wanted import Which

from .finding import button

START, HALF = "Startgesprek", "Gesprek na een half jaar"


def held(day: date, *, completed: bool = True) -> list[Conversation]:
    """A start conversation on a day."""
    return [Conversation("start", day, "ar", completed=completed, place="Stadhuis", professional="Noor de Wit")]


def people() -> list[Dossier]:
    """Late, this month, soon, next year, begun, and one of whom nobody knows the koppeling."""
    return [
        Dossier(Newcomer("Yusuf Hamdan", "ar", linked_on=date(2026, 1, 5)), id="yusuf"),
        Dossier(Newcomer("Selam Tesfay", "ti"), held(date(2026, 3, 20)), id="selam"),
        Dossier(Newcomer("رانيا <b>الحسن</b>", "ar"), held(date(2026, 6, 1)), id="rania"),
        Dossier(Newcomer("Olena Koval", "uk"), held(date(2026, 9, 1)), id="olena"),
        Dossier(Newcomer("Said Farah", "so"), held(date(2026, 9, 1), completed=False), id="said"),
        Dossier(Newcomer("Kofi Mensah", "en"), id="kofi"),
    ]


EVERYBODY = [
    "Yusuf Hamdan", "Said Farah", "Selam Tesfay", "رانيا <b>الحسن</b>", "Olena Koval", "Kofi Mensah",
]  # fmt: skip
"""By name, in the order of the plan."""


def table(page: PlanningPage) -> PlanningTable:
    """The list."""
    found = page.findChild(QTableView, "plan")
    assert isinstance(found, PlanningTable)
    return found


def chosen(page: PlanningPage) -> list[str]:
    """Ids of the people who are chosen."""
    return [item.dossier_id for item in table(page).chosen()]


def column(page: PlanningPage, number: int = 1, role: int = Qt.ItemDataRole.DisplayRole) -> list[str]:
    """A column of it."""
    model = table(page).model()
    return [str(model.index(row, number).data(role)) for row in range(model.rowCount())]


def choose(page: PlanningPage, which: Which) -> list[str]:
    """Choose a list, and give the names in it."""
    button(page, f"plan_list:{which}").click()
    return column(page)


def pick(page: PlanningPage, *names: str) -> None:
    """Choose the rows of these people."""
    shown, rows = table(page), column(page)
    shown.clearSelection()
    for name in names:
        row = rows.index(name)
        flag = shown.selectionModel().SelectionFlag
        shown.selectionModel().setCurrentIndex(shown.model().index(row, 3), flag.Select | flag.Rows)


def words(page: PlanningPage, name: str) -> str:
    """What a label says; empty while it is hidden."""
    label = page.findChild(QLabel, name)
    assert label is not None
    return str(label.text()) if label.isVisible() else ""


def type_in(page: PlanningPage, name: str, text: str) -> None:
    """Type in a line."""
    line = page.findChild(QLineEdit, name)
    assert line is not None
    line.clear()
    QTest.keyClicks(line, text)


def gone(page: PlanningPage) -> list[tuple[str, dict[str, str]]]:
    """Where the page asks to go from now on."""
    went: list[tuple[str, dict[str, str]]] = []
    page.go.connect(lambda name, ids: went.append((name, ids)))
    return went
