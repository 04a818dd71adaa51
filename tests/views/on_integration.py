"""Somebody to show the chain of civic integration of, and a hand for its pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.around import Certificate
from desktop.dossier.coming_back import Milestone
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer, Referral, Step
from desktop.views import pages
from desktop.views.desk import Desk
from desktop.views.integration.integration_page import IntegrationPage

TODAY = date(2026, 11, 22)


def person(name: str, regime: Any = "Wi2021", on: date = date(2026, 3, 1), **said: Any) -> Dossier:
    """Somebody with one conversation: `taal__lening="op"`."""
    answers = {key.replace("__", "."): value for key, value in said.items()}
    kept = {key: Answer(key, "answered", value) for key, value in answers.items()}
    talk = Conversation("start", on, "ar", completed=True, answers=kept)
    return Dossier(Newcomer(name, "ar", date(1990, 5, 1), linked_on=date(2026, 1, 5), regime=regime), [talk], id=name)


def of_the_old_law() -> Dossier:
    """Under the old law, with a bit of everything."""
    made = person(
        "Samira", "Wi2013", persoon__termijn="2027-02-14", taal__lening="op", taal__examen=["lezen"],
        taal__spreken=3, geld__ontzorgen="ja", geld__ontzorgen_tot="2026-12-20",
    )  # fmt: skip
    made.milestones = [Milestone("leerroute", blocked="wacht op een plek", blocked_since=date(2026, 6, 1))]
    made.certificates = [Certificate("knm", date(2026, 4, 4), "diploma gezien", "Noor de Wit")]
    made.referrals = [Referral("rsd", "start", "legal_task", "Werk", history=[Step("sent", date(2026, 3, 2))])]
    return made


def opened(qtbot: QtBot, desk: Desk, dossier: str, came_from: str = "") -> IntegrationPage:
    """The page of one newcomer, as it is in the vault."""
    made = pages.build(desk, "integration", {"dossier": dossier, "from": came_from})
    assert isinstance(made, IntegrationPage)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def said(page: QWidget, name: str) -> str:
    """What a label says; empty when it is not there."""
    found = page.findChild(QLabel, name)
    return str(found.text()) if found is not None else ""
