"""How far a conversation has come: which questions are asked now, what is done, and how the time stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.dossier import history
from desktop.dossier.model import Answer, Conversation, Dossier
from desktop.dossier.proposals import facts
from desktop.questions.conditions import Condition, asked_now
from desktop.questions.model import Domain, Questionnaire


@dataclass(frozen=True)
class Progress:
    """How far one life domain has come.

    Attributes:
        done: questions answered, declined or deliberately not asked.
        total: questions that are asked now.
    """

    done: int
    total: int

    @property
    def finished(self) -> bool:
        """Whether nothing is left to ask."""
        return self.done >= self.total


def counted(
    domains: Sequence[Domain],
    conditions: Mapping[str, Condition],
    dossier: Dossier,
    conversation: Conversation,
    before: Mapping[str, Answer] | None = None,
) -> tuple[frozenset[str], dict[str, Any]]:
    """Ids of the questions that are asked now, and the answers that count for conditions and rules.

    The answer to a question that is not asked now counts for no other condition either, though it stays kept.
    Of a question that this round does not ask, the latest earlier answer counts.

    Args:
        before: as `known_before` gives it, for who asks this again and again in one conversation.
    """
    asked = {question.id for domain in domains for question in domain.questions}
    before = known_before(conditions, dossier, conversation) if before is None else before
    values = {key: answer.value for key, answer in before.items() if key not in asked} | _own(domains, conversation)
    known = facts(dossier, conversation)
    while True:
        found = frozenset(question.id for question in asked_now(domains, conditions, values, **known))
        hidden = (asked - found) & values.keys()
        if not hidden:
            return found, values
        for question_id in hidden:
            del values[question_id]


def progress(domain: Domain, shown_ids: frozenset[str], conversation: Conversation) -> Progress:
    """How far one life domain has come; `shown_ids` as `shown` gives them."""
    asked = [question.id for question in domain.questions if question.id in shown_ids]
    done = sum(conversation.answer(question_id).state != "open" for question_id in asked)
    return Progress(done, len(asked))


def resume_at(domains: Sequence[Domain], shown_ids: frozenset[str], conversation: Conversation) -> int:
    """Index of the life domain to go on with: where it was left, else the first that is not finished."""
    for index, domain in enumerate(domains):
        if any(question.id == conversation.at_question for question in domain.questions):
            return index
    for index, domain in enumerate(domains):
        if not progress(domain, shown_ids, conversation).finished:
            return index
    return 0


def planned_until(domains: Sequence[Domain], current: int, minutes: int) -> int:
    """The minute at which a life domain ends when every one takes its share of the conversation's minutes."""
    whole = sum(domain.minutes for domain in domains)
    until = sum(domain.minutes for domain in domains[: current + 1])
    return round(minutes * until / whole) if whole else minutes


def _own(domains: Sequence[Domain], conversation: Conversation) -> dict[str, Any]:
    """What was answered in a conversation, in the form of today: nothing is concluded from a mark of another scale."""
    values = conversation.values()
    for question in (question for domain in domains for question in domain.questions if question.was):
        found = history.answer_in(question, conversation)
        if found is not None and found.answer.state == "answered":
            values.pop(question.id, None)
            values |= {} if found.value is None else {question.id: found.value}
    return values


def known_before(
    conditions: Mapping[str, Condition],
    dossier: Dossier,
    conversation: Conversation,
    questionnaire: Questionnaire | None = None,
) -> dict[str, Answer]:
    """The latest answer to each question from the conversations before this one.

    An answer to a question that its conversation, in the end, did not ask is no answer: it stays kept,
    but nothing is concluded from it and nobody gets it.

    Args:
        questionnaire: of today: answers then come in its form, and what cannot be compared is left out.
    """
    known: dict[str, Answer] = {}
    for other in history.before(dossier, conversation):
        kept = history.answers_today(questionnaire, other) if questionnaire else other.answers
        said = {key: answer for key, answer in kept.items() if answer.state == "answered"}
        about = facts(dossier, other)
        while True:
            values = {key: answer.value for key, answer in (known | said).items()}
            hidden = [key for key in said if key in conditions and not conditions[key].holds(values, **about)]
            if not hidden:
                break
            for key in hidden:
                del said[key]
        known |= said
    return known
