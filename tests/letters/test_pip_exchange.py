"""The file for the exchange of plans (PIP): whatever a dossier holds, it keeps to its schema and tells nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from desktop import guide as guides
from desktop import paths
from desktop.dossier.around import Certificate
from desktop.dossier.coming_back import Milestone
from desktop.dossier.model import Answer, Consent, Conversation, Dossier, Newcomer, Strike
from desktop.errors import LetterError
from desktop.guide import Guide
from desktop.letters import pip_exchange
from desktop.letters.pip_exchange import EMPTY, QUESTIONS, SCHEMA, checked, exchange, schema

TODAY, HELD = date(2026, 11, 22), date(2026, 3, 1)
SECRET = "Zeer geheim"
SAID: Mapping[str, Any] = {
    "taal.leerroute": "z",
    "taal.spreken": 2,
    "taal.les": "ja",
    "taal.les_sinds": "2026-02-01",
    "taal.lessen": 3,
    "welkom.lezen_eigen": 1,
    "taal.schooljaren": 4,
    "persoon.termijn": "2029-02-28",
    "taal.verhaal": SECRET,
    "gezondheid.situatie": SECRET,
    "geld.schulden": True,
}


@cache
def place(name: str) -> Guide:
    return guides.load(name)


@pytest.fixture(scope="module")
def zeist() -> Guide:
    return place("zeist")


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    known = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(known)
    return Draft202012Validator(known, format_checker=FormatChecker())


def person(said: Mapping[str, Any] = SAID, regime: Any = "Wi2021") -> Dossier:
    answers = {name: Answer(name, "answered", value, SECRET) for name, value in said.items()}
    newcomer = Newcomer(SECRET, "ar", date(1990, 5, 1), "female", "SY", date(2026, 1, 5), None, regime, SECRET, SECRET)
    made = Dossier(newcomer, [Conversation("start", HELD, "ar", "", SECRET, SECRET, SECRET, answers=answers)])
    made.consents = [Consent("rsd", "given", HELD)]
    return made


def told(guide: Guide, of: Dossier) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exchange(guide, of, TODAY))
    return found


def test_the_schema_in_the_repository_is_what_the_models_say_and_is_packed_with_the_program() -> None:
    assert json.loads(SCHEMA.read_text("utf-8")) == schema()
    assert SCHEMA.is_relative_to(paths.PACKAGE)


def test_everything_that_is_known_stands_in_it_in_the_words_of_the_exchange(zeist: Guide) -> None:
    one = person()
    one.milestones = [Milestone("intake", done_on=date(2026, 2, 2)), Milestone("pip", done_on=date(2026, 2, 28))]
    one.certificates = [
        Certificate("pvt", date(2026, 3, 3), SECRET, SECRET),
        Certificate("spreken", date(2026, 4, 4)),
        Certificate("een_ander_onderdeel", date(2026, 4, 4)),
    ]
    assert told(zeist, one) == {
        "format": "startgesprek-pip/1",
        "made_on": "2026-11-22",
        "municipality": "Gemeente Zeist",
        "dates": {
            "linked_on": "2026-01-05",
            "intake_on": "2026-02-02",
            "plan_on": "2026-02-28",
            "lessons_since": "2026-02-01",
            "term_ends_on": "2029-02-28",
        },
        "learning_route": "Z",
        "level": {"speaking": 2},
        "hours": {"lessons_a_week": 3},
        "literacy": {"own_script": 1, "years_of_school": 4},
        "parts": [{"part": "pvt", "done_on": "2026-03-03"}, {"part": "speaking", "done_on": "2026-04-04"}],
    }


def test_a_term_that_was_only_reckoned_is_not_in_it(zeist: Guide) -> None:
    one = person({"taal.spreken": 2})
    one.milestones = [Milestone("pip", done_on=date(2024, 2, 29))]
    assert told(zeist, one)["dates"] == {"linked_on": "2026-01-05", "plan_on": "2024-02-29"}


@pytest.mark.parametrize(
    ("answer", "route"), [("b1", "B"), ("onderwijs", "O"), ("z", "Z"), ("nog_niet", None), ("weet_niet", None)]
)
def test_the_route_is_what_others_chose_and_no_guess(zeist: Guide, answer: str, route: str | None) -> None:
    assert told(zeist, person({"taal.leerroute": answer})).get("learning_route") == route
    assert "learning_route" not in told(zeist, person({"taal.leerroute": answer}, "ukraine"))


def test_what_is_over_refused_declined_or_struck_is_left_out(zeist: Guide) -> None:
    one = person()
    later = {"taal.les": Answer("taal.les", "answered", "klaar"), "taal.spreken": Answer("taal.spreken", "declined")}
    one.conversations.append(Conversation("half_year", date(2026, 9, 1), "ar", answers=later))
    one.strikes = [Strike("rsd", "welkom.lezen_eigen", "newcomer", HELD)]
    found = told(zeist, one)
    assert "hours" not in found
    assert "lessons_since" not in found["dates"]
    assert found["literacy"] == {"years_of_school": 4}
    assert found["level"] == {"speaking": 2}  # a refusal later takes nothing back


def test_a_part_recorded_twice_stands_there_once_with_its_first_day_and_one_to_come_not_at_all(zeist: Guide) -> None:
    one = person()
    one.certificates = [
        Certificate("knm", date(2026, 5, 5)),
        Certificate("knm", date(2026, 4, 4)),
        Certificate("map", TODAY + timedelta(1)),
    ]
    assert told(zeist, one)["parts"] == [{"part": "knm", "done_on": "2026-04-04"}]


def test_without_anything_to_tell_there_is_no_file(zeist: Guide) -> None:
    one = Dossier(Newcomer("Yonas", "ti"), consents=[Consent("rsd", "given", HELD)])
    with pytest.raises(LetterError) as refused:
        exchange(zeist, one, TODAY)
    assert str(refused.value) == EMPTY


def test_a_scale_that_a_municipality_changed_is_not_told_as_if_it_were_the_same(zeist: Guide) -> None:
    domains = []
    for domain in zeist.questionnaire.domains:
        questions = [
            item.model_copy(update={"maximum": 10}) if item.id == "taal.spreken" else item for item in domain.questions
        ]
        domains.append(domain.model_copy(update={"questions": tuple(questions)}))
    changed = replace(zeist, questionnaire=zeist.questionnaire.model_copy(update={"domains": tuple(domains)}))
    changed.questionnaire.__dict__.pop("by_id", None)
    assert changed.questionnaire.by_id["taal.spreken"].bounds == (1, 10)
    assert "level" not in told(changed, person())


@pytest.mark.parametrize(
    "wrong",
    [
        {"learning_route": "X"},
        {"name": "Samira"},
        {"level": {"speaking": 6}},
        {"dates": {"plan_on": "29-02-2026"}},
        {"dates": {"plan_on": "2026-02-30"}},
        {"level": {"speaking": "2"}},
        {"hours": None},
        {"parts": []},
        {"format": "startgesprek-pip/2"},
    ],
)
def test_what_does_not_hold_to_the_schema_is_not_written(
    wrong: dict[str, Any], validator: Draft202012Validator
) -> None:
    good = {"format": "startgesprek-pip/1", "made_on": "2026-11-22", "municipality": "Gemeente Zeist"}
    assert validator.is_valid(json.loads(checked(good)))
    assert not validator.is_valid(good | wrong)
    if None in wrong.values():
        assert json.loads(checked(good | wrong)) == good  # what is not known is left out
        return
    with pytest.raises(LetterError, match="afgesproken vorm"):
        checked(good | wrong)


def test_the_second_municipality_tells_the_same_parts_under_the_same_codes(zeist: Guide) -> None:
    one = person()
    one.consents = [Consent("werkplein-lindestroom", "given", HELD)]
    one.certificates = [Certificate("handtekening", HELD), Certificate("stadstoets", HELD), Certificate("pvt", HELD)]
    found = told(place("linderveen"), one)
    assert found["parts"] == [{"part": "pvt", "done_on": "2026-03-01"}]
    assert found["municipality"] == "Gemeente Linderveen"
    assert "Zeist" not in json.dumps(found)


def anything() -> st.SearchStrategy[Any]:
    """What can stand in the place of an answer, also in a file from elsewhere."""
    days = st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(date.isoformat)
    words = st.sampled_from(["ja", "nee", "b1", "onderwijs", "z", SECRET, "2026-02-30", "", "geen", "over"])
    return st.one_of(
        st.integers(-3, 10_000), days, words, st.booleans(), st.floats(0, 9), st.lists(words, max_size=3), st.none()
    )


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Whatever may be in a vault, with a secret in every place where somebody can type."""
    names = sorted({*QUESTIONS, "taal.les", "taal.verhaal", "gezondheid.hulp", "werk.soort", "geld.schulden"})
    made = person({}, draw(st.sampled_from(["Wi2013", "Wi2021", "family", "ukraine", None])))
    made.conversations = [
        Conversation(
            draw(st.sampled_from(["start", "half_year", "catch_up"])),
            draw(st.dates(date(2024, 1, 1), date(2027, 12, 31))),
            "ar",
            place=SECRET,
            answers={
                name: Answer(name, draw(st.sampled_from(["answered", "declined"])), draw(anything()), SECRET)
                for name in draw(st.lists(st.sampled_from(names), unique=True))
            },
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    day = st.dates(date(1980, 1, 1), date(2200, 12, 31))
    made.certificates = [
        Certificate(draw(st.sampled_from(["pvt", "knm", "spreken", "dorpsquiz", SECRET])), draw(day), SECRET, SECRET)
        for _ in range(draw(st.integers(0, 4)))
    ]
    steps = draw(st.lists(st.sampled_from(["intake", "pip", "plan", "leerbaarheid", "weg"]), unique=True))
    made.milestones = [Milestone(step, draw(st.none() | day), draw(st.none() | day), SECRET) for step in steps]
    made.consents = [Consent(name, "given", HELD) for name in ("rsd", "werkplein-lindestroom")]
    return made


@settings(max_examples=max(settings().max_examples // 2, 1))
@given(one=dossiers(), name=st.sampled_from(["zeist", "linderveen"]))
def test_whatever_a_dossier_holds_it_keeps_to_the_schema_and_tells_nothing_else(
    one: Dossier, name: str, validator: Draft202012Validator
) -> None:
    try:
        written = exchange(place(name), one, TODAY)
    except LetterError as error:
        told_why = str(error)
    else:
        told_why = ""
    if told_why:
        assert told_why == EMPTY
        return
    found = json.loads(written)
    validator.validate(found)
    assert SECRET not in written.decode()
    assert "null" not in written.decode()
    assert [part for part in found.values() if part in ({}, [])] == []
    codes = [part["part"] for part in found.get("parts", [])]
    assert len(codes) == len(set(codes))
    said = {answer.value for held in one.conversations for answer in held.answers.values() if not listed(answer.value)}
    numbers = [value for part in ("level", "hours", "literacy") for value in found.get(part, {}).values()]
    assert set(numbers) <= said
    assert found.get("dates", {}).get("term_ends_on") in {None, *said}


def listed(value: Any) -> bool:
    """Whether it cannot be compared."""
    return isinstance(value, list)


def test_the_questions_it_looks_at_are_shared_as_usual(zeist: Guide) -> None:
    asked = [zeist.questionnaire.by_id[name] for name in QUESTIONS]
    assert {question.share for question in asked} == {"normal"}
    assert {question.type for question in asked} == {"scale", "number", "single", "date"}
    assert pip_exchange.FORMAT in SCHEMA.read_text("utf-8")
