"""What anybody may hear of what a newcomer answered: of which questions, and of what rests on them."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.guide import Guide
from desktop.questions.conditions import compiled
from desktop.questions.model import Question


def for_anybody(guide: Guide, question: Question | None) -> bool:
    """Whether anybody may hear what was answered: the question is known, shared as usual, and not sensitive.

    Nor may it be asked only after an answer that not anybody may hear of: that it was asked would tell that answer.
    """
    return question is not None and all(_plain(guide, one) for one in behind(guide, [question.id]))


def rests_on_what_anybody_may_hear(guide: Guide, questions: Iterable[str]) -> bool:
    """The same of words that come from the answers to these questions, such as the title of a rule."""
    return all(_plain(guide, one) for one in behind(guide, questions))


def _plain(guide: Guide, question_id: str) -> bool:
    question = guide.questionnaire.known(question_id)
    return question is not None and question.share == "normal" and not guide.questionnaire.sensitive(question)


def behind(guide: Guide, questions: Iterable[str]) -> set[str]:
    """These questions, what they became under another id, those that the conditions of all these read, and so on.

    A question that is skipped here has its condition no less: what was answered to it was answered under it.
    """
    found: set[str] = set()
    waiting = list(questions)
    while waiting:
        question_id = waiting.pop()
        if question_id not in found:
            found.add(question_id)
            waiting += [question.id for question in guide.questionnaire.became(question_id)]
            known = guide.questionnaire.known(question_id)
            condition = guide.conditions.get(question_id) or (known and known.ask_if and compiled(known.ask_if))
            waiting += condition.questions if condition else ()
    return found
