"""What happens with a referral between two conversations: every step through the real windows, kept in a real vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from desktop.demo_hand import Hand
from desktop.dossier.model import Consent, Conversation, Dossier, Newcomer, Referral, Step
from desktop.views.desk import Desk
from desktop.views.papers.paper_page import PaperPage

from .conftest import Enter, unlock

HELD = date(2026, 3, 3)
HOSTILE = "<b>vol</b> <img src='/a.png'> {naam} =1+1"
NEED = "Een taalmaatje zoeken"


@dataclass
class Calendar:
    """The day that the program believes it is."""

    on: date

    def __call__(self) -> date:
        return self.on


Life = tuple[Hand, Calendar, Dossier]


@pytest.fixture
def life(program: Callable[..., Hand], enter: Enter, tmp_path: Path) -> Life:
    """A vault with somebody who was referred in his start conversation, on the day after it."""
    calendar = Calendar(date(2026, 3, 4))
    hand = program(calendar)
    enter(hand, tmp_path)
    dossier = Dossier(
        Newcomer("Yusuf Al-Khatib", "ar"),
        [Conversation("start", HELD, "ar", professional="Marijke de Boer", completed=True)],
        consents=[Consent("taalhuis", "given", HELD)],
        referrals=[Referral("taalhuis", "start", need=NEED, history=[Step("drafted", HELD)], id="taal")],
    )
    desk(hand).dossiers.add(dossier)
    return hand, calendar, dossier


def desk(hand: Hand) -> Desk:
    """The desk, while the vault is open."""
    assert hand.application.desk is not None
    return hand.application.desk


def look_at_referrals(hand: Hand, dossier: Dossier) -> None:
    """Go to the referrals as a person does: by the dossier."""
    assert hand.application.go("dossier", {"dossier": dossier.id})
    hand.click("to_referrals")
    hand.until_page("ReferralsPage")


def said(hand: Hand, name: str) -> str:
    """What a label says that can be seen."""
    found = hand.find(name)
    assert isinstance(found, QLabel)
    return str(found.text())


def send(hand: Hand, file: Path) -> None:
    """Save the paper that is shown, say that it goes today, and go back."""
    page = hand.until_page("PaperPage")
    assert isinstance(page, PaperPage)
    page.ask_file = lambda parent, suggestion: file
    hand.until(lambda: page.ready, "the paper is made")
    page.findChild(QAction, "save_one").trigger()
    hand.until(lambda: hand.there("question_yes"), "whether it goes today")
    hand.click("question_yes")
    hand.click("back")
    hand.until_page("ReferralsPage")


def test_sent_waiting_late_reminded_refused_and_somebody_else_instead(life: Life, tmp_path: Path) -> None:
    hand, calendar, dossier = life
    look_at_referrals(hand, dossier)
    hand.click("step:sent")
    calendar.on = date(2026, 3, 10)
    look_at_referrals(hand, dossier)
    hand.click("step:waiting")
    hand.type("expected:chosen", "1 mei 2026")
    assert "01-05-2026" in said(hand, "told_dutch")
    assert said(hand, "own_words"), "and in his own language"

    calendar.on = date(2026, 5, 20)
    look_at_referrals(hand, dossier)
    assert "1 mei 2026, 3 weken geleden" in said(hand, "advice_words")
    hand.click("advised:reminder")
    file = tmp_path / "herinnering.pdf"
    send(hand, file)
    kept = desk(hand).dossiers.open(dossier.id)
    [reminder] = kept.sent
    assert (reminder.paper, reminder.on, reminder.referrals) == ("reminder", calendar.on, ["taal"])
    assert kept.referrals[0].status == "waiting", "a reminder is no step of the organisation"
    hand.click(f"open_sent:{reminder.id}")
    page = hand.until_page("PaperPage")
    assert isinstance(page, PaperPage)
    hand.until(lambda: page.ready, "what was sent is shown")
    assert page.papers[0].pdf == file.read_bytes(), "exactly what went"
    hand.click("back")
    hand.until_page("ReferralsPage")

    hand.click("step:refused")
    hand.type("step_note", HOSTILE)
    assert said(hand, "step_note_of:3").replace("\u200b", "") == HOSTILE
    hand.click("advised:elsewhere")
    hand.type("organisation_search", "Samenspraak")
    hand.click("consent:given")
    hand.click("editor_save")
    assert said(hand, "referral_name") == "Samenspraak"
    hand.click("lock")
    hand.until_page("UnlockPage")
    unlock(hand)
    hand.until_page("ReferralsPage")
    first, second = desk(hand).dossiers.open(dossier.id).referrals
    assert [step.status for step in first.history] == ["drafted", "sent", "waiting", "refused"]
    assert first.history[-1].note == HOSTILE
    assert (second.organisation, second.need, second.instead_of, second.status) == (
        "samenspraak",
        NEED,
        first.id,
        "drafted",
    )


def test_consent_is_taken_back_and_the_organisation_is_asked_to_stop(life: Life, tmp_path: Path) -> None:
    hand, calendar, dossier = life
    look_at_referrals(hand, dossier)
    hand.click("step:sent")
    hand.click("reminder")
    send(hand, tmp_path / "herinnering.pdf")
    calendar.on = date(2026, 4, 2)
    look_at_referrals(hand, dossier)
    hand.click("withdraw_consent")
    hand.type("withdrawal_day", "1 april 2026")
    hand.click("withdrawal_yes")
    [reminder] = desk(hand).dossiers.open(dossier.id).sent
    assert said(hand, f"marked:{reminder.id}") == "Toestemming ingetrokken op 1 april 2026."
    assert not hand.there("step:waiting"), "nothing goes on there"

    hand.click("advised:stop")
    file = tmp_path / "stoppen.pdf"
    send(hand, file)
    assert "Taalhuis" in "".join(page.extract_text() for page in PdfReader(BytesIO(file.read_bytes())).pages)
    assert said(hand, f"marked:{reminder.id}").endswith("Gevraagd te stoppen op 2 april 2026.")
    assert not hand.there("advised:stop"), "it was asked once: that is enough"
    kept = desk(hand).dossiers.open(dossier.id)
    assert kept.consent("taalhuis") == "withdrawn"
    assert [(step.status, step.on) for step in kept.referrals[0].history][-1] == ("withdrawn", date(2026, 4, 1))
    assert [letter.paper for letter in kept.sent] == ["reminder", "stop"]
