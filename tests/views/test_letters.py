"""The papers of a conversation through the real page: looked at, printed, saved, marked as sent."""

from __future__ import annotations

import stat
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer, Consent, Dossier
from desktop.letters.occasion import Occasion
from desktop.store.vault import Vault
from desktop.views import theme
from desktop.views.desk import Desk
from desktop.views.inline_question import InlineQuestion
from desktop.views.papers.letters import LettersPage
from desktop.views.papers.paper_maker import compose

from .conftest import Bar
from .finding import button, disk_gone, texts
from .on_letters import (
    Show,
    finished,
    only,
    paper_printer,
    papers,
    save,
    shows_ink,
    statuses,
    text_of,
    tick,
    titles,
    turn_to,
)
from .packet import HELD, NAME, agree, files_of, nameless, newcomer, press, small, visible, words

UNDRAWABLE = "𓀀"  # an Egyptian sign that is in none of the program's fonts
FEW = {"gezondheid.huisarts": False, "taal.maatje": "wil", "werk.wens": ["duaal"], "geld.schulden": True}
"""Answers that propose an action and three referrals."""
AGREED = "Onze afspraken\nvoor de nieuwkomer"


@pytest.fixture
def dossier(zeist: Desk) -> Dossier:
    """Somebody with an action and two referrals, in the vault."""
    made = newcomer(zeist.guide, FEW)
    agree(zeist.guide, made, "huisarts-zoeken", "taalhuis-taalmaatje", "rsd-duaal")
    zeist.dossiers.add(made)
    return made


