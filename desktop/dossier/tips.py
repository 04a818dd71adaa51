"""Tips for who comes after: what people said at their last conversation, and what a person made of it to read out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desktop.dossier.record_id import new_id
from desktop.questions.model import Questionnaire


@dataclass(eq=False)
class Tip:
    """A tip in the municipality's list. It names nobody, and does not go when the dossier it came from is deleted.

    Attributes:
        text: as a professional wrote it, in Dutch, to be read out; empty when what was said was put aside.
        on: when it was written down.
        source: id of the conversation it was said in; None when it came from none, or that is gone.
    """

    text: str
    on: date
    source: str | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Told:
    """A tip as it was said, that nobody wrote down or put aside yet. It stays in the vault.

    Attributes:
        conversation: id of the conversation it was said in.
        question: id of the question it answers.
    """

    conversation: str
    question: str
    text: str
    held_on: date
    language: str


def tip_questions(questionnaire: Questionnaire) -> frozenset[str]:
    """Ids under which tips were or are asked for: also by questions that this municipality skips or no longer asks."""
    asked = [question for question in (*questionnaire, *questionnaire.skipped) if question.kept_as == "tip"]
    former = [gone.id for domain in questionnaire.domains for gone in domain.former if gone.kept_as == "tip"]
    return frozenset([*former, *(name for one in asked for name in (one.id, *(was.id for was in one.was)))])


def read_out_in(questionnaire: Questionnaire, round_id: str) -> bool:
    """Whether tips are for whom this round is: not for the people who are asked for them."""
    return not any(question.kept_as == "tip" and round_id in question.rounds for question in questionnaire)
