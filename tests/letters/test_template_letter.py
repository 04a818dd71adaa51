"""The letter to a buddy or an employer: its own template, with no word that was typed about the newcomer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.dossier.model import Consent, Conversation, Dossier, Referral, Step
from desktop.guide import Guide
from desktop.letters.model import Facts, Heading, Letter, Paragraph
from desktop.letters.occasion import Occasion
from desktop.letters.referral_letter import referral_letter
from desktop.letters.request import request
from desktop.letters.template_letter import ASK_HIMSELF
from desktop.municipality.model import Municipality, Rule
from desktop.questions.conditions import compiled

from .conftest import HELD


def ruled(guide: Guide, when: str) -> Guide:
    """The guide with one rule more: 'Een titel.'"""
    rule = Rule(
        id="regel", propose="referral", organisation="maatjes", when=when, reason="iets speelt", title="Een titel."
    )
    municipality = guide.municipality.model_copy(update={"rules": (*guide.municipality.rules, rule)})
    assert isinstance(municipality, Municipality)
    return replace(guide, municipality=municipality, rules={**guide.rules, "regel": compiled(when)})


def letter(guide: Guide, dossier: Dossier, talk: Conversation, organisation: str, referral: Referral) -> Letter:
    dossier.consents = [Consent(organisation, "given", HELD)]
    known = guide.municipality.organisation_by_id[organisation]
    return referral_letter(Occasion(guide, dossier, talk, HELD), known, [referral])


def typed(organisation: str) -> Referral:
    return Referral(
        organisation, "start", need="Hij slaapt slecht.", reason="hij dat zei", history=[Step("sent", HELD)]
    )


def test_nothing_typed_goes_to_a_buddy(guide: Guide, dossier: Dossier, start: Conversation) -> None:
    said = str(letter(guide, dossier, start, "maatjes", typed("maatjes")))
    for word in ("slaapt slecht", "dat zei", "1990", "Syri"):
        assert word not in said
    for word in ("Samir Voorbeeld", "Arabisch", "Hulp van Maatjes.", "Hoe goed spreekt u Nederlands?", ASK_HIMSELF):
        assert word in said
    assert "Hij slaapt slecht." in str(letter(guide, dossier, start, "huisarts", typed("huisarts")))


def test_it_reads_from_who_over_what_to_the_basis(guide: Guide, dossier: Dossier, start: Conversation) -> None:
    made = letter(guide, dossier, start, "maatjes", typed("maatjes"))
    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert headings == ["Om wie het gaat", "Wat wij u vragen", "Wat hierbij helpt", "Laat het ons weten"]
    answers = next(at for at, block in enumerate(made.blocks) if isinstance(block, Facts) and "spreekt" in str(block))
    basis, last = made.blocks[answers + 1 : answers + 3]
    assert basis == Paragraph("Deze persoon heeft toestemming gegeven om dit met u te delen.", "quiet")
    assert last == Paragraph(ASK_HIMSELF)


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("taal.spreken <= 3", True),
        ("taal.spreken <= 3 || gezondheid.huisarts == false", False),
        ("geld.schulden == true", False),
        ("newcomer.age < 30", False),
        ('newcomer.country == "SY"', False),
    ],
)
def test_a_title_goes_when_it_rests_on_nothing_tender(
    guide: Guide, dossier: Dossier, start: Conversation, when: str, told: bool
) -> None:
    referral = Referral("maatjes", "start", need="Een titel.", rule="regel", history=[Step("sent", HELD)])
    said = str(letter(ruled(guide, when), dossier, start, "maatjes", referral))
    assert ("Een titel." in said) == told
    assert ("Hulp van Maatjes." in said) != told


@pytest.mark.parametrize(("decision", "told"), [("given", True), ("withdrawn", False)])
@pytest.mark.parametrize("when", ["geld.schulden == true", 'newcomer.country == "SY"'])
def test_a_title_over_a_locked_answer_needs_consent(
    guide: Guide, dossier: Dossier, start: Conversation, decision: str, told: bool, when: str
) -> None:
    """Also when a professional sends a referral elsewhere than its rule says, on a legal task."""
    dossier.consents = [Consent("dienst", "given" if told else "withdrawn", HELD)]
    referral = Referral("dienst", "start", "legal_task", need="Een titel.", rule="regel", history=[Step("sent", HELD)])
    guide = ruled(guide, when)
    organisation = guide.municipality.organisation_by_id["dienst"]
    asked = request(Occasion(guide, dossier, start, HELD), organisation, [referral])
    assert asked == ("Een titel." if told else organisation.offers)


@pytest.mark.parametrize("need", ["Een titel", "Een titel. Graag snel.", "Hoe de titel vroeger was"])
@pytest.mark.parametrize("rule", ["regel", "weggehaald"])
def test_words_of_a_rule_stay_locked_when_they_or_the_rule_changed(
    guide: Guide, dossier: Dossier, start: Conversation, need: str, rule: str
) -> None:
    """The municipality may have given the rule another title since, or have taken it away."""
    referral = Referral("dienst", "start", "legal_task", need=need, rule=rule, history=[Step("sent", HELD)])
    guide = ruled(guide, "geld.schulden == true")
    organisation = guide.municipality.organisation_by_id["dienst"]
    occasion = Occasion(guide, dossier, start, HELD)
    assert request(occasion, organisation, [referral]) == organisation.offers
    dossier.consents = [Consent("dienst", "given", HELD)]
    assert request(occasion, organisation, [referral]) == need


def test_each_answer_stands_above_its_legal_basis(guide: Guide, dossier: Dossier, start: Conversation) -> None:
    start.answers["geld.schulden"].state, start.answers["geld.schulden"].value = "answered", True
    referral = Referral("dienst", "start", "legal_task", need="Hulp.", history=[Step("sent", HELD)])
    said = str(letter(guide, dossier, start, "dienst", referral))
    order = ["Hoe goed spreekt u", "wettelijke taak", "Heeft u schulden?", "heeft toestemming gegeven"]
    assert sorted(order, key=said.index) == order
