"""The shipped questionnaire and municipality: complete, in the right rounds, and shared as it should be."""

from __future__ import annotations

import re
from datetime import date

import pytest

from desktop import paths
from desktop.dossier.model import REFERRAL_STATUSES
from desktop.guide import Guide
from desktop.municipality.model import RESTRICTED
from desktop.questions.model import Questionnaire

ROUNDS = ("start", "half_year", "one_and_half_year", "two_year", "catch_up")
DOMAINS = [
    "welkom",
    "persoon",
    "huishouden",
    "wonen",
    "gezondheid",
    "gezin",
    "taal",
    "opleiding",
    "werk",
    "geld",
    "netwerk",
    "wegwijs",
    "meedoen",
    "afsluiting",
]

# The locks of the sharing chapter, by topic. What is not here is open to whoever needs it for his work.
CONSENT = {
    "welkom.tolk": "whether an interpreter is acceptable",
    "persoon.verhaal": "free story about oneself",
    "persoon.nationaliteit": "origin or stateless",
    "persoon.alleen": "came as an unaccompanied minor: tells of the flight",
    "huishouden.verhaal": "free story about the household",
    "huishouden.verandering": "divorce or change in the family",
    "gezondheid.ervaren": "health as felt: a health datum of itself",
    "gezondheid.klacht": "complaint about care: tells of treatment",
    "gezin.verhaal": "free story about the family",
    "gezin.gezinsleden": "where the family is",
    "gezin.zorgen_familie": "worry about family",
    "gezin.zorgen_opvoeding": "worry about upbringing",
    "gezin.eigen_doelen": "the mother's own aims, in free words",
    "gezin.apart": "wish to talk without the partner",
    "taal.lening": "loan for civic integration",
    "opleiding.richting": "names the country: origin",
    "werk.misstanden": "signs of exploitation",
    "werk.geweigerd": "refused for origin or religion",
    "geld.verhaal": "free story about income",
    "geld.inkomen": "income and allowances",
    "geld.schulden": "debts",
    "geld.schuld_bedrag": "amount of the debts",
    "geld.eten": "short of food",
    "netwerk.verhaal": "free story about others",
    "netwerk.eenzaam": "loneliness",
    "netwerk.hulp": "whom to ask for help",
    "meedoen.nare_ervaring": "discrimination or unsafety",
}
CARE = {
    "gezondheid.verhaal": "free story about health",
    "gezondheid.situatie": "illness, medication, disability, pregnancy, addiction",
    "gezondheid.slaap": "sleep",
    "gezondheid.stress": "stress",
    "gezondheid.vroeger": "trauma",
    "gezondheid.hulp": "whether help is wanted",
    "gezondheid.niet_leven": "danger: suicide",
    "gezin.bang": "danger: violence at home",
    "gezin.kind_onveilig": "danger: child abuse",
}
DANGER = ("gezin.bang", "gezin.kind_onveilig", "werk.misstanden", "meedoen.nare_ervaring")

# The rounds. What stands in none of these is asked in every round.
AT_FIRST = {
    "welkom.uitleg", "welkom.dialect", "welkom.lezen_eigen", "welkom.lezen_latijn", "welkom.kanaal",
    "persoon.nationaliteit", "persoon.status_sinds", "persoon.termijn", "persoon.alleen",
    "persoon.azc_maanden", "persoon.verhuizingen",
    "huishouden.te_klein", "huishouden.verandering",
    "wonen.geregeld", "wonen.buren",
    "gezondheid.tolk", "gezondheid.situatie",
    "gezin.zorgen_familie", "gezin.kinderen_school", "gezin.opvang", "gezin.ouders_les",
    "taal.andere_talen", "taal.schooljaren", "taal.leerbaarheid", "taal.leerroute",
    "taal.lening", "taal.wi_uren", "taal.wi_termijn", "taal.examen",
    "opleiding.niveau", "opleiding.richting", "opleiding.diploma", "opleiding.waardering",
    "opleiding.betalen", "opleiding.jong",
    "werk.vaardigheden", "werk.rijbewijs", "werk.beschikbaar",
    "geld.ontzorgen", "geld.ontzorgen_tot", "geld.eten",
    "netwerk.hulp",
    "wegwijs.interesses", "wegwijs.kan",
    "meedoen.helpen",
    "afsluiting.wachttijd",
}  # fmt: skip
NOT_AFTER_HALF_A_YEAR = {"taal.les_sinds", "taal.school", "taal.lessen"}
"""Lessons often begin after the first conversation: what is noted once about them may come half a year later."""
ONLY_LATER = {"afsluiting.goed", "afsluiting.beter"}
ONLY_AT_THE_END = {"afsluiting.tips"}

