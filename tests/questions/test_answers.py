"""Which values fit a question, and how they are said."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import AnswerError
from desktop.questions.answers import LONGEST_LINE, LONGEST_TEXT, MOST_PERSONS, check, clean, in_words
from desktop.questions.model import Question

from .samples import EVERY, question

RAISED = "\u202e"  # turns the direction of what follows


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("single", "een", "een"),
        ("multi", ["drie", "een"], ["een", "drie"]),
        ("multi", [], []),
        ("number", 0, 0),
        ("number", 1_000_000, 1_000_000),
        ("scale", 1, 1),
        ("scale", 5, 5),
        ("date", "2028-02-29", "2028-02-29"),
        ("date", "20260531", "2026-05-31"),
        ("date", "1900-01-01", "1900-01-01"),
        ("text", "  twee\nregels\t! ", "twee\nregels\t!"),
        ("text", "a\r\nb\rc", "a\nb\nc"),
        ("text", "a\0b\x1b[2Jc\x7f\x9bd", "ab[2Jcd"),
        ("text", f"a{RAISED}b\u200d\u00a0c", f"a{RAISED}b\u200d\u00a0c"),
        ("text", "الحياة ሰላም 👋🏽", "الحياة ሰላም 👋🏽"),
        ("text", "a\ud800b", "ab"),
        ("text", "x" * LONGEST_TEXT, "x" * LONGEST_TEXT),
        ("yes_no", False, False),
        ("persons", [], []),
        ("persons", [{"age": 0, "name": " Noor "}], [{"name": "Noor", "age": 0}]),
        ("persons", [{"name": "", "age": None, "relation": "kind"}], [{"relation": "kind"}]),
    ],
)
def test_a_good_value_is_kept(kind: str, value: object, kept: object) -> None:
    found = check(EVERY[kind], value)
    assert (type(found), found) == (type(kept), kept)
    assert check(EVERY[kind], found) == found


def test_the_order_of_fields_is_that_of_the_question() -> None:
    assert list(check(EVERY["persons"], [{"age": 3, "relation": "kind", "name": "A"}])[0]) == [
        "name",
        "relation",
        "age",
    ]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("single", "vier"),
        ("single", ""),
        ("single", None),
        ("single", ["een"]),
        ("single", 1),
        ("multi", "een"),
        ("multi", ["een", "een"]),
        ("multi", ["een", "vier"]),
        ("multi", [["een"]]),
        ("multi", [None]),
        ("multi", {"een": True}),
        ("number", True),
        ("number", 3.0),
        ("number", float("nan")),
        ("number", float("inf")),
        ("number", "3"),
        ("number", -1),
        ("number", 1_000_001),
        ("number", 10**400),
        ("scale", 0),
        ("scale", 6),
        ("scale", False),
        ("date", "2026-02-29"),
        ("date", "31-05-2026"),
        ("date", "1899-12-31"),
        ("date", "2201-01-01"),
        ("date", "2026-05-31T12:00"),
        ("date", ""),
        ("date", 20260531),
        ("text", ""),
        ("text", " \n\t "),
        ("text", "\0\0"),
        ("text", "\u200b\u202e"),
        ("text", "\ud800"),
        ("text", 5),
        ("text", None),
        ("text", ["een"]),
        ("text", "x" * (LONGEST_TEXT + 1)),
        ("yes_no", 1),
        ("yes_no", "true"),
        ("yes_no", None),
        ("persons", {"name": "A"}),
        ("persons", ["A"]),
        ("persons", [{}]),
        ("persons", [{"name": ""}]),
        ("persons", [{"place": "Asmara"}]),
        ("persons", [{5: "A"}]),
        ("persons", [{"age": -1}]),
        ("persons", [{"age": 131}]),
        ("persons", [{"age": True}]),
        ("persons", [{"age": "3"}]),
        ("persons", [{"relation": "oom"}]),
        ("persons", [{"name": "x" * (LONGEST_LINE + 1)}]),
        ("persons", [{"name": ["A"]}]),
        ("persons", [{"age": 3}] * (MOST_PERSONS + 1)),
    ],
)
def test_a_wrong_value_is_refused_in_dutch(kind: str, value: object) -> None:
    with pytest.raises(AnswerError) as caught:
        check(EVERY[kind], value)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert len(sentence) < 200


def test_bounds_are_those_of_the_question() -> None:
    low = question("koud", "number", minimum=-20, maximum=40)
    assert check(low, -20) == -20
    with pytest.raises(AnswerError, match="van -20 tot en met 40"):
        check(low, -21)


def test_a_hostile_value_is_shown_on_one_short_line() -> None:
    with pytest.raises(AnswerError) as caught:
        check(EVERY["single"], "twee\nregels\x1b[2J" + "x" * 1_000_000)
    assert len(str(caught.value)) < 200
    assert str(caught.value).isprintable()


@settings(max_examples=80)
@given(st.text(), st.integers(1, 50))
def test_cleaned_text_can_be_kept_anywhere(typed: str, longest: int) -> None:
    try:
        kept = clean(typed, longest)
    except AnswerError:
        return
    assert 0 < len(kept) <= longest
    assert kept.encode("utf-8").decode("utf-8") == clean(kept, longest) == kept.strip()
    assert "\0" not in kept


PIECES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["een", "kind"])
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    PIECES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "age", "relation", 5]), inner),
    max_leaves=8,
)


@settings(max_examples=100)
@given(st.sampled_from(sorted(EVERY)), VALUES)
def test_any_value_is_kept_or_refused_and_can_be_said(kind: str, value: object) -> None:
    asked = EVERY[kind]
    assert isinstance(in_words(asked, value), str)
    try:
        kept = check(asked, value)
    except AnswerError:
        return
    assert check(asked, kept) == kept
    assert in_words(asked, kept)


@pytest.mark.parametrize(
    ("asked", "value", "words"),
    [
        (EVERY["single"], "een", "EEN"),
        (EVERY["single"], "vier", "vier"),
        (EVERY["multi"], ["een", "drie"], "EEN; DRIE"),
        (EVERY["multi"], ["een", "weg"], "EEN; weg"),
        (EVERY["multi"], [], "–"),
        (EVERY["number"], 3, "3"),
        (question("uren", "number", unit="uur"), 3, "3 uur"),
        (EVERY["scale"], 4, "4 / 5 (slecht – goed)"),
        (EVERY["date"], "2026-05-31", "31-05-2026"),
        (EVERY["date"], "ergens in mei", "ergens in mei"),
        (EVERY["text"], "een", "een"),
        (EVERY["yes_no"], True, "ja"),
        (EVERY["yes_no"], False, "nee"),
        (EVERY["persons"], [{"name": "A", "relation": "kind", "age": 3}, {"age": 30}], "A, Kind, 3 jaar; 30 jaar"),
        (EVERY["persons"], [{"relation": "oom", "school": "x"}], "oom"),
        (EVERY["scale"], "slecht", "slecht"),
        (EVERY["single"], True, "ja"),
    ],
)
def test_a_value_in_words(asked: Question, value: object, words: str) -> None:
    assert in_words(asked, value) == words


def test_a_value_in_the_words_of_another_language() -> None:
    said: list[str] = []

    def say(context: str, source: str) -> str:
        said.append(context)
        return f"<{source}>"

    uren = question("uren", "number", unit="uur")
    assert in_words(EVERY["multi"], ["een", "drie"], say) == "<EEN>; <DRIE>"
    assert in_words(uren, 3, say) == "3 <uur>"
    assert in_words(EVERY["scale"], 4, say) == "4 / 5 (<slecht> – <goed>)"
    assert in_words(EVERY["yes_no"], False, say) == "<nee>"
    assert in_words(EVERY["persons"], [{"name": "A", "relation": "kind", "age": 3}], say) == "A, <Kind>, 3 <jaar>"
    assert in_words(EVERY["text"], "een", say) == "een"
    assert said == [
        "d.multi:option:een", "d.multi:option:drie", "d.uren:unit", "d.scale:low", "d.scale:high", "phrase:no",
        "d.persons:option:kind", "phrase:years",
    ]  # fmt: skip
