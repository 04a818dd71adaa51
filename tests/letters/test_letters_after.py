"""The letters to an organisation after the first one: the reminder, and the request to stop and delete."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.dossier.model import Consent, Dossier, Referral, SentLetter, Step
from desktop.errors import LetterError
from desktop.guide import Guide
from desktop.letters.model import Letter
from desktop.letters.occasion import Occasion
from desktop.letters.reminder_letter import reminder_letter
from desktop.letters.stop_letter import stop_letter

from .saying import everything, headings, tables

HELD, SENT, LATER = date(2026, 5, 12), date(2026, 5, 15), date(2026, 11, 13)
SECRETS = ("2 / 5", "lezen", "graag", "praten", "slaapt", "oefenen helpt", "1990", "Syrië", "Layla", "Arabisch")


@pytest.fixture
def sent(dossier: Dossier) -> Referral:
    """A referral to the Taalhuis that was sent with consent."""
    dossier.consents.append(Consent("taalhuis", "given", HELD))
    referral = dossier.referrals[0]
    referral.history.append(Step("sent", SENT, "zij belde boos op"))
    return referral


def reminder(guide: Guide, dossier: Dossier, referral: Referral) -> Letter:
    return reminder_letter(Occasion.of_referral(guide, dossier, referral, LATER), referral)


def stop(guide: Guide, dossier: Dossier) -> Letter:
    occasion = Occasion(guide, dossier, dossier.conversations[0], LATER)
    return stop_letter(occasion, guide.municipality.organisation_by_id["taalhuis"])


def test_a_reminder_says_which_letter_went_when_and_holds_less_than_that(
    guide: Guide, dossier: Dossier, sent: Referral
) -> None:
    letter = reminder(guide, dossier, sent)
    text = everything(letter)
    assert "Op 15 mei 2026 stuurden wij u een brief" in text
    assert "Doorverwijzing naar Taalhuis, 15 mei 2026" in text
    assert "Samir Voorbeeld" in text
    assert "Een taalmaatje." in text
    assert "bel 030 000 00 00" in text
    assert not [secret for secret in (*SECRETS, "boos") if secret in text.replace("voorgelezen", "")]
    assert (letter.kind, letter.recipient, letter.waits) == ("reminder", "taalhuis", False)
    assert letter.stem == "2026-11-13-herinnering-taalhuis"


def test_a_second_reminder_names_the_first(guide: Guide, dossier: Dossier, sent: Referral) -> None:
    kept = SentLetter("taalhuis", "referral", date(2026, 5, 16), "Verwijzing, aangepast", [], [sent.id])
    dossier.sent += [kept, SentLetter("taalhuis", "reminder", date(2026, 8, 1), "Herinnering", [], [sent.id])]
    text = everything(reminder(guide, dossier, sent))
    assert "Verwijzing, aangepast, 16 mei 2026" in text
    assert "Op 16 mei 2026 stuurden wij u" in text
    assert "Eerder herinnerd op\n1 augustus 2026" in text


@pytest.mark.parametrize("why", ["withdrawn", "never sent", "ended"])
def test_a_reminder_that_must_not_go_waits_and_tells_nothing(
    guide: Guide, dossier: Dossier, sent: Referral, why: str
) -> None:
    if why == "withdrawn":
        dossier.consents.append(Consent("taalhuis", "withdrawn", LATER))
    elif why == "never sent":
        sent.history.pop()
    else:
        sent.history.append(Step("refused", LATER))
    letter = reminder(guide, dossier, sent)
    assert letter.waits
    assert headings(letter) == ["Niet versturen"]
    assert "Samir" not in everything(letter)
    assert "taalmaatje" not in everything(letter)


def test_an_organisation_that_is_gone_cannot_be_reminded(guide: Guide, dossier: Dossier, sent: Referral) -> None:
    sent.organisation = "opgeheven"
    with pytest.raises(LetterError, match="opgeheven"):
        reminder(guide, dossier, sent)


def test_a_stop_letter_names_what_was_sent_and_asks_to_delete_it(
    guide: Guide, dossier: Dossier, sent: Referral
) -> None:
    dossier.referrals[1].organisation = "taalhuis"
    dossier.referrals[1].history.append(Step("sent", date(2026, 6, 2)))
    dossier.sent += [
        SentLetter("taalhuis", "referral", SENT, "Doorverwijzing naar Taalhuis", ["taal.wens"], [sent.id]),
        SentLetter("taalhuis", "reminder", date(2026, 8, 1), "Herinnering", [], [sent.id]),
        SentLetter("huisarts", "referral", date(2026, 7, 7), "Naar een ander", [], []),
        SentLetter("taalhuis", "stop", date(2026, 9, 9), "Toestemming ingetrokken", [], []),
    ]
    dossier.consents.append(Consent("taalhuis", "withdrawn", date(2026, 9, 9)))
    letter = stop(guide, dossier)
    assert tables(letter)["Wat wij u stuurden"] == (
        ("15 mei 2026", "Doorverwijzing naar Taalhuis"),
        ("2 juni 2026", "Doorverwijzing naar Taalhuis"),
        ("1 augustus 2026", "Herinnering"),
    )
    text = everything(letter)
    assert "Op 9 september 2026 heeft de persoon hieronder de toestemming ingetrokken" in text
    assert "verwijderen wat u van ons kreeg" in text
    assert "Een taalmaatje." not in text
    assert "wettelijke taak" not in text
    assert not [secret for secret in SECRETS if secret in text]
    assert (letter.kind, letter.recipient, letter.waits) == ("stop", "taalhuis", False)


def test_what_the_law_asks_may_be_kept(guide: Guide, dossier: Dossier, sent: Referral) -> None:
    sent.basis = "legal_task"
    dossier.consents.append(Consent("taalhuis", "withdrawn", LATER))
    assert "hoort bij onze wettelijke taak" in everything(stop(guide, dossier))


def test_no_stop_letter_while_it_is_allowed(guide: Guide, dossier: Dossier, sent: Referral) -> None:
    letter = stop(guide, dossier)
    assert letter.waits
    assert "Samir" not in everything(letter)