ORGANISATIONS = {
    "rsd", "vluchtelingenwerk", "taalhuis", "samen-oplopen", "sociaal-team", "cjg", "ggd", "huisarts",
    "meanderomnium", "stichting-tolerance", "vrijwilligerscentrale", "buddy-to-buddy", "samenspraak",
    "taalschool", "uaf", "coa", "gza", "nidos", "duo", "ind", "voedselbank", "veilig-thuis",
    "woningcorporatie", "school-isk", "bibliotheek",
}  # fmt: skip


@pytest.fixture
def questionnaire(zeist: Guide) -> Questionnaire:
    return zeist.questionnaire


def asked(questionnaire: Questionnaire, round_id: str) -> set[str]:
    return {question.id for domain in questionnaire.asked(round_id) for question in domain.questions}


def test_the_domains_stand_in_the_order_of_a_conversation(questionnaire: Questionnaire) -> None:
    assert [domain.id for domain in questionnaire.domains] == DOMAINS
    assert len({domain.icon for domain in questionnaire.domains}) == len(DOMAINS)


def test_it_is_long_enough_to_be_of_use_and_short_enough_for_one_meeting(questionnaire: Questionnaire) -> None:
    assert 110 <= len(questionnaire.by_id) <= 140
    assert sum(question.required for question in questionnaire) <= 5


def test_every_way_of_answering_is_used(questionnaire: Questionnaire) -> None:
    types = {question.type for question in questionnaire}
    assert types == {"single", "multi", "number", "date", "scale", "text", "yes_no", "persons"}


def test_the_minutes_fill_the_start_conversation(questionnaire: Questionnaire) -> None:
    assert sum(domain.minutes for domain in questionnaire.asked("start")) == 90
    assert questionnaire.round("start").minutes == 90


def test_every_question_says_why_it_is_asked_and_is_asked_in_some_round(questionnaire: Questionnaire) -> None:
    everywhere = set().union(*(asked(questionnaire, round_id) for round_id in ROUNDS))
    for question in questionnaire:
        assert question.purpose.endswith("."), question.id
        assert len(question.purpose.split()) >= 5, question.id
        assert question.id in everywhere


def test_the_rounds_ask_what_they_should(questionnaire: Questionnaire) -> None:
    everything = set(questionnaire.by_id)
    every_time = everything - AT_FIRST - NOT_AFTER_HALF_A_YEAR - ONLY_LATER - ONLY_AT_THE_END
    assert everything > AT_FIRST | NOT_AFTER_HALF_A_YEAR | ONLY_LATER | ONLY_AT_THE_END
    assert asked(questionnaire, "start") == every_time | AT_FIRST | NOT_AFTER_HALF_A_YEAR
    assert asked(questionnaire, "catch_up") == asked(questionnaire, "start")
    assert asked(questionnaire, "half_year") == every_time | NOT_AFTER_HALF_A_YEAR | ONLY_LATER
    assert asked(questionnaire, "one_and_half_year") == every_time | ONLY_LATER
    assert asked(questionnaire, "two_year") == every_time | ONLY_LATER | ONLY_AT_THE_END


def test_each_domain_begins_with_an_open_question_in_every_round(questionnaire: Questionnaire) -> None:
    for round_id in ROUNDS:
        for domain in questionnaire.asked(round_id):
            assert domain.questions[0].type == "text", (round_id, domain.id)


def test_questions_are_questions_with_an_example_for_the_interpreter(questionnaire: Questionnaire) -> None:
    for question in questionnaire:
        assert question.text.endswith("?"), question.id
        assert "ijvoorbeeld: " in question.help, question.id
        assert len(question.text.split()) <= 18, question.id


def test_where_a_feeling_is_scored_a_professional_can_ask_on(questionnaire: Questionnaire) -> None:
    """People tend to answer 'fine' to these."""
    for question_id in ("wonen.tevreden", "wonen.veilig", "gezondheid.ervaren", "gezondheid.stress",
                        "gezondheid.vroeger", "taal.les_tevreden", "taal.aanwezig", "netwerk.tevreden",
                        "netwerk.eenzaam", "meedoen.nuttig", "meedoen.gezien", "meedoen.welkom"):  # fmt: skip
        assert questionnaire.by_id[question_id].probe, question_id
    for domain in questionnaire.domains:
        assert domain.questions[0].probe, domain.id


def test_the_locks_are_as_the_law_and_the_municipality_want_them(questionnaire: Questionnaire) -> None:
    locked = {question.id: question.share for question in questionnaire if question.share != "normal"}
    assert locked == dict.fromkeys(CONSENT, "consent") | dict.fromkeys(CARE, "care")


def test_sensitive_domains_explain_and_offer_to_skip(questionnaire: Questionnaire) -> None:
    sensitive = [domain.id for domain in questionnaire.domains if domain.sensitive]
    assert sensitive == ["persoon", "huishouden", "gezondheid", "gezin", "geld"]
    for domain in questionnaire.domains:
        if domain.sensitive:
            assert "Wij vragen dit" in domain.intro
            assert "U mag elke vraag overslaan." in domain.intro


