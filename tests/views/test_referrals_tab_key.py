"""The tab key goes along the page of referrals as the eye does, also after parts of it were made anew."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Dossier, Step
from desktop.views import tab_key
from desktop.views.desk import Desk
from desktop.views.referrals.referrals_page import ReferralsPage

from .as_read import AsRead
from .finding import button
from .on_actions import pick
from .on_referrals import line, made

LATE = date(2026, 8, 30)
BEFORE = ["strip:left", "strip:right"]
LIST, FOOTER = ["referral:taal", "referral_details"], ["back", "agenda_named", "agenda"]
FACTS = ["consent_form", "withdraw_consent"]


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> QWidget:
    """The page in a window with a strip of two buttons, of somebody whose long course is folded."""
    dossier: Dossier = made()
    dossier.referrals[0].history += [Step("waiting", date(2026, 8, day)) for day in range(20, 30)]
    dossier.referrals[0].history.append(Step("no_answer", LATE))
    desk.dossiers.add(dossier)
    whole = AsRead()
    row = QHBoxLayout()
    whole.column.addLayout(row)
    for name in BEFORE:
        there = QPushButton()
        there.setObjectName(name)
        row.addWidget(there)
    row.addWidget(ReferralsPage(desk, desk.dossiers.open(dossier.id), "taal"))
    qtbot.addWidget(whole)
    whole.resize(1280, 660)
    whole.show()
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow)
    return whole


def walked(window: QWidget) -> list[str]:
    """The names at which the tab key stops, from the strip on until it is there again."""
    QApplication.processEvents()
    return [stop.objectName() for stop in tab_key.stops(window)]


def steps(*names: str) -> list[str]:
    """The day and the buttons of these steps."""
    return ["step_day", *(f"step:{name}" for name in names)]


def papers(*names: str) -> list[str]:
    """What is told, and these papers."""
    return ["message", *names, "open_sent:brief"]


QUIET = steps("received", "waiting", "appointment", "started", "refused", "withdrawn")


def test_at_first_and_after_another_was_looked_at(window: QWidget) -> None:
    whole = [*BEFORE, *LIST, "advised:reminder", *QUIET]
    whole += [*papers("letter", "elsewhere"), "earlier_steps", *FACTS, *FOOTER]
    assert walked(window) == whole
    button(window, "referral:buddy").click()
    button(window, "referral:taal").click()
    assert walked(window) == whole
    button(window, "earlier_steps").click()
    assert walked(window) == [name for name in whole if name != "earlier_steps"]


def test_after_a_step_was_recorded_and_noted(window: QWidget) -> None:
    button(window, "step:appointment").click()
    whole = [*BEFORE, *LIST, *steps("started", "completed", "appointment", "waiting", "refused", "no_answer")]
    whole += ["step:withdrawn", "undo", "expected:chosen", "step_note"]
    whole += [*papers("letter", "reminder", "elsewhere"), "earlier_steps", *FACTS, *FOOTER]
    assert walked(window) == whole
    line(window, "step_note").setText("gebeld")
    line(window, "step_note").editingFinished.emit()
    assert walked(window) == whole
    button(window, "undo").click()
    assert walked(window)[:6] == [*BEFORE, *LIST, "advised:reminder", "step_day"]


def test_after_consent_was_taken_back(window: QWidget) -> None:
    button(window, "withdraw_consent").click()
    at = walked(window)
    assert at[at.index("advised:reminder") :][1:4] == ["withdrawal_day", "withdrawal_yes", "withdrawal_no"]
    button(window, "withdrawal_yes").click()
    whole = [*BEFORE, *LIST, "advised:stop", "undo", "step_note", *papers("elsewhere")]
    assert walked(window) == [*whole, "earlier_steps", "consent_form", *FOOTER]


def test_the_choice_of_another_organisation_comes_before_the_footer(window: QWidget) -> None:
    button(window, "elsewhere").click()
    pick(window, "Buddy Plus")
    found = walked(window)
    assert found[:3] == [*BEFORE, LIST[0]]
    assert "editor_save" in found[3:]
    assert found[-3:] == FOOTER
    button(window, "editor_cancel").click()
    assert walked(window)[:5] == [*BEFORE, *LIST, "advised:reminder"]


def test_the_key_itself_goes_there_and_back(window: QWidget) -> None:
    button(window, BEFORE[1]).setFocus()
    for key, name in (
        (Qt.Key.Key_Tab, LIST[0]), (Qt.Key.Key_Tab, LIST[1]), (Qt.Key.Key_Tab, "advised:reminder"),
        (Qt.Key.Key_Backtab, LIST[1]), (Qt.Key.Key_Backtab, LIST[0]), (Qt.Key.Key_Backtab, BEFORE[1]),
    ):  # fmt: skip
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key)
        now = QApplication.focusWidget()
        assert now is not None
        assert now.objectName() == name
