"""How a question was asked in an earlier version of the questionnaire, and what an answer of then is today.

A question lists its earlier forms in `was`. Of those with one id, the form of a conversation is the one with the first
`until` that its version does not pass. Where nobody can tell the form, nothing is converted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from typing import Any, get_args

from desktop.errors import AnswerError
from desktop.questions import answers
from desktop.questions.model import PersonField, Question, Questionnaire, Was
from desktop.questions.parts import named
from desktop.questions.versions import later, numbers, past


@dataclass(frozen=True)
class Then:
    """A question as it was asked.

    Attributes:
        asked: to say an answer in the words of then.
        was: the earlier form that was declared; None when it was asked as it is today, or nobody can tell how.
        certain: whether it is known how it was asked.
    """

    asked: Question
    was: Was | None = None
    certain: bool = True


def then(question: Question, question_id: str, version: str) -> Then:
    """How a question was asked under its own or a former id in a version of the questionnaire; '' when unknown."""
    forms = [was for was in question.was if was.id == question_id]
    own = question_id == question.id
    if later(version, question.version):
        return _uncertain(question, forms)
    if not forms:
        return Then(question, certain=own)
    if numbers(version) is None:
        return Then(forms[0].form(question), forms[0]) if len(forms) == 1 and not own else _uncertain(question, forms)
    fitting = [was for was in forms if was.until is not None and not past(version, was.until)]
    if fitting:
        first = min(fitting, key=lambda was: _last(was.until or ""))
        return Then(first.form(question), first)
    if own:
        return Then(question)
    always = next((was for was in forms if was.until is None), None)
    return Then(always.form(question), always) if always else _uncertain(question, forms)


def _last(until: str) -> tuple[tuple[int, ...], float]:
    """The order of last versions: one of the makers comes after all that was changed of it."""
    found = numbers(until)
    return (found.made, found.own if found.name else inf) if found else ((), 0)


def today(question: Question, form: Then, value: Any) -> Any:
    """An answer of then as an answer to the question of today; None when it cannot be compared."""
    if not form.certain or (form.was and not form.was.comparable):
        return None
    if form.was and not _has_its_place(question, form.was, form.asked, value):
        return None
    new = form.was.now(value) if form.was else value
    if question.type == "multi" and form.asked.type == "single" and not isinstance(new, list):
        new = [new]
    try:
        return answers.check(question, new)
    except AnswerError:
        return None


def asked_then(questionnaire: Questionnaire, question_id: str, version: str) -> Question:
    """The question that had this id in a version, to say its answer in the words of then.

    One of today or one that is skipped goes before one that is no longer asked, and that before a former id. Of one
    that nobody knows any more the words say so, with its id.
    """
    known = questionnaire.known(question_id)
    if known is None:
        return Question.model_construct(
            id=question_id,
            type="persons",
            text=f"Een vraag die het programma niet meer kent ({question_id})",
            purpose="",
            rounds=(),
            fields=get_args(PersonField),
            share="care",
            sensitive=True,
        )
    for question in (*questionnaire, *questionnaire.skipped):
        if question_id == question.id or (known.was and question_id in {was.id for was in question.was}):
            return then(question, question_id, version).asked
    return known


def called_now(question_id: str, known: Iterable[Question]) -> str:
    """What a former id is called today, as the problem of a finding; '' when it is no former id."""
    names = [f"'{question.id}'" for question in known if any(was.id == question_id for was in question.was)]
    return f"de vraag '{question_id}' heet nu {' of '.join(names)}. Neem die id over." if names else ""


def must_be_named(question: Question, asked: Question) -> bool:
    """Whether each value of an earlier form needs an entry in `values`, as the same figure meant something else."""
    if asked.type != question.type:
        return (asked.type, question.type) != ("single", "multi")
    return asked.type in ("number", "scale") and asked.bounds != question.bounds


def _has_its_place(question: Question, was: Was, asked: Question, value: Any) -> bool:
    return not must_be_named(question, asked) or named(value) in was.values


def _uncertain(question: Question, forms: list[Was]) -> Then:
    """In words that hold for every form: a figure by itself, and every choice there ever was."""
    scale = question.type in ("number", "scale")
    offered = {option.id for option in question.options}
    more = {option.id: option for was in forms for option in was.options if option.id not in offered}
    former = {option.id: option for option in question.former_options}
    plain: dict[str, Any] = {"type": "number", "unit": "", "low": "", "high": ""} if scale else {}
    return Then(question.model_copy(update=plain | {"former_options": tuple((more | former).values())}), certain=False)