def test_every_pillar_has_questions_and_every_question_a_known_pillar(zeist: Guide) -> None:
    pillars = [pillar.id for pillar in zeist.municipality.settings.pillars]
    assert pillars == ["taal", "netwerk", "meedoen", "wegwijs"]
    assert {question.pillar for question in zeist.questionnaire} - {None} == set(pillars)


def test_signs_of_danger_belong_to_no_organisation(zeist: Guide) -> None:
    for role in zeist.municipality.settings.roles:
        for question_id in DANGER:
            question = zeist.questionnaire.by_id[question_id]
            assert question_id not in role.questions
            assert question.domain not in role.domains


def test_a_referral_tells_nothing_that_its_organisation_may_not_see(zeist: Guide) -> None:
    """The reason of a referral stands in the letter, so the role must see every answer it comes from."""
    for rule in zeist.municipality.rules:
        if rule.propose != "referral" or rule.organisation is None:
            continue
        role = zeist.municipality.role_of(zeist.municipality.organisation_by_id[rule.organisation])
        for question_id in zeist.rules[rule.id].questions:
            question = zeist.questionnaire.by_id[question_id]
            assert question_id in role.questions or question.domain in role.domains, rule.id
            if role.kind in RESTRICTED:
                assert question.share == "normal", rule.id
            if question.share == "care":
                assert role.kind == "care", rule.id
            if rule.basis == "legal_task":
                assert question.share == "normal", rule.id


def test_rules_read_well_where_they_are_printed(zeist: Guide) -> None:
    """The reason follows "omdat"; the title stands on the newcomer's sheet as a sentence."""
    for rule in zeist.municipality.rules:
        assert rule.reason[0].islower(), rule.id
        assert not rule.reason.endswith("."), rule.id
        assert rule.title[0].isupper(), rule.id
        assert rule.title.endswith(".") == (rule.propose != "protocol"), rule.id


def test_danger_raises_a_card_with_what_to_do_now(zeist: Guide) -> None:
    cards = [rule for rule in zeist.municipality.rules if rule.propose == "protocol"]
    assert [card.id for card in cards] == [
        "protocol-onveilig",
        "protocol-levensmoe",
        "protocol-uitbuiting",
        "protocol-kind",
        "protocol-bedreigd",
    ]
    for card in cards:
        assert card.urgency == "now"
        assert card.organisation is None
        assert "Bel 112" in card.text
        assert "papier" in card.text or card.id == "protocol-levensmoe"


def test_a_sign_of_danger_leads_to_a_card_and_never_to_a_letter(zeist: Guide) -> None:
    read_by = {
        kind: {
            name for rule in zeist.municipality.rules if rule.propose == kind for name in zeist.rules[rule.id].questions
        }
        for kind in ("protocol", "referral")
    }
    assert {*DANGER, "gezondheid.niet_leven"} <= read_by["protocol"]
    assert not {*DANGER, "gezondheid.niet_leven"} & read_by["referral"]


def test_every_organisation_is_described_and_marked_as_an_example(zeist: Guide) -> None:
    municipality = zeist.municipality
    assert municipality.notice.startswith("Voorbeeldgegevens")
    assert {organisation.id for organisation in municipality.organisations} == ORGANISATIONS
    assert len({organisation.phone for organisation in municipality.organisations}) == len(ORGANISATIONS)
    for organisation in municipality.organisations:
        for name in ("offers", "audience", "languages", "cost", "contact", "address", "directions"):
            assert getattr(organisation, name), (organisation.id, name)
        assert re.fullmatch(r"030 000 00 \d\d", organisation.phone)
        assert organisation.email.endswith("@example.nl")
        assert organisation.waiting_days is not None
        assert not organisation.stale(date(2026, 11, 21))
        assert organisation.stale(date(2027, 6, 1))
    assert {organisation.way for organisation in municipality.organisations} == {
        "letter",
        "phone",
        "warm",
        "accompanied",
    }


def test_every_organisation_has_a_role_and_all_are_planned_for(zeist: Guide) -> None:
    used = {organisation.role for organisation in zeist.municipality.organisations}
    assert used == {role.id for role in zeist.municipality.settings.roles}
    assert tuple(planned.id for planned in zeist.municipality.settings.rounds) == ROUNDS


def test_the_shared_content_knows_no_municipality() -> None:
    folder = paths.questionnaires()
    for file in [*(folder / "domains").glob("*.yaml"), *folder.glob("*.yaml")]:
        assert "zeist" not in file.read_text("utf-8").lower(), file.name


def test_every_phrase_the_program_asks_for_exists(zeist: Guide) -> None:
    wanted = {f"referral_{status}" for status in REFERRAL_STATUSES} | {"yes", "no", "years", "declined"}
    for file in paths.PACKAGE.rglob("*.py"):
        wanted |= set(re.findall(r"phrase\(\s*\"([a-z_]+)\"", file.read_text("utf-8")))
    assert wanted <= set(zeist.phrases)
