"""The latest answer to a question, over all conversations, in the form of today, and when it was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.dossier.history import answer_in, in_order
from desktop.dossier.model import Dossier
from desktop.questions.model import Questionnaire


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


def latest(questionnaire: Questionnaire, dossier: Dossier, question_ids: Iterable[str]) -> Mapping[str, Latest]:
    """What was answered last to each of these questions, as far as it can be compared with how it is asked today.

    What was declined later takes no earlier answer back. A question that this municipality does not ask is left out.
    It does not look at conditions: whoever reads it decides when an answer still means something.
    """
    sought = [questionnaire.by_id[name] for name in question_ids if name in questionnaire.by_id]
    found: dict[str, Latest] = {}
    for conversation in reversed(in_order(dossier)):
        if not sought or not conversation.answers:
            continue
        for question in sought:
            said = answer_in(question, conversation)
            if said is not None and said.value is not None:
                found[question.id] = Latest(said.value, conversation.held_on, conversation.round)
        sought = [question for question in sought if question.id not in found]
    return found
