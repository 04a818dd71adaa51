"""The coordination meeting on the screen: planning, the agenda, decisions, and what disappears from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.agreements import decide
from desktop.dossier.coordination import number
from desktop.dossier.model import Referral, Step
from desktop.dossier.work import Search
from desktop.errors import DossierMissing, LetterError
from desktop.guide import Guide
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault
from desktop.views import pages
from desktop.views.coordination.coordination_page import CoordinationPage
from desktop.views.coordination.sitting_page import HALF, SittingPage
from desktop.views.desk import Desk
from desktop.views.papers.single import single

from .conftest import Bar
from .finding import button, disk_gone
from .on_coordination import TABLE, TODAY, crowd, person, said, shown_cases, sitting, withheld

Shown = Callable[..., SittingPage]


@pytest.fixture
def desk(desk: Desk, shipped: Guide) -> Desk:
    """Zeist, on the day of the meeting."""
    return replace(desk, guide=shipped, today=lambda: TODAY, professional="Noor de Wit")


@pytest.fixture
def people(desk: Desk) -> None:
    desk.dossiers.add(*crowd(desk.guide))


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Shown:
    """Shows a meeting; it is stored first."""

    def shown(desk: Desk = desk, **more: object) -> SittingPage:
        made = sitting(**more)
        desk.dossiers.around.save_sitting(made)
        return show(qtbot, SittingPage(desk, made.id))

    return shown


def show(qtbot: QtBot, page: SittingPage) -> SittingPage:
    qtbot.addWidget(page)
    page.resize(1280, 660)
    page.show()
    page.activateWindow()
    settled(qtbot, page)
    qtbot.waitUntil(page.isActiveWindow)
    return page


def settled(qtbot: QtBot, page: SittingPage) -> None:
    qtbot.waitUntil(lambda: page.ready)


def press(qtbot: QtBot, page: SittingPage, name: str) -> None:
    """Press a button; what is new on the page shows itself in the next turn."""
    button(page, name).click()
    settled(qtbot, page)
    QApplication.processEvents()


def seen(page: QWidget) -> str:
    """Every text that can be seen."""
    QApplication.processEvents()
    return "\n".join(line.text() for line in page.findChildren(QLabel) if line.isVisibleTo(page))


def write(page: QWidget, text: str) -> None:
    area = page.findChild(QTextEdit, "decision_text")
    area.selectAll()
    area.insertPlainText(text)


def take_back_consent(desk: Desk, dossier_id: str, organisation: str = "rsd") -> None:
    dossier = desk.dossiers.open(dossier_id)
    decide(dossier, organisation, "withdrawn", TODAY)
    desk.dossiers.save(dossier)


def test_the_agenda_shows_no_name_and_counts_the_rest(shown: Shown, people: None) -> None:
    page = shown()
    assert shown_cases(page) == ["amina-taalhuis"]
    words = seen(page)
    assert "A.H." in words
    assert number("s", "amina") in words
    assert not any(name in words for name in ("Amina", "Nergis", "Bilan", "schulden"))
    assert said(page, "sitting_number") == "1 zaak op tafel"
    first, second = withheld(page)
    assert first == "Van 1 nieuwkomer ontbreekt toestemming voor RSD (Regionale Sociale Dienst)."
    assert second.startswith("1 zaak komt hier nooit op tafel")
    assert "N.D." not in words, "who it is, is shown when that is asked for"


def test_a_decision_is_an_action_on_the_work_list(qtbot: QtBot, shown: Shown, people: None, desk: Desk) -> None:
    page = shown()
    button(page, "decide:amina-taalhuis").click()
    assert page.focusWidget().objectName() == "decision_text"
    write(page, "Zoekt een maatje voor de avond.")
    owner = page.findChild(QComboBox, "decision_owner")
    assert [owner.itemData(at) for at in range(owner.count())] == ["professional", "newcomer", *TABLE]
    owner.setCurrentIndex(2)
    button(page, "decision_term:1").click()
    press(qtbot, page, "decision_keep")
    [action] = desk.dossiers.open("amina").actions
    assert (action.title, action.owner, action.due_on) == (
        "Zoekt een maatje voor de avond.", "taalhuis", TODAY + timedelta(14),
    )  # fmt: skip
    work = desk.dossiers.work(Search("mine", professional="Noor de Wit"), TODAY, {})
    assert [task.title for task in work.tasks] == [action.title]
    assert "Wie: Taalhuis, uiterlijk 8 dec. 2026" in seen(page)
    [decision] = desk.dossiers.open("amina").case_decisions
    press(qtbot, page, f"take_back:{decision.id}")
    assert desk.dossiers.open("amina").actions == []


def test_words_that_give_somebody_away_are_refused(qtbot: QtBot, shown: Shown, people: None, desk: Desk) -> None:
    page = shown()
    press(qtbot, page, "decide:amina-taalhuis")
    for text, found in (
        ("Amina belt zelf", "‘Amina’"),
        ("Samen met nergis", "‘nergis’"),
        ("Een Syrische vereniging bellen", "‘Syrische’"),
        ("Geboren op 1 mei 1990", "1990"),
        ("Veilig Thuis bellen", "‘Veilig Thuis’"),
        ("Bel 06 12345678", "06 12345678"),
        ("Vraag het aan mijn oom in Utrecht.", "‘mijn oom in Utrecht’"),
        ("", "Schrijf op wat er is besloten."),
    ):
        write(page, text)
        press(qtbot, page, "decision_keep")
        assert found in said(page, "decision_error")
        assert page.focusWidget().objectName() == "decision_text"
    assert not desk.dossiers.open("amina").actions


@pytest.mark.thorough
def test_a_day_that_is_past_or_no_day_is_refused(qtbot: QtBot, shown: Shown, people: None) -> None:
    page = shown()
    press(qtbot, page, "decide:amina-taalhuis")
    write(page, "Belt terug.")
    for typed, words in (("1-1-2020", "al voorbij"), ("overmorgen of zo", "datum")):
        page.findChild(QLineEdit, "decision_due").setText(typed)
        press(qtbot, page, "decision_keep")
        assert words in said(page, "decision_error")


def test_a_case_whose_consent_is_taken_back_disappears_and_that_is_said(
    qtbot: QtBot, shown: Shown, people: None, desk: Desk, bar: Bar
) -> None:
    page = shown()
    take_back_consent(desk, "amina")
    page.refresh()
    settled(qtbot, page)
    QApplication.processEvents()
    assert shown_cases(page) == []
    [(words, tone)] = bar.said
    assert (tone, "A.H." in words, "ingetrokken" in words) == ("warning", True, True)
    assert any("is de toestemming ingetrokken" in line and "opnieuw af" in line for line in withheld(page))
    letter = single(desk, None, {"paper": "coordination_agenda", "sitting": "s"}).letter
    assert number("s", "amina") not in str(letter)


@pytest.mark.thorough
def test_nothing_is_recorded_about_a_case_that_left_meanwhile(
    qtbot: QtBot, shown: Shown, people: None, desk: Desk, bar: Bar
) -> None:
    page = shown()
    press(qtbot, page, "decide:amina-taalhuis")
    write(page, "Belt vrijdag.")
    take_back_consent(desk, "amina")
    press(qtbot, page, "decision_keep")
    assert not desk.dossiers.open("amina").actions
    assert "Er is niets vastgelegd" in bar.said[0][0]
    assert shown_cases(page) == []
    assert page.flush()


def test_what_is_decided_stays_in_the_minutes_until_consent_is_taken_back(
    qtbot: QtBot, shown: Shown, people: None, desk: Desk
) -> None:
    page = shown(present=["Noor de Wit", "Amina Hassan"])
    press(qtbot, page, "decide:amina-taalhuis")
    write(page, "Belt vrijdag.")
    press(qtbot, page, "decision_keep")
    dossier = desk.dossiers.open("amina")
    dossier.referrals[0].history.append(Step("started", TODAY))
    desk.dossiers.save(dossier)
    paper = single(desk, None, {"paper": "coordination_minutes", "sitting": "s"})
    assert "Belt vrijdag." in str(paper.letter)
    assert "Noor de Wit" in str(paper.letter)
    assert "Amina" not in str(paper.letter)
    assert paper.letter.people == ("amina",), "printing it is noted in the log of this dossier"
    page.refresh()
    settled(qtbot, page)
    QApplication.processEvents()
    assert said(page, "standing:amina-taalhuis") == "loopt weer"
    take_back_consent(desk, "amina")
    paper = single(desk, None, {"paper": "coordination_minutes", "sitting": "s"})
    assert "Belt vrijdag." not in str(paper.letter)
    assert paper.letter.people == ()
    page.refresh()
    settled(qtbot, page)
    QApplication.processEvents()
    assert any("Dat blijft in het dossier" in line for line in withheld(page))


def test_who_is_to_be_asked_is_shown_only_when_that_is_wanted(shown: Shown, people: None) -> None:
    page = shown()
    went: list[tuple[str, dict[str, str]]] = []
    page.go.connect(lambda name, ids: went.append((name, ids)))
    button(page, "ask_consent").click()
    assert "N.D." in seen(page)
    button(page, "form:nergis:rsd").click()
    button(page, "open:amina-taalhuis").click()
    assert went == [
        ("paper", {"paper": "consent", "dossier": "nergis", "organisation": "rsd", "sitting": "s", "back": "sitting"}),
        ("dossier", {"dossier": "amina", "from": "sitting"}),
    ]
    button(page, "ask_consent").click()
    assert "N.D." not in seen(page)


@pytest.mark.thorough
def test_who_said_no_is_counted_and_not_asked_again(qtbot: QtBot, shown: Shown, people: None, desk: Desk) -> None:
    dossier = desk.dossiers.open("nergis")
    decide(dossier, "rsd", "refused", TODAY)
    desk.dossiers.save(dossier)
    page = shown()
    assert "1 nieuwkomer wil niet dat dit hier wordt besproken." in withheld(page)
    assert not button(page, "ask_consent").isVisibleTo(page)


@pytest.mark.parametrize(
    ("organisations", "words"),
    [
        ([], "Er zit nog niemand aan tafel."),
        (["taalhuis", "weg"], "niet meer in de sociale kaart staat. Haal haar van tafel. Het gaat om: weg."),
        pytest.param(["veilig-thuis"], "de naam alleen al te veel vertelt", marks=pytest.mark.thorough),
    ],
)
def test_a_table_that_cannot_be_is_said(
    shown: Shown, people: None, desk: Desk, organisations: list[str], words: str
) -> None:
    page = shown(organisations=organisations)
    assert words in said(page, "sitting_why")
    assert shown_cases(page) == []
    assert withheld(page) == []
    assert not button(page, "print_agenda").isEnabled()
    for paper in ("coordination_agenda", "coordination_minutes"):
        with pytest.raises(LetterError):
            single(desk, None, {"paper": paper, "sitting": "s"})


@pytest.mark.thorough
def test_a_partner_that_is_gone_is_taken_off_the_table(qtbot: QtBot, shown: Shown, people: None) -> None:
    page = shown(organisations=[*TABLE, "weg"])
    button(page, "change_sitting").click()
    chip = button(page, "partner:weg")
    assert chip.isChecked()
    chip.click()
    press(qtbot, page, "sitting_keep")
    assert said(page, "sitting_why") == ""
    assert shown_cases(page) == ["amina-taalhuis"]


@pytest.mark.thorough
def test_a_meeting_is_closed_and_opened_again(qtbot: QtBot, shown: Shown, people: None, desk: Desk) -> None:
    page = shown()
    press(qtbot, page, "close_sitting")
    assert desk.dossiers.around.sittings()[0].closed
    assert page.findChild(QWidget, "decide:amina-taalhuis") is None
    press(qtbot, page, "close_sitting")
    assert button(page, "decide:amina-taalhuis").isEnabled()


def test_half_a_decision_keeps_the_page_and_outlives_the_lock(
    qtbot: QtBot, shown: Shown, people: None, desk: Desk, bar: Bar
) -> None:
    page = shown()
    button(page, "decide:amina-taalhuis").click()
    assert page.flush(), "an empty field holds nobody up"
    write(page, "Belt vrij")
    assert not page.flush()
    assert bar.said == [(HALF, "warning")]
    half = page.draft()
    assert half == {"case": "amina-taalhuis", "text": "Belt vrij", "owner": "professional", "due": ""}
    assert page.abandon()
    fresh = pages.build(desk, "sitting", {})
    assert isinstance(fresh, SittingPage), "the one that was last looked at"
    fresh.show_draft(half)
    show(qtbot, fresh)
    assert fresh.draft() == half
    qtbot.keyClick(fresh.findChild(QTextEdit, "decision_text"), Qt.Key.Key_Escape)
    assert fresh.flush()
    assert fresh.focusWidget().objectName() == "decide:amina-taalhuis"


@pytest.mark.thorough
def test_a_disk_that_refuses_is_told_and_nothing_is_lost(
    qtbot: QtBot, shown: Shown, people: None, vault: Vault, desk: Desk, bar: Bar
) -> None:
    page = shown()
    press(qtbot, page, "decide:amina-taalhuis")
    write(page, "Belt vrijdag.")
    with disk_gone(vault):
        press(qtbot, page, "decision_keep")
        assert said(page, "decision_error")
        button(page, "close_sitting").click()
        page.refresh()
        settled(qtbot, page)
        assert bar.said[-1][1] == "error"
    press(qtbot, page, "decision_keep")
    assert len(desk.dossiers.open("amina").actions) == 1


@pytest.mark.thorough
def test_many_cases_come_in_turns(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    one = person(desk.guide, "Amina Hassan", "taalhuis")
    again = [Referral("taalhuis", "start", need=one.referrals[0].need, rule=one.referrals[0].rule,
                      history=list(one.referrals[0].history)) for _ in range(24)]  # fmt: skip
    one.referrals += again
    desk.dossiers.add(one)
    page = shown()
    assert len(shown_cases(page)) == 20
    button(page, "more_cases").click()
    assert len(shown_cases(page)) == 25
    assert not button(page, "more_cases").isVisibleTo(page)


@pytest.mark.thorough
def test_a_meeting_is_taken_out_of_the_list(qtbot: QtBot, shown: Shown, people: None, desk: Desk) -> None:
    page = shown()
    with qtbot.waitSignal(page.go) as gone:
        button(page, "remove_sitting").click()
        button(page, "question_yes").click()
    assert gone.args == ["coordination", {}]
    assert desk.dossiers.around.sittings() == []
    with pytest.raises(DossierMissing):
        pages.build(desk, "sitting", {"sitting": "s"})


def test_whoever_comes_back_after_the_lock_finds_the_list(qtbot: QtBot, desk: Desk, vault: Vault) -> None:
    again = replace(desk, dossiers=Dossiers(vault))
    page = pages.build(again, "sitting", {})
    qtbot.addWidget(page)
    assert isinstance(page, CoordinationPage)


def test_files_are_named_after_the_day(desk: Desk, people: None) -> None:
    desk.dossiers.around.save_sitting(sitting())
    made = [single(desk, None, {"paper": f"coordination_{one}", "sitting": "s"}) for one in ("agenda", "minutes")]
    assert [Path(paper.letter.stem).name for paper in made] == [
        "2026-11-24-regieoverleg-agenda", "2026-11-24-regieoverleg-verslag",
    ]  # fmt: skip
