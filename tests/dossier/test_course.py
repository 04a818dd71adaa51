"""How it went over all conversations: lines, scores, points of a wheel, and filled rounds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop.dossier.course import MOST, Picture, dots, picture, so_far, spoke_point
from desktop.dossier.model import Answer, Conversation
from desktop.questions.model import Domain, Question, Questionnaire, Was

from .samples import HALF, START, conversation, dossier

LATER = date(2028, 3, 1)


def question(name: str, kind: str = "scale", compare: str = "higher_is_better", **more: Any) -> Question:
    """A question of the life domain that its name begins with."""
    given: dict[str, Any] = {"id": name, "type": kind, "text": "?", "purpose": "!", "rounds": ("start",)}
    if kind == "scale":
        given |= {"low": "laag", "high": "hoog"}
    return Question.model_validate(given | {"compare": compare} | more)


def asked(*questions: Question) -> Questionnaire:
    """These questions, in their life domains."""
    names = dict.fromkeys(item.domain for item in questions)
    domains = tuple(
        Domain(id=name, title=name, icon="i", minutes=5, questions=tuple(q for q in questions if q.domain == name))
        for name in names
    )
    return Questionnaire(version="1", rounds=(), domains=domains)


def drawn(questions: tuple[Question, ...], *told: dict[str, Any]) -> Picture:
    """The picture of conversations half a year apart, one for each set of answers: `d__a=3`, None is declined."""
    held = []
    for place, values in enumerate(told):
        given = {name: value for name, value in values.items() if value is not None}
        made = conversation("start", START + timedelta(days=180 * place), **given)
        for name in values.keys() - given.keys():
            made.answers[name.replace("__", ".")] = Answer(name.replace("__", "."), "declined")
        held.append(made)
    return picture(asked(*questions), held)


@pytest.mark.parametrize(
    ("values", "expected", "kind"),
    [
        ((2, 4), (2, 4), "better"),
        ((4, 3, 2), (4, 3, 2), "worse"),
        ((2, 4, 2), (2, 4, 2), "same"),
        ((2, None, 4), (2, None, 4), "better"),
        ((None, 4, 3), (None, 4, 3), "worse"),
    ],
)
def test_a_course_holds_every_value_and_goes_from_the_first_to_the_last(
    values: tuple[int | None, ...], expected: tuple[int | None, ...], kind: str
) -> None:
    (course,) = drawn((question("d.a"),), *({"d__a": value} for value in values)).courses
    assert (course.values, course.kind) == (expected, kind)


@pytest.mark.parametrize("values", [(3,), (3, None), (None, None), (3, 9), (3, "veel"), (3, True)])
def test_one_value_makes_no_course(values: tuple[Any, ...]) -> None:
    assert drawn((question("d.a"),), *({"d__a": value} for value in values)).courses == ()


def test_only_scales_and_numbers_have_a_course() -> None:
    other = question("d.b", "yes_no")
    found = drawn((question("d.a", "number"), other), {"d__a": 1, "d__b": True}, {"d__a": 2, "d__b": False})
    assert [course.question.id for course in found.courses] == ["d.a"]


def test_an_earlier_form_is_converted_and_one_that_cannot_be_leaves_a_gap() -> None:
    ten = Was(id="d.oud", minimum=1, maximum=10, values={"2": 1, "10": 5})
    apart = Was(id="d.anders", comparable=False)
    found = drawn((question("d.a", was=(ten, apart)),), {"d__oud": 2}, {"d__oud": 9}, {"d__anders": 3}, {"d__a": 5})
    assert [course.values for course in found.courses] == [(1, None, None, 5)]


@pytest.mark.parametrize(
    ("asked_as", "values", "ends"),
    [
        (question("d.a"), (2, 3), (1, 5)),
        (question("d.a", minimum=0, maximum=10), (2, 3), (0, 10)),
        (question("d.a", "number"), (2, 9), (0, 9)),
        (question("d.a", "number", minimum=2, maximum=900), (4, 3), (2, 4)),
        (question("d.a", "number"), (0, 0), (0, 1)),
    ],
)
def test_the_ends_of_a_line(asked_as: Question, values: tuple[int, int], ends: tuple[int, int]) -> None:
    (course,) = drawn((asked_as,), *({"d__a": value} for value in values)).courses
    assert course.ends == ends


def test_the_score_of_a_domain_is_the_mean_of_its_scales_and_one_is_best() -> None:
    questions = (question("d.a"), question("d.b", compare="lower_is_better"), question("d.c", compare="neutral"))
    found = drawn(questions, {"d__a": 1, "d__b": 5, "d__c": 5}, {"d__a": 3, "d__b": 1, "d__c": 1})
    (score,) = found.scores
    assert (score.scores, score.questions) == ((0.0, 0.75), ("d.a", "d.b"))


@pytest.mark.parametrize(
    ("told", "scores", "rests_on"),
    [
        ([{"d__a": 1, "d__b": 5}, {"d__a": 3}], (0.0, 0.5), ("d.a",)),
        ([{"d__a": 1, "d__b": 5}, {"d__a": 3, "d__b": None}], (0.0, 0.5), ("d.a",)),
        ([{"d__a": 1}, {"d__a": None}, {"d__a": 5}], (0.0, None, 1.0), ("d.a",)),
        ([{"d__a": 1}, {}, {"d__a": 5}], (0.0, None, 1.0), ("d.a",)),
    ],
)
def test_the_same_is_held_against_the_same(
    told: list[dict[str, Any]], scores: tuple[float | None, ...], rests_on: tuple[str, ...]
) -> None:
    (score,) = drawn((question("d.a"), question("d.b")), *told).scores
    assert (score.scores, score.questions) == (scores, rests_on)


@pytest.mark.parametrize(
    "told",
    [
        [{"d__a": 1}, {"d__b": 5}],
        [{"d__a": 1}, {}],
        [{}, {}],
        [{"d__a": None}, {"d__a": None}],
    ],
)
def test_without_the_same_questions_there_is_no_score(told: list[dict[str, Any]]) -> None:
    assert drawn((question("d.a"), question("d.b")), *told).scores == ()


def test_declining_lowers_nothing() -> None:
    both = (question("d.a"), question("d.b"))
    (score,) = drawn(both, {"d__a": 3, "d__b": 5}, {"d__a": 3, "d__b": None}).scores
    assert score.scores == (0.5, 0.5)


def test_one_conversation_has_scores_of_its_own() -> None:
    (score,) = drawn((question("d.a"),), {"d__a": 4}).scores
    assert score.scores == (0.75,)


def test_the_first_conversation_stays_when_there_are_many() -> None:
    told = [{"d__a": 1 + place % 5} for place in range(10)]
    found = drawn((question("d.a"),), *told)
    assert [held.answers["d.a"].value for held in found.conversations] == [1, 2, 3, 4, 5]
    assert found.conversations[0].held_on == START
    assert len(found.conversations) == MOST == len(found.courses[0].values)


def test_the_oldest_comes_first_and_of_one_day_as_they_stand() -> None:
    late = conversation("start", LATER, d__a=3)
    held = [late, conversation("start", START, d__a=1), conversation("start", START, d__a=2)]
    found = picture(asked(question("d.a")), held)
    assert found.courses[0].values == (1, 2, 3)


def test_so_far_leaves_out_what_came_later_and_what_was_not_completed() -> None:
    first, broken = conversation(), conversation("half_year", HALF, completed=False)
    now, later = conversation("half_year", HALF, completed=False), conversation("two_year", LATER)
    somebody = dossier(later, first, broken, now)
    assert so_far(somebody, now) == [first, now]
    assert so_far(somebody, later) == [first, later]
    assert so_far(somebody, first) == [first]


@pytest.mark.parametrize(
    ("index", "count", "score", "point"),
    [(0, 4, 1.0, (0, -1)), (1, 4, 1.0, (1, 0)), (2, 4, 0.5, (0, 0.5)), (3, 4, 0.25, (-0.25, 0)), (2, 7, 0.0, (0, 0))],
)
def test_a_point_of_the_wheel(index: int, count: int, score: float, point: tuple[float, float]) -> None:
    assert spoke_point(index, count, score) == pytest.approx(point, abs=1e-9)


@pytest.mark.parametrize(
    ("asked_as", "value", "most", "filled"),
    [
        (question("d.a"), 1, None, 1),
        (question("d.a"), 4, None, 4),
        (question("d.a", compare="lower_is_better"), 1, None, 5),
        (question("d.a", compare="lower_is_better"), 4, None, 2),
        (question("d.a", compare="neutral"), 4, None, 4),
        (question("d.a", minimum=0, maximum=10), 10, None, 5),
        (question("d.a", minimum=0, maximum=10), 5, None, 3),
        (question("d.a", "number"), 6, None, 1),
        (question("d.a", "number"), 6, 12, 3),
        (question("d.a", "number"), 12, 12, 5),
        (question("d.a", "number", compare="lower_is_better"), 0, 14, 5),
        (question("d.a", "number"), 0, 0, 1),
        (question("d.a"), 9, None, 5),
    ],
)
def test_filled_rounds(asked_as: Question, value: int, most: int | None, filled: int) -> None:
    assert dots(asked_as, value, most) == filled


def test_a_conversation_without_the_newest_version_is_drawn_too() -> None:
    held = [Conversation("weg", START, "ar", completed=True), conversation("start", HALF, d__a=2)]
    found = picture(asked(question("d.a")), held)
    assert (len(found.conversations), found.courses, found.scores) == (2, (), ())
