"""The latest answer to a question, over all conversations, in the form of today, and when it was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.dossier.history import answer_in, in_order
from desktop.dossier.model import Conversation, Dossier
from desktop.questions.model import Question, Questionnaire


@dataclass(frozen=True)
class Latest:
    """An answer that counts.

    Attributes:
        value: as `questions.answers.check` returns it, in today's form.
        on: the day of the conversation in which it was given.
        round: id of the round of that conversation.
    """

    value: Any
    on: date
    round: str

    @property
    def day(self) -> date | None:
        """The value of a question for a date; None when it is none."""
        try:
            return date.fromisoformat(self.value) if isinstance(self.value, str) else None
        except ValueError:
            return None


class LatestAnswers:
    """Finds the latest answers to some questions, of one newcomer after the other.

    People give the same few answers again and again: what one is in today's form is worked out once.
    """

    def __init__(self, questionnaire: Questionnaire, question_ids: Iterable[str]) -> None:
        """Args: question_ids: one that this municipality does not ask is left out."""
        self._sought = [questionnaire.by_id[name] for name in question_ids if name in questionnaire.by_id]
        self._known: dict[tuple[str, str, str, str], Any] = {}

    def of(self, dossier: Dossier) -> dict[str, Latest]:
        """As `latest`."""
        sought, found = self._sought, dict[str, Latest]()
        for conversation in reversed(in_order(dossier)):
            if not sought or not conversation.answers:
                continue
            said = conversation.answers
            asked = [question for question in sought if question.id in said or question.was]
            for question in asked:
                value = self._value(question, conversation)
                if value is not None:
                    found[question.id] = Latest(value, conversation.held_on, conversation.round)
            sought = [question for question in sought if question.id not in found]
        return found

    def _value(self, question: Question, conversation: Conversation) -> Any:
        """What was answered, in today's form; None for nothing, and for what cannot be compared."""
        own = None if question.was else conversation.answers.get(question.id)
        if own is None:
            said = answer_in(question, conversation) if question.was else None
            return said.value if said else None
        key = question.id, conversation.version, own.state, repr(own.value)
        if key not in self._known:
            said = answer_in(question, conversation)
            self._known[key] = said.value if said else None
        return self._known[key]


def latest(questionnaire: Questionnaire, dossier: Dossier, question_ids: Iterable[str]) -> Mapping[str, Latest]:
    """What was answered last to each of these questions, as far as it can be compared with how it is asked today.

    What was declined later takes no earlier answer back. A question that this municipality does not ask is left out.
    It does not look at conditions: whoever reads it decides when an answer still means something.
    """
    return LatestAnswers(questionnaire, question_ids).of(dossier)
