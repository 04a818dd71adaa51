"""Monday morning: three newcomers, what waits for them, and what is done about it; the same list after the lock."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView

from desktop.demo_hand import Hand
from desktop.dossier.model import Action, Conversation, Dossier, Newcomer, Referral, Step
from desktop.dossier.work import LISTS, WorkList

from .conftest import Enter, unlock

MONDAY = date(2026, 9, 7)
ME, COLLEAGUE = "Marijke de Boer", "Ali Demir"
HELD = date(2026, 3, 2)


def person(name: str, language: str, *agreed: Action | Referral) -> Dossier:
    actions = [one for one in agreed if isinstance(one, Action)]
    referrals = [one for one in agreed if isinstance(one, Referral)]
    return Dossier(
        Newcomer(name, language), [Conversation("start", HELD, language, completed=True)], [], actions, referrals
    )


def on(month: int, day: int) -> date:
    return date(2026, month, day)


def referral(organisation: str, need: str, *history: Step, professional: str = ME) -> Referral:
    return Referral(organisation, "start", need=need, history=list(history), professional=professional)


def people() -> list[Dossier]:
    """Every kind of task, in every state that a list tells apart."""
    sent = Step("sent", on(8, 24))
    return [
        person(
            "Yusuf Al-Khatib",
            "ar",
            Action("Huisarts zoeken", "newcomer", "start", MONDAY, professional=ME),
            Action("Brief van DUO lezen", "professional", "start", on(8, 31), professional=COLLEAGUE),
            Action("Zwemles kiezen", "newcomer", "start", on(5, 1), "done", professional=ME),
            referral("taalhuis", "Een taalmaatje", sent, Step("waiting", on(8, 31), "", on(10, 5))),
        ),
        person(
            "Selam Tesfay",
            "ti",
            Action("Fiets regelen", "interpreter", "start", professional=COLLEAGUE),
            referral("meanderomnium", "Samen fietsen", Step("sent", on(3, 9), "", on(4, 1)), professional=COLLEAGUE),
            referral("taalhuis", "Leren lezen", Step("sent", on(4, 1)), Step("started", on(5, 1))),
        ),
        person(
            "عبد الرحمن محمد الخطيب",
            "ar",
            referral("taalhuis", "Een taalgroep", Step("sent", on(5, 4)), Step("no_answer", on(9, 1), "", MONDAY)),
            referral("taalhuis", "Nog te versturen", Step("drafted", HELD)),
            referral("taalhuis", "Al geweigerd", Step("sent", HELD), Step("refused", on(4, 1))),
        ),
    ]


def settled(hand: Hand) -> Any:
    page: Any = hand.until_page("WorkPage")
    hand.until(lambda: bool(page.ready), "the list")
    return page


def titles(hand: Hand) -> list[str]:
    settled(hand)
    table = hand.window.page.findChild(QTableView, "tasks") if hand.window.page else None
    assert table is not None
    model = table.model()
    return [str(model.index(row, 3).data()) for row in range(model.rowCount())]


def counts(hand: Hand) -> dict[WorkList, int]:
    return {which: int(hand.find(f"work_list:{which}").findChild(QLabel).text()) for which in LISTS}


def test_a_monday_morning(program: Callable[..., Hand], enter: Enter, tmp_path: Path) -> None:
    hand = program(lambda: MONDAY)
    enter(hand, tmp_path)
    desk = hand.application.desk
    assert desk
    desk.dossiers.add(*people())
    hand.application.go("work", {})
    settled(hand)
    found = {}
    for which in LISTS:
        hand.click(f"work_list:{which}")
        found[which] = titles(hand)
    assert found["today"] == ["Huisarts zoeken", "Een taalgroep"]
    assert found["overdue"] == ["Samen fietsen", "Brief van DUO lezen"]
    assert found["waiting"] == ["Samen fietsen", "Een taalgroep", "Een taalmaatje"]
    assert found["no_answer"] == ["Samen fietsen", "Een taalgroep"]
    assert sorted(found["mine"]) == sorted(
        ["Huisarts zoeken", "Een taalmaatje", "Leren lezen", "Een taalgroep", "Nog te versturen"]
    )
    assert set(found["all"]) == {*found["mine"], "Brief van DUO lezen", "Fiets regelen", "Samen fietsen"}
    assert counts(hand) == {which: len(tasks) for which, tasks in found.items()}

    # One is done: ticked by the keyboard, in the list of what is late.
    hand.click("work_list:overdue")
    table: Any = hand.find("tasks")
    table.setFocus()
    assert titles(hand)[1] == "Brief van DUO lezen"
    table.setCurrentIndex(table.model().index(1, 3))
    QTest.keyClick(table, Qt.Key.Key_Space)
    settled(hand)
    assert counts(hand) == {which: len(set(tasks) - {"Brief van DUO lezen"}) for which, tasks in found.items()}

    # The same list as a file, and after the lock.
    page = settled(hand)
    page.files.ask_file = lambda _, suggestion: tmp_path / suggestion
    page.findChild(QAction, "work_spreadsheet").trigger()
    hand.until(lambda: "opgeslagen als spreadsheet" in hand.window.messages.text, "the spreadsheet")
    with zipfile.ZipFile(tmp_path / "werklijst-te-laat-2026-09-07.xlsx") as book:
        text = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    assert "Samen fietsen" in text
    assert "Selam Tesfay" in text
    assert "Brief van DUO" not in text
    hand.type("work_text", "selam")
    settled(hand)
    hand.click("lock")
    hand.until_page("UnlockPage")
    unlock(hand)
    assert titles(hand) == ["Samen fietsen"]
    assert hand.find("work_text").property("text") == "selam"
    assert hand.window.messages.text == ""


def test_a_list_leads_to_its_paper_and_back(program: Callable[..., Hand], enter: Enter, tmp_path: Path) -> None:
    hand = program(lambda: MONDAY)
    enter(hand, tmp_path)
    desk = hand.application.desk
    assert desk
    desk.dossiers.add(*people())
    hand.application.go("work", {"which": "waiting"})
    settled(hand)
    hand.click("work_print")
    hand.until_page("PaperPage")
    hand.until(lambda: hand.there("back"), "the paper")
    hand.click("back")
    assert titles(hand) == ["Samen fietsen", "Een taalgroep", "Een taalmaatje"]
    table: Any = hand.find("tasks")
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, 3))
    QTest.keyClick(table, Qt.Key.Key_Return)
    hand.until_page("ReferralsPage")
