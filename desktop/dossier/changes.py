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
        old, new = (answer if _said(answer) else None for answer in (earlier, later))
        if old is None and new is None:
            continue
        kind = kind_of_change(question, old, new)
        if not comparable and _answered(old) and _answered(new):
            kind = "not_comparable"
        found.append(Change(question, kind, old, new))
    return found


def earlier_answer(question: Question, before: Conversation) -> tuple[Answer | None, bool]:
    """The earlier answer to a question under its own or a former id, converted as the question declares.

    Returns:
        The answer (None when there is none) and whether it may be compared.
    """
    own = before.answers.get(question.id)
    if own is None or not _said(own):
        for was in question.was:
            found = before.answers.get(was.id)
            if found is not None and _said(found):
                value = was.now(found.value) if found.state == "answered" else None
                return Answer(question.id, found.state, value, found.note, found.concern), was.comparable
    return own, True


def kind_of_change(question: Question, before: Answer | None, now: Answer | None) -> Kind:
    """How an answer differs from the earlier one. Declined and not asked are never better or worse."""
    if before is None or before.state != "answered":
        if _said(before) == _said(now) and not _answered(now):
            return "same"
        return "new" if _said(now) else "gone"
    if now is None or now.state != "answered":
        return "gone"
    old, new = before.value, now.value
    if old == new and isinstance(old, bool) == isinstance(new, bool):
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
    low, high = question.bounds
    match question.type:
        case "number" | "scale" if isinstance(value, int) and not isinstance(value, bool):
            return value if low <= value <= high else None
        case "yes_no" if isinstance(value, bool):
            return int(value)
        case "single":
            ids = [option.id for option in question.options]
            return ids.index(value) if value in ids else None
        case "multi" | "persons" if isinstance(value, list):
            return len(value)
        case _:
            return None


def _answered(answer: Answer | None) -> bool:
    return answer is not None and answer.state == "answered"


def _said(answer: Answer | None) -> bool:
    return answer is not None and answer.state in ("answered", "declined")
