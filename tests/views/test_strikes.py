"""A line that goes with a letter is taken out, by the professional or because the newcomer does not want it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Dossier, SentLetter
from desktop.store.vault import Vault
from desktop.views import theme
from desktop.views.desk import Desk
from desktop.views.papers.letters import LettersPage
from desktop.views.papers.paper_page import PaperPage

from .conftest import Bar
from .finding import disk_gone, texts
from .on_letters import finished, only, paper_printer, papers, shown, tick, titles, turn_to
from .packet import HELD, agree, nameless, newcomer, press, small, visible, words

LETTER = "Brief aan RSD (Regionale Sociale Dienst)"
WISH, BUDDY, DEBTS = "werk.wens", "taal.maatje", "geld.schulden"
ANSWERS = {"taal.maatje": "wil", "werk.wens": ["duaal"], "geld.schulden": True, "gezondheid.huisarts": False}


@pytest.fixture
def dossier(zeist: Desk) -> Dossier:
    """Somebody who is referred for work, with an answer that needs consent and one that never goes there."""
    made = newcomer(zeist.guide, ANSWERS)
    agree(zeist.guide, made, "rsd-duaal")
    zeist.dossiers.add(made)
    return made


@pytest.fixture
def page(qtbot: QtBot, zeist: Desk, dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> LettersPage:
    """The letters, with this one shown and only that one ticked."""
    only(monkeypatch, "referral")
    made = shown(qtbot, zeist, dossier)
    turn_to(made, LETTER)
    tick(made, LETTER)
    return made


def side(page: QWidget) -> QWidget:
    """What stands beside the letter."""
    found = page.findChild(QWidget, "disclosure")
    assert found is not None
    return found


def goes(page: QWidget, state: str = "shown") -> list[str]:
    """The questions of the lines that go, or were taken out, or are locked, in their order."""
    found = visible(side(page), QLabel)
    return [one.objectName().partition(":")[2] for one in found if one.objectName().startswith(f"{state}:")]


def letter(page: LettersPage) -> str:
    """What stands in the letter that would be printed now."""
    pdf = page.papers[titles(page).index(LETTER)].pdf
    return "\n".join(one.extract_text() for one in PdfReader(BytesIO(pdf)).pages)


def strike(qtbot: QtBot, page: LettersPage, question: str, by: str = "professional") -> None:
    """Take out a line, and wait until the letter is made anew."""
    press(side(page), f"strike:{by}:{question}")
    finished(qtbot, page)


def test_each_line_tells_question_answer_share_class_and_basis(qtbot: QtBot, page: LettersPage) -> None:
    assert goes(page) == [BUDDY, WISH, DEBTS]
    said = texts(side(page))
    assert "Wat wilt u nu graag doen?" in said
    assert "Gewone vraag · mag door de wettelijke taak" in said
    assert "Gevoelige vraag · mag door toestemming" in said
    assert "Altijd: naam, geboortedatum, taal en de vraag om hulp." in said
    assert words(side(page), "ask_newcomer") not in ("", "de tolk vertaalt")
    area = side(page).findChild(QScrollArea, "disclosure_scroll")
    assert area is not None
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(90)
    strike(qtbot, page, DEBTS)
    assert goes(page, "struck") == [DEBTS]
    assert bar.value() == 90  # the reader stays where he was


def test_line_taken_out_leaves_the_letter_at_once(qtbot: QtBot, zeist: Desk, dossier: Dossier) -> None:
    page = shown(qtbot, zeist, dossier)
    turn_to(page, LETTER)
    tick(page, LETTER)
    others = [paper.pdf for paper in page.papers if paper.letter.kind != "referral"]
    assert "Heeft u schulden?" in letter(page)
    strike(qtbot, page, DEBTS)
    assert goes(page) == [BUDDY, WISH]
    assert goes(page, "struck") == [DEBTS]
    assert words(side(page), "count_struck") == "1 regel is weggehaald; zie hieronder."
    assert "Weggehaald door de professional, op 20 november 2026" in texts(side(page))
    assert "Heeft u schulden?" not in letter(page)
    assert "Wat wilt u nu graag doen?" in letter(page)
    [kept] = zeist.dossiers.open(dossier.id).strikes
    assert (kept.organisation, kept.question, kept.by, kept.on) == ("rsd", DEBTS, "professional", HELD)
    assert papers(page).currentItem().text() == LETTER
    assert words(page, "kept").startswith("1 van ")
    assert [paper.pdf for paper in page.papers if paper.letter.kind != "referral"] == others


def test_what_the_newcomer_does_not_want_is_told_so_and_may_go_after_all(
    qtbot: QtBot, page: LettersPage, zeist: Desk, dossier: Dossier
) -> None:
    before = page.papers[titles(page).index(LETTER)].pdf
    strike(qtbot, page, WISH, "newcomer")
    assert "Weggehaald op verzoek van de nieuwkomer, op 20 november 2026" in texts(side(page))
    assert zeist.dossiers.open(dossier.id).strikes[0].by == "newcomer"
    assert "gezondheid.huisarts" in goes(page, "withheld")  # what is locked has no button that lets it go
    ways = {one.objectName() for one in visible(side(page), QPushButton)}
    strikes = {f"strike:{by}:{one}" for by in ("professional", "newcomer") for one in (BUDDY, DEBTS)}
    assert ways == strikes | {f"restore:{WISH}"}
    assert nameless(page) == []
    assert small(page) == []
    press(side(page), f"restore:{WISH}")
    finished(qtbot, page)
    assert zeist.dossiers.open(dossier.id).strikes == []
    assert goes(page) == [BUDDY, WISH, DEBTS]
    assert page.papers[titles(page).index(LETTER)].pdf == before


def test_a_struck_line_that_gets_locked_cannot_be_sent_after_all(
    qtbot: QtBot, page: LettersPage, zeist: Desk, dossier: Dossier
) -> None:
    strike(qtbot, page, DEBTS)
    changed = zeist.dossiers.open(dossier.id)
    changed.consents.clear()
    zeist.dossiers.save(changed)
    again = shown(qtbot, zeist, dossier)
    turn_to(again, LETTER)
    assert DEBTS in goes(again, "withheld")
    assert goes(again, "struck") == []
    assert not visible(again, QPushButton, f"restore:{DEBTS}")


def test_by_keyboard_one_line_after_the_other(qtbot: QtBot, page: LettersPage) -> None:
    first = visible(side(page), QPushButton, f"strike:newcomer:{BUDDY}")[0]
    assert first.accessibleName() == "Nieuwkomer wil dit niet: Heeft u een taalmaatje?"
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    finished(qtbot, page)
    focused = page.focusWidget()
    assert focused.objectName() == f"strike:newcomer:{WISH}"
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    finished(qtbot, page)
    assert page.focusWidget().objectName() == f"strike:newcomer:{DEBTS}"
    assert goes(page, "struck") == [BUDDY, WISH]


def test_strike_is_tried_again_when_the_disk_refused(
    qtbot: QtBot, page: LettersPage, zeist: Desk, vault: Vault, bar: Bar, dossier: Dossier
) -> None:
    with disk_gone(vault):
        strike(qtbot, page, WISH, "newcomer")
        assert "Nog niet opgeslagen" in words(page, "kept")
        assert bar.said[-1][1] == "error"
    assert "Wat wilt u nu graag doen?" not in letter(page)
    assert page.flush()
    assert [one.question for one in zeist.dossiers.open(dossier.id).strikes] == [WISH]


def test_line_that_is_on_paper_already_is_warned_for(qtbot: QtBot, page: LettersPage, bar: Bar, tmp_path: Path) -> None:
    page.ask_printer = lambda _: paper_printer(tmp_path / "gedrukt.pdf", 40)
    press(page, "print")
    finished(qtbot, page)
    assert "RSD" in words(page, "question_text")
    strike(qtbot, page, DEBTS)
    assert words(page, "question_text") == ""  # that paper must not go any more
    assert "Gooi dat papier weg" in bar.said[-1][0]


def test_line_that_was_sent_already_is_warned_for(
    qtbot: QtBot, zeist: Desk, dossier: Dossier, bar: Bar, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier.sent.append(SentLetter("rsd", "referral", HELD, "Doorverwijzing", [DEBTS], []))
    zeist.dossiers.save(dossier)
    only(monkeypatch, "referral")
    made = shown(qtbot, zeist, dossier)
    turn_to(made, LETTER)
    strike(qtbot, made, WISH)
    assert not [text for text, _ in bar.said if "stond" in text]
    strike(qtbot, made, DEBTS)
    assert "dit stond in de brief van 20 november 2026" in bar.said[-1][0]
    assert bar.said[-1][1] == "warning"


@pytest.mark.thorough
def test_large_letters_in_a_small_window_cut_nothing(qapp: QApplication, qtbot: QtBot, page: LettersPage) -> None:
    try:
        theme.apply(qapp, 150)
        page.resize(960, 540)
        area = side(page).findChild(QScrollArea, "disclosure_scroll")
        assert area is not None
        for one in visible(area, QPushButton):
            assert one.width() >= one.sizeHint().width(), one.objectName()
            assert one.mapTo(area, QPoint(one.width(), 0)).x() <= area.viewport().width(), one.objectName()
    finally:
        theme.apply(qapp)


def test_line_is_taken_out_before_the_form_is_signed(qtbot: QtBot, zeist: Desk, dossier: Dossier) -> None:
    """What is struck beside the consent form is gone from the form, and from the letter that follows."""
    agree(zeist.guide, dossier, "taalhuis-taalmaatje")
    dossier.consents.clear()
    zeist.dossiers.save(dossier)
    page = PaperPage(zeist, dossier, {"paper": "consent", "dossier": dossier.id, "organisation": "taalhuis"})
    qtbot.addWidget(page)
    page.show()
    finished(qtbot, page)
    before = page.papers[0].pdf
    assert goes(page) == [BUDDY]
    press(side(page), f"strike:newcomer:{BUDDY}")
    finished(qtbot, page)
    assert goes(page, "struck") == [BUDDY]
    assert page.papers[0].pdf != before
    assert [one.by for one in zeist.dossiers.open(dossier.id).strikes] == ["newcomer"]
    press(side(page), f"restore:{BUDDY}")
    finished(qtbot, page)
    assert page.papers[0].pdf == before
