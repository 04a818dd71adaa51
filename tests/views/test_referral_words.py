"""One thing has one word: on the button that records a step, on the badge, and on paper."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.dossier.model import REFERRAL_STATUSES, Action, Referral, ReferralStatus, Step
from desktop.dossier.promises import Promise
from desktop.guide import Guide
from desktop.letters.report import STATUSES
from desktop.views import wording
from desktop.views.follow_up.referral_card import STEPS
from desktop.views.referrals.newcomer_words import sentence
from desktop.views.referrals.next_step import PICTURES, WORDS
from desktop.views.referrals.standing import standing


def test_the_button_says_what_the_badge_will_say() -> None:
    assert {status: text.lower() for status, text in STEPS} == {
        status: wording.STATUS[status] for status in REFERRAL_STATUSES if status != "drafted"
    }
    assert WORDS.keys() == PICTURES.keys()


@pytest.mark.parametrize("status", REFERRAL_STATUSES)
def test_paper_says_what_the_screen_says(status: ReferralStatus) -> None:
    assert STATUSES[status].endswith(wording.STATUS[status])


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (Promise(Referral("a", "start", history=[Step("no_answer", date(2026, 5, 1))]), "lost"), "geen antwoord"),
        (Promise(Referral("a", "start", history=[Step("sent", date(2026, 5, 1))]), "lost"), "te laat"),
        (Promise(Referral("a", "start", history=[Step("withdrawn", date(2026, 5, 1))]), "dropped"), "gestopt"),
        (Promise(Referral("a", "start"), "open"), "nog niet verstuurd"),
        (Promise(Action("Fiets", "newcomer", "start"), "open"), "nog open"),
        (Promise(Action("Fiets", "newcomer", "start"), "overdue"), "te laat"),
    ],
)
def test_a_promise_is_said_in_the_words_of_its_steps(promise: Promise, words: str) -> None:
    assert wording.stands(promise) == words


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("sent", "De brief is verstuurd naar de huisarts."),
        ("refused", "De huisarts kan u niet helpen. Wij zoeken iets anders."),
        ("no_answer", "De huisarts heeft nog niet geantwoord. Wij vragen het na."),
    ],
)
def test_an_organisation_has_its_article_in_the_dutch_sentence_alone(
    shipped: Guide, status: ReferralStatus, said: str
) -> None:
    referral = Referral("huisarts", "start", history=[Step(status, date(2026, 5, 1))])
    at = standing(referral, shipped.municipality, {}, date(2026, 5, 2))
    dutch, own = sentence(shipped, "ar", at)
    assert dutch.replace("\u2068", "").replace("\u2069", "") == said
    assert "Huisarts" in own.text
    assert "de huisarts" not in own.text
    assert (at.name, at.spoken) == ("Huisarts", "de huisarts")
