"""What follows on a referral: what he is told, its papers, consent taken back, another organisation, an agenda."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QFrame
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Dossier, Newcomer
from desktop.views.desk import Desk
from desktop.views.newcomers.dossier import DossierPage
from desktop.views.referrals import agenda_saving

from .conftest import Bar
from .finding import button, texts
from .on_actions import pick
from .on_referrals import Show, line, made, referral, said, shown, there, typed


@pytest.fixture
def referred(desk: Desk) -> Dossier:
    """Somebody with two referrals, in the vault."""
    dossier = made()
    desk.dossiers.add(dossier)
    return dossier


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> Show:
    """Shows the referrals of a dossier; at another desk when that is given."""
    return lambda dossier, referral_id="taal", at=desk: shown(qtbot, at, dossier, referral_id)


def test_nothing_is_sent_against_his_will(show: Show, desk: Desk, referred: Dossier) -> None:
    referred.consents[1].decision = "refused"
    desk.dossiers.save(referred)
    page = show(referred, "buddy")
    assert not button(page, "letter").isVisible()
    assert not there(page, "advice"), "nor is it advised"
    button(page, "step:sent").click()
    assert "wil dit niet" in said(page, "step_error")
    assert referral(desk, referred, "buddy").sent_on is None


def test_the_newcomer_is_told_in_his_own_language(show: Show, qtbot: QtBot, referred: Dossier) -> None:
    page = show(referred)
    assert said(page, "newcomer_words_heading") == "Om voor te lezen"
    button(page, "step:waiting").click()
    words = page.findChild(QFrame, "newcomer_words")
    assert {"U staat op de wachtlijst.", "أنتم على قائمة الانتظار."} <= set(texts(words))
    assert "Yusuf Hamdan" in said(page, "newcomer_words_heading"), "somebody should tell him now"
    with qtbot.waitSignal(page.go) as went:
        button(page, "message").click()
    assert went.args[0] == "paper"
    assert went.args[1].items() >= {"paper": "message", "referral": "taal", "back": "referrals"}.items()


@pytest.mark.parametrize(
    ("name", "page_name", "ids"),
    [
        ("letter", "letters", {"referral": "taal", "back": "referrals"}),
        ("reminder", "paper", {"paper": "reminder", "referral": "taal", "back": "referrals"}),
        ("consent_form", "paper", {"paper": "consent", "organisation": "taalhuis", "back": "referrals"}),
        ("open_sent:brief", "paper", {"paper": "sent", "letter": "brief", "back": "referrals"}),
    ],
)
def test_the_papers_are_one_click_away(
    show: Show, qtbot: QtBot, referred: Dossier, name: str, page_name: str, ids: dict[str, str]
) -> None:
    page = show(referred)
    with qtbot.waitSignal(page.go) as went:
        button(page, name).click()
    assert went.args[0] == page_name
    assert (
        went.args[1].items() >= (ids | {"dossier": referred.id, "conversation": referred.conversations[0].id}).items()
    )


def test_consent_that_is_taken_back_stops_what_runs(show: Show, qtbot: QtBot, desk: Desk, referred: Dossier) -> None:
    page = show(referred)
    button(page, "withdraw_consent").click()
    for wrong, sentence in (("09-09-2026", "nog komen"), ("02-08-2026", "03-08-2026")):
        line(page, "withdrawal_day").setText(wrong)
        button(page, "withdrawal_yes").click()
        assert sentence in said(page, "withdrawal_error")
    line(page, "withdrawal_day").setText("07-09-2026")
    button(page, "withdrawal_yes").click()
    kept = desk.dossiers.open(referred.id)
    assert kept.consent("taalhuis") == "withdrawn"
    assert kept.consent("buddies") == "given"
    assert (kept.referrals[0].status, kept.referrals[0].history[-1].on) == ("withdrawn", date(2026, 9, 7))
    assert "7 september 2026" in said(page, "marked:brief"), "what had been sent is marked"
    assert not button(page, "letter").isVisible(), "no letter beside the question to stop"
    with qtbot.waitSignal(page.go) as went:
        button(page, "advised:stop").click()
    assert went.args[1].items() >= {"paper": "stop", "organisation": "taalhuis"}.items()
    button(page, "undo").click()
    kept = desk.dossiers.open(referred.id)
    assert (kept.consent("taalhuis"), kept.consents[0].signed, kept.referrals[0].status) == ("given", True, "sent")


def test_another_organisation_instead(show: Show, qtbot: QtBot, desk: Desk, referred: Dossier) -> None:
    page = show(referred)
    button(page, "step:refused").click()
    button(page, "advised:elsewhere").click()
    pick(page, "Buddy Plus")
    assert not page.flush(), "it is not agreed yet"
    button(page, "editor_save").click()
    kept = desk.dossiers.open(referred.id)
    made = kept.referrals[-1]
    assert (made.organisation, made.need, made.instead_of, made.status) == (
        "buddies",
        "Een taalmaatje",
        "taal",
        "drafted",
    )
    assert button(page, f"referral:{made.id}").isChecked()
    button(page, "referral:taal").click()
    button(page, "advised:follow").click()
    assert button(page, f"referral:{made.id}").isChecked()
    button(page, "undo").click()
    assert len(desk.dossiers.open(referred.id).referrals) == 2
    assert referral(desk, referred).status == "refused"


def test_the_same_organisation_is_no_other(show: Show, desk: Desk, referred: Dossier) -> None:
    page = show(referred)
    button(page, "elsewhere").click()
    pick(page, "Taalhuis")
    button(page, "editor_save").click()
    assert "dezelfde organisatie" in said(page, "editor_error")
    button(page, "editor_cancel").click()
    assert page.flush()
    assert len(desk.dossiers.open(referred.id).referrals) == 2


@pytest.mark.parametrize("with_name", [False, True])
def test_appointments_go_into_an_agenda(
    show: Show, qtbot: QtBot, desk: Desk, referred: Dossier, bar: Bar, tmp_path: Path, with_name: bool
) -> None:
    page = show(referred)
    file = tmp_path / "agenda.ics"
    page.agenda.ask_file = lambda parent, suggestion: file
    page.findChild(QCheckBox, "agenda_named").setChecked(with_name)
    button(page, "step:appointment").click()
    typed(page, "expected:chosen", "24-09-2026")
    button(page, "agenda").click()
    qtbot.waitUntil(lambda: bool(bar.said))
    assert bar.said[-1] == (f"Opgeslagen voor uw agenda. {agenda_saving.NOT_ENCRYPTED}", "warning")
    text = file.read_text("utf-8")
    assert "20260924" in text
    assert ("Hamdan" in text) is with_name
    assert desk.dossiers.log.entries()[0].kind == "saved"
    before = file.read_bytes()
    button(page, "agenda").click()
    assert "agenda.ics" in said(page, "question_text")
    button(page, "question_no").click()
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "page_name", "ids"),
    [
        ("to_referrals", "referrals", {}),
        ("promised", "paper", {"paper": "promised", "back": "dossier"}),
        ("invitation", "paper", {"paper": "invitation", "back": "dossier"}),
    ],
)
def test_the_dossier_leads_here_and_to_its_papers(
    qtbot: QtBot, desk: Desk, referred: Dossier, name: str, page_name: str, ids: dict[str, str]
) -> None:
    page = DossierPage(desk, referred)
    qtbot.addWidget(page)
    page.complete()
    with qtbot.waitSignal(page.go) as went:
        button(page, name).click()
    assert went.args == [page_name, ids | {"dossier": referred.id}]


def test_a_dossier_without_agreements_leads_nowhere(qtbot: QtBot, desk: Desk) -> None:
    page = DossierPage(desk, Dossier(Newcomer("Selam Tesfay", "ti")))
    qtbot.addWidget(page)
    page.complete()
    for name in ("to_referrals", "promised", "invitation"):
        assert page.findChild(QAbstractButton, name) is None
