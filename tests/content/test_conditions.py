"""For every rule and every condition: one set of answers that makes it hold, and one that does not."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.guide import Guide
from desktop.questions.answers import check

Answers = dict[str, Any]

CHILD = {"gezin.gezinsleden": [{"relation": "partner", "age": 30}, {"relation": "kind", "age": 8}]}
NO_CHILD = {"gezin.gezinsleden": [{"relation": "partner", "age": 30}]}

ASK_IF: dict[str, tuple[Answers, Answers]] = {
    "gezondheid.hulp": ({"gezondheid.slaap": 2}, {"gezondheid.slaap": 3, "gezondheid.stress": 3}),
    "gezondheid.niet_leven": ({"gezondheid.stress": 4}, {"gezondheid.slaap": 5, "gezondheid.stress": 1}),
    "gezin.kinderen_school": (CHILD, NO_CHILD),
    "gezin.zorgen_opvoeding": (CHILD, NO_CHILD),
    "taal.les_sinds": ({"taal.les": "ja"}, {"taal.les": "wacht"}),
    "taal.wachten": ({"taal.les": "wacht"}, {"taal.les": "ja"}),
    "opleiding.diploma": ({"opleiding.niveau": "beroep"}, {"opleiding.niveau": "basis"}),
    "werk.uren": ({"werk.soort": ["betaald", "stage"]}, {"werk.soort": ["stage"]}),
    "netwerk.contacten_nl": ({"netwerk.contacten": 1}, {"netwerk.contacten": 0}),
}

RULES: dict[str, tuple[Answers, Answers]] = {
    "protocol-onveilig": ({"gezin.bang": True}, {"gezin.bang": False, "wonen.veilig": 2}),
    "protocol-levensmoe": ({"gezondheid.niet_leven": True}, {"gezondheid.niet_leven": False}),
    "protocol-uitbuiting": ({"werk.misstanden": ["papieren"]}, {"werk.misstanden": ["geen"]}),
    "huisarts-zoeken": ({"gezondheid.huisarts": False}, {"gezondheid.huisarts": True}),
    "zorgverzekering-regelen": ({"gezondheid.zorgverzekering": False}, {"gezondheid.zorgverzekering": True}),
    "huisarts-gesprek": ({"gezondheid.hulp": "nu"}, {"gezondheid.hulp": "heeft"}),
    "ggd-uitleg": ({"gezondheid.hulp": "later"}, {"gezondheid.hulp": "nu"}),
    "cjg-opvoeden": ({"gezin.zorgen_opvoeding": True}, {"gezin.zorgen_opvoeding": False}),
    "school-zoeken": ({"gezin.kinderen_school": "deel"}, {"gezin.kinderen_school": "elders"}),
    "vluchtelingenwerk-gezin": (
        {"gezin.hereniging": "nee", "gezin.zorgen_familie": True},
        {"gezin.hereniging": "mag", "gezin.zorgen_familie": False},
    ),
    "taalhuis-taalmaatje": ({"taal.maatje": "wil"}, {"taal.maatje": "heeft"}),
    "taalles-navragen": ({"taal.les": "wacht", "taal.wachten": 8}, {"taal.les": "wacht", "taal.wachten": 7}),
    "diploma-meenemen": ({"opleiding.diploma": "hier"}, {"opleiding.diploma": "nee"}),
    "uaf-studie": (
        {"opleiding.niveau": "hoger", "opleiding.wens": True},
        {"opleiding.niveau": "hoger", "opleiding.wens": False},
    ),
    "rsd-duaal": ({"werk.wens": ["duaal", "betaald"]}, {"werk.wens": ["betaald"]}),
    "vrijwilligerswerk": ({"werk.wens": ["vrijwillig"]}, {"werk.wens": ["later"]}),
    "hulp-bij-schulden": ({"geld.schulden": True}, {"geld.schulden": False}),
    "voedselbank-pakket": ({"geld.eten": True}, {"geld.eten": False}),
    "meedoen-in-de-buurt": ({"netwerk.contacten": 0}, {"netwerk.contacten": 3, "netwerk.eenzaam": 3}),
    "maatje-zoeken": ({"netwerk.maatje": "wil"}, {"netwerk.maatje": "nee"}),
}

# The other side of a condition with `or`: each side must hold by itself.
ALSO: list[tuple[str, Answers]] = [
    ("protocol-onveilig", {"wonen.veilig": 1}),
    ("vluchtelingenwerk-gezin", {"gezin.hereniging": "wens"}),
    ("taalles-navragen", {"taal.les": "nee"}),
    ("meedoen-in-de-buurt", {"netwerk.eenzaam": 4}),
]


def test_the_tables_name_every_rule_and_condition(zeist: Guide) -> None:
    assert list(RULES) == [rule.id for rule in zeist.municipality.rules]
    assert set(ASK_IF) == set(zeist.conditions)


def test_the_answers_in_the_tables_can_really_be_given(zeist: Guide) -> None:
    sets = [answers for pair in [*RULES.values(), *ASK_IF.values()] for answers in pair]
    for answers in [*sets, *(answers for _, answers in ALSO)]:
        for question_id, value in answers.items():
            assert check(zeist.questionnaire.by_id[question_id], value) == value


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_fires_when_it_should_and_only_then(zeist: Guide, rule: str) -> None:
    fires, does_not = RULES[rule]
    assert zeist.rules[rule].holds(fires)
    assert not zeist.rules[rule].holds(does_not)
    assert not zeist.rules[rule].holds({})


@pytest.mark.parametrize(("rule", "answers"), ALSO)
def test_either_side_of_an_or_is_enough(zeist: Guide, rule: str, answers: Answers) -> None:
    assert zeist.rules[rule].holds(answers)


@pytest.mark.parametrize("question", ASK_IF)
def test_a_question_appears_when_it_should_and_only_then(zeist: Guide, question: str) -> None:
    appears, does_not = ASK_IF[question]
    assert zeist.conditions[question].holds(appears)
    assert not zeist.conditions[question].holds(does_not)
    assert not zeist.conditions[question].holds({})


def test_nothing_fires_when_all_is_well(zeist: Guide) -> None:
    well: Answers = {}
    for _, does_not in RULES.values():
        well |= does_not
    well |= {"gezondheid.hulp": "nee", "wonen.veilig": 5}
    assert [rule for rule, condition in zeist.rules.items() if condition.holds(well)] == []
