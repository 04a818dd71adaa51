"""What changed between two conversations: the whole table of states, types and directions."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.dossier.changes import Kind, changes, kind_of_change, no_longer_asked
from desktop.dossier.model import Answer, Conversation
from desktop.questions.answers import check, in_words
from desktop.questions.model import Compare, Domain, Former, Option, Question, Questionnaire, Was

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
    fields: dict[str, Any] = {"id": "d.nu", "type": kind, "text": "?", "purpose": "!", "rounds": ("half_year",)}
    if kind in ("single", "multi"):
        fields["options"] = tuple(Option(id=name, text=name) for name in ("een", "twee", "drie"))
    if kind == "scale":
        fields |= {"low": "laag", "high": "hoog"}
    if kind == "persons":
        fields["fields"] = ("age",)
    return Question.model_validate(fields | {"compare": compare} | more)


UNKNOWN: dict[str, Any] = {
    "single": "weg", "multi": ["een", "weg"], "number": 2_000_000, "scale": 9, "yes_no": "ja",
    "persons": [{"age": 200}], "date": "2026-02-30", "text": 3,
}  # fmt: skip
"""Of each type a value that the question does not know: an option that is gone, a mark of another scale."""
SILENT = ("nothing", "open", "not_asked")
SAID = ("declined", "lower", "higher", "unknown")
UP: dict[Compare, Kind] = {"higher_is_better": "better", "lower_is_better": "worse", "neutral": "different"}
DOWN: dict[Compare, Kind] = {"higher_is_better": "worse", "lower_is_better": "better", "neutral": "different"}


def answer(state: str, kind: str) -> Answer | None:
    """An answer in a state: `lower`, `higher` and `unknown` are answered."""
    match state:
        case "nothing":
            return None
        case "open" | "not_asked" | "declined":
            return Answer("d.nu", state)
        case "unknown":
            return Answer("d.nu", "answered", UNKNOWN[kind])
        case _:
            return Answer("d.nu", "answered", VALUES[kind][state == "higher"])


def spoken(kind: str, *states: str) -> list[Conversation]:
    """A conversation for each state; the last one is a half-year one."""
    made = [*(conversation() for _ in states[1:]), conversation("half_year", HALF)]
    for talk, state in zip(made, states, strict=True):
        if said := answer(state, kind):
            talk.answers["d.nu"] = said
    return made


def answered(value: object) -> Answer:
    return Answer("d.nu", "answered", value)


def expected(before: str, now: str, compare: Compare) -> Kind | None:
    """The whole table; None: nothing is reported."""
    if before in SILENT and now in SILENT:
        return None
    if now in SILENT:
        return "gone"
    if before == now:
        return "same"
    if now == "declined":
        return "declined"
    if before in SILENT or before == "declined":
        return "new"
    if "unknown" in (before, now):
        return "not_comparable"
    return UP[compare] if now == "higher" else DOWN[compare]


@pytest.mark.parametrize("compare", ["higher_is_better", "lower_is_better", "neutral"])
@pytest.mark.parametrize("kind", VALUES)
def test_every_pair_of_states(kind: str, compare: Compare) -> None:
    """Of each type, with each direction: what is reported for each pair of states."""
    if kind in ("text", "date") and compare != "neutral":
        with pytest.raises(ValueError, match="geen antwoord beter"):
            question(kind, compare)
        return
    asked = whole(question(kind, compare))
    for states in product((*SILENT, *SAID), repeat=2):
        before, now = spoken(kind, *states)
        found = [change.kind for change in changes(asked, before, now)]
        told = expected(states[0], states[1], compare)
        assert found == ([told] if told else []), states
        assert not changes(asked, before, conversation("two_year")), "a round that does not ask it"


@pytest.mark.parametrize("kind", VALUES)
def test_every_three_states(kind: str) -> None:
    """Where the conversation that is compared with is silent, the last one before it that was not is."""
    asked = whole(question(kind))
    for states in product((*SILENT, *SAID), repeat=3):
        first, before, now = spoken(kind, *states)
        passed = states[0] in SAID and states[1] in SILENT
        told = expected(states[0] if passed else states[1], states[2], "neutral")
        if told == "new" and states[0] in SAID and states[0] != "declined":
            told = "different"
        nearest = first if passed else before if states[1] in SAID else None
        for ago in ([first], [conversation(), first], [first, conversation()]):
            found = changes(asked, before, now, ago)
            assert [change.kind for change in found] == ([told] if told else []), states
            for change in found:
                assert change.longer_ago == passed, states
                assert (change.earlier.conversation if change.earlier else None) is nearest, states


def test_the_last_time_that_something_was_said_counts() -> None:
    """Three conversations back in the form of then, past one that was silent; chosen back from each of them."""
    was = Was(id="d.oud", values={"slecht": 1, "goed": 5})
    asked = whole(question("scale", "higher_is_better", was=(was,)))
    first, second = conversation(d__oud="goed"), conversation("quarter", d__nu=2)
    silent, now = conversation("half_year", HALF), conversation("half_year", HALF, d__nu=3)
    held = [first, second, silent]
    told = [changes(asked, before, now, held[:place]) for place, before in enumerate(held)]
    assert [[(item.kind, item.longer_ago) for item in found] for found in told] == [
        [("worse", False)], [("better", False)], [("better", True)],
    ]  # fmt: skip
    assert [item.earlier.conversation for item in told[2] if item.earlier] == [second]


def test_who_declined_after_he_answered_and_answers_again_tells_nothing_new() -> None:
    first, before, now = spoken("scale", "lower", "declined", "higher")
    asked = whole(question("scale", "higher_is_better"))
    assert [change.kind for change in changes(asked, before, now, [first])] == ["different"]
    assert [change.kind for change in changes(asked, before, now)] == ["new"], "nobody knows of an answer"


@pytest.mark.parametrize("kind", ["single", "multi", "number", "scale", "yes_no", "persons"])
def test_a_rise_and_a_fall(kind: str) -> None:
    low, high = answer("lower", kind), answer("higher", kind)
    assert kind_of_change(question(kind, "higher_is_better"), low, high) == "better"
    assert kind_of_change(question(kind, "higher_is_better"), high, low) == "worse"
    assert kind_of_change(question(kind, "lower_is_better"), low, high) == "worse"
    assert kind_of_change(question(kind, "lower_is_better"), high, low) == "better"


@pytest.mark.parametrize("kind", VALUES)
def test_without_a_direction_it_is_only_different(kind: str) -> None:
    low, high = answer("lower", kind), answer("higher", kind)
    assert kind_of_change(question(kind), low, high) == kind_of_change(question(kind), high, low) == "different"


def test_none_of_these_is_no_choice_more() -> None:
    some = tuple(Option(id=name, text=name, alone=name == "geen") for name in ("een", "twee", "geen"))
    asked = question("multi", "higher_is_better", options=some)
    assert kind_of_change(asked, answered(["geen"]), answered(["een"])) == "better"
    assert kind_of_change(asked, answered(["een"]), answered(["geen"])) == "worse"


def test_as_many_others_are_neither_better_nor_worse() -> None:
    asked = question("multi", "higher_is_better")
    assert kind_of_change(asked, answered(["een"]), answered(["twee"])) == "different"


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
    assert kind_of_change(asked, answered(old), answered(new)) == "not_comparable"


def whole(*questions: Question) -> Questionnaire:
    domain = Domain(id="d", title="D", icon="i", minutes=5, questions=questions)
    return Questionnaire(version="2", rounds=(), domains=(domain,))


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


def test_a_change_says_how_it_was_asked_then_and_what_it_is_today() -> None:
    ten = {str(mark): (mark + 1) // 2 for mark in range(1, 11)}
    was = Was(id="d.nu", until="1", text="Welk cijfer?", maximum=10, values=ten)
    before, now = held(before_nu=7, now_nu=5)
    before.version, now.version = "1", "2"
    (change,) = changes(whole(question("scale", "higher_is_better", was=(was,))), before, now)
    assert change.kind == "better"
    assert change.before is not None
    assert change.before.value == 4
    assert change.earlier is not None
    assert in_words(change.earlier.asked, change.earlier.answer.value) == "7 / 10 (laag – hoog)"
    assert (change.earlier.form, change.earlier.asked.text) == ("converted", "Welk cijfer?")
    assert change.later is not None
    assert change.later.form == "same"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (7, 7, "same"),
        (7, 8, "different"),
        (7, 9, "better"),
        (9, 7, "worse"),
        (11, 11, "same"),
        (11, 7, "not_comparable"),
    ],
)
def test_two_conversations_of_before_the_change(old: int, new: int, kind: Kind) -> None:
    """7 and 8 of 10 are both 4 of 5: that is no "same", and nobody can say which way it went."""
    ten = {str(mark): (mark + 1) // 2 for mark in range(1, 11)}
    was = Was(id="d.nu", until="1", maximum=10, values=ten)
    talks = held(before_nu=old, now_nu=new)
    for talk in talks:
        talk.version = "1"
    assert [change.kind for change in changes(whole(question("scale", "higher_is_better", was=(was,))), *talks)] == [
        kind
    ]


@pytest.mark.parametrize(("old", "new", "kind"), [(3, 3, "same"), (3, 4, "not_comparable")])
def test_two_of_a_form_that_is_not_comparable_with_today(old: int, new: int, kind: Kind) -> None:
    was = Was(id="d.nu", until="1", comparable=False)
    talks = held(before_nu=old, now_nu=new)
    asked = whole(question("scale", "higher_is_better", was=(was,)))
    for talk in talks:
        talk.version = "1"
    assert [change.kind for change in changes(asked, *talks)] == [kind]
    for talk in talks:
        talk.version = ""  # nobody knows how either of them was asked
    assert [change.kind for change in changes(asked, *talks)] == ["not_comparable"]


def test_a_question_of_another_round_that_was_asked_at_the_time() -> None:
    asked = question("number", rounds=("start",))
    assert [change.kind for change in changes(whole(asked), *held(before_nu=1, now_nu=2))] == ["different"]
    assert changes(whole(asked), *held(before_nu=1)) == []


def test_the_later_conversation_may_be_an_old_one_too() -> None:
    asked = question("number", "higher_is_better", was=(Was(id="d.oud"),))
    assert [change.kind for change in changes(whole(asked), *held(before_oud=1, now_oud=2))] == ["better"]


def test_what_is_no_longer_asked_is_shown_apart() -> None:
    former = Former.model_validate({"id": "weg.vraag", "type": "yes_no", "text": "Heeft u een auto?"})
    domain = Domain(id="d", title="D", icon="i", minutes=5, questions=(question("number", was=(Was(id="d.oud"),)),))
    asked = Questionnaire(
        version="2",
        rounds=(),
        domains=(domain.model_copy(update={"former": (former,)}),),
        skipped=(question("scale", id="d.over"),),
    )
    before = conversation(d__nu=1, d__oud=2, d__over=3, weg__vraag=True, weg__onbekend=["x"])
    before.answers["weg.nee"] = Answer("Een vraag die het programma niet meer kent (weg.nee)", "declined")
    before.answers["weg.open"] = Answer("weg.open", "not_asked", note="een notitie")
    found = no_longer_asked(asked, before)
    assert [(item.asked.text, item.answer.state, item.form) for item in found] == [
        ("?", "answered", "not_comparable"),
        ("Heeft u een auto?", "answered", "not_comparable"),
        ("Een vraag die het programma niet meer kent (weg.nee)", "declined", "not_comparable"),
        ("Een vraag die het programma niet meer kent (weg.onbekend)", "answered", "not_comparable"),
    ]
    said = [in_words(item.asked, item.answer.value) for item in found if item.answer.state == "answered"]
    assert said == ["3 / 5 (laag – hoog)", "ja", "x"]


def test_several_questions_that_became_one_and_were_answered_differently() -> None:
    """Twice the same two answers: still nobody can say what they are to the question of today."""
    asked = question("yes_no", "higher_is_better", was=(Was(id="d.buren"), Was(id="d.vrienden")))
    apart = held(before_buren=True, before_vrienden=False, now_buren=True, now_vrienden=False)
    assert [change.kind for change in changes(whole(asked), *apart)] == ["not_comparable"]
    alike = held(before_buren=False, before_vrienden=False, now_nu=True)
    assert [change.kind for change in changes(whole(asked), *alike)] == ["better"]


def test_the_same_choices_in_another_order_are_the_same() -> None:
    before, now = held(before_nu=["twee", "een"], now_nu=["een", "twee"])
    assert [change.kind for change in changes(whole(question("multi", "higher_is_better")), before, now)] == ["same"]
    assert kind_of_change(question("multi"), answered(["weg", "een"]), answered(["een", "weg"])) == "same"


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.sampled_from(["een", "drie", "weg", "2026-01-01", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["age", "relation"]), inner),
    max_leaves=4,
)
_TURNED: dict[Kind, Kind] = {"better": "worse", "worse": "better"}


@given(st.sampled_from(sorted(VALUES)), st.sampled_from(sorted(UP)), _ANY, _ANY)
def test_whatever_was_kept_is_compared_the_same_from_both_sides(
    kind: str, compare: Compare, old: Any, new: Any
) -> None:
    """A vault can hold what no question of today would take."""
    asked = question(kind, "neutral" if kind in ("text", "date") else compare)
    there, back = held(before_nu=old, now_nu=new), held(before_nu=new, now_nu=old)
    (one,), (other,) = changes(whole(asked), *there), changes(whole(asked), *back)
    assert other.kind == _TURNED.get(one.kind, one.kind)
    assert asked.compare != "neutral" or one.kind in ("same", "different", "not_comparable")
    if one.kind in ("better", "worse", "different"):
        assert [check(asked, value) for value in (old, new)]
