"""The invitation, and the message when a referral moves: in two languages, without an answer or a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.dossier.model import Consent, Dossier, Referral, ReferralStatus, Step
from desktop.guide import Guide
from desktop.letters.invitation import Meeting, invitation
from desktop.letters.model import Letter, Pair, Paragraph
from desktop.letters.newcomer_message import message_text, newcomer_message
from desktop.letters.occasion import Occasion

from .saying import dutch, everything

HELD, LATER = date(2026, 5, 12), date(2026, 6, 1)


def lines(letter: Letter) -> list[str]:
    """The sentences, in Dutch, without the word about the translation."""
    return [dutch(block.text) for block in letter.blocks if isinstance(block, Paragraph) and block.tone != "quiet"]


def invited(guide: Guide, dossier: Dossier, meeting: Meeting, today: date = LATER) -> list[str]:
    return lines(invitation(Occasion(guide, dossier, dossier.conversations[-1], today), meeting))


def test_an_invitation_says_when_where_and_with_whom(guide: Guide, dossier: Dossier) -> None:
    told = invited(guide, dossier, Meeting(date(2026, 11, 12), "10:30", "Plein 1\nKamer 2"))
    assert told[0] == "Beste Samir Voorbeeld,"
    assert {"Dag: donderdag 12 november 2026", "Tijd: 10:30 uur 's ochtends"} <= set(told)
    assert {"Plaats: Plein 1, Kamer 2", "U praat met: J. Jansen"} <= set(told)
    assert told[-1] == "Kunt u niet komen? Bel 030 000 00 00."


def test_without_a_day_it_says_around_when(guide: Guide, dossier: Dossier) -> None:
    told = invited(guide, dossier, Meeting(time="10:30"))
    assert "Het gesprek is ongeveer op 12 november 2026. Wij bellen u over de dag en de tijd." in told
    assert not any("10:30" in line for line in told)
    past = invited(guide, dossier, Meeting(), date(2027, 1, 1))
    assert "Wij bellen u voor het volgende gesprek." in past


def test_an_invitation_holds_the_other_language_and_its_drawings(guide: Guide, dossier: Dossier) -> None:
    letter = invitation(Occasion(guide, dossier, dossier.conversations[0], LATER), Meeting(LATER, "9:00", "Hier"))
    assert (letter.kind, letter.tongue.code, letter.stem) == ("invitation", "ar", "2026-06-01-uitnodiging")
    icons = [block.icon for block in letter.blocks if isinstance(block, Paragraph) and block.icon]
    assert icons == ["calendar", "clock", "home", "people", "phone"]
    assert guide.phrases["draft_translation"] not in everything(letter)
    alone = replace(dossier.newcomer, language="nl")
    dossier.newcomer = alone
    assert "tolk" not in everything(invitation(Occasion(guide, dossier, dossier.conversations[0], LATER), Meeting()))


def message(guide: Guide, dossier: Dossier, referral: Referral) -> list[str]:
    return lines(newcomer_message(Occasion.of_referral(guide, dossier, referral, LATER), referral))


@pytest.mark.parametrize(
    ("status", "expected", "told", "follows"),
    [
        ("drafted", None, "De brief is klaar, maar nog niet verstuurd.", "U hoeft nu niets te doen."),
        ("sent", None, "De brief is verstuurd naar Taalhuis.", "U hoeft nu niets te doen."),
        ("waiting", date(2026, 8, 1), "U bent aan de beurt rond 1 augustus 2026.", "U hoeft nu niets te doen."),
        (
            "appointment",
            date(2026, 8, 1),
            "afspraak op zaterdag 1 augustus 2026.",
            "Neem dit bericht mee naar de afspraak.",
        ),
        ("appointment", None, "U krijgt een afspraak.", "U hoeft nu niets te doen."),
        ("waiting", date(2026, 5, 20), "U staat op de wachtlijst.", "Wij vragen na hoe het ermee staat."),
        ("no_answer", None, "Taalhuis heeft nog niet geantwoord. Wij vragen het na.", "Heeft u een vraag?"),
    ],
)
def test_a_message_says_how_it_stands_and_what_follows(
    guide: Guide, dossier: Dossier, status: ReferralStatus, expected: date | None, told: str, follows: str
) -> None:
    referral = dossier.referrals[0]
    referral.history.append(Step(status, date(2026, 5, 15), "een boos briefje", expected))
    text = message(guide, dossier, referral)
    assert text[0] == "Beste Samir Voorbeeld,"
    assert told in text[2]
    assert follows in text[3]
    assert "briefje" not in "".join(text)
    assert "taalmaatje" not in "".join(text)
    assert text[-1] == "Heeft u een vraag? Bel J. Jansen: 030 000 00 00"


def test_after_a_refusal_it_says_where_help_is_asked_now(guide: Guide, dossier: Dossier) -> None:
    referral = dossier.referrals[0]
    referral.history.append(Step("refused", LATER))
    assert not any("Wij vragen nu hulp" in line for line in message(guide, dossier, referral))
    dossier.referrals.append(Referral("maatjes", "start", instead_of=referral.id, history=[Step("drafted", LATER)]))
    assert "Wij vragen nu hulp bij Maatjes." in message(guide, dossier, referral)


def test_after_a_withdrawal_it_says_that_they_are_asked_to_stop(guide: Guide, dossier: Dossier) -> None:
    referral = dossier.referrals[0]
    referral.history += [Step("sent", date(2026, 5, 15)), Step("withdrawn", LATER)]
    dossier.consents += [Consent("taalhuis", "given", HELD), Consent("taalhuis", "withdrawn", LATER)]
    told = message(guide, dossier, referral)
    assert "U heeft uw toestemming ingetrokken op 1 juni 2026." in told
    assert "Wij vragen Taalhuis om te stoppen en uw gegevens weg te halen." in told


def test_whom_to_call_and_where_to_go_for_an_appointment(guide: Guide, dossier: Dossier) -> None:
    referral = dossier.referrals[0]
    referral.history.append(Step("appointment", LATER, expected_on=date(2026, 8, 1)))
    told = message(guide, dossier, referral)
    assert "Adres: Laan 2, Duindorp" in told
    assert "Bellen met Taalhuis: 030-111 22 33" in told


def test_the_text_to_copy_is_the_message_in_plain_signs(guide: Guide, dossier: Dossier) -> None:
    referral = dossier.referrals[0]
    referral.history.append(Step("waiting", LATER))
    text = message_text(Occasion.of_referral(guide, dossier, referral, LATER), referral)
    assert isinstance(text, Pair)
    first, *_, last = text.dutch.split("\n")
    assert first == "Beste Samir Voorbeeld,"
    assert "Bellen met Taalhuis: 030-111 22 33" in text.dutch
    assert not set("\u2068\u2069\u00a0\u2011") & set(text.dutch)
    assert not set("\u00a0\u2011") & set(text.own), "a telephone cannot dial these"
    assert last == "Heeft u een vraag? Bel J. Jansen: 030 000 00 00"


def test_without_a_translation_there_is_nothing_to_copy_beside_dutch(guide: Guide, dossier: Dossier) -> None:
    dossier.newcomer = replace(dossier.newcomer, language="so")
    referral = dossier.referrals[0]
    text = message_text(Occasion.of_referral(guide, dossier, referral, LATER), referral)
    assert text.own == ""
    assert text.dutch.split("\n")[-1] == guide.phrases["not_translated"]
