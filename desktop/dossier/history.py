"""What was answered to a question in earlier conversations, in whatever form it was asked then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Literal

from desktop.dossier.model import Answer, Conversation, Dossier
from desktop.questions.earlier import Then, then, today
from desktop.questions.model import Question, Questionnaire, Was

Form = Literal["same", "reworded", "converted", "not_comparable"]
_WORDS = ("text", "options", "low", "high", "unit")
_SAID = ("answered", "declined")


@dataclass(frozen=True)
class EarlierAnswer:
    """One earlier answer, held against the question of today.

    Attributes:
        conversation: in which it was given.
        answer: as it is kept: under the id it had then.
        asked: the question as it was asked then, to say the answer in its words.
        form: whether the question was the same, was asked in other words, had other values that are converted, or
            cannot be compared.
        value: the answer in today's form; None when it was not answered or cannot be compared.
        was: the earlier form that was declared; None when the question was the same.
        certain: false when nobody can tell how it was asked.
        apart: whether several questions became this one, and were answered differently: none of them can be compared.
    """

    conversation: Conversation
    answer: Answer
    asked: Question
    form: Form
    value: Any = None
    was: Was | None = None
    certain: bool = True
    apart: bool = False


def in_order(dossier: Dossier) -> list[Conversation]:
    """Its conversations by day; two on one day as they stand."""
    return sorted(dossier.conversations, key=attrgetter("held_on"))


def before(dossier: Dossier, conversation: Conversation) -> list[Conversation]:
    """The conversations held before this one, oldest first."""
    held = in_order(dossier)
    for place, other in enumerate(held):
        if other.id == conversation.id:
            return held[:place]
    return [other for other in held if other.held_on <= conversation.held_on]


def earlier_answers(question: Question, dossier: Dossier, conversation: Conversation) -> list[EarlierAnswer]:
    """What was answered or declined to a question before this conversation, newest first.

    It counts whether or not the question was, in the end, hidden by its condition: it is what was said. Of one
    conversation there is more than one where several questions became this one.
    """
    held = reversed(before(dossier, conversation))
    return [answer for other in held for answer in answers_in(question, other)]


def answer_in(question: Question, conversation: Conversation) -> EarlierAnswer | None:
    """What was answered or declined to a question in one conversation, under its own or else a former id.

    Where several questions became this one and said different things, none of them can be compared.
    """
    return next(iter(answers_in(question, conversation)), None)


def answers_in(question: Question, conversation: Conversation) -> list[EarlierAnswer]:
    """As `answer_in`, and after it what was said to the other questions that became this one."""
    if not question.was:
        own = conversation.answers.get(question.id)
        return [_earlier(question, own, conversation)] if own and own.state in _SAID else []
    names = dict.fromkeys((question.id, *(was.id for was in question.was)))
    said = [conversation.answers[name] for name in names if name in conversation.answers]
    found = [_earlier(question, answer, conversation) for answer in said if answer.state in _SAID]
    if len(found) < 2 or found[0].answer.question == question.id:
        return found
    if all(one.answer.state == found[0].answer.state and one.value == found[0].value for one in found):
        return found
    return [replace(one, form="not_comparable", value=None, apart=True) for one in found]


def as_today(question: Question, earlier: EarlierAnswer) -> Answer:
    """An answer in the form of today and under today's id; as it is kept where it cannot be compared."""
    kept = earlier.answer
    value = kept.value if earlier.form == "not_comparable" else earlier.value
    return Answer(question.id, kept.state, value, kept.note, kept.concern)


def answers_today(questionnaire: Questionnaire, conversation: Conversation) -> dict[str, Answer]:
    """What was answered in a conversation, as answers to the questions of today: what a condition, a rule or another
    organisation may go by. What cannot be compared is left out: it answers another question. So is what was told under
    a former id that became a stricter question as well (`Questionnaire.freer`)."""
    found = ((question, answer_in(question, conversation)) for question in questionnaire)
    return {
        question.id: as_today(question, earlier)
        for question, earlier in found
        if earlier is not None
        and earlier.value is not None
        and not questionnaire.freer(question, earlier.answer.question)
    }


def _earlier(question: Question, answer: Answer, conversation: Conversation) -> EarlierAnswer:
    form = then(question, answer.question, conversation.version)
    value = today(question, form, answer.value) if answer.state == "answered" else None
    kind = _form(question, form, answer, value)
    kept = None if kind == "not_comparable" else value
    return EarlierAnswer(conversation, answer, form.asked, kind, kept, form.was, form.certain)


def _form(question: Question, form: Then, answer: Answer, value: Any) -> Form:
    asked, answered = form.asked, answer.state == "answered"
    if not form.certain or (form.was and not form.was.comparable) or (answered and value is None):
        return "not_comparable"
    if form.was is None:
        return "same"
    if answered and (not alike(answer.value, value) or (asked.type, asked.bounds) != (question.type, question.bounds)):
        return "converted"
    return "reworded" if any(getattr(asked, name) != getattr(question, name) for name in _WORDS) else "same"


def alike(old: Any, new: Any) -> bool:
    """Whether two values are the same answer; choices may stand in another order."""
    if isinstance(old, list) and isinstance(new, list) and all(isinstance(item, str) for item in (*old, *new)):
        return set(old) == set(new)
    return bool(old == new) and isinstance(old, bool) == isinstance(new, bool)
