"""What changed between two conversations: the whole table of states, types and directions."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from desktop.dossier.changes import Kind, changes, earlier_answer, kind_of_change
from desktop.dossier.model import Answer, AnswerState, Conversation
from desktop.questions.model import Compare, Domain, Option, Question, Questionnaire, Was

from .samples import HALF, conversation

VALUES: dict[str, tuple[Any, Any]] = {
    "single": ("een", "drie"),
    "multi": (["een"], ["een", "twee"]),
    "number": (2, 5),
    "scale": (2, 5),
    "yes_no": (False, True),
    "persons": ([{"age": 3}], [{"age": 3}, {"age": 30}]),
    "date": ("2026-01-01", "2026-05-01"),
    "text": ("a", "b"),
}
"""Of each type a lower and a higher value."""


def question(kind: str, compare: Compare = "neutral", **more: Any) -> Question:
    given: dict[str, Any] = {"id": "d.nu", "type": kind, "text": "?", "purpose": "!", "rounds": ("half_year",)}
    if kind in ("single", "multi"):
        given["options"] = tuple(Option(id=name, text=name) for name in ("een", "twee", "drie"))
    if kind == "scale":
        given |= {"low": "laag", "high": "hoog"}
    if kind == "persons":
        given["fields"] = ("age",)
    return Question.model_validate(given | {"compare": compare} | more)


def answer(state: AnswerState | None, value: Any) -> Answer | None:
    return None if state is None else Answer("d.nu", state, value if state == "answered" else None)


STATES: dict[tuple[AnswerState | None, AnswerState | None], Kind] = {
    (None, "declined"): "new",
    (None, "answered"): "new",
    ("declined", None): "gone",
    ("declined", "declined"): "same",
    ("declined", "answered"): "new",
    ("answered", None): "gone",
    ("answered", "declined"): "gone",
    ("answered", "answered"): "same",
}
SILENT: tuple[AnswerState | None, ...] = (None, "open", "not_asked")


@pytest.mark.parametrize("kind", VALUES)
def test_every_pair_of_states(kind: str) -> None:
    value = VALUES[kind][0]
    for (before, now), expected in STATES.items():
        for old, new in product(SILENT if before is None else (before,), SILENT if now is None else (now,)):
            assert kind_of_change(question(kind), answer(old, value), answer(new, value)) == expected, (old, new)


@pytest.mark.parametrize("kind", ["single", "multi", "number", "scale", "yes_no", "persons"])
def test_a_rise_and_a_fall(kind: str) -> None:
    low, high = (answer("answered", value) for value in VALUES[kind])
    assert kind_of_change(question(kind, "higher_is_better"), low, high) == "better"
    assert kind_of_change(question(kind, "higher_is_better"), high, low) == "worse"
    assert kind_of_change(question(kind, "lower_is_better"), low, high) == "worse"
    assert kind_of_change(question(kind, "lower_is_better"), high, low) == "better"


@pytest.mark.parametrize("kind", VALUES)
def test_without_a_direction_it_is_only_different(kind: str) -> None:
    low, high = (answer("answered", value) for value in VALUES[kind])
    assert kind_of_change(question(kind), low, high) == kind_of_change(question(kind), high, low) == "different"


def test_as_many_others_are_neither_better_nor_worse() -> None:
    asked = question("multi", "higher_is_better")
    assert kind_of_change(asked, answer("answered", ["een"]), answer("answered", ["twee"])) == "different"


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("single", "weg", "een"),
        ("single", 3, "een"),
        ("number", "veel", 3),
        ("scale", 9, 3),
        ("scale", True, 1),
        ("yes_no", 1, True),
        ("multi", "een", ["een", "twee"]),
    ],
)
def test_a_value_that_no_longer_fits_cannot_be_compared(kind: str, old: object, new: object) -> None:
    asked = question(kind, "higher_is_better")
    assert kind_of_change(asked, answer("answered", old), answer("answered", new)) == "not_comparable"


def whole(*questions: Question) -> Questionnaire:
    domain = Domain(id="d", title="D", icon="i", minutes=5, questions=questions)
    return Questionnaire(version="1", rounds=(), domains=(domain,))


def held(**values: Any) -> tuple[Conversation, Conversation]:
    """A start conversation with the answers under `before_…`, and a half-year one with those under `now_…`."""
    before = {f"d__{name[7:]}": value for name, value in values.items() if name.startswith("before_")}
    now = {f"d__{name[4:]}": value for name, value in values.items() if name.startswith("now_")}
    return conversation(**before), conversation("half_year", HALF, **now)


def test_every_question_of_this_round_that_something_was_said_to() -> None:
    asked = [question("number", id=f"d.{name}") for name in ("a", "b", "c", "silent")]
    asked.append(question("number", id="d.other", rounds=("start",)))
    before, now = held(before_b=1, before_c=1, before_other=1, now_a=2, now_b=2)
    before.answers["d.silent"] = Answer("d.silent", "not_asked", note="een verhaal")
    found = changes(whole(*asked), before, now)
    assert [(change.question.id, change.kind) for change in found] == [
        ("d.a", "new"), ("d.b", "different"), ("d.c", "gone"),
    ]  # fmt: skip
    assert [(change.before is None, change.now is None) for change in found] == [
        (True, False), (False, False), (False, True),
    ]  # fmt: skip


def test_an_answer_under_a_former_id() -> None:
    asked = question("scale", "higher_is_better", was=(Was(id="d.oud", values={"slecht": 1, "goed": 5}),))
    before, now = held(before_oud="slecht", now_nu=4)
    before.answers["d.oud"].note, before.answers["d.oud"].concern = "een verhaal", True
    (change,) = changes(whole(asked), before, now)
    assert change.kind == "better"
    assert change.before is not None
    assert (change.before.question, change.before.value, change.before.note, change.before.concern) == (
        "d.nu", 1, "een verhaal", True,
    )  # fmt: skip
    assert before.answers["d.oud"].value == "slecht", "the kept answer itself is not touched"


def test_an_old_answer_that_nobody_mapped_is_shown_but_not_compared() -> None:
    asked = question("scale", "higher_is_better", was=(Was(id="d.oud", values={"slecht": 1}),))
    (change,) = changes(whole(asked), *held(before_oud="redelijk", now_nu=4))
    assert change.kind == "not_comparable"
    assert change.before is not None
    assert change.before.value == "redelijk"


def test_a_question_that_declares_itself_not_comparable() -> None:
    asked = question("number", "higher_is_better", was=(Was(id="d.oud", comparable=False),))
    assert [change.kind for change in changes(whole(asked), *held(before_oud=3, now_nu=4))] == ["not_comparable"]
    assert [change.kind for change in changes(whole(asked), *held(before_oud=3))] == ["gone"]
    assert [change.kind for change in changes(whole(asked), *held(now_nu=3))] == ["new"]
    before, now = held(now_nu=4)
    before.answers["d.oud"] = Answer("d.oud", "declined")
    assert [change.kind for change in changes(whole(asked), before, now)] == ["new"]


def test_lists_and_yes_and_no_are_mapped_too() -> None:
    many = question("multi", was=(Was(id="d.oud", values={"1": "een"}),))
    before, _ = held(before_oud=["1", "twee"])
    assert _value(earlier_answer(many, before)) == ["een", "twee"]
    choice = question("single", was=(Was(id="d.oud", values={"true": "een", "false": "twee"}),))
    before, _ = held(before_oud=True)
    assert _value(earlier_answer(choice, before)) == "een"


def test_the_newest_id_that_something_was_said_under_counts() -> None:
    asked = question("number", was=(Was(id="d.vorig"), Was(id="d.eerst")))
    before, _ = held(before_eerst=1)
    assert _value(earlier_answer(asked, before)) == 1
    before.answers["d.vorig"] = Answer("d.vorig", "answered", 2)
    assert _value(earlier_answer(asked, before)) == 2
    before.answers["d.nu"] = Answer("d.nu", note="alleen een notitie")
    assert _value(earlier_answer(asked, before)) == 2
    before.answers["d.nu"] = Answer("d.nu", "answered", 3)
    assert _value(earlier_answer(asked, before)) == 3


def test_no_earlier_answer() -> None:
    before, _ = held()
    assert earlier_answer(question("number"), before) == (None, True)


def _value(found: tuple[Answer | None, bool]) -> object:
    assert found[0] is not None
    return found[0].value
