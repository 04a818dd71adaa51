"""How a question was asked in an earlier version, and what an answer of then is today."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import AnswerError
from desktop.questions.answers import check, in_words
from desktop.questions.earlier import asked_then, then, today
from desktop.questions.model import Domain, Former, Option, Question, Questionnaire, Round, Was

from .samples import EVERY, question

CHANGED = question(
    "nu",
    "scale",
    was=(
        Was(id="d.nu", until="2026.10", text="Na tien?", values={"1": 2}),
        Was(id="d.nu", until="2026.9", text="Na negen?", minimum=1, maximum=10, low="laag", high="top",
            values={str(mark): (mark + 1) // 2 for mark in range(1, 11)}),
        Was(id="d.oud", text="Anders?", until="2025.3", comparable=False),
        Was(id="d.oud"),
        Was(id="d.even", until="2025.1"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "version", "text"),
    [
        ("d.nu", "2024", "Na negen?"),
        ("d.nu", "2026.9", "Na negen?"),
        ("d.nu", "2026.9.1", "Na tien?"),
        ("d.nu", "2026.10", "Na tien?"),
        ("d.nu", "2026.11", "nu?"),
        ("d.oud", "2025.3", "Anders?"),
        ("d.oud", "2025.4", "nu?"),
        ("d.even", "2025.1", "nu?"),
        ("d.even", "", "nu?"),  # it was never asked but in one form
    ],
)
def test_the_form_with_the_first_until_that_the_version_does_not_pass(name: str, version: str, text: str) -> None:
    found = then(CHANGED, name, version)
    assert (found.asked.text, found.asked.id, found.certain) == (text, name, True)


@pytest.mark.parametrize(
    ("name", "version"), [("d.nu", ""), ("d.nu", "proef"), ("d.oud", ""), ("d.even", "2025.2"), ("d.wie", "2025.2")]
)
def test_where_nobody_can_tell_the_form_nothing_is_converted(name: str, version: str) -> None:
    found = then(CHANGED, name, version)
    assert not found.certain
    assert found.was is None
    assert today(CHANGED, found, 4) is None
    assert in_words(found.asked, 4) == ("4 / 5 (slecht – goed)" if name == "d.wie" else "4")


def test_an_old_answer_is_said_in_the_words_and_on_the_scale_of_then() -> None:
    assert in_words(then(CHANGED, "d.nu", "2026.9").asked, 7) == "7 / 10 (laag – top)"
    assert in_words(then(CHANGED, "d.nu", "2026.10").asked, 4) == "4 / 5 (slecht – goed)"
    number = question("nu", "number", unit="uur", was=(Was(id="d.nu", until="1", unit="dagen"),))
    assert in_words(then(number, "d.nu", "1").asked, 3) == "3 dagen"
    choice = question("nu", "single", was=(Was(id="d.nu", until="1", options=options("een", "weg", words="vroeger")),))
    found = then(choice, "d.nu", "1").asked
    assert [in_words(found, name) for name in ("een", "weg", "drie", "nooit")] == [
        "vroeger een", "vroeger weg", "DRIE", "nooit",
    ]  # fmt: skip


def test_a_question_that_was_answered_in_another_way_keeps_nothing_of_todays_scale() -> None:
    was = Was(id="d.nu", until="1", type="single", options=options("weinig", "veel"), values={"weinig": 1, "veel": 5})
    found = then(question("nu", "scale", was=(was,)), "d.nu", "1").asked
    assert (found.type, found.low, found.minimum, found.unit) == ("single", "", None, "")
    assert in_words(found, "veel") == "veel"
    people = question("nu", "text", was=(Was(id="d.nu", until="1", type="persons"),))
    assert in_words(then(people, "d.nu", "1").asked, [{"name": "Abel", "age": 3}]) == "Abel, 3 jaar"
    bare = question("nu", "text", was=(Was(id="d.nu", until="1", type="scale"),))
    assert in_words(then(bare, "d.nu", "1").asked, 3) == "3 / 5"


@pytest.mark.parametrize(
    ("asked", "was", "old", "new"),
    [
        (question("nu", "number"), {}, 3, 3),
        (question("nu", "number"), {"values": {"3": None}}, 3, None),
        (question("nu", "number", maximum=2), {}, 3, None),
        (question("nu", "single"), {"values": {"3": "drie"}}, 3, "drie"),
        (question("nu", "single"), {}, "weg", None),
        (question("nu", "single"), {"values": {"true": "een"}, "type": "yes_no"}, True, "een"),
        (question("nu", "single"), {"values": {"true": "een"}, "type": "yes_no"}, False, None),
        (question("nu", "multi"), {"type": "single"}, "een", ["een"]),
        (question("nu", "multi"), {"values": {"a": "drie", "b": "drie"}}, ["b", "een", "a"], ["een", "drie"]),
        (question("nu", "multi"), {"values": {"a": None}}, ["een", "a"], None),
        (question("nu", "multi"), {}, [], []),
        (question("nu", "text"), {"type": "single"}, "een", None),  # an id is no text
        (question("nu", "text"), {"type": "single", "values": {"een": "Eén keer"}}, "een", "Eén keer"),
        (question("nu", "date"), {"type": "text"}, "2026-01-01", None),
        (question("nu", "number"), {"type": "scale"}, 3, None),  # of what, and how much is it now?
        (question("nu", "number"), {"type": "scale", "values": {"3": 30}}, 3, 30),
        (question("nu", "scale"), {"maximum": 10, "values": {"7": 4}}, 7, 4),
        (question("nu", "scale"), {"maximum": 10, "values": {"7": 4}}, 3, None),  # 3 of 10 is not 3 of 5
        (question("nu", "scale"), {"maximum": 5}, 3, 3),
        (question("nu", "persons"), {"values": {"man": "partner"}}, [{"relation": "man"}], [{"relation": "partner"}]),
        (question("nu", "persons"), {"values": {"man": None}}, [{"relation": "man"}], None),
        (question("nu", "persons"), {}, [{"age": 3}, {"age": 3}], [{"age": 3}, {"age": 3}]),
        (question("nu", "persons"), {"values": {"3": 4}}, [{"name": "3"}], [{"name": "3"}]),
        (question("nu", "number"), {"comparable": False}, 3, None),
    ],
)
def test_what_an_old_answer_is_today(asked: Question, was: dict[str, Any], old: Any, new: Any) -> None:
    changed = asked.model_copy(update={"was": (Was(id="d.oud", **was),)})
    assert today(changed, then(changed, "d.oud", "1"), old) == new


_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 12),
    st.sampled_from(["een", "weg", "kind", "2026-01-01", "2026-13-01", "", "tekst"]),
    st.lists(st.sampled_from(["een", "twee", "weg", 3, None]), max_size=3),
    st.lists(st.dictionaries(st.sampled_from(["name", "relation", "age", "x"]), st.sampled_from(["kind", "weg", 3]))),
)
_FORMS = st.builds(
    Was,
    id=st.just("d.oud"),
    type=st.sampled_from([None, *EVERY]),
    maximum=st.sampled_from([None, 5, 10]),
    values=st.dictionaries(st.sampled_from(["een", "weg", "true", "3", "7", "kind"]), _VALUES, max_size=4),
)


@given(st.sampled_from(sorted(EVERY)), _FORMS, _VALUES)
def test_no_conversion_yields_what_the_question_refuses(kind: str, was: Was, value: Any) -> None:
    asked = EVERY[kind].model_copy(update={"was": (was,)})
    new = today(asked, then(asked, "d.oud", "1"), value)
    if new is not None:
        assert check(asked, new) == new


def options(*names: str, words: str = "") -> tuple[Option, ...]:
    return tuple(Option(id=name, text=f"{words} {name}".strip()) for name in names)


def test_a_choice_that_is_no_longer_offered_has_words_and_cannot_be_chosen() -> None:
    for kind, value in (("single", "weg"), ("multi", ["een", "weg"]), ("persons", [{"relation": "weg"}])):
        asked = question("nu", kind, former_options=options("weg", words="vroeger"))
        assert in_words(asked, value).endswith("vroeger weg")
        with pytest.raises(AnswerError):
            check(asked, value)


SKIPPED = question("overgeslagen", "scale", was=(Was(id="d.overgeslagen", until="1", maximum=10),))
FORMER = Former(id="weg.vraag", type="single", text="Weg?", options=options("een", "twee"), kept_as=None)
WHOLE = Questionnaire(
    version="2026.11",
    rounds=(Round(id="start", title="Begin"),),
    domains=(Domain(id="d", title="D", icon="i", minutes=5, questions=(CHANGED,), former=(FORMER,)),),
    skipped=(SKIPPED,),
    unplanned=(Round(id="later", title="Later"),),
)


def test_what_a_questionnaire_knows_besides_what_it_asks() -> None:
    known = [WHOLE.known(name) for name in ("d.nu", "d.overgeslagen", "weg.vraag", "d.even", "d.nooit")]
    assert [item and item.text for item in known] == ["nu?", "overgeslagen?", "Weg?", "nu?", None]
    assert list(WHOLE.by_id) == ["d.nu"]
    assert [item.id for domain in WHOLE.asked("start") for item in domain.questions] == ["d.nu"]
    assert [WHOLE.round_title(name) for name in ("start", "later", "nooit")] == ["Begin", "Later", "nooit"]


def test_a_question_that_is_no_longer_asked_is_locked_as_tightly_as_any() -> None:
    former = WHOLE.known("weg.vraag")
    assert former is not None
    assert (former.share, former.rounds, WHOLE.sensitive(former)) == ("care", (), True)
    assert WHOLE.sensitive(question("nu", "text").model_copy(update={"id": "weg.anders"}))


@pytest.mark.parametrize(
    ("name", "version", "value", "said"),
    [
        ("d.nu", "2026.9", 7, "7 / 10 (laag – top)"),
        ("d.overgeslagen", "1", 7, "7 / 10 (slecht – goed)"),
        ("d.overgeslagen", "2", 3, "3 / 5 (slecht – goed)"),
        ("weg.vraag", "1", "een", "een"),
        ("d.even", "2025.1", 3, "3 / 5 (slecht – goed)"),
        ("d.nooit", "1", ["een", {"name": "Abel", "age": 3}, True], "een; Abel, 3 jaar; ja"),
    ],
)
def test_the_words_of_then_of_whatever_was_answered(name: str, version: str, value: Any, said: str) -> None:
    assert in_words(asked_then(WHOLE, name, version), value) == said


def test_of_what_nobody_knows_the_id_stands_for_the_words() -> None:
    assert asked_then(WHOLE, "d.nooit", "1").text == "Een vraag die het programma niet meer kent (d.nooit)"
    assert asked_then(WHOLE, "d.oud", "2025.3").text == "Anders?"


@pytest.mark.parametrize(
    ("asked", "version", "text", "certain"),
    [
        ("2026.2-zeewolde.2", "2026.1", "Eerst?", True),
        ("2026.2-zeewolde.2", "2026.1-zeewolde.1", "Van haar?", True),  # before the makers changed it in 2026.2
        ("2026.2-zeewolde.2", "2026.2-zeewolde.2", "nu?", True),
        ("2026.2", "2026.1-zeewolde.1", "nu?", False),  # an update took her changes away: that is not passed over
        ("2026.2-utrecht.1", "2026.1-zeewolde.1", "nu?", False),
    ],
)
def test_changes_of_ones_own_are_counted_apart(asked: str, version: str, text: str, certain: bool) -> None:
    forms = (
        Was(id="d.nu", until="2026.1-zeewolde.0", text="Eerst?"),
        Was(id="d.nu", until="2026.1", text="Van haar?"),
    )
    changed = question("nu", "scale", was=forms)
    rounds = (Round(id="start", title="Start"),)
    domain = Domain(id="d", title="D", icon="d", minutes=5, questions=(changed,))
    whole = Questionnaire(version=asked, rounds=rounds, domains=(domain,))
    [known] = whole
    found = then(known, "d.nu", version)
    assert (found.asked.text, found.certain) == (text, certain)
