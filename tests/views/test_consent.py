"""Consent as the newcomer gives it, signs it and takes it back, through the real page with a real vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.agreements import decide
from desktop.dossier.model import Dossier, Referral, SentLetter, Step
from desktop.views.agreements.actions import ActionsPage
from desktop.views.desk import Desk

from .on_actions import Show, card, kept
from .packet import HELD, agree, nameless, newcomer, part, press, small, visible, words

LATER = HELD + timedelta(30)
BUDDY = {"taal.maatje": "wil"}
"""An answer that proposes one referral, to the Taalhuis."""


@pytest.fixture
def show(qtbot: QtBot, zeist: Desk) -> Show:
    """Shows the page of a dossier's last conversation, as it stands in the vault."""

    def shown(dossier: Dossier, today: date = HELD) -> ActionsPage:
        fresh = zeist.dossiers.open(dossier.id)
        page = ActionsPage(replace(zeist, today=lambda: today), fresh, fresh.conversations[-1])
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        qtbot.waitUntil(lambda: page.whole)
        return page

    return shown


@pytest.fixture
def dossier(zeist: Desk) -> Dossier:
    """Somebody who said yes to the Taalhuis, to whom a letter went."""
    made = newcomer(zeist.guide, BUDDY)
    decide(made, "taalhuis", "given", HELD)
    made.referrals.append(Referral("taalhuis", "start", need="Oefenen", history=[Step("sent", HELD)], id="weg"))
    made.sent.append(SentLetter("taalhuis", "referral", HELD, "Doorverwijzing naar Taalhuis"))
    zeist.dossiers.add(made)
    return made


def chosen(place: QWidget) -> list[str]:
    """The decisions that are marked."""
    chips = [one for one in visible(place, QAbstractButton) if one.objectName().startswith("consent:")]
    return [one.objectName().partition(":")[2] for one in chips if one.isChecked()]


def _labels(page: QWidget, name: str) -> list[QLabel]:
    return part(page, name).findChildren(QLabel)


def test_yes_is_signed_on_paper(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, BUDDY)
    zeist.dossiers.add(made)
    page = show(made)
    proposal = "taalhuis-taalmaatje"
    assert not visible(card(page, proposal), QAbstractButton, "consent_signed"), "nothing to sign yet"
    press(card(page, proposal), "consent:given")
    press(card(page, proposal), "consent_signed")
    assert [(one.decision, one.on, one.signed) for one in kept(zeist, made).consents] == [("given", HELD, True)]
    [tick] = visible(card(page, proposal), QAbstractButton, "consent_signed")
    assert tick.isChecked()
    assert tick.accessibleName() == "Taalhuis: getekend op papier"
    assert (nameless(page), small(page)) == ([], [])
    press(card(page, proposal), "consent_signed")
    assert not kept(zeist, made).consents[0].signed
    press(card(page, proposal), "consent:refused")
    assert not visible(card(page, proposal), QAbstractButton, "consent_signed")


def test_yes_of_another_day_is_taken_back_and_not_refused(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, BUDDY)
    decide(made, "taalhuis", "given", HELD)
    zeist.dossiers.add(made)
    page = show(made, LATER)
    assert not visible(card(page, "taalhuis-taalmaatje"), QAbstractButton, "consent:refused")
    press(card(page, "taalhuis-taalmaatje"), "consent:withdrawn")
    stored = kept(zeist, made).consents
    assert [(one.decision, one.on) for one in stored] == [("given", HELD), ("withdrawn", LATER)]
    proposal = card(page, "taalhuis-taalmaatje")
    assert words(proposal, "consent_note") == "Ingetrokken op 20 december 2026."
    assert chosen(proposal) == ["withdrawn"]
    assert not words(proposal, "consent_went"), "nothing went"
    assert "gaat er geen brief naar het Taalhuis" in words(proposal, "refused")
    assert not visible(proposal, QAbstractButton, "confirm")


def test_consent_taken_back_after_a_letter_proposes_to_ask_to_stop(
    qtbot: QtBot, show: Show, zeist: Desk, dossier: Dossier
) -> None:
    page = show(dossier, LATER)
    press(part(page, "agreed:weg"), "consent")
    editor = page.findChild(QWidget, "consent_editor")
    assert editor is not None
    assert not visible(editor, QAbstractButton, "editor_cancel"), "what is chosen counts at once"
    press(editor, "consent:withdrawn")
    assert kept(zeist, dossier).consent("taalhuis") == "withdrawn"
    assert (nameless(page), small(page)) == ([], [])
    assert words(editor, "consent_went") == "Er ging al een brief op 20 november 2026; wilt u vragen om te stoppen?"
    with qtbot.waitSignal(page.go) as gone:
        press(editor, "consent_stop")
    conversation = dossier.conversations[0].id
    assert gone.args == [
        "paper",
        {"paper": "stop", "dossier": dossier.id, "organisation": "taalhuis", "conversation": conversation,
         "back": "actions"},
    ]  # fmt: skip
    press(editor, "editor_save")
    assert "Ingetrokken: vraag om te stoppen" in [one.text() for one in _labels(page, "agreed:weg")]


def test_who_was_asked_to_stop_is_not_asked_again(show: Show, zeist: Desk, dossier: Dossier) -> None:
    decide(dossier, "taalhuis", "withdrawn", LATER)
    dossier.sent.append(SentLetter("taalhuis", "stop", LATER, "Stoppen"))
    zeist.dossiers.save(dossier)
    page = show(dossier, LATER)
    press(part(page, "agreed:weg"), "consent")
    editor = page.findChild(QWidget, "consent_editor")
    assert not words(editor, "consent_went")
    assert words(editor, "consent_note").endswith("Op 20 december 2026 is gevraagd om te stoppen.")


def test_drafted_letter_does_not_go_after_consent_was_taken_back(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, BUDDY)
    agree(zeist.guide, made, "taalhuis-taalmaatje")
    zeist.dossiers.add(made)
    page = show(made, LATER)
    [referral] = made.referrals
    press(part(page, f"agreed:{referral.id}"), "change")
    editor = page.findChild(QWidget, "referral_editor")
    assert editor is not None
    press(editor, "consent:withdrawn")
    press(page, "editor_save")
    assert "wil dit niet" in words(page, "editor_error")
    press(page, "editor_cancel")
    assert "Brief: gaat niet, er is geen toestemming" in [one.text() for one in _labels(page, f"agreed:{referral.id}")]
