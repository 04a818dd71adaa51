"""The chain of civic integration in the windows: what comes and has passed, proofs, papers, the file for the plan."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop import guide as guides
from desktop.dossier.model import Consent, Dossier
from desktop.store.vault import Vault
from desktop.views import pages
from desktop.views.clearing import wipe
from desktop.views.desk import Desk
from desktop.views.integration.integration_page import IntegrationPage
from desktop.views.integration.integration_words import FINISHED, NO_DUTY, NO_LAW, NO_TERM
from desktop.views.papers.paper_page import PaperPage

from .conftest import Bar
from .finding import button, disk_gone, texts
from .on_integration import TODAY, of_the_old_law, opened, person, said
from .on_letters import paper_printer
from .packet import nameless, small

ISOLATES = "\u2068\u2069"


@pytest.fixture
def desk(zeist: Desk) -> Desk:
    """A desk in Zeist, in November."""
    return replace(zeist, today=lambda: TODAY, professional="Noor de Wit")


@pytest.fixture
def samira(desk: Desk) -> Dossier:
    """Somebody with a bit of everything, in the vault."""
    made = of_the_old_law()
    desk.dossiers.add(made)
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, samira: Dossier) -> IntegrationPage:
    return opened(qtbot, desk, samira.id)


def line(page: QWidget, name: str) -> QLineEdit:
    found: QLineEdit = page.findChild(QLineEdit, f"certificate:{name}")
    return found


def noted(desk: Desk, dossier: str) -> list[tuple[str, str]]:
    return [(entry.kind, entry.detail) for entry in desk.dossiers.log.entries(dossier=dossier)]


def test_what_comes_stands_there_with_its_day_how_long_how_urgent_and_where_it_comes_from(
    page: IntegrationPage,
) -> None:
    words = texts(page)
    rows = [(said(page, f"due:{row}:day"), said(page, f"due:{row}:urgency")) for row in range(4)]
    assert rows == [
        ("20-12-2026, nog 28 dagen", "Binnenkort"),
        ("14-02-2027, nog 84 dagen", "Binnenkort"),
        ("Dag onbekend", "Staat stil"),
        ("14-02-2027, nog 84 dagen", "Komt eraan"),
    ]
    assert any("Deze stap staat stil sinds 01-06-2026: wacht op een plek" in text for text in words)
    assert "Verteld op 01-03-2026: Startgesprek." in words
    assert any("beslist niets" in text for text in words)
    assert (nameless(page), small(page)) == ([], [])


def test_a_proof_is_recorded_by_keyboard_is_in_the_vault_and_can_be_taken_back(
    page: IntegrationPage, desk: Desk, samira: Dossier
) -> None:
    assert (
        said(page, "stands:knm").strip(ISOLATES)
        == "Klaar op 04-04-2026 · bewijs: diploma gezien · gezien door Noor de Wit"
    )
    assert said(page, "stands:lezen").strip(ISOLATES) == "Verteld op 01-03-2026, nog geen bewijs"
    way = button(page, "record:lezen")
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Space)
    assert line(page, "done_on").hasFocus()
    QTest.keyClicks(line(page, "done_on"), "1-11-2026")
    QTest.keyClicks(line(page, "proof"), "uitslag van DUO")
    QTest.keyClick(line(page, "proof"), Qt.Key.Key_Return)
    kept = {item.part: item for item in desk.dossiers.open(samira.id).certificates}["lezen"]
    assert (kept.done_on, kept.proof, kept.by) == (date(2026, 11, 1), "uitslag van DUO", "Noor de Wit")
    remove = button(page, "remove:lezen")
    assert remove.hasFocus()
    assert remove.accessibleName() == "Weghalen: Examen lezen"
    remove.click()
    assert [item.part for item in desk.dossiers.open(samira.id).certificates] == ["knm"]
    button(page, "undo").click()
    assert [item.part for item in desk.dossiers.open(samira.id).certificates] == ["knm", "lezen"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [("", "op welke dag"), ("geen dag", "dag-maand-jaar"), ("23-11-2026", "moet nog komen"), ("1-1-1980", "geboorte")],
)
def test_a_proof_that_cannot_be_is_said_and_keeps_the_page(
    qtbot: QtBot, page: IntegrationPage, samira: Dossier, typed: str, why: str
) -> None:
    button(page, "record:pvt").click()
    line(page, "done_on").setText(typed)
    line(page, "proof").setText("verklaring")
    with qtbot.assertNotEmitted(page.go):
        button(page, "back").click()
    assert why in said(page, "certificate_error")
    assert page.draft() == {"part": "pvt", "done_on": typed, "proof": "verklaring"}
    QTest.keyClick(line(page, "done_on"), Qt.Key.Key_Escape)
    assert page.flush()
    assert page.draft() == {}


def test_what_stands_half_typed_comes_back_after_the_lock_and_a_locked_page_holds_nothing(
    qtbot: QtBot, page: IntegrationPage, desk: Desk, samira: Dossier
) -> None:
    button(page, "record:pvt").click()
    line(page, "done_on").setText("geen dag")
    assert page.abandon()
    again = opened(qtbot, desk, samira.id)
    again.show_draft(page.draft())
    assert line(again, "done_on").text() == "geen dag"
    button(page, "cancel_certificate").click()
    button(page, "step:pip").click()
    page.findChild(QLineEdit, "step:blocked").setText("wacht op DUO")
    other = opened(qtbot, desk, samira.id)
    other.show_draft(page.draft())
    assert other.findChild(QLineEdit, "step:blocked").text() == "wacht op DUO"
    wipe(page)
    assert set(texts(page)) == {""}


def test_a_step_is_recorded_here_too_and_changes_what_comes(
    qtbot: QtBot, page: IntegrationPage, desk: Desk, samira: Dossier
) -> None:
    button(page, "step:examen").click()
    done = page.findChild(QLineEdit, "step:done_on")
    done.setText("20-11-2026")
    QTest.keyClick(done, Qt.Key.Key_Return)
    assert {item.step for item in desk.dossiers.open(samira.id).milestones} == {"leerroute", "examen"}
    assert said(page, "dues_about") == FINISHED
    assert said(page, "due:0:urgency") == "Binnenkort"  # the end of ontzorgen
    assert page.findChild(QWidget, "due:2") is None
    button(page, "step:koppeling").click()
    with qtbot.waitSignal(page.go) as went:
        button(page, "correct_step").click()
    assert went.args == ["newcomer", {"dossier": "Samira"}]


def test_a_disk_that_refuses_is_said_and_tried_again(
    page: IntegrationPage, desk: Desk, vault: Vault, samira: Dossier
) -> None:
    button(page, "record:pvt").click()
    line(page, "done_on").setText("1-11-2026")
    with disk_gone(vault):
        button(page, "save_certificate").click()
        assert "Nog niet opgeslagen" in said(page, "kept")
        assert not page.flush()
    assert page.flush()
    assert said(page, "kept") == ""
    assert len(desk.dossiers.open(samira.id).certificates) == 2


@pytest.mark.parametrize(("regime", "words"), [("ukraine", NO_DUTY), (None, NO_LAW), ("Wi2021", NO_TERM)])
def test_of_whom_there_is_nothing_to_reckon_it_says_why(qtbot: QtBot, desk: Desk, regime: Any, words: str) -> None:
    desk.dossiers.add(person("Oksana", regime))
    page = opened(qtbot, desk, "Oksana")
    assert said(page, "dues_about") == words
    assert page.parts.isVisibleTo(page) is (regime != "ukraine")


def test_the_papers_and_the_file_say_on_what_ground_they_go(page: IntegrationPage, samira: Dossier) -> None:
    for consents, referrals, words in (
        ([], samira.referrals, "wettelijke taak"),
        ([], [], "nog geen toestemming"),
        ([Consent("rsd", "given", TODAY)], [], "er is toestemming"),
        ([Consent("rsd", "refused", TODAY)], [], "geeft geen toestemming"),
    ):
        samira.consents, samira.referrals = consents, referrals
        page.handover.show_ground(samira)
        assert words in said(page, "handover_may")
        assert button(page, "save_pip").isEnabled() is (words in ("wettelijke taak", "er is toestemming"))


def test_the_file_is_saved_where_somebody_chooses_noted_first_and_holds_no_name(
    qtbot: QtBot, page: IntegrationPage, desk: Desk, bar: Bar, tmp_path: Path
) -> None:
    file = tmp_path / "pip.json"
    page.pip.ask_file = lambda _, name: file if name == "pip-2026-11-22.json" else None
    button(page, "save_pip").click()
    qtbot.waitUntil(lambda: bool(bar.said))
    assert bar.said[-1][1] == "done"
    assert "geen naam" in bar.said[-1][0]
    found = json.loads(file.read_text("utf-8"))
    assert found["level"] == {"speaking": 3}
    assert found["parts"] == [{"part": "knm", "done_on": "2026-04-04"}]
    assert "Samira" not in file.read_text("utf-8")
    assert ("exported", "pip") in noted(desk, "Samira")
    file.write_text("{}", "utf-8")
    button(page, "save_pip").click()
    button(page, "question_no").click()
    assert file.read_text("utf-8") == "{}"


def test_what_cannot_be_noted_does_not_leave_the_vault(
    qtbot: QtBot, page: IntegrationPage, vault: Vault, bar: Bar, tmp_path: Path
) -> None:
    page.pip.ask_file = lambda *_: tmp_path / "pip.json"
    with disk_gone(vault):
        button(page, "save_pip").click()
        qtbot.waitUntil(lambda: bool(bar.said))
    assert bar.said[-1][1] == "error"
    assert list(tmp_path.glob("*.json")) == []


def test_a_paper_is_printed_noted_and_kept_as_it_was_sent(
    qtbot: QtBot, page: IntegrationPage, desk: Desk, tmp_path: Path, samira: Dossier
) -> None:
    with qtbot.waitSignal(page.go) as went:
        button(page, "intake_paper").click()
    name, ids = went.args
    assert (name, ids) == ("paper", {"dossier": "Samira", "paper": "intake", "back": "integration"})
    paper = pages.build(desk, name, dict(ids))
    assert isinstance(paper, PaperPage)
    qtbot.addWidget(paper)
    paper.show()
    qtbot.waitUntil(lambda: paper.ready)
    paper.ask_printer = lambda _: paper_printer(tmp_path / "out.pdf")
    button(paper, "print").click()
    qtbot.waitUntil(lambda: paper.findChild(QLabel, "question_text").isVisible())
    button(paper, "question_yes").click()
    [sent] = desk.dossiers.open(samira.id).sent
    assert (sent.organisation, sent.paper, sent.referrals) == ("rsd", "intake", [samira.referrals[0].id])
    assert "taal.spreken" in sent.questions
    assert desk.dossiers.sent_paper(sent.id) == paper.papers[0].pdf
    assert ("printed", "intake") in noted(desk, "Samira")


def test_a_paper_without_a_ground_cannot_leave(qtbot: QtBot, desk: Desk) -> None:
    desk.dossiers.add(person("Yonas", taal__spreken=2))
    paper = pages.build(desk, "paper", {"dossier": "Yonas", "paper": "annex", "back": "integration"})
    assert isinstance(paper, PaperPage)
    qtbot.addWidget(paper)
    paper.show()
    qtbot.waitUntil(lambda: paper.ready)
    assert not button(paper, "print").isEnabled()


def test_the_second_municipality_shows_its_own_steps_and_parts_and_none_of_zeist(
    qtbot: QtBot, desk: Desk, samira: Dossier
) -> None:
    there = replace(desk, guide=guides.load("linderveen"))
    page = opened(qtbot, there, samira.id)
    words = " ".join([*texts(page), *(way.text() for way in page.steps.findChildren(type(button(page, "back"))))])  # type: ignore[union-attr]
    assert "Werkplein" in words
    assert "stadstoets" in {part.objectName().partition(":")[2] for part in page.findChildren(QWidget)}
    own = desk.guide.municipality.settings
    shown = {step.title for step in own.steps} | {part.title for part in own.integration.parts} | {"RSD"}
    assert not [title for title in shown if title in words]
