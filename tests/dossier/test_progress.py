"""Which questions are asked now, how far a conversation has come, and how the time stands."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.dossier.progress import Progress, counted, known_before, planned_until, progress, resume_at
from desktop.questions.conditions import compile_condition
from desktop.questions.model import Domain, Question, Questionnaire, Round, Was


def question(name: str, kind: str, rounds: tuple[str, ...] = ("start", "later"), ask_if: str | None = None) -> Question:
    """A question of the domain `a` or `b`."""
    return Question.model_validate(
        {"id": name, "type": kind, "text": "?", "purpose": "?", "rounds": rounds, "ask_if": ask_if}
    )


QUESTIONS = Questionnaire(
    version="1",
    rounds=(Round(id="start", title="Start"), Round(id="later", title="Later")),
    domains=(
        Domain(
            id="a",
            title="A",
            icon="home",
            minutes=10,
            questions=(
                question("a.kinderen", "yes_no", ("start",)),
                question("a.aantal", "number", ("start",), "a.kinderen == true"),
                question("a.opvang", "yes_no", ask_if="a.aantal > 0"),
            ),
        ),
        Domain(
            id="b",
            title="B",
            icon="home",
            minutes=30,
            questions=(question("b.rest", "text"), question("b.jong", "text", ask_if="newcomer.age < 27")),
        ),
    ),
)
CONDITIONS = {item.id: compile_condition(item.ask_if, QUESTIONS.by_id) for item in QUESTIONS if item.ask_if}


def conversation(round_id: str, on: date, **values: Any) -> Conversation:
    """A conversation with answers."""
    answers = {key.replace("__", "."): value for key, value in values.items()}
    return Conversation(
        round_id, on, "ar", answers={key: Answer(key, "answered", value) for key, value in answers.items()}
    )


def asked(dossier: Dossier) -> frozenset[str]:
    """What the last conversation asks now."""
    last = dossier.conversations[-1]
    return counted(QUESTIONS.asked(last.round), CONDITIONS, dossier, last)[0]


def one(**values: Any) -> Dossier:
    """Somebody in his start conversation."""
    return Dossier(Newcomer("X", "ar"), [conversation("start", date(2026, 3, 3), **values)])


def test_a_question_is_asked_while_its_condition_holds() -> None:
    assert asked(one()) == {"a.kinderen", "b.rest"}
    assert asked(one(a__kinderen=True)) == {"a.kinderen", "a.aantal", "b.rest"}
    assert "a.opvang" in asked(one(a__kinderen=True, a__aantal=2))


def test_a_hidden_answer_counts_for_nothing() -> None:
    dossier = one(a__kinderen=False, a__aantal=2, a__opvang=True)
    assert asked(dossier) == {"a.kinderen", "b.rest"}
    assert dossier.conversations[0].values()["a.aantal"] == 2


def test_facts_of_the_newcomer_count() -> None:
    dossier = one()
    dossier.newcomer = Newcomer("X", "ar", date(2005, 1, 1))
    assert "b.jong" in asked(dossier)


def test_what_this_round_does_not_ask_is_known_from_the_latest_before() -> None:
    dossier = one(a__kinderen=True, a__aantal=2)
    dossier.conversations.append(conversation("later", date(2026, 9, 3)))
    assert asked(dossier) == {"a.opvang", "b.rest"}
    dossier.conversations.insert(0, conversation("start", date(2025, 3, 3), a__aantal=0))
    assert "a.opvang" in asked(dossier), "the later of the two counts"


def test_what_this_round_does_ask_is_not_taken_from_before() -> None:
    dossier = one(b__rest="x")
    dossier.conversations.append(conversation("later", date(2026, 9, 3)))
    rest = QUESTIONS.asked("later")[-1]
    assert progress(rest, asked(dossier), dossier.conversations[-1]) == Progress(0, 1)


@pytest.mark.parametrize(("state", "done"), [("open", 0), ("declined", 1), ("not_asked", 1), ("answered", 1)])
def test_declined_and_not_asked_are_done(state: Any, done: int) -> None:
    dossier = one()
    dossier.conversations[0].answers["b.rest"] = Answer("b.rest", state, note="verhaal")
    found = progress(QUESTIONS.domains[1], asked(dossier), dossier.conversations[0])
    assert found == Progress(done, 1)
    assert found.finished == bool(done)


def test_it_goes_on_where_it_was_else_at_what_is_open() -> None:
    dossier = one(a__kinderen=False)
    held = dossier.conversations[0]
    domains = QUESTIONS.asked("start")
    assert resume_at(domains, asked(dossier), held) == 1
    held.at_question = "a.kinderen"
    assert resume_at(domains, asked(dossier), held) == 0
    held.at_question = "weg.ermee"
    held.answers["b.rest"] = Answer("b.rest", "declined")
    assert resume_at(domains, asked(dossier), held) == 0


def test_every_domain_has_its_share_of_the_minutes() -> None:
    assert [planned_until(QUESTIONS.domains, index, 60) for index in (0, 1)] == [15, 60]
    assert planned_until((), 0, 60) == 60


def test_an_earlier_answer_that_was_hidden_in_the_end_is_not_known() -> None:
    """The child was taken back, its school stayed behind: nobody may get it at the next conversation."""
    kinderen, school = question("gezin.kinderen", "yes_no"), question("gezin.school", "yes_no")
    known = {item.id: item for item in (kinderen, school)}
    conditions = {"gezin.school": compile_condition("gezin.kinderen == true", known)}
    start = Conversation("start", date(2026, 2, 1), "ar")
    start.answers = {
        "gezin.kinderen": Answer("gezin.kinderen", "answered", False),
        "gezin.school": Answer("gezin.school", "answered", True),
    }
    later = Conversation("half_year", date(2026, 8, 1), "ar")
    dossier = Dossier(Newcomer("Samir", "ar"), [start, later])
    assert set(known_before(conditions, dossier, later)) == {"gezin.kinderen"}
    start.answers["gezin.kinderen"].value = True
    assert set(known_before(conditions, dossier, later)) == {"gezin.kinderen", "gezin.school"}


def test_of_two_conversations_on_one_day_the_second_is_not_before_the_first() -> None:
    first, second = (conversation("start", date(2026, 2, 1), a__kinderen=said) for said in (True, False))
    dossier = Dossier(Newcomer("Samir", "ar"), [first, second])
    assert known_before(CONDITIONS, dossier, first) == {}
    assert set(known_before(CONDITIONS, dossier, second)) == {"a.kinderen"}


def test_what_was_answered_in_another_form_counts_in_the_form_of_today() -> None:
    """7 of 10 is no 7 of 5: a condition or a recipient would go by something that nobody said."""
    ten = Was.model_validate({
        "id": "c.cijfer", "until": "1", "maximum": 10, "values": {str(mark): (mark + 1) // 2 for mark in range(1, 11)},
    })  # fmt: skip
    mark = Question.model_validate(
        {"id": "c.cijfer", "type": "scale", "text": "?", "purpose": "?", "rounds": ("start",), "was": (ten,)}
        | {"low": "laag", "high": "hoog"}
    )
    apart = question("c.apart", "number", ("start",)).model_copy(update={"was": (Was(id="c.oud", comparable=False),)})
    domain = Domain(id="c", title="C", icon="home", minutes=5, questions=(mark, apart, question("c.hoog", "text")))
    whole = Questionnaire(version="2", rounds=QUESTIONS.rounds, domains=(domain,))
    conditions = {
        "c.hoog": compile_condition("c.cijfer > 5", whole.by_id | {"c.cijfer": question("c.cijfer", "number")})
    }
    start = conversation("start", date(2026, 2, 1), c__cijfer=7, c__oud=3)
    start.version = "1"
    later = conversation("later", date(2026, 8, 1))
    dossier = Dossier(Newcomer("Samir", "ar"), [start, later])
    known = known_before(conditions, dossier, later, whole)
    assert {name: answer.value for name, answer in known.items()} == {"c.cijfer": 4}
    found, values = counted(whole.asked("start"), conditions, dossier, start)
    assert found == {"c.cijfer", "c.apart"}
    assert values == {"c.cijfer": 4, "c.oud": 3}
