"""The page with one paper, of each kind: made, filled in, printed, copied, signed, sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.agreements import decide
from desktop.dossier.around import Attendance, Buddy, BuddyWish, Meeting, Sitting
from desktop.dossier.model import Dossier, SentLetter
from desktop.dossier.steps import take_step
from desktop.errors import AnswerError, DossierMissing
from desktop.store.vault import Vault
from desktop.views.desk import Desk
from desktop.views.papers.invitation_form import read_time
from desktop.views.papers.paper_page import PaperPage
from desktop.views.papers.single import MAKERS, make

from .conftest import Bar
from .finding import button, disk_gone, texts
from .on_letters import finished, paper_printer, save
from .packet import HELD, NAME, agree, nameless, newcomer, press, small, words

Open = Callable[..., PaperPage]
ABOUT_ALL = ("work",)
NAMELESS = (
    "attendance", "buddy", "tips", "cards", "directory", "coordination_agenda", "coordination_minutes",
)  # fmt: skip


@pytest.fixture
def dossier(zeist: Desk) -> Dossier:
    """Somebody whose referral was sent, with the letter that was kept."""
    made = newcomer(zeist.guide, {"taal.maatje": "wil"})
    made.newcomer = replace(made.newcomer, household="Huis 4")
    agree(zeist.guide, made, "taalhuis-taalmaatje")
    [referral] = made.referrals
    take_step(referral, "sent", HELD, HELD)
    made.sent.append(SentLetter("taalhuis", "referral", HELD, "Doorverwijzing", ["taal.maatje"], [referral.id]))
    zeist.dossiers.add(made, papers={made.sent[0].id: b"%PDF-geen echte"})
    return made


@pytest.fixture
def show(qtbot: QtBot, zeist: Desk, dossier: Dossier, tmp_path: Path) -> Open:
    """Shows one paper and waits until it is made; it prints into a file."""

    def shown(kind: str, **ids: str) -> PaperPage:
        fresh = None if kind in ABOUT_ALL else zeist.dossiers.open(dossier.id)
        about = {"dossier": dossier.id, "organisation": "taalhuis", "referral": dossier.referrals[0].id}
        page = PaperPage(zeist, fresh, {"paper": kind} | (about if fresh else {}) | ids)
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.ask_printer = lambda _: paper_printer(tmp_path / "gedrukt.pdf", 40)
        page.show()
        finished(qtbot, page)
        return page

    return shown


def text_of(page: PaperPage) -> str:
    """What stands on the paper."""
    return "\n".join(one.extract_text() for one in PdfReader(BytesIO(page.papers[0].pdf)).pages)


def line(page: QWidget, name: str) -> QLineEdit:
    """A line of the form."""
    found = page.findChild(QLineEdit, name)
    assert found is not None
    return found


def logged(desk: Desk, about: str) -> tuple[str, str]:
    """The last thing in the log about a dossier."""
    entry = desk.dossiers.log.entries(dossier=about, limit=1)[0]
    return entry.kind, entry.detail


def prepare(desk: Desk, dossier: Dossier, kind: str) -> None:
    """What has to be there before a paper can be made."""
    if kind == "stop":
        decide(dossier, "taalhuis", "withdrawn", HELD)
    if kind in ("intake", "annex"):
        decide(dossier, "rsd", "given", HELD)
    if kind == "buddy":
        dossier.buddy_wishes.append(BuddyWish("maatje", HELD, ["ar"]))
        desk.dossiers.around.save_buddy(Buddy("Sara de Boer", HELD, id="sara"))
    if kind == "attendance":
        dossier.attendances.append(Attendance("treffen", "Wonen", HELD, HELD))
        desk.dossiers.around.save_meeting(Meeting("wonen", HELD, id="treffen"))
    if kind.startswith("coordination"):
        desk.dossiers.around.save_sitting(Sitting(HELD, organisations=["taalhuis"], id="table"))
    desk.dossiers.save(dossier)


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_each_kind_is_made_printed_and_noted_before(
    qtbot: QtBot, show: Open, zeist: Desk, dossier: Dossier, tmp_path: Path, kind: str
) -> None:
    prepare(zeist, dossier, kind)
    page = show(kind, **({"buddy": "sara"} if kind == "buddy" else {}), sitting="table", meeting="treffen")
    [paper] = page.papers
    assert paper.problem == ""
    assert paper.letter.kind == kind
    assert (NAME in text_of(page)) is (kind not in NAMELESS)
    assert nameless(page) == []
    assert small(page) == []
    press(page, "print")
    finished(qtbot, page)
    assert len(PdfReader(tmp_path / "gedrukt.pdf").pages) == len(PdfReader(BytesIO(paper.pdf)).pages)
    assert logged(zeist, dossier.id) == ("printed", kind)
    if kind in ABOUT_ALL:
        assert logged(zeist, "") == ("printed", f"{kind},1")
    assert "enkelzijdig" in words(page, "printed_as")


def test_the_sheet_of_a_household_says_how_much_is_not_on_it(show: Open) -> None:
    """Not what: who reads the sheet may look on while it is printed."""
    page = show("household", household="Huis 4")
    told = words(page, "paper_remark")
    assert re.match(r"Niet op dit blad: (1 afspraak|\d+ afspraken) die niet iedereen in huis mag lezen\.", told)
    assert "Taalhuis" not in told
    assert "Taalhuis" not in text_of(page)


# The reminder, and the letter that asks to stop


def test_reminder_that_went_is_kept_and_changes_nothing_else(
    qtbot: QtBot, show: Open, zeist: Desk, dossier: Dossier
) -> None:
    page = show("reminder")
    before = [(step.status, step.on) for step in dossier.referrals[0].history]
    press(page, "print")
    finished(qtbot, page)
    assert words(page, "question_text").startswith("Gaat deze brief vandaag weg?")
    press(page, "question_yes")
    stored = zeist.dossiers.open(dossier.id)
    kept = stored.sent[-1]
    assert (kept.organisation, kept.paper, kept.on, kept.questions) == ("taalhuis", "reminder", HELD, [])
    assert kept.referrals == [dossier.referrals[0].id]
    assert zeist.dossiers.sent_paper(kept.id) == page.papers[0].pdf
    assert [(step.status, step.on) for step in stored.referrals[0].history] == before


def test_reminder_is_kept_after_all_when_the_disk_refused(
    qtbot: QtBot, show: Open, zeist: Desk, vault: Vault, dossier: Dossier
) -> None:
    page = show("reminder")
    press(page, "print")
    finished(qtbot, page)
    with disk_gone(vault), qtbot.assertNotEmitted(page.go):
        press(page, "question_yes")
        assert "Nog niet opgeslagen" in words(page, "kept")
        press(page, "back")
    with qtbot.waitSignal(page.go) as gone:
        press(page, "back")
    assert gone.args[0] == "dossier"
    kept = zeist.dossiers.open(dossier.id).sent[-1]
    assert zeist.dossiers.sent_paper(kept.id) == page.papers[0].pdf


def test_letter_that_must_not_go_cannot_leave(show: Open) -> None:
    page = show("stop")  # nothing was withdrawn
    assert words(page, "paper_notice").startswith("Deze brief kan nu niet weg")
    for name in ("print", "save"):
        assert not button(page, name).isEnabled()


def test_stop_letter_that_went_is_kept(qtbot: QtBot, show: Open, zeist: Desk, dossier: Dossier, tmp_path: Path) -> None:
    decide(dossier, "taalhuis", "withdrawn", HELD)
    zeist.dossiers.save(dossier)
    page = show("stop", back="letters", conversation=dossier.conversations[0].id)
    page.ask_file = lambda _, name: tmp_path / name
    save(page, "save_word")
    finished(qtbot, page)
    assert [file.suffix for file in tmp_path.glob("*stoppen-taalhuis*")] == [".docx"]
    assert "zonder wat u er in Word bij schrijft" in words(page, "question_text")
    press(page, "question_yes")
    kept = zeist.dossiers.open(dossier.id).sent[-1]
    assert (kept.paper, kept.referrals) == ("stop", [dossier.referrals[0].id])
    with qtbot.waitSignal(page.go) as gone:
        press(page, "back")
    assert gone.args[0] == "letters"
    assert gone.args[1]["conversation"] == dossier.conversations[0].id
    assert "paper" not in gone.args[1]


# The invitation


def test_invitation_is_made_anew_as_one_types(qtbot: QtBot, show: Open) -> None:
    page = show("invitation")
    assert words(page, "meeting_day_words").startswith("Nog geen dag?")
    qtbot.keyClicks(line(page, "meeting_day"), "3 dec 2026")
    qtbot.keyClick(line(page, "meeting_day"), Qt.Key.Key_Return)
    assert words(page, "meeting_day_words") == "donderdag 3 december 2026"
    qtbot.keyClicks(line(page, "meeting_time"), "1030")
    qtbot.keyClicks(line(page, "meeting_place"), "Kamer <b>12</b>")
    qtbot.waitUntil(lambda: page.ready and "10:30" in text_of(page) and "<b>12</b>" in text_of(page), timeout=30_000)
    assert "3 december 2026" in text_of(page)


def test_wrong_day_or_time_is_told_and_nothing_leaves(qtbot: QtBot, show: Open) -> None:
    page = show("invitation")
    line(page, "meeting_day").setText("19-11-2026")
    qtbot.keyClick(line(page, "meeting_day"), Qt.Key.Key_Return)
    assert "al geweest" in words(page, "meeting_day_words")
    assert not button(page, "print").isEnabled()
    line(page, "meeting_day").setText("")
    line(page, "meeting_time").setText("25:00")
    qtbot.keyClick(line(page, "meeting_time"), Qt.Key.Key_Return)
    assert "zoals 10:30" in words(page, "meeting_time_words")
    line(page, "meeting_time").setText("9.15")
    qtbot.keyClick(line(page, "meeting_time"), Qt.Key.Key_Return)
    assert words(page, "meeting_time_words").startswith("Vul ook de dag in")
    finished(qtbot, page)
    assert button(page, "print").isEnabled()
    again = page.draft()
    assert again["meeting_time"] == "9.15"


@pytest.mark.parametrize(
    ("typed", "time"),
    [("10:30", "10:30"), ("10.30", "10:30"), ("1030", "10:30"), ("9 uur", "9:00"), ("9u05", "9:05"), ("14", "14:00")],
)
def test_times_as_people_write_them(typed: str, time: str) -> None:
    assert read_time(typed) == time


@pytest.mark.parametrize("typed", ["half tien", "24:00", "10:60", "10:30 <b>", "123456"])
def test_what_is_no_time(typed: str) -> None:
    with pytest.raises(AnswerError):
        read_time(typed)


# The message, the form, what was sent


def test_message_is_copied_in_either_language(show: Open, zeist: Desk, dossier: Dossier, bar: Bar) -> None:
    page = show("message", back="referrals")
    clipboard = QApplication.clipboard()
    try:
        press(page, "copy_own")
        assert "Taalhuis" in clipboard.text()
        assert "تحية" in clipboard.text()
        press(page, "copy_dutch")
        assert clipboard.text().startswith(f"Beste {NAME},")
        assert "\u200b" not in clipboard.text()
    finally:
        clipboard.clear()
    assert "30 seconden" in bar.said[-1][0]
    assert logged(zeist, dossier.id) == ("saved", "message")


def test_form_is_signed_on_the_page_itself(qtbot: QtBot, show: Open, zeist: Desk, dossier: Dossier) -> None:
    page = show("consent")
    assert "gezegd, nog niet getekend" in words(page, "signed_known")
    press(page, "print")
    finished(qtbot, page)
    assert page.focusWidget().objectName() == "signed:given"
    press(page, "signed:given")
    finished(qtbot, page)
    assert words(page, "signed_known") == "Nu bekend: dit mag, getekend op 20 november 2026."
    [consent] = zeist.dossiers.open(dossier.id).consents
    assert (consent.decision, consent.signed) == ("given", True)
    press(page, "signed:refused")
    said, consent = zeist.dossiers.open(dossier.id).consents
    assert (said.decision, said.signed) == ("given", True)  # the letter had gone on it
    assert (consent.decision, consent.signed) == ("withdrawn", True)
    finished(qtbot, page)
    assert page.focusWidget().objectName().startswith("signed:")
    assert "Bij ja gaat dit mee" not in texts(page)


def test_what_was_sent_is_shown_from_the_vault(qtbot: QtBot, show: Open, zeist: Desk, dossier: Dossier) -> None:
    page = show("sent", letter=dossier.sent[0].id, referral="", organisation="")
    assert page.papers[0].pdf == zeist.dossiers.sent_paper(dossier.sent[0].id)
    assert f"{NAME} · Taalhuis" in texts(page)


def test_referral_that_is_gone_is_told(qtbot: QtBot, zeist: Desk, dossier: Dossier) -> None:
    page = PaperPage(zeist, dossier, {"paper": "message", "dossier": dossier.id, "referral": "weg"})
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "staat niet meer" in words(page, "preview_sentence"))
    assert not button(page, "print").isEnabled()


def test_ids_that_mean_nothing(zeist: Desk, dossier: Dossier) -> None:
    for ids in ({"paper": "consent", "organisation": "weg"}, {"paper": "reminder"}, {"paper": "sent"}):
        with pytest.raises((DossierMissing, KeyError)):
            make(zeist, dossier, ids)
    for kind in ("promised", "stop", "invitation"):
        with pytest.raises(DossierMissing):
            make(zeist, None, {"paper": kind})


def test_work_list_is_the_one_that_was_looked_at(show: Open) -> None:
    assert NAME in text_of(show("work", which="waiting", organisation="taalhuis"))
    assert NAME not in text_of(show("work", which="overdue"))


def test_page_may_be_left_while_the_paper_is_made(qtbot: QtBot, zeist: Desk, dossier: Dossier) -> None:
    page = PaperPage(zeist, dossier, {"paper": "promised", "dossier": dossier.id})
    page.show()
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    qtbot.waitUntil(lambda: zeist.background.idle, timeout=30_000)
    QApplication.processEvents()