@pytest.fixture
def show(qtbot: QtBot, zeist: Desk) -> Show:
    """Shows the papers of a dossier's last conversation, and waits until they are made."""

    def shown(dossier: Dossier) -> LettersPage:
        fresh = zeist.dossiers.open(dossier.id)
        page = LettersPage(zeist, fresh, fresh.conversations[-1])
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        qtbot.waitUntil(lambda: page.ready, timeout=30_000)
        return page

    return shown


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The papers that take least."""
    only(monkeypatch, "actions", "referral")


# To look at


def test_every_paper_is_there_and_ticked(show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    assert titles(page) == [
        AGREED, "Verslag: startgesprek", "Actielijst", "Brief aan Taalhuis",
        "Brief aan RSD (Regionale Sociale Dienst)", "Toestemming voor Taalhuis",
    ]  # fmt: skip
    assert papers(page).currentRow() == 0
    assert words(page, "kept") == "6 van 6 papieren gekozen"


def test_nothing_of_a_paper_that_is_looked_at_comes_on_the_disk(
    qtbot: QtBot, show: Show, dossier: Dossier, tmp_path: Path, own_place: Path
) -> None:
    before = files_of(tmp_path, own_place)
    page = show(dossier)
    for title in titles(page):
        preview = turn_to(page, title)
        assert preview.pages > 0
        qtbot.waitUntil(partial(shows_ink, preview), timeout=10_000)
    after = files_of(tmp_path, own_place)
    vault = {file for file in after if ".startgesprek" in str(file)}
    assert after.keys() - vault == before.keys() - vault
    for content in after.values():
        assert NAME.encode() not in content
        assert b"%PDF" not in content


def test_pages_are_turned_and_drawn_larger(qtbot: QtBot, show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    preview = turn_to(page, "Verslag: startgesprek")
    assert preview.pages > 1
    assert words(page, "preview_page") == f"Bladzijde 1 van {preview.pages}"
    press(page, "page_after")
    qtbot.waitUntil(lambda: words(page, "preview_page") == f"Bladzijde 2 van {preview.pages}")
    press(page, "page_before")
    qtbot.waitUntil(lambda: words(page, "preview_page") == f"Bladzijde 1 van {preview.pages}")
    wide = preview.factor
    press(page, "zoom_in")
    assert preview.factor == pytest.approx(wide * 1.25)
    press(page, "zoom_page")
    assert preview.factor < wide
    press(page, "zoom_width")
    assert preview.factor == pytest.approx(wide)


def test_beside_a_letter_stands_what_goes_and_what_does_not(show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    turn_to(page, "Brief aan Taalhuis")
    side = page.findChild(QWidget, "disclosure")
    assert side is not None
    shown = {one.objectName() for one in visible(side, QLabel) if one.objectName().startswith("shown:")}
    withheld = {one.objectName() for one in visible(side, QLabel) if one.objectName().startswith("withheld:")}
    assert "shown:taal.maatje" in shown
    assert "Gewone vraag · mag door toestemming" in texts(side)
    assert {"withheld:geld.schulden", "withheld:gezondheid.huisarts"} <= withheld
    assert not {name.partition(":")[2] for name in shown} & {name.partition(":")[2] for name in withheld}
    turn_to(page, AGREED)
    assert "Voor de nieuwkomer" in [one.text() for one in visible(side, QLabel)]
    assert not [one for one in visible(side, QLabel) if one.objectName().startswith("withheld:")]


def test_letter_without_consent_waits(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, FEW)
    agree(zeist.guide, made, "taalhuis-taalmaatje")
    made.consents.clear()
    zeist.dossiers.add(made)
    page = show(made)
    turn_to(page, "Brief aan Taalhuis\nwacht op toestemming")
    assert words(page, "kept") == "4 van 5 papieren gekozen"
    side = page.findChild(QWidget, "disclosure")
    assert side is not None
    assert any(text.startswith("Nog niet versturen") for text in texts(side))


def test_refused_gets_no_letter_at_all(show: Show, zeist: Desk, quick: None) -> None:
    made = newcomer(zeist.guide, FEW)
    agree(zeist.guide, made, "taalhuis-taalmaatje")
    made.consents[:] = [Consent("taalhuis", "refused", HELD)]
    zeist.dossiers.add(made)
    assert not [title for title in titles(show(made)) if "Taalhuis" in title]


def test_sign_that_no_font_has_is_named_and_the_rest_still_works(
    qtbot: QtBot, show: Show, zeist: Desk, tmp_path: Path
) -> None:
    made = newcomer(zeist.guide)
    made.conversations[0].answers["werk.verhaal"] = Answer("werk.verhaal", "answered", f"Ik was {UNDRAWABLE}")
    zeist.dossiers.add(made)
    page = show(made)
    preview = turn_to(page, "Verslag: startgesprek\nkan niet worden gemaakt")
    assert preview.pages == 0
    assert UNDRAWABLE in words(page, "preview_sentence")
    assert turn_to(page, "Actielijst").pages > 0
    assert words(page, "kept") == "2 van 3 papieren gekozen"
    page.ask_folder = lambda _: tmp_path
    save(page, "save_each")
    finished(qtbot, page)
    assert len(list(tmp_path.glob("*.pdf"))) == 2


def test_fault_of_the_program_in_one_paper_leaves_the_others(qtbot: QtBot, zeist: Desk, dossier: Dossier) -> None:
    made = compose(Occasion(zeist.guide, dossier, dossier.conversations[0], HELD))
    made[1].letter = replace(made[1].letter, blocks=(object(),))  # type: ignore[arg-type]
    page = LettersPage(zeist, dossier, dossier.conversations[0])
    qtbot.addWidget(page)
    with qtbot.captureExceptions() as faults, qtbot.waitSignal(page.maker.finished, timeout=30_000):
        page.maker.make(made)
    assert len(faults) == 1
    assert [bool(paper.pdf) for paper in made] == [True, False, True, True, True, True]
    assert "fout in het programma" in made[1].problem


def test_paper_is_ticked_by_mouse_and_by_keyboard(qtbot: QtBot, show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    row = papers(page).visualItemRect(papers(page).item(1))
    edge, words_of_it = QPoint(row.left() + 4, row.center().y()), row.center()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(papers(page).viewport(), left, pos=edge)
    assert words(page, "kept") == "5 van 6 papieren gekozen"
    qtbot.mouseClick(papers(page).viewport(), left, pos=words_of_it)
    assert papers(page).currentRow() == 1
    qtbot.keyClick(papers(page), Qt.Key.Key_Space)
    assert words(page, "kept") == "6 van 6 papieren gekozen"


# To save


def test_one_file_for_its_owner_only_without_a_name(
    qtbot: QtBot, show: Show, dossier: Dossier, bar: Bar, tmp_path: Path, quick: None
) -> None:
    page = show(dossier)
    suggested: list[str] = []
    place = tmp_path / "usb"
    place.mkdir()

    def ask(_: QWidget, suggestion: str) -> Path:
        suggested.append(suggestion)
        return place / "papieren"

    page.ask_file = ask
    save(page, "save_one")
    finished(qtbot, page)
    [file] = place.iterdir()
    assert file.name == "papieren.pdf"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert suggested == ["papieren-2026-11-20.pdf"]
    assert NAME in text_of(file)
    assert "Doorverwijzing naar Taalhuis" in text_of(file)
    text, tone = bar.said[-1]
    assert "niet versleuteld" in text
    assert tone == "warning"


def test_only_ticked_papers_each_in_a_file_of_its_own(
    qtbot: QtBot, show: Show, dossier: Dossier, tmp_path: Path, quick: None
) -> None:
    page = show(dossier)
    tick(page, "Actielijst", "Brief aan Taalhuis")
    place = tmp_path / "usb"
    place.mkdir()
    page.ask_folder = lambda _: place
    save(page, "save_each")
    finished(qtbot, page)
    names = sorted(file.name for file in place.iterdir())
    assert names == ["2026-11-20-actielijst.pdf", "2026-11-20-doorverwijzing-taalhuis.pdf"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in place.iterdir()} == {0o600}
    assert "Hulp bij geld" not in text_of(place / names[1])


def test_existing_file_is_only_replaced_when_somebody_says_so(
    qtbot: QtBot, show: Show, dossier: Dossier, tmp_path: Path, quick: None
) -> None:
    page = show(dossier)
    tick(page, "Actielijst")
    place = tmp_path / "usb"
    place.mkdir()
    there = place / "2026-11-20-actielijst.pdf"
    there.write_text("van iemand anders")
    page.ask_folder = lambda _: place
    save(page, "save_each")
    assert there.name in words(page, "question_text")
    press(page, "question_no")
    assert there.read_text() == "van iemand anders"
    save(page, "save_each")
    press(page, "question_yes")
    finished(qtbot, page)
    assert there.read_bytes().startswith(b"%PDF")


def test_folder_that_is_not_there_is_told(
    qtbot: QtBot, show: Show, dossier: Dossier, bar: Bar, tmp_path: Path, quick: None
) -> None:
    page = show(dossier)
    page.ask_file = lambda _, name: tmp_path / "weg" / name
    save(page, "save_one")
    finished(qtbot, page)
    text, tone = bar.said[-1]
    assert tone == "error"
    assert "Niet opgeslagen" in text
    assert not words(page, "question_text")


def test_asking_where_and_cancelling_does_nothing(show: Show, dossier: Dossier, bar: Bar, quick: None) -> None:
    page = show(dossier)
    page.ask_file, page.ask_folder, page.ask_printer = (lambda *_: None), (lambda _: None), (lambda _: None)
    save(page, "save_one")
    save(page, "save_each")
    press(page, "print")
    assert page.ready
    assert bar.said == []


def test_without_ticks_there_is_nothing_to_print(show: Show, dossier: Dossier, quick: None) -> None:
    page = show(dossier)
    tick(page)
    assert not button(page, "print").isEnabled()
    assert words(page, "kept") == "0 van 3 papieren gekozen"


# To send


def test_letters_that_were_printed_may_be_marked_as_sent(
    qtbot: QtBot, show: Show, zeist: Desk, dossier: Dossier, tmp_path: Path, quick: None
) -> None:
    page = show(dossier)
    tick(page, "Brief aan Taalhuis", "Actielijst")
    page.ask_printer = lambda _: paper_printer(tmp_path / "gedrukt.pdf")
    press(page, "print")
    finished(qtbot, page)
    assert "Taalhuis" in words(page, "question_text")
    assert "RSD" not in words(page, "question_text")
    assert page.findChild(QWidget, "question_no").hasFocus() or page.focusWidget().objectName() == "question_no"
    press(page, "question_yes")
    assert statuses(zeist, dossier) == {"taalhuis": "sent", "rsd": "drafted"}
    stored = zeist.dossiers.open(dossier.id).referrals[0]
    assert [(step.status, step.on) for step in stored.history] == [("drafted", HELD), ("sent", HELD)]
    press(page, "print")
    finished(qtbot, page)
    assert words(page, "question_text") == ""


def test_not_yet_sent_stays_drafted(
    qtbot: QtBot, show: Show, zeist: Desk, dossier: Dossier, tmp_path: Path, quick: None
) -> None:
    page = show(dossier)
    page.ask_folder = lambda _: tmp_path
    save(page, "save_each")
    finished(qtbot, page)
    press(page, "question_no")
    assert set(statuses(zeist, dossier).values()) == {"drafted"}


# To end


def test_conversation_is_closed(qtbot: QtBot, show: Show, zeist: Desk, dossier: Dossier, quick: None) -> None:
    page = show(dossier)
    with qtbot.waitSignal(page.go) as gone:
        press(page, "finish")
    assert gone.args == ["dossier", {"dossier": dossier.id}]
    assert zeist.dossiers.open(dossier.id).conversations[0].completed


def test_conversation_is_not_closed_while_the_disk_refuses(
    qtbot: QtBot, show: Show, zeist: Desk, vault: Vault, bar: Bar, dossier: Dossier, quick: None
) -> None:
    page = show(dossier)
    with disk_gone(vault), qtbot.assertNotEmitted(page.go):
        press(page, "finish")
        assert "Nog niet opgeslagen" in words(page, "kept")
        assert bar.said[-1][1] == "error"
    with qtbot.waitSignal(page.go):
        press(page, "finish")
    assert zeist.dossiers.open(dossier.id).conversations[0].completed


def test_page_may_be_left_while_papers_are_made(qtbot: QtBot, zeist: Desk, dossier: Dossier) -> None:
    page = LettersPage(zeist, dossier, dossier.conversations[0])
    page.show()
    assert not zeist.background.idle
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    qtbot.waitUntil(lambda: zeist.background.idle, timeout=30_000)
    QApplication.processEvents()


@pytest.mark.thorough
def test_everything_has_a_name_can_be_hit_and_fits(show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    assert nameless(page) == []
    assert small(page) == []
    page.resize(960, 540)
    assert (page.width(), page.height()) == (960, 540)


@pytest.mark.thorough
def test_large_letters_in_a_small_window_cut_nothing(qapp: QApplication, show: Show, dossier: Dossier) -> None:
    try:
        theme.apply(qapp, 150)
        page = show(dossier)
        page.resize(960, 540)
        ask = page.findChild(InlineQuestion)
        ask.ask("Gaan deze brieven vandaag weg (Taalhuis, GGD regio Utrecht)? Dan noteren we dat.", "Ja", "Nee", list)
        QApplication.processEvents()
        assert ask.height() >= ask.layout().totalHeightForWidth(ask.width())
        for name in ("back", "save", "print", "finish"):
            one = page.findChild(QWidget, name)
            assert one.height() >= one.sizeHint().height(), name
            assert one.width() >= one.sizeHint().width(), name
        rows = papers(page)
        for number in range(rows.count()):
            item = rows.item(number)
            place = QRect(0, 0, rows.visualItemRect(item).width() - 70, 1000)
            needed = rows.fontMetrics().boundingRect(place, Qt.TextFlag.TextWordWrap, item.text())
            assert rows.visualItemRect(item).height() >= needed.height(), item.text()
    finally:
        theme.apply(qapp)
