"""An organisation that nobody at home may know of stands on nothing that is taken there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.dossier.model import Action, Conversation, Dossier, Newcomer, Referral, Step
from desktop.errors import LetterError
from desktop.guide import Guide
from desktop.letters.agreements import agreements
from desktop.letters.newcomer_message import message_text, newcomer_message
from desktop.letters.occasion import Occasion

from .saying import everything

HELD, LATER = date(2026, 5, 12), date(2026, 11, 13)


@pytest.fixture
def careful(guide: Guide) -> Guide:
    """The guide, in a municipality where one organisation is discreet."""
    town = guide.municipality
    first = town.organisations[0]
    roles = tuple(role.model_copy(update={"discreet": role.id == first.role}) for role in town.settings.roles)
    settings = town.settings.model_copy(update={"roles": roles})
    return replace(guide, municipality=town.model_copy(update={"settings": settings}))


def told(guide: Guide, organisation: str, today: date) -> str:
    """The sheet of somebody who was referred to an organisation, in this conversation or the one before."""
    start, later = Conversation("start", HELD, "nl", completed=True), Conversation("half_year", LATER, "nl")
    dossier = Dossier(Newcomer("Sara", "nl"), [start, later])
    dossier.referrals.append(Referral(organisation, "start", need="Praten", history=[Step("sent", HELD)]))
    dossier.actions.append(Action("Samen bellen", organisation, "start", LATER))
    return everything(agreements(Occasion(guide, dossier, start if today == HELD else later, today)))


@pytest.mark.parametrize("today", [HELD, LATER])
def test_the_sheet_that_goes_home_does_not_name_it(guide: Guide, careful: Guide, today: date) -> None:
    organisation = careful.municipality.organisations[0]
    for words in ("Praten", "Samen bellen"):
        assert words in told(guide, organisation.id, today), "of any other organisation it is told"
        assert words not in told(careful, organisation.id, today)
    assert organisation.name not in told(careful, organisation.id, today)


def test_no_message_about_it_is_made(guide: Guide, careful: Guide) -> None:
    organisation = careful.municipality.organisations[0]
    referral = Referral(organisation.id, "start", need="Praten", history=[Step("sent", HELD)])
    dossier = Dossier(Newcomer("Sara", "nl"), [Conversation("start", HELD, "nl")], referrals=[referral])
    assert newcomer_message(Occasion(guide, dossier, dossier.conversations[0], HELD), referral)
    occasion = Occasion(careful, dossier, dossier.conversations[0], HELD)
    for make in (newcomer_message, message_text):
        with pytest.raises(LetterError, match="Vertel het zelf"):
            make(occasion, referral)
