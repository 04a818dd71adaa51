"""The rights of the newcomer: all of a dossier goes along, what is wrong is put right, what must go is gone."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer, Referral, SentLetter, Step
from desktop.errors import DossierMissing
from desktop.store import backup
from desktop.store.erasure import Trace
from desktop.store.vault import Vault
from desktop.views import pages
from desktop.views.desk import Desk
from desktop.views.newcomers.rights import RightsPage
from desktop.views.newcomers.rights_deleting import WORD, asked_words
from desktop.views.newcomers.rights_elsewhere import NO_BACKUPS, in_backups, recipients

from .conftest import TODAY, Bar
from .finding import button, disk_gone, texts
from .packet import nameless, press, visible, words

Show = Callable[[Dossier], RightsPage]


@pytest.fixture
def asked(desk: Desk, vault: Vault) -> Desk:
    """A desk that knows its vault."""
    return replace(desk, vault=vault, professional="Noor de Wit")


@pytest.fixture
def rania(desk: Desk) -> Dossier:
    """Somebody with an answer, and a letter that was sent."""
    talk = Conversation("start", date(2026, 3, 1), "ar", completed=True)
    talk.answers["welkom.wens"] = Answer("welkom.wens", "answered", "over mijn zoon")
    sent = Referral("taalhuis", "start", need="een maatje", history=[Step("sent", date(2026, 3, 2))])
    made = Dossier(Newcomer("Rania Al-Hassan", "ar", household="Huis 1"), [talk], referrals=[sent])
    desk.dossiers.add(made, Dossier(Newcomer("Omar Al-Hassan", "ar", household="Huis 1")))
    return made


@pytest.fixture
def show(qtbot: QtBot, asked: Desk) -> Show:
    """Shows the page, as the program builds it."""

    def shown(dossier: Dossier) -> RightsPage:
        page = pages.build(asked, "rights", {"dossier": dossier.id})
        assert isinstance(page, RightsPage)
        qtbot.addWidget(page)
        page.resize(1280, 900)
        page.show()
        qtbot.waitUntil(lambda: asked.background.idle)
        return page

    return shown


def kinds(desk: Desk, dossier: Dossier) -> list[tuple[str, str]]:
    """What the log says of a dossier, the last first."""
    return [(entry.kind, entry.detail) for entry in desk.dossiers.log.entries(dossier=dossier.id)]


def test_the_page_is_reached_from_the_dossier_and_leads_back(
    qtbot: QtBot, asked: Desk, rania: Dossier, show: Show
) -> None:
    overview = pages.build(asked, "dossier", {"dossier": rania.id})
    qtbot.addWidget(overview)
    overview.show()
    qtbot.waitUntil(lambda: overview.whole)
    assert "Dit dossier wordt bewaard tot 01-03-2031." in texts(overview)
    with qtbot.waitSignal(overview.go) as went:
        button(overview, "rights").click()
    assert went.args == ["rights", {"dossier": rania.id}]
    page = show(rania)
    with qtbot.waitSignal(page.go) as back:
        button(page, "back").click()
    assert back.args == ["dossier", {"dossier": rania.id}]
    assert nameless(page) == []


def test_everything_is_seen_from_memory(qtbot: QtBot, asked: Desk, rania: Dossier, show: Show) -> None:
    page = show(rania)
    press(page, "see_everything")
    qtbot.waitUntil(lambda: not page.seeing.busy)
    assert page.seeing.preview.pages >= 1
    assert kinds(asked, rania)[0][0] == "opened"  # looking is no taking along


def test_a_pdf_with_everything_goes_along(
    qtbot: QtBot, asked: Desk, bar: Bar, rania: Dossier, show: Show, tmp_path: Path
) -> None:
    asked.dossiers.log.note("printed", rania.id, "overview")  # a paper that is no longer made
    page, file = show(rania), tmp_path / "mee"
    page.seeing.ask_pdf = lambda *_: file
    page.seeing.save_pdf()
    qtbot.waitUntil(lambda: not page.seeing.busy)
    text = "\n".join(part.extract_text() for part in PdfReader(BytesIO((tmp_path / "mee.pdf").read_bytes())).pages)
    for found in ("Rania Al-Hassan", "over mijn zoon", "Taalhuis", "Papieren opgeslagen"):
        assert found in text  # also that it was saved: it is noted before it is made
    assert "Papieren afgedrukt: overzicht van doorverwijzingen" in " ".join(text.split())
    assert kinds(asked, rania)[0] == ("saved", "everything")
    assert bar.said[-1][1] == "warning"


def test_a_pdf_with_a_password_opens_with_it_only(
    qtbot: QtBot, bar: Bar, rania: Dossier, show: Show, tmp_path: Path
) -> None:
    page, file = show(rania), tmp_path / "mee.pdf"
    page.seeing.ask_pdf = lambda *_: file
    page.seeing.save_pdf("vier woorden als wachtwoord")
    qtbot.waitUntil(lambda: not page.seeing.busy)
    reader = PdfReader(file)
    assert reader.is_encrypted
    assert not reader.decrypt("iets anders")
    assert reader.decrypt("vier woorden als wachtwoord")
    assert bar.said[-1][1] == "done"


def test_json_goes_along_and_another_is_replaced_only_on_purpose(
    qtbot: QtBot, asked: Desk, rania: Dossier, show: Show, tmp_path: Path
) -> None:
    page, file = show(rania), tmp_path / "mee.json"
    file.write_text("iets anders", "utf-8")
    page.seeing.ask_json = lambda *_: file
    press(page, "save_json")
    press(page, "question_no")
    assert file.read_text("utf-8") == "iets anders"
    press(page, "save_json")
    press(page, "question_yes")
    qtbot.waitUntil(lambda: not page.seeing.busy)
    (only,) = json.loads(file.read_text("utf-8"))["dossiers"]
    assert only["id"] == rania.id
    assert kinds(asked, rania)[0] == ("exported", "json")


def test_what_cannot_be_noted_does_not_leave(
    asked: Desk, bar: Bar, vault: Vault, rania: Dossier, show: Show, tmp_path: Path
) -> None:
    page, file = show(rania), tmp_path / "mee.pdf"
    page.seeing.ask_pdf = lambda *_: file
    with disk_gone(vault):
        page.seeing.save_pdf()
        assert asked.background.idle
    assert not file.exists()
    assert bar.said[-1][1] == "error"


def test_each_thing_that_can_be_put_right_is_one_press_away(
    qtbot: QtBot, asked: Desk, rania: Dossier, show: Show
) -> None:
    page, talk = show(rania), rania.conversations[0].id
    for name, went in (
        ("correct:newcomer", ["newcomer", {"dossier": rania.id}]),
        (f"correct:interview:{talk}", ["interview", {"dossier": rania.id, "conversation": talk}]),
        (f"correct:actions:{talk}", ["actions", {"dossier": rania.id, "conversation": talk}]),
    ):
        with qtbot.waitSignal(page.go) as signal:
            button(page, name).click()
        assert signal.args == went
    button(page, "note_corrected").click()
    assert kinds(asked, rania)[0] == ("corrected", "")


def test_a_dossier_is_deleted_after_its_name_and_a_second_yes(
    qtbot: QtBot, asked: Desk, bar: Bar, rania: Dossier, show: Show
) -> None:
    page = show(rania)
    assert not visible(page, QLineEdit, "typed_name")
    press(page, "delete_dossier")
    (line,) = visible(page, QLineEdit, "typed_name")
    for typed in ("", "Rania", "Omar Al-Hassan"):
        line.setText(typed)
        assert not button(page, "delete_now").isEnabled()
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert not visible(page, QAbstractButton, "question_yes")
    line.setText(" rania al hassan")
    QTest.keyClick(line, Qt.Key.Key_Return)
    press(page, "question_no")
    assert asked.dossiers.open(rania.id)
    press(page, "delete_now")
    with qtbot.waitSignal(page.go) as went:
        press(page, "question_yes")
    assert went.args == ["dossiers", {}]
    with pytest.raises(DossierMissing):
        asked.dossiers.open(rania.id)
    assert [found.name for found in asked.dossiers.household("Huis 1")] == ["Omar Al-Hassan"]
    assert kinds(asked, rania)[0] == ("deleted", "")
    assert bar.said[-1] == ("Het dossier is verwijderd.", "done")


def test_a_disk_that_is_gone_deletes_nothing_and_says_so(
    qtbot: QtBot, asked: Desk, bar: Bar, vault: Vault, rania: Dossier, show: Show
) -> None:
    page = show(rania)
    press(page, "delete_dossier")
    visible(page, QLineEdit, "typed_name")[0].setText(rania.newcomer.name)
    press(page, "delete_now")
    with disk_gone(vault):
        press(page, "question_yes")
        qtbot.waitUntil(lambda: asked.background.idle)
    assert bar.said[-1][1] == "error"
    assert asked.dossiers.open(rania.id)
    press(page, "delete_not")
    assert not visible(page, QLineEdit, "typed_name")


def test_before_deleting_one_reads_what_stands_elsewhere(
    qtbot: QtBot, asked: Desk, vault: Vault, rania: Dossier, show: Show
) -> None:
    assert words(show(rania), "in_backups") == NO_BACKUPS
    place = backup.make(vault)
    page = show(rania)
    assert words(page, "recipient") == "•  Taalhuis, op 02-03-2026"
    assert words(page, "in_backups").startswith(f"1 reservekopie blijft staan tot u de map weggooit: {place.name}.")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Rania Al-Hassan", "Rania Al-Hassan"),
        ("Zoë Ibañez", "Zoë Ibañez"),
        ("رانيا الحسن", WORD),
        ("ሰላም", WORD),
        ("Олена", WORD),
        ("Ahmad أحمد", WORD),
        ("123", WORD),
    ],
)
def test_what_is_typed_is_what_a_dutch_keyboard_can_write(name: str, typed: str) -> None:
    assert asked_words(name) == typed


def test_backups_are_told_by_who_takes_them_away() -> None:
    automatic = [Trace(f"a{number}", True) for number in (1, 2)]
    by_hand = [Trace(f"h{number}", False) for number in range(7)]
    first, second = in_backups([*automatic, *by_hand], TODAY)
    assert first.startswith("2 automatische reservekopieën houden het dossier nog. Zij verdwijnen vanzelf")
    assert "meestal vóór 08-09-2027" in first
    assert "7 reservekopieën blijven staan tot u de map weggooit: h0, h1, h2, h3, h4 en andere." in second


def test_only_who_was_sent_something_is_asked(asked: Desk) -> None:
    waits = Referral("buddies", "start", history=[Step("drafted", date(2026, 3, 1))])
    lost = Referral("weg-is-weg", "start", history=[Step("sent", date(2026, 4, 1)), Step("started", date(2026, 5, 1))])
    found = recipients(Dossier(Newcomer("X", "ar"), referrals=[waits, lost]), asked.guide.municipality)
    assert found == ["weg-is-weg, op 01-04-2026"]


def test_who_got_a_letter_is_asked_and_who_was_only_thought_of_is_not(asked: Desk) -> None:
    """An agreement may be taken away afterwards; what went stays sent."""
    day = date(2026, 3, 1)
    dropped = Referral("buddies", "start", history=[Step("drafted", day), Step("withdrawn", day)])
    letter = SentLetter("weg-is-weg", "referral", date(2026, 4, 1), "Doorverwijzing")
    found = recipients(Dossier(Newcomer("X", "ar"), referrals=[dropped], sent=[letter]), asked.guide.municipality)
    assert found == ["weg-is-weg, op 01-04-2026"]
