"""What changed between two conversations: better, worse, same, new, declined, and what cannot be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from desktop.dossier.history import EarlierAnswer, alike, answer_in, as_today
from desktop.dossier.model import Answer, Conversation
from desktop.errors import AnswerError
from desktop.questions.answers import check
from desktop.questions.earlier import asked_then
from desktop.questions.model import Question, Questionnaire

Kind = Literal["better", "worse", "declined", "same", "different", "new", "gone", "not_comparable"]
"""`declined`: he does not want to speak of it now; the last time he did not say so. `gone`: nothing was said to it now,
though this round asks it. `new`: never answered before."""


@dataclass(frozen=True)
class Change:
    """One question held against an earlier conversation.

    Attributes:
        before, now: the answers in the form of today, or as they are kept where that cannot be; None where there is
            none.
        earlier, later: the same two, with the question as it was asked then: to say them in its words.
        longer_ago: whether `earlier` was said before the conversation one compares with: that one was silent on it.
    """

    question: Question
    kind: Kind
    before: Answer | None
    now: Answer | None
    earlier: EarlierAnswer | None = None
    later: EarlierAnswer | None = None
    longer_ago: bool = False


def changes(
    questionnaire: Questionnaire, before: Conversation, now: Conversation, longer_ago: Sequence[Conversation] = ()
) -> list[Change]:
    """Every question of today that was answered or declined now or in an earlier conversation, in their order.

    It is held against the last time that something was said to it. A question that the later round does not ask is
    left out, unless it was asked in it at the time.

    Args:
        before: the conversation to compare with.
        longer_ago: those held before that one, oldest first: where it was silent on a question, they are searched.
    """
    found = []
    for question in questionnaire:
        said = [given for held in (before, *reversed(longer_ago)) if (given := answer_in(question, held))]
        earlier, later = said[0] if said else None, answer_in(question, now)
        if not later and not (earlier and now.round in question.rounds):
            continue
        kind = _kind(question, earlier, later)
        if kind == "new" and any(given.answer.state == "answered" for given in said):
            kind = "different"  # declined the last time, answered before that
        old, new = _today(question, earlier), _today(question, later)
        passed = earlier is not None and earlier.conversation is not before
        found.append(Change(question, kind, old, new, earlier, later, passed))
    return found


def no_longer_asked(questionnaire: Questionnaire, before: Conversation) -> list[EarlierAnswer]:
    """What was answered or declined to questions that nobody is asked here any more, in the order of the questionnaire.

    What became another question is not among them: it stands with that one.
    """
    read = {question.id for question in questionnaire}
    read |= {was.id for question in questionnaire for was in question.was}
    names = [name for name, answer in before.answers.items() if name not in read and _said(answer)]
    order = {name: place for place, name in enumerate(questionnaire.not_asked)}
    return [
        EarlierAnswer(before, before.answers[name], asked_then(questionnaire, name, before.version), "not_comparable")
        for name in sorted(names, key=lambda name: (order.get(name, len(order)), name))
    ]


def kind_of_change(question: Question, before: Answer | None, now: Answer | None) -> Kind:
    """How an answer differs from an earlier one, both in the form of today.

    Declined and not asked are never better or worse; what the question does not know cannot be compared.
    """
    states = [answer.state if answer and answer.state in ("answered", "declined") else "" for answer in (before, now)]
    if not before or not now or states != ["answered", "answered"]:
        if states[0] == states[1]:
            return "same"
        return "new" if states[1] == "answered" else "declined" if states[1] else "gone"
    old, new = before.value, now.value
    if alike(old, new):
        return "same"
    if not _fits(question, old) or not _fits(question, new):
        return "not_comparable"
    ranks = _rank(question, old), _rank(question, new)
    if question.compare == "neutral" or ranks[0] == ranks[1]:
        return "different"
    return "better" if (ranks[1] > ranks[0]) == (question.compare == "higher_is_better") else "worse"


def _kind(question: Question, earlier: EarlierAnswer | None, later: EarlierAnswer | None) -> Kind:
    kind = kind_of_change(question, _today(question, earlier), _today(question, later))
    if not earlier or not later or earlier.answer.state != "answered" or later.answer.state != "answered":
        return kind
    if (earlier.answer.question, earlier.asked) == (later.answer.question, later.asked):  # both as it was asked then
        as_then = alike(earlier.answer.value, later.answer.value)
        if all(one.certain and not one.apart for one in (earlier, later)) and (as_then or kind == "same"):
            return "same" if as_then else "different"  # two marks on a finer scale may be one on today's
    return "not_comparable" if "not_comparable" in (earlier.form, later.form) else kind


def _today(question: Question, earlier: EarlierAnswer | None) -> Answer | None:
    return as_today(question, earlier) if earlier else None


def _rank(question: Question, value: Any) -> int:
    """A value that fits as a number that can rise or fall: options count in their order, lists by their length.

    'None of these' is no choice more.
    """
    if isinstance(value, int):
        return value
    if isinstance(value, list):
        none = [option.id for option in question.options if option.alone]
        return sum(item not in none for item in value)
    return [option.id for option in question.options].index(value) if question.type == "single" else 0


def _fits(question: Question, value: Any) -> bool:
    try:
        check(question, value)
    except AnswerError:
        return False
    return True


def _said(answer: Answer) -> bool:
    return answer.state in ("answered", "declined")
