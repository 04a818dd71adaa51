"""A coordination meeting from beginning to end: planned, spoken of, decided, taken back, closed, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QTableView

from desktop.demo_hand import Hand
from desktop.dossier.agreements import decide
from desktop.dossier.model import Consent, Conversation, Dossier, Newcomer, Referral, Step
from desktop.views.coordination.sitting_page import SittingPage
from desktop.views.papers.paper_page import PaperPage

from .conftest import make_vault

TODAY = date(2026, 11, 24)
THEN = TODAY - timedelta(60)


def person(name: str, *allows: str) -> Dossier:
    """Somebody of whom the Taalhuis never answered."""
    history = [Step("sent", THEN), Step("no_answer", THEN)]
    return Dossier(
        Newcomer(name, "ar", date(1990, 5, 1), country="SY"),
        [Conversation("start", THEN, "ar", completed=True)],
        [Consent(one, "given", THEN) for one in allows],
        referrals=[Referral("taalhuis", "start", need="Graag leren lezen", history=history)],
        id=name.split()[0].lower(),
    )


def seen(hand: Hand) -> str:
    page = hand.window.page
    assert page is not None
    return "\n".join(line.text() for line in page.findChildren(QLabel) if line.isVisibleTo(page))


def at_the_table(hand: Hand) -> SittingPage:
    page = hand.until_page("SittingPage")
    assert isinstance(page, SittingPage)
    hand.until(lambda: page.ready, "the agenda")
    return page


def paper(hand: Hand, name: str) -> str:
    """What stands on a paper of the meeting, and back to the table."""
    hand.click(name)
    page = hand.until_page("PaperPage")
    assert isinstance(page, PaperPage)
    hand.until(lambda: page.ready, "the paper")
    said = str(page.papers[0].letter)
    assert page.papers[0].pdf.startswith(b"%PDF")
    hand.click("back")
    at_the_table(hand)
    return said


@pytest.mark.thorough
def test_a_meeting_from_its_agenda_to_its_minutes(program: Callable[..., Hand], tmp_path: Path) -> None:
    hand = program(lambda: TODAY)
    make_vault(hand, tmp_path)
    desk = hand.application.desk
    assert desk is not None
    desk.dossiers.add(person("Amina Hassan", "taalhuis", "samenspraak"), person("Nergis Demir", "taalhuis"),
                      person("Rana Saleh", "taalhuis", "samenspraak"))  # fmt: skip
    hand.application.go("coordination", {})
    hand.until_page("CoordinationPage")
    hand.click("new_sitting")
    hand.type("sitting_day", "24-11-2026")
    hand.click("partner:taalhuis")
    hand.click("partner:samenspraak")
    hand.click("sitting_keep")
    page = at_the_table(hand)
    assert "2 zaken op tafel" in seen(hand)
    assert "Van 1 nieuwkomer ontbreekt toestemming voor Samenspraak." in seen(hand)
    said = paper(hand, "print_agenda")
    assert "A.H." in said
    assert "R.S." in said
    assert not any(word in said for word in ("Amina", "Nergis", "N.D.", "Graag leren lezen", "Syri", "1990"))

    amina = next(case for case in at_the_table(hand).agenda.cases if case.dossier.id == "amina")  # type: ignore[union-attr]
    hand.click(f"decide:{amina.referral.id}")
    hand.type("decision_text", "Er is plaats op dinsdagavond.")
    owner = hand.find("decision_owner")
    assert isinstance(owner, QComboBox)
    owner.setCurrentIndex(owner.findData("taalhuis"))
    hand.click("decision_keep")
    hand.until(lambda: "Er is plaats op dinsdagavond." in seen(hand), "the decision")

    rana = desk.dossiers.open("rana")
    decide(rana, "samenspraak", "withdrawn", TODAY)
    desk.dossiers.save(rana)
    page = at_the_table(hand)
    page.refresh()
    hand.until(lambda: "is de toestemming ingetrokken" in seen(hand), "that a case left the table")
    assert "R.S." not in seen(hand)
    said = paper(hand, "print_minutes")
    assert "Er is plaats op dinsdagavond." in said
    assert not any(word in said for word in ("Amina", "Rana", "R.S.", "Nergis"))
    hand.click("close_sitting")
    hand.until(lambda: desk.dossiers.around.sittings()[0].closed, "the meeting to close")

    hand.application.go("work", {"which": "all"})
    hand.until_page("WorkPage")
    tasks = hand.find("tasks")
    assert isinstance(tasks, QTableView)
    model = tasks.model()
    hand.until(lambda: model.rowCount() == 4, "the work list")
    assert "Er is plaats op dinsdagavond." in {str(model.index(row, 3).data()) for row in range(4)}
    hand.click("newcomers")
    hand.until_page("DossiersPage")
