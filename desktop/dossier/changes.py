"""What changed between two conversations: better, worse, same, new, and what cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from desktop.dossier.model import Answer, Conversation
from desktop.questions.model import Question, Questionnaire

Kind = Literal["better", "worse", "same", "different", "new", "gone", "not_comparable"]


@dataclass(frozen=True)
class Change:
    """One question held against an earlier conversation.

    Attributes:
        before, now: the answers; None where there is none.
    """

    question: Question
    kind: Kind
    before: Answer | None
    now: Answer | None


def changes(questionnaire: Questionnaire, before: Conversation, now: Conversation) -> list[Change]:
    """Every question of the later round that was answered or declined in one of the two, in their order."""
    found = []
    for question in questionnaire:
        if now.round not in question.rounds:
            continue
        earlier, comparable = earlier_answer(question, before)
        later = now.answers.get(question.id)
        if not _said(earlier) and not _said(later):
            continue
        kind = kind_of_change(question, earlier, later) if comparable else "not_comparable"
        found.append(Change(question, kind, earlier if _said(earlier) else None, later if _said(later) else None))
    return found


def earlier_answer(question: Question, before: Conversation) -> tuple[Answer | None, bool]:
    """The earlier answer to a question under its own or a former id, converted as the question declares.

    Returns:
        The answer (None when there is none) and whether it may be compared.
    """
    if question.id in before.answers:
        return before.answers[question.id], True
    for was in question.was:
        found = before.answers.get(was.id)
        if found is not None:
            return _converted(question.id, found, was.values), was.comparable
    return None, True


def kind_of_change(question: Question, before: Answer | None, now: Answer | None) -> Kind:
    """How an answer differs from the earlier one. Declined and not asked are never better or worse."""
    if not _answered(before):
        return "new" if _answered(now) else ("same" if _said(before) and _said(now) else "new" if _said(now) else "gone")
    if not _answered(now):
        return "gone"
    assert before is not None and now is not None
    old, new = before.value, now.value
    if old == new:
        return "same"
    if question.compare == "neutral":
        return "different"
    ranks = _rank(question, old), _rank(question, new)
    if ranks[0] is None or ranks[1] is None:
        return "not_comparable"
    if ranks[0] == ranks[1]:
        return "different"
    rises = ranks[1] > ranks[0]
    return "better" if rises == (question.compare == "higher_is_better") else "worse"


def _rank(question: Question, value: Any) -> int | None:
    """A value as a number that can rise or fall: options count in their order, lists by their length."""
    match question.type:
        case "number" | "scale" if isinstance(value, int) and not isinstance(value, bool):
            return value
        case "yes_no" if isinstance(value, bool):
            return int(value)
        case "single":
            ids = [option.id for option in question.options]
            return ids.index(value) if value in ids else None
        case "multi" | "persons" if isinstance(value, list):
            return len(value)
        case _:
            return None


def _converted(question_id: str, answer: Answer, values: dict[str, Any]) -> Answer:
    value = answer.value
    if isinstance(value, list):
        value = [values.get(str(item), item) for item in value]
    elif answer.state == "answered":
        value = values.get(str(value), value)
    return Answer(question_id, answer.state, value, answer.note, answer.concern)


def _answered(answer: Answer | None) -> bool:
    return answer is not None and answer.state == "answered"


def _said(answer: Answer | None) -> bool:
    return answer is not None and answer.state in ("answered", "declined")
