"""Papers saved with a password, through the real page."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PasswordType, PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Dossier
from desktop.views.desk import Desk
from desktop.views.papers.letters import LettersPage

from .conftest import Bar
from .finding import texts
from .on_letters import finished, only, save, shown, tick, titles, turn_to
from .packet import NAME, agree, nameless, newcomer, press, small, words

PASSWORD = "vier fietsen onder de kastanje"


@pytest.fixture
def page(qtbot: QtBot, zeist: Desk, monkeypatch: pytest.MonkeyPatch) -> LettersPage:
    """The papers of somebody with an action, made."""
    dossier: Dossier = newcomer(zeist.guide, {"gezondheid.huisarts": False})
    agree(zeist.guide, dossier, "huisarts-zoeken")
    zeist.dossiers.add(dossier)
    only(monkeypatch, "report", "actions")
    fresh = zeist.dossiers.open(dossier.id)
    made = LettersPage(zeist, fresh, fresh.conversations[-1])
    qtbot.addWidget(made)
    made.resize(1280, 660)
    made.show()
    finished(qtbot, made)
    return made


def lines(page: QWidget) -> list[QLineEdit]:
    """Where the password is typed."""
    found = [page.findChild(QLineEdit, name) for name in ("pdf_password", "pdf_password_again")]
    return [line for line in found if line is not None]


def fill(qtbot: QtBot, page: QWidget, *typed: str) -> None:
    """Type the password, twice."""
    for line, text in zip(lines(page), typed, strict=True):
        line.clear()
        qtbot.keyClicks(line, text)


@pytest.mark.parametrize("way", ["save_one_closed", "save_each_closed"])
def test_the_files_open_with_the_password_only(
    qtbot: QtBot, page: LettersPage, bar: Bar, tmp_path: Path, way: str
) -> None:
    tick(page, "Verslag: startgesprek", "Actielijst")
    place = tmp_path / "usb"
    place.mkdir()
    page.ask_folder, page.ask_file = (lambda _: place), (lambda _, name: place / name)
    save(page, way)
    assert lines(page)[0].hasFocus() or page.focusWidget() is lines(page)[0]
    fill(qtbot, page, PASSWORD, PASSWORD)
    press(page, "pdf_password_yes")
    finished(qtbot, page)
    files = sorted(place.iterdir())
    assert len(files) == (1 if way == "save_one_closed" else 2)
    for file in files:
        assert NAME.encode() not in file.read_bytes()
        assert PdfReader(file).decrypt("") == PasswordType.NOT_DECRYPTED
        assert any(NAME in one.extract_text() for one in PdfReader(file, password=PASSWORD).pages)
    text, tone = bar.said[-1]
    assert tone == "done"
    assert "apart door" in text
    assert [line.text() for line in lines(page)] == ["", ""]
    [question] = page.findChildren(QWidget, "password_question")
    assert not question.isVisible()


def test_advice_and_no_demand_for_digits(qtbot: QtBot, page: LettersPage) -> None:
    save(page, "save_one_closed")
    assert "cijfers hoeven niet" in words(page, "pdf_password_advice")
    fill(qtbot, page, "twee woorden", "")
    assert words(page, "pdf_password_advice").startswith("Dit is kort")
    fill(qtbot, page, "kort", "kort")
    press(page, "pdf_password_yes")
    assert words(page, "pdf_password_advice").startswith("Dit wachtwoord is te kort")
    fill(qtbot, page, PASSWORD, PASSWORD + "!")
    qtbot.keyClick(lines(page)[1], Qt.Key.Key_Return)
    assert "niet gelijk" in words(page, "pdf_password_advice")


def test_not_saving_forgets_what_was_typed(qtbot: QtBot, page: LettersPage, bar: Bar) -> None:
    asked: list[str] = []
    page.ask_file = lambda _, name: asked.append(name)
    save(page, "save_one_closed")
    fill(qtbot, page, PASSWORD, PASSWORD)
    press(page, "pdf_password_no")
    assert asked == []
    assert bar.said == []
    assert [line.text() for line in lines(page)] == ["", ""]


def test_cancelling_the_dialog_saves_nothing(qtbot: QtBot, page: LettersPage, bar: Bar) -> None:
    page.ask_file = lambda *_: None
    save(page, "save_one_closed")
    fill(qtbot, page, PASSWORD, PASSWORD)
    press(page, "pdf_password_yes")
    assert page.ready
    assert bar.said == []


def test_the_page_tells_that_a_print_may_stay_in_the_queue(page: LettersPage) -> None:
    side = page.findChild(QWidget, "disclosure")
    assert side is not None
    assert any("nog een dag bewaren" in text for text in texts(side))


def test_everything_has_a_name_and_can_be_hit(page: LettersPage) -> None:
    save(page, "save_one_closed")
    assert nameless(page) == []
    assert {name for name in small(page) if not name.endswith("_eye")} == set()  # an eye is as high as its line


def test_a_password_asked_for_the_papers_of_before_is_asked_no_more(
    qtbot: QtBot, zeist: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line was taken out meanwhile: the letter with it must not be saved any more."""
    dossier = newcomer(zeist.guide, {"werk.wens": ["duaal"], "geld.schulden": True})
    agree(zeist.guide, dossier, "rsd-duaal")
    zeist.dossiers.add(dossier)
    only(monkeypatch, "referral")
    page = shown(qtbot, zeist, dossier)
    turn_to(page, titles(page)[0])
    tick(page, titles(page)[0])
    save(page, "save_one_closed")
    fill(qtbot, page, PASSWORD, PASSWORD)
    press(page, "strike:professional:geld.schulden")
    asked = page.findChild(QWidget, "password_question")
    assert asked is not None
    assert not asked.isVisible()
    assert [line.text() for line in lines(page)] == ["", ""]
    finished(qtbot, page)
