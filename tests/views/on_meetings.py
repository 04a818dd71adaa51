"""A hand for the pages of meetings, two meetings, and how somebody is invented who can be invited."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.dossier.around import Meeting
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.views.desk import Desk
from desktop.views.meetings.guest_cells import NAME, WHY
from desktop.views.meetings.guest_table import GuestTable
from desktop.views.meetings.meeting_page import MeetingPage
from desktop.views.meetings.meetings_page import MeetingsPage
from desktop.views.two_lines import Role

from .finding import button

COMING = Meeting("activiteiten", date(2026, 9, 22), "14:00", "De Linde", ["taalhuis"], ["ti"], id="coming")
HELD = Meeting("wonen", date(2026, 9, 1), id="held")
TITLE = "Sport, fietsen en activiteiten"


def somebody(name: str, language: str, linked_on: date | None = None, **said: object) -> Dossier:
    answers = {key.replace("__", "."): Answer(key.replace("__", "."), "answered", value) for key, value in said.items()}
    held = Conversation("start", date(2026, 8, 1), language, "2026.1", completed=True, answers=answers)
    return Dossier(Newcomer(name, language, linked_on=linked_on), [held], id=name.split()[0].lower())


def table(page: MeetingPage) -> GuestTable:
    found = page.findChild(GuestTable)
    assert found is not None
    return found


def column(page: MeetingPage, number: int, role: int = Role.DisplayRole) -> list[str]:
    model = table(page).model()
    return [str(model.index(row, number).data(role) or "") for row in range(model.rowCount())]


def pick(page: MeetingPage, *names: str) -> None:
    shown, rows = table(page), column(page, NAME)
    flag = shown.selectionModel().SelectionFlag
    shown.clearSelection()
    for name in names:
        index = shown.model().index(rows.index(name), WHY)
        shown.selectionModel().setCurrentIndex(index, flag.Select | flag.Rows)


def press(qtbot: QtBot, page: MeetingPage, *names: str) -> None:
    for name in names:
        found = page.findChild(QAction, name)
        (found.trigger if found else button(page, name).click)()
        qtbot.waitUntil(lambda: page.ready)


def look(page: MeetingPage, which: str) -> list[str]:
    button(page, f"guest_list:{which}").click()
    return column(page, NAME)


def known(desk: Desk, name: str) -> list[tuple[str, date | None, bool | None]]:
    return [(item.meeting, item.invited_on, item.came) for item in desk.dossiers.open(name).attendances]


def fill(page: MeetingsPage | MeetingPage, theme: str, day: str, held: bool = False) -> None:
    box = page.findChild(QComboBox, "meeting_theme")
    box.setCurrentIndex(box.findData(theme))
    button(page, f"meeting_held:{int(held)}").click()
    page.findChild(QLineEdit, "meeting_day").setText(day)


def error(page: MeetingsPage | MeetingPage) -> str:
    return str(page.findChild(QLabel, "meeting_error").text())
