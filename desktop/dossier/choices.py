"""Which answers and facts a rule is tried on: samples that the program would take, the plainest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.errors import AnswerError
from desktop.questions import answers, samples
from desktop.questions.model import Question
from desktop.questions.terms import NEWCOMER, Terms, check

USUAL_AGE, USUAL_DATE = 30, "2026-10-01"


def choices(
    sources: Sequence[str], questions: Sequence[Question], known: Mapping[str, Question]
) -> dict[str, Sequence[Any]]:
    """Values for everything that conditions depend on, by name: first what is read of the newcomer, then the questions.

    Args:
        sources: the conditions in CEL; checked before.
        known: every question they may name.
    """
    read = [(source, check(source, known)) for source in sources]
    found: dict[str, Sequence[Any]] = {}
    for name in dict.fromkeys(fact for _, terms in read for fact in terms.facts if fact in NEWCOMER):
        values = samples.of_fact(name, _together(read, name)[1], known)
        found[name] = sorted(values, key=lambda age: abs(age - USUAL_AGE)) if name == "newcomer.age" else values
    return found | {question.id: _values(question, *_together(read, question.id)) for question in questions}


def _together(read: Sequence[tuple[str, Terms]], name: str) -> tuple[str, Terms]:
    """The conditions that speak of a question or a fact, and their words, as if they were one."""
    about = [(source, terms) for source, terms in read if name in terms.questions or name in terms.facts]
    quoted = dict.fromkeys(word for _, terms in about for word in terms.quoted)
    numbers = dict.fromkeys(number for _, terms in about for number in terms.numbers)
    return " ".join(source for source, _ in about), Terms(quoted=list(quoted), numbers=list(numbers))


def _values(question: Question, source: str, terms: Terms) -> list[Any]:
    """Sample answers that the program would take, the plainest first."""
    if question.type == "persons":  # of people only what the conditions read
        fields = tuple(name for name in question.fields if f".{name}" in source) or question.fields[:1]
        question = question.model_copy(update={"fields": fields})
    found: dict[str, Any] = {}
    for value in ([USUAL_DATE] if question.type == "date" else []) + samples.of_question(question, terms):
        try:
            kept = answers.check(question, value)
        except AnswerError:
            continue
        if question.type == "persons":
            kept = _different(kept)
        if kept != [] or question.type == "persons":  # no choice at all is no answer; nobody is one
            found.setdefault(repr(kept), kept)
    return sorted(found.values(), key=lambda value: len(value) if isinstance(value, list) else 0)


def _different(people: list[Any]) -> list[Any]:
    """People without those who are the same, unless all are: then it is their number that counts."""
    kept = [person for index, person in enumerate(people) if person not in people[:index]]
    return kept if len(kept) > 1 else people


def distance(one: Any, other: Any) -> int:
    """How much two answers to one question differ: 1 is as little as can be."""
    if isinstance(one, list) and isinstance(other, list):
        gone, come = ([item for item in items if item not in rest] for items, rest in ((one, other), (other, one)))
        people = [item for item in (*gone, *come) if isinstance(item, dict)]
        if len(gone) == len(come) == 1 and people:
            return sum(distance(gone[0].get(name), come[0].get(name)) for name in gone[0] if gone[0] != come[0])
        return max(len(gone), len(come), 1) * (2 if people else 1)
    if isinstance(one, bool) or not (isinstance(one, int) and isinstance(other, int)):
        return 1
    return abs(one - other)
