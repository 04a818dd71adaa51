"""What was answered to a question in earlier conversations, in whatever form it was asked then."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.dossier.history import answer_in, answers_in, answers_today, before, earlier_answers, in_order
from desktop.dossier.model import Answer, Conversation
from desktop.questions.answers import in_words
from desktop.questions.model import Domain, Option, Question, Questionnaire, Was

from .samples import HALF, START, conversation, dossier

TEN = {"maximum": 10, "values": {str(mark): (mark + 1) // 2 for mark in range(1, 11)}}


def question(kind: str = "scale", *was: Was, **more: Any) -> Question:
    given: dict[str, Any] = {"id": "d.nu", "type": kind, "text": "Nu?", "purpose": "!", "rounds": ("half_year",)}
    if kind == "scale":
        given |= {"low": "slecht", "high": "goed"}
    if kind in ("single", "multi"):
        given["options"] = tuple(Option(id=name, text=name.title()) for name in ("een", "twee"))
    return Question.model_validate(given | {"was": was} | more)


def held(version: str = "1", **values: Any) -> Conversation:
    found = conversation(**{f"d__{name}": value for name, value in values.items()})
    found.version = version
    return found


def test_the_same_question() -> None:
    talk = held(nu=3)
    found = answer_in(question(), talk)
    assert found is not None
    assert (found.form, found.value, found.was, found.certain) == ("same", 3, None, True)
    assert (found.conversation, found.answer, found.asked) == (talk, talk.answers["d.nu"], question())


@pytest.mark.parametrize(
    ("was", "value", "form", "now"),
    [
        (Was(id="d.nu", until="1", text="Toen?"), 3, "reworded", 3),
        (Was(id="d.nu", until="1", low="heel slecht"), 3, "reworded", 3),
        (Was(id="d.nu", until="1"), 3, "same", 3),
        (Was.model_validate({"id": "d.nu", "until": "1"} | TEN), 7, "converted", 4),
        (Was.model_validate({"id": "d.nu", "until": "1"} | TEN), 1, "converted", 1),  # 1 / 10 is not 1 / 5
        (Was.model_validate({"id": "d.nu", "until": "1"} | TEN), 11, "not_comparable", None),
        (Was(id="d.nu", until="1", comparable=False), 3, "not_comparable", None),
        (Was(id="d.nu", until="1", values={"3": None}), 3, "not_comparable", None),
        (Was(id="d.nu", until="0.9", comparable=False), 3, "same", 3),
        (Was(id="d.nu", until="0.9"), 7, "not_comparable", None),  # a mark that the scale does not have
    ],
)
def test_each_form(was: Was, value: int, form: str, now: int | None) -> None:
    found = answer_in(question("scale", was), held(nu=value))
    assert found is not None
    assert (found.form, found.value, found.answer.value) == (form, now, value)
    assert found.was == (was if was.until == "1" else None)


def test_a_conversation_of_which_nobody_knows_the_version() -> None:
    """It is shown as it is, and not compared; a question that never changed has but one form."""
    asked = question("scale", Was.model_validate({"id": "d.nu", "until": "1"} | TEN))
    found = answer_in(asked, held("", nu=3))
    assert found is not None
    assert (found.form, found.value, found.certain) == ("not_comparable", None, False)
    assert in_words(found.asked, 3) == "3"
    plain = answer_in(question(), held("", nu=3))
    assert plain is not None
    assert plain.form == "same"


def test_choices_in_another_order_are_the_same_answer() -> None:
    found = answer_in(question("multi", Was(id="d.oud")), held(oud=["twee", "een"]))
    assert found is not None
    assert (found.form, found.value) == ("same", ["een", "twee"])


@pytest.mark.parametrize("state", ["declined", "answered", "not_asked", "open"])
def test_what_was_declined_is_said_and_what_was_not_asked_is_not(state: Any) -> None:
    talk = held()
    talk.answers["d.nu"] = Answer("d.nu", state, 3 if state == "answered" else None, "een verhaal")
    found = answer_in(question("scale", Was(id="d.nu", until="1", text="Toen?")), talk)
    assert (found is None) == (state in ("not_asked", "open"))
    if found:
        assert (found.answer.state, found.form, found.value) == (state, "reworded", 3 if state == "answered" else None)


def test_the_own_id_goes_before_a_former_one() -> None:
    asked = question("number", Was(id="d.vorig"), Was(id="d.eerst"))
    talk = held(eerst=1)
    assert value(asked, talk) == 1
    talk.answers["d.nu"] = Answer("d.nu", note="alleen een notitie")
    assert value(asked, talk) == 1
    talk.answers["d.nu"] = Answer("d.nu", "answered", 3)
    assert value(asked, talk) == 3
    assert [item.answer.question for item in answers_in(asked, talk)] == ["d.nu", "d.eerst"]


def test_several_questions_became_one() -> None:
    """Where they were answered alike it counts; where not, each is shown and none is compared."""
    asked = question("yes_no", Was(id="d.buren", text="Uw buren?"), Was(id="d.vrienden", text="Uw vrienden?"))
    alike, apart = held(buren=True, vrienden=True), held(buren=True, vrienden=False)
    assert value(asked, alike) is True
    found = answers_in(asked, apart)
    assert [(item.asked.text, item.answer.value, item.form, item.apart) for item in found] == [
        ("Uw buren?", True, "not_comparable", True),
        ("Uw vrienden?", False, "not_comparable", True),
    ]
    one = held(vrienden=False)
    one.answers["d.buren"] = Answer("d.buren", "not_asked")
    assert value(asked, one) is False
    one.answers["d.buren"] = Answer("d.buren", "declined")
    assert [item.form for item in answers_in(asked, one)] == ["not_comparable", "not_comparable"]


def test_one_question_became_two() -> None:
    talk = held(contacten=5)
    each = [
        question("number", Was(id="d.contacten"), id="d.bekenden"),
        question("number", Was(id="d.contacten", comparable=False), id="d.vrienden"),
    ]
    assert [found and (found.form, found.value) for found in (answer_in(asked, talk) for asked in each)] == [
        ("same", 5),
        ("not_comparable", None),
    ]


def test_conversations_stand_by_day_and_two_on_one_day_as_they_stand() -> None:
    late, first, second, early = (
        conversation("later", date(2027, 1, 1)),
        conversation("half_year", HALF),
        conversation("half_year", HALF),
        conversation("start", START),
    )
    known = dossier(late, first, second, early)
    assert in_order(known) == [early, first, second, late]
    assert before(known, second) == [early, first]
    assert before(known, first) == [early]
    assert before(known, conversation("half_year", HALF)) == [early, first, second]
    assert known.conversations == [late, first, second, early]


def test_earlier_answers_newest_first_whatever_round_they_were_given_in() -> None:
    talks = [held(nu=2), held("2", nu=4), held("3"), held("3", nu=5)]
    for talk, month in zip(talks, (3, 6, 9, 12), strict=True):
        talk.held_on = date(2026, month, 1)
    talks[1].round = "van_vroeger"
    talks[2].answers["d.nu"] = Answer("d.nu", "declined")
    known = dossier(talks[3], talks[0], talks[2], talks[1])
    asked = question("scale", Was.model_validate({"id": "d.nu", "until": "1"} | TEN))
    found = earlier_answers(asked, known, talks[3])
    assert [(item.conversation.held_on.month, item.answer.state, item.value) for item in found] == [
        (9, "declined", None),
        (6, "answered", 4),
        (3, "answered", 1),
    ]
    assert earlier_answers(asked, known, talks[0]) == []


def test_an_answer_that_its_condition_hides_was_said_all_the_same() -> None:
    asked = question("number", ask_if="d.eerst == true")
    known = dossier(held(eerst=False, nu=3), conversation("half_year", HALF))
    assert [item.value for item in earlier_answers(asked, known, known.conversations[1])] == [3]


def test_what_may_be_gone_by_are_the_answers_in_the_form_of_today() -> None:
    """Of what cannot be compared nobody may conclude anything."""
    ten = Was.model_validate({"id": "d.nu", "until": "1"} | TEN)
    asked = (
        question("scale", ten),
        question("yes_no", Was(id="d.oud"), id="d.ander"),
        question("number", Was(id="d.vroeger", comparable=False), id="d.apart"),
        question("text", id="d.niets"),
    )
    domain = Domain(id="d", title="D", icon="i", minutes=5, questions=asked)
    talk = held(nu=7, oud=True, vroeger=3, weg=1)
    talk.answers["d.oud"].note, talk.answers["d.oud"].concern = "een verhaal", True
    talk.answers["d.niets"] = Answer("d.niets", "declined")
    found = answers_today(Questionnaire(version="2", rounds=(), domains=(domain,)), talk)
    assert {name: (item.question, item.value) for name, item in found.items()} == {
        "d.nu": ("d.nu", 4),
        "d.ander": ("d.ander", True),
    }
    assert (found["d.ander"].note, found["d.ander"].concern) == ("een verhaal", True)
    assert talk.values() == {"d.nu": 7, "d.oud": True, "d.vroeger": 3, "d.weg": 1}, "what is kept is not touched"


def value(asked: Question, talk: Conversation) -> Any:
    found = answer_in(asked, talk)
    assert found is not None
    return found.value
