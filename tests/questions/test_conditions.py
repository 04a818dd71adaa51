"""Conditions: what is unknown does not hold, and what can never work is refused at load."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.questions.conditions import asked_now, compile_condition, compiled
from desktop.questions.terms import UnknownQuestion

from .samples import KNOWN, question, questionnaire

ANSWERS: dict[str, Any] = {
    "d.single": "een",
    "d.multi": ["een", "drie"],
    "d.number": 3,
    "d.date": "2026-05-31",
    "d.scale": 4,
    "d.text": "een verhaal",
    "d.yes_no": True,
    "d.persons": [{"relation": "partner", "age": 30}, {"relation": "kind", "age": 8}],
}
FACTS: dict[str, Any] = {"round": "start", "newcomer": {"age": 20, "language": "ar", "country": "SY"}}


@pytest.mark.parametrize(
    "source",
    [
        'd.single == "een"',
        "d.single == 'een'",
        'd.single != "twee"',
        'd.single in ["een", "twee"]',
        '"drie" in d.multi',
        '!("twee" in d.multi)',
        "size(d.multi) == 2",
        'd.multi.exists(m, m != "een")',
        "d.number < 4 && d.number >= 3",
        "3 == d.number",
        "d.number + d.scale == 7",
        "d.scale > d.number",
        'd.date < "2026-06-01"',
        'd.text.contains("verhaal")',
        "d.yes_no",
        "d.yes_no == true",
        "d.persons.exists(p, p.age < 18)",
        'd.persons.exists(p, p.relation == "kind" && p.age < 12)',
        'd.persons.filter(p, p.relation == "kind").size() == 1',
        "size(d.persons) >= 2",
        "has(d.single)",
        "newcomer.age < 21",
        'newcomer.language == "ar"',
        'round == "start"',
        "d.yes_no ? d.number > 2 : d.number > 5",
    ],
)
def test_it_holds(source: str) -> None:
    condition = compile_condition(source, KNOWN)
    assert condition.holds(ANSWERS, **FACTS)
    assert condition == compiled(source)


@pytest.mark.parametrize(
    "source",
    [
        'd.single == "twee"',
        '"twee" in d.multi',
        "d.number > 3",
        "d.yes_no == false",
        "!has(d.single)",
        "d.persons.all(p, p.age < 18)",
        "newcomer.age >= 21",
        'newcomer.regime == "Wi2021"',
        'newcomer.regime != "Wi2021"',
        'round == "half_year"',
    ],
)
def test_it_does_not_hold(source: str) -> None:
    assert not compile_condition(source, KNOWN).holds(ANSWERS, **FACTS)


@pytest.mark.parametrize(
    "source", ["d.number < 4", "d.number >= 0", "!(d.number > 3)", 'd.single != "een"', "d.yes_no == false"]
)
def test_what_is_unknown_does_not_hold(source: str) -> None:
    assert not compile_condition(source, KNOWN).holds({}, **FACTS)


def test_one_known_side_of_or_is_enough() -> None:
    condition = compile_condition("d.number < 4 || d.yes_no", KNOWN)
    assert condition.holds({"d.yes_no": True})
    assert condition.holds({"d.number": 1})
    assert not condition.holds({"d.yes_no": False})
    assert not condition.holds({})


def test_one_unknown_side_of_and_is_too_much() -> None:
    condition = compile_condition("d.number < 4 && d.yes_no", KNOWN)
    assert not condition.holds({"d.yes_no": True})


def test_it_can_ask_whether_there_is_an_answer() -> None:
    assert compile_condition("!has(d.number)", KNOWN).holds({})
    assert compile_condition("!has(d.number) || d.number < 4", KNOWN).holds({"d.number": 3})
    assert not compile_condition("has(d.number)", KNOWN).holds({"d.text": "x"})


def test_a_person_without_an_age_hides_no_other_person() -> None:
    condition = compile_condition("d.persons.exists(p, p.age < 18)", KNOWN)
    assert condition.holds({"d.persons": [{"name": "A"}, {"age": 3}]})
    assert condition.holds({"d.persons": [{"relation": "kind", "name": "A"}, {"age": 3}]})
    assert not condition.holds({"d.persons": [{"name": "A"}, {"age": 30}]})
    assert not condition.holds({"d.persons": []})


@pytest.mark.parametrize("value", ["tekst", None, [], 10**30, 2.5, {"a": 1}])
def test_a_value_of_years_ago_that_no_longer_fits_does_not_hold(value: object) -> None:
    assert not compile_condition("d.number > 3 && d.number < 5", KNOWN).holds({"d.number": value})


@pytest.mark.parametrize("source", ["d.number / (d.scale - 4) > 1", "d.number + 9223372036854775806 > 5"])
def test_arithmetic_that_fails_does_not_hold(source: str) -> None:
    assert not compiled(source).holds(ANSWERS, **FACTS)


def test_it_says_which_questions_it_reads_in_their_order() -> None:
    source = "d.scale > 1 || has(d.single) || d.persons.exists(p, p.age < d.number) || d.scale < 9 || newcomer.age > 3"
    assert compiled(source).questions == ("d.scale", "d.single", "d.persons", "d.number")


def test_a_question_in_quotes_is_text() -> None:
    assert compiled('d.text == "d.number < 3"').questions == ("d.text",)
    assert compile_condition('d.text == "d.anders == 3"', KNOWN).holds({"d.text": "d.anders == 3"})


REFUSED = [
    ("d.anders == 3", "de vraag 'd.anders' bestaat niet"),
    ("d.numbr == 3", "Bedoelt u 'd.number'?"),
    ("number == 3", "de vraag 'number' bestaat niet. Kijk de spelling na. Bedoelt u 'd.number'?"),
    ("true || d.anders == 3", "'d.anders' bestaat niet"),
    ("has(d.anders)", "'d.anders' bestaat niet"),
    ("newcomer.naam == 'x'", "Kies uit newcomer.age"),
    ("d.persons.exists(p, p.place == 'x')", "'p.place' wordt bij deze vraag niet genoteerd"),
    ("d.number = 3", "schrijf == in plaats van =."),
    ("d.number == 3 and d.yes_no", "schrijf && in plaats van 'and'."),
    ("d.number == 3 & d.yes_no", "schrijf && in plaats van &."),
    ("d.number => 3", "schrijf >= in plaats van =>."),
    ("d.number <> 3", "schrijf != in plaats van <>."),
    ("d.yes_no is niet waar", "schrijf == in plaats van 'is'."),
    ("d.number ==", "achter == ontbreekt nog iets."),
    ("&& d.yes_no", "voor && ontbreekt nog iets."),
    ("d.yes_no == nee", "'nee' is hier onbekend. Bedoelt u false?"),
    ("ja == d.yes_no", "'ja' is hier onbekend. Bedoelt u true?"),
    ("d.single == een", "'een' is geen vraag. Is het een keuze? Zet er aanhalingstekens omheen: \"een\"."),
    ("d.single == “een”", "typ een recht aanhalingsteken"),
    ("d.number == 3 || [d.yes_no)", "er staat een ) zonder ( ervoor."),
    ("d.number == 3)", "er staat een ) zonder ( ervoor."),
    ("d.number d.yes_no", "kijk haakjes en aanhalingstekens na"),
    ("(d.number == 3", "er staat een ( zonder ) erachter."),
    ('d.single == "een', 'er staat een " te veel, of er ontbreekt een "'),
    ("", "er staat niets."),
    ("((((" * 120, "er staat een ( zonder ) erachter."),
    ('d.single == "vier"', "'vier' is geen optie van 'd.single'. Kies uit een, twee, drie."),
    ('d.single == "drei"', "Bedoelt u 'drie'?"),
    ('"vier" in d.multi', "'vier' is geen optie van 'd.multi'"),
    ('d.single in ["een", "vier"]', "'vier' is geen optie"),
    ('d.multi.exists(m, m == "vier")', "'vier' is geen optie van 'm'"),
    ('d.persons.exists(p, p.relation == "oom")', "'oom' is geen optie van 'p.relation'"),
    ('round == "later"', "'later' is geen optie van 'round'. Kies uit start, half_year."),
    ('newcomer.regime == "wi2021"', "Bedoelt u 'Wi2021'?"),
    ('d.yes_no || d.single == "vier"', "'vier' is geen optie"),
    ('d.number == "3"', "'d.number' is een getal"),
    ('d.number < "3"', "'d.number' is een getal"),
    ("d.number < 3 || d.yes_no == 1", "'d.yes_no' is ja of nee"),
    ('d.yes_no == "ja"', "'d.yes_no' is ja of nee"),
    ("d.yes_no > false", "'d.yes_no' is ja of nee"),
    ('d.multi == "een"', "'d.multi' is een lijst van keuzes: schrijf \"optie\" in d.multi"),
    ("d.single == 1", "'d.single' is een keuze"),
    ('d.single < "twee"', "'d.single' is een keuze"),
    ('"een" in d.single', "'d.single' is een keuze"),
    ('"een" in d.text', "'d.text' is tekst"),
    ("d.date > 2026", "'d.date' is tekst"),
    ("d.persons > 2", "'d.persons' is een lijst van personen"),
    ("d.number.exists(m, m > 1)", "'d.number' is een getal"),
    ("d.persons.exists(p, p.age == 'x')", "'p.age' is een getal"),
    ("d.number == null", "'d.number' is nooit leeg. Schrijf !has(…)"),
    ("d.number == d.single", "'d.number' is een getal"),
    ("d.number", "geen ja of nee"),
    ("d.number + 1", "geen ja of nee"),
    ("d.number && d.yes_no", "kan nooit waar zijn"),
    ("d.number || d.scale", "soorten die niet bij elkaar horen"),
    ("size(d.number) > 1", "soorten die niet bij elkaar horen"),
    ('d.text.matches("(")', "soorten die niet bij elkaar horen"),
    ("d.scale > 5", "kan nooit waar zijn"),
    ("d.scale < 1", "kan nooit waar zijn"),
    ('d.single == "een" && d.single == "twee"', "kan nooit waar zijn"),
    ("newcomer.age > 200", "kan nooit waar zijn"),
    ("1 == 2", "kan nooit waar zijn"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "problem"), REFUSED)
def test_what_can_never_work_is_refused(source: str, problem: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the text is looked at below)
        compile_condition(source, KNOWN)
    assert problem in str(caught.value)


def test_an_unknown_question_is_told_apart() -> None:
    with pytest.raises(UnknownQuestion) as caught:
        compile_condition("e.anders == 3", KNOWN)
    assert caught.value.question == "e.anders"


@pytest.mark.parametrize(
    "source",
    [
        "d.number == 7",
        "d.number > 5 && d.number < 7",
        "d.number - d.scale == 2",
        '"twee" in d.multi && !("een" in d.multi) && !("drie" in d.multi)',
        "size(d.multi) == 3",
        "size(d.persons) == 12",
        "d.persons.all(p, p.age > 3 && p.age < 5)",
        'd.persons.exists(p, p.name == "Noor")',
        'd.date > "2026-01-01" && d.date < "2026-12-31" || d.date == "2026-05-05"',
    ],
)
def test_what_is_rare_but_possible_is_allowed(source: str) -> None:
    assert compile_condition(source, KNOWN).source == source


def test_many_questions_in_one_condition_are_tried_within_bounds() -> None:
    known = {f"d.v{number}": question(f"v{number}", "yes_no") for number in range(40)}
    source = " && ".join(f"{name} == false" for name in known)
    assert compile_condition(source, known).holds(dict.fromkeys(known, False))


def test_questions_are_shown_when_their_condition_holds() -> None:
    always, later = question("number", "number"), question("later", "text", ask_if="d.number > 2")
    asked = questionnaire(always, later)
    conditions = {later.id: compiled("d.number > 2")}
    assert asked_now(asked.domains, conditions, {"d.number": 3}) == [always, later]
    assert asked_now(asked.domains, conditions, {"d.number": 1}) == [always]
    assert asked_now(asked.domains, conditions, {}) == [always]


WORDS = [
    *KNOWN,
    "newcomer.age",
    "round",
    "==",
    "<",
    "in",
    "&&",
    "||",
    "!",
    "(",
    ")",
    "[",
    "]",
    ",",
    "3",
    '"een"',
    "true",
]
WORDS += ["null", ".exists(p,", "has(", "size(", "p.age", "-", "/", "?", ":", "'", '"', "\\", ".", "é", "//", "d."]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=30))
def test_any_text_is_a_condition_or_refused_in_dutch(source: str) -> None:
    try:
        condition = compile_condition(source, KNOWN)
    except ValueError as error:
        problem = str(error)
    else:
        problem = "." if condition.holds(ANSWERS, **FACTS) in (True, False) else ""
    assert problem.endswith((".", "?"))
