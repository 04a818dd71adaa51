"""For every rule and every condition: one set of answers that makes it hold, and one that does not."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.guide import Guide
from desktop.questions.answers import check
from desktop.questions.conditions import Condition

Answers = dict[str, Any]

# Facts about the newcomer stand between the answers, as they do in a condition.
FACTS = ("newcomer.age", "newcomer.regime")

CHILD: Answers = {"gezin.gezinsleden": [{"relation": "partner", "age": 30}, {"relation": "kind", "age": 8}]}
NO_CHILD: Answers = {"gezin.gezinsleden": [{"relation": "partner", "age": 30}]}
NO_PARTNER: Answers = {"gezin.gezinsleden": [{"relation": "kind", "age": 8}]}

ASK_IF: dict[str, tuple[Answers, Answers]] = {
    "persoon.termijn": ({"newcomer.regime": "Wi2013"}, {"newcomer.regime": "ukraine"}),
    "persoon.alleen": ({"newcomer.age": 22}, {"newcomer.age": 23}),
    "persoon.plan_18": (
        {"persoon.alleen": True, "newcomer.age": 18},
        {"persoon.alleen": True, "newcomer.age": 19},
    ),
    "wonen.geregeld": ({"wonen.soort": "eigen"}, {"wonen.soort": "azc"}),
    "gezondheid.hulp": ({"gezondheid.slaap": 2}, {"gezondheid.slaap": 3, "gezondheid.stress": 3}),
    "gezondheid.niet_leven": ({"gezondheid.stress": 4}, {"gezondheid.slaap": 5, "gezondheid.stress": 1}),
    "gezin.hereniging_aangevraagd": ({"gezin.hereniging": "loopt"}, {"gezin.hereniging": "wens"}),
    "gezin.hereniging_verwacht": ({"gezin.hereniging": "mag"}, {"gezin.hereniging": "loopt"}),
    "gezin.kinderen_school": (CHILD, NO_CHILD),
    "gezin.opvang": ({"gezin.kinderen_school": "geen"}, {"gezin.kinderen_school": "elders"}),
    "gezin.opvang_mist": (CHILD, CHILD | {"gezin.kinderen_school": "elders"}),
    "gezin.ouders_les": (CHILD, NO_PARTNER),
    "gezin.zorgen_opvoeding": (CHILD, NO_CHILD),
    "gezin.eigen_doelen": (CHILD, NO_CHILD),
    "gezin.eigen_contact": (CHILD, NO_CHILD),
    "gezin.apart": (NO_CHILD, NO_PARTNER),
    "gezin.kind_onveilig": (CHILD, NO_CHILD),
    "taal.leerbaarheid": ({"newcomer.regime": "Wi2021"}, {"newcomer.regime": "Wi2013"}),
    "taal.leerroute": ({"newcomer.regime": "family"}, {"newcomer.regime": "ukraine"}),
    "taal.les_sinds": ({"taal.les": "ja"}, {"taal.les": "wacht"}),
    "taal.school": ({"taal.les": "ja"}, {"taal.les": "nee"}),
    "taal.lessen": ({"taal.les": "ja"}, {"taal.les": "wacht"}),
    "taal.aanwezig": ({"taal.les": "ja"}, {"taal.les": "klaar"}),
    "taal.niveaus": ({"taal.les": "ja"}, {"taal.les": "wacht"}),
    "taal.les_tevreden": ({"taal.les": "ja"}, {"taal.les": "wacht"}),
    "taal.wachten": ({"taal.les": "wacht"}, {"taal.les": "ja"}),
    "taal.reiskosten": ({"taal.les": "wacht"}, {"taal.les": "klaar"}),
    "taal.maatje_vaak": ({"taal.maatje": "heeft"}, {"taal.maatje": "wil"}),
    "taal.onderdelen": ({"newcomer.regime": "Wi2021"}, {"newcomer.regime": "Wi2013"}),
    "taal.lening": ({"newcomer.regime": "Wi2013"}, {"newcomer.regime": "Wi2021"}),
    "taal.wi_uren": ({"newcomer.regime": "Wi2013"}, {"newcomer.regime": "Wi2021"}),
    "taal.wi_termijn": ({"newcomer.regime": "Wi2013"}, {"newcomer.regime": "family"}),
    "taal.examen": ({"newcomer.regime": "Wi2013"}, {"newcomer.regime": "ukraine"}),
    "opleiding.richting": ({"opleiding.niveau": "hoger"}, {"opleiding.niveau": "basis"}),
    "opleiding.diploma": ({"opleiding.niveau": "beroep"}, {"opleiding.niveau": "basis"}),
    "opleiding.waardering": ({"opleiding.diploma": "weg"}, {"opleiding.diploma": "nee"}),
    "opleiding.betalen": (
        {"opleiding.wens": True, "newcomer.age": 30},
        {"opleiding.wens": True, "newcomer.age": 29},
    ),
    "opleiding.jong": ({"newcomer.age": 27}, {"newcomer.age": 28}),
    "werk.uren": ({"werk.soort": ["betaald", "stage"]}, {"werk.soort": ["stage"]}),
    "werk.contract": ({"werk.soort": ["betaald"]}, {"werk.soort": ["vrijwillig"]}),
    "werk.niveau": ({"werk.soort": ["betaald"]}, {"werk.soort": ["geen"]}),
    "geld.ontzorgen_tot": ({"geld.ontzorgen": "ja"}, {"geld.ontzorgen": "nee"}),
    "geld.schuld_bedrag": ({"geld.schulden": True}, {"geld.schulden": False}),
    "netwerk.contacten_nl": ({"netwerk.contacten": 1}, {"netwerk.contacten": 0}),
}

# Asked also of those of whom age or regime is not known: rather a question too many than one missed.
ASKED_WHEN_UNKNOWN = {"persoon.alleen", "taal.leerbaarheid", "taal.leerroute", "taal.onderdelen"}

RULES: dict[str, tuple[Answers, Answers]] = {
    "protocol-onveilig": ({"gezin.bang": True}, {"gezin.bang": False, "wonen.veilig": 2}),
    "protocol-levensmoe": ({"gezondheid.niet_leven": True}, {"gezondheid.niet_leven": False}),
    "protocol-uitbuiting": ({"werk.misstanden": ["papieren"]}, {"werk.misstanden": ["geen"]}),
    "protocol-kind": ({"gezin.kind_onveilig": True}, {"gezin.kind_onveilig": False}),
    "protocol-bedreigd": ({"meedoen.nare_ervaring": ["bedreigd"]}, {"meedoen.nare_ervaring": ["schelden"]}),
    "andere-tolk": ({"welkom.tolk": "andere"}, {"welkom.tolk": "goed"}),
    "papieren-staatloos": ({"persoon.nationaliteit": "staatloos"}, {"persoon.nationaliteit": "ja"}),
    "plan-18": (
        {"persoon.alleen": True, "newcomer.age": 17},
        {"persoon.alleen": True, "newcomer.age": 19},
    ),
    "nidos-18": (
        {"persoon.plan_18": ["niets"], "newcomer.age": 17},
        {"persoon.plan_18": ["niets"], "newcomer.age": 18},
    ),
    "woning-te-klein": ({"huishouden.te_klein": True}, {"huishouden.te_klein": False}),
    "huis-regelen": ({"wonen.geregeld": ["geen"]}, {"wonen.geregeld": ["huurcontract", "huur", "energie"]}),
    "buren-ruzie": ({"wonen.buren": "ruzie"}, {"wonen.buren": "geen"}),
    "huisarts-zoeken": ({"gezondheid.huisarts": False}, {"gezondheid.huisarts": True}),
    "zorgverzekering-regelen": ({"gezondheid.zorgverzekering": False}, {"gezondheid.zorgverzekering": True}),
    "tolk-bij-dokter": ({"gezondheid.tolk": True}, {"gezondheid.tolk": False}),
    "klacht-zorg": ({"gezondheid.klacht": True}, {"gezondheid.klacht": False}),
    "verloskundige": ({"gezondheid.situatie": ["zwanger"]}, {"gezondheid.situatie": ["medicijnen"]}),
    "huisarts-situatie": (
        {"gezondheid.situatie": ["ziekte"], "gezondheid.huisarts": True},
        {"gezondheid.situatie": ["beperking"], "gezondheid.huisarts": True},
    ),
    "huisarts-gesprek": ({"gezondheid.hulp": "nu"}, {"gezondheid.hulp": "heeft"}),
    "ggd-uitleg": ({"gezondheid.hulp": "later"}, {"gezondheid.hulp": "nu"}),
    "cjg-opvoeden": ({"gezin.zorgen_opvoeding": True}, {"gezin.zorgen_opvoeding": False}),
    "samen-oplopen": (
        {"gezin.zorgen_opvoeding": True, "gezin.eigen_contact": False},
        {"gezin.zorgen_opvoeding": True, "gezin.eigen_contact": True},
    ),
    "gesprek-alleen": ({"gezin.apart": True}, {"gezin.apart": False, "huishouden.verandering": ["baby"]}),
    "opvang-zoeken": ({"gezin.opvang_mist": "beiden"}, {"gezin.opvang_mist": "nee", "gezin.ouders_les": True}),
    "school-zoeken": ({"gezin.kinderen_school": "deel"}, {"gezin.kinderen_school": "elders"}),
    "vluchtelingenwerk-gezin": (
        {"gezin.hereniging": "nee", "gezin.zorgen_familie": True},
        {"gezin.hereniging": "mag", "gezin.zorgen_familie": False},
    ),
    "gezin-komt": (
        {"gezin.hereniging": "mag", "gezin.hereniging_verwacht": "2027-01-15"},
        {"gezin.hereniging": "mag"},
    ),
    "taalhuis-taalmaatje": ({"taal.maatje": "wil"}, {"taal.maatje": "heeft"}),
    "samenspraak-vaker": (
        {"taal.maatje": "heeft", "taal.maatje_vaak": "maand"},
        {"taal.maatje": "heeft", "taal.maatje_vaak": "week"},
    ),
    "taalles-navragen": ({"taal.les": "wacht", "taal.wachten": 8}, {"taal.les": "wacht", "taal.wachten": 7}),
    "les-past-niet": ({"taal.niveaus": "gemengd"}, {"taal.niveaus": "past", "taal.les_tevreden": 3}),
    "les-missen": ({"taal.aanwezig": "soms"}, {"taal.aanwezig": "meestal"}),
    "reiskosten-les": ({"taal.reiskosten": True}, {"taal.reiskosten": False}),
    "leerbaarheid-navragen": ({"taal.leerbaarheid": "weet_niet"}, {"taal.leerbaarheid": "gepland"}),
    "duo-termijn": ({"taal.wi_termijn": "nee"}, {"taal.wi_termijn": "uitstel", "taal.lening": "over"}),
    "diploma-waarderen": ({"opleiding.waardering": "nee"}, {"opleiding.waardering": "loopt"}),
    "school-jongere": (
        {"opleiding.jong": "nee", "newcomer.age": 17},
        {"opleiding.jong": "nee", "newcomer.age": 18},
    ),
    "mbo-kiezen": (
        {"opleiding.jong": "isk"},
        {"opleiding.jong": "nee", "opleiding.wens": False, "newcomer.age": 20},
    ),
    "diploma-meenemen": ({"opleiding.diploma": "hier"}, {"opleiding.diploma": "nee"}),
    "uaf-studie": (
        {"opleiding.niveau": "hoger", "opleiding.wens": True},
        {"opleiding.niveau": "hoger", "opleiding.wens": False},
    ),
    "studie-betalen": ({"opleiding.betalen": False}, {"opleiding.betalen": True}),
    "rsd-duaal": ({"werk.wens": ["duaal", "betaald"]}, {"werk.wens": ["betaald"]}),
    "vrijwilligerswerk": ({"werk.wens": ["vrijwillig"]}, {"werk.wens": ["later"]}),
    "rsd-werk": (
        {"werk.wens": ["betaald"], "werk.beschikbaar": ["ochtend"]},
        {"werk.wens": ["betaald"], "werk.beschikbaar": ["niet"], "werk.niveau": "past"},
    ),
    "contract-nakijken": ({"werk.contract": "geen"}, {"werk.contract": "tijdelijk"}),
    "discriminatie-melden": (
        {"werk.geweigerd": True},
        {"werk.geweigerd": False, "meedoen.nare_ervaring": ["geen"]},
    ),
    "hulp-bij-schulden": ({"geld.schulden": True}, {"geld.schulden": False}),
    "voedselbank-pakket": ({"geld.eten": True}, {"geld.eten": False}),
    "inkomen-aanvragen": ({"geld.inkomen": ["geen"]}, {"geld.inkomen": ["loon"]}),
    "toeslagen-nakijken": (
        {"geld.inkomen": ["loon", "huurtoeslag"]},
        {"geld.inkomen": ["loon", "zorgtoeslag"], "geld.te_duur": ["geen"]},
    ),
    "brieven-begrijpen": (
        {"geld.brieven": 2, "geld.ontzorgen": "nee"},
        {"geld.brieven": 3, "geld.ontzorgen": "nee"},
    ),
    "ontzorgen-stopt": (
        {"geld.ontzorgen": "ja", "geld.ontzorgen_tot": "2027-03-01"},
        {"geld.ontzorgen": "nee"},
    ),
    "meedoen-in-de-buurt": ({"netwerk.contacten": 0}, {"netwerk.contacten": 3, "netwerk.eenzaam": 3}),
    "maatje-zoeken": ({"netwerk.maatje": "wil"}, {"netwerk.maatje": "nee"}),
    "wie-bellen": ({"netwerk.hulp": "niemand"}, {"netwerk.hulp": "familie"}),
    "iemand-gaat-mee": ({"wegwijs.meegaan": True}, {"wegwijs.meegaan": False}),
    "fietsen-zwemmen": ({"wegwijs.kan": ["fietsen"]}, {"wegwijs.kan": ["fietsen", "zwemmen"]}),
    "bibliotheek-app": ({"wegwijs.app": "nooit"}, {"wegwijs.app": "soms"}),
    "anderen-helpen": ({"meedoen.helpen": True}, {"meedoen.helpen": False}),
}

# The other side of a condition with `or`: each side must hold by itself.
ALSO: list[tuple[str, Answers]] = [
    ("protocol-onveilig", {"wonen.veilig": 1}),
    ("huis-regelen", {"wonen.geregeld": ["huurcontract", "huur"]}),
    ("huis-regelen", {"wonen.geregeld": ["huurcontract", "energie"]}),
    ("huisarts-situatie", {"gezondheid.situatie": ["verslaving"], "gezondheid.huisarts": True}),
    ("gesprek-alleen", {"huishouden.verandering": ["scheiding"]}),
    ("opvang-zoeken", {"gezin.ouders_les": False}),
    ("les-past-niet", {"taal.les_tevreden": 2}),
    ("duo-termijn", {"taal.lening": "op"}),
    ("mbo-kiezen", {"opleiding.jong": "nee", "opleiding.wens": True, "newcomer.age": 18}),
    ("rsd-werk", {"werk.niveau": "onder"}),
    ("discriminatie-melden", {"meedoen.nare_ervaring": ["schelden"]}),
    ("toeslagen-nakijken", {"geld.te_duur": ["reizen"]}),
    ("fietsen-zwemmen", {"wegwijs.kan": ["zwemmen"]}),
    ("vluchtelingenwerk-gezin", {"gezin.hereniging": "wens"}),
    ("taalles-navragen", {"taal.les": "nee"}),
    ("meedoen-in-de-buurt", {"netwerk.eenzaam": 4}),
]


def holds(condition: Condition, given: Answers) -> bool:
    """Whether a condition holds of answers and facts that stand together in one table."""
    answers = {name: value for name, value in given.items() if name not in FACTS}
    facts = {name.partition(".")[2]: value for name, value in given.items() if name in FACTS}
    return condition.holds(answers, newcomer=facts)


def test_the_tables_name_every_rule_and_condition(zeist: Guide) -> None:
    assert list(RULES) == [rule.id for rule in zeist.municipality.rules]
    assert set(ASK_IF) == set(zeist.conditions)


def test_the_answers_in_the_tables_can_really_be_given(zeist: Guide) -> None:
    sets = [answers for pair in [*RULES.values(), *ASK_IF.values()] for answers in pair]
    for answers in [*sets, *(answers for _, answers in ALSO)]:
        for question_id, value in answers.items():
            if question_id in FACTS:
                continue
            assert check(zeist.questionnaire.by_id[question_id], value) == value


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_fires_when_it_should_and_only_then(zeist: Guide, rule: str) -> None:
    fires, does_not = RULES[rule]
    assert holds(zeist.rules[rule], fires)
    assert not holds(zeist.rules[rule], does_not)
    assert not holds(zeist.rules[rule], {})


@pytest.mark.parametrize(("rule", "answers"), ALSO)
def test_either_side_of_an_or_is_enough(zeist: Guide, rule: str, answers: Answers) -> None:
    assert holds(zeist.rules[rule], answers)


@pytest.mark.parametrize("question", ASK_IF)
def test_a_question_appears_when_it_should_and_only_then(zeist: Guide, question: str) -> None:
    appears, does_not = ASK_IF[question]
    assert holds(zeist.conditions[question], appears)
    assert not holds(zeist.conditions[question], does_not)
    assert holds(zeist.conditions[question], {}) == (question in ASKED_WHEN_UNKNOWN)


@pytest.mark.parametrize("question", ["gezondheid.hulp", "gezondheid.niet_leven"])
def test_help_is_offered_to_whoever_is_troubled_by_the_past_though_he_sleeps_well(zeist: Guide, question: str) -> None:
    troubled: Answers = {"gezondheid.slaap": 5, "gezondheid.stress": 1, "gezondheid.vroeger": True}
    assert holds(zeist.conditions[question], troubled)
    assert not holds(zeist.conditions[question], troubled | {"gezondheid.vroeger": False})


def test_nothing_fires_when_all_is_well(zeist: Guide) -> None:
    well: Answers = {}
    for _, does_not in RULES.values():
        well |= does_not
    well |= {"gezondheid.hulp": "nee", "wonen.veilig": 5, "meedoen.nare_ervaring": ["geen"]}
    well |= {"gezin.zorgen_opvoeding": False}
    assert [rule for rule, condition in zeist.rules.items() if holds(condition, well)] == []
