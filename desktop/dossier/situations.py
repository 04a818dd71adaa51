"""Answers that could be given together: what a rule or a condition is tried on. Nothing here is of a real person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.dossier.progress import counted
from desktop.dossier.proposals import propose
from desktop.municipality.model import Municipality
from desktop.questions.conditions import Condition
from desktop.questions.model import Domain, Questionnaire

LANGUAGE = "ar"
"""Of whoever nothing else is known of."""
_EARLIER, _NOW = date(2026, 1, 15), date(2026, 7, 15)


@dataclass(frozen=True)
class Situation:
    """What a newcomer is and says in one conversation.

    Attributes:
        round: id of the round it is held in.
        given: what is known, by the name that a condition uses: `wonen.buren`, `newcomer.age`.
        before: id of the round in which was said what this round does not ask; empty when all is said now.
    """

    round: str
    given: Mapping[str, Any] = field(default_factory=dict)
    before: str = ""

    @property
    def answers(self) -> dict[str, Any]:
        """The answers alone, by question id."""
        return {name: value for name, value in self.given.items() if not name.startswith("newcomer.")}

    def but(self, **changed: Any) -> Situation:
        """The same with other things known; see `dataclasses.replace`."""
        return replace(self, **changed)

    def without(self, names: frozenset[str]) -> Situation:
        """The same, without these answers."""
        return self.but(given={name: value for name, value in self.given.items() if name not in names})

    def dossier(self, questionnaire: Questionnaire) -> tuple[Dossier, Conversation]:
        """A dossier in which this is so, and the conversation it is about."""
        now = Conversation(self.round, _NOW, LANGUAGE)
        earlier = Conversation(self.before, _EARLIER, LANGUAGE, completed=True)
        for name, value in self.answers.items():
            asked = self.round in questionnaire.by_id[name].rounds
            (now if asked else earlier).answers[name] = Answer(name, "answered", value)
        return Dossier(self._newcomer(), [earlier, now] if self.before else [now]), now

    def _newcomer(self) -> Newcomer:
        facts = {name.partition(".")[2]: value for name, value in self.given.items() if name.startswith("newcomer.")}
        age = facts.pop("age", None)
        born = _NOW.replace(year=_NOW.year - age) if age is not None else None
        return Newcomer("-", **({"language": LANGUAGE} | facts), birth_date=born)


@dataclass(frozen=True)
class Outcome:
    """What becomes of a situation.

    Attributes:
        hidden: ids of the answered questions that are not asked then.
        proposes: whether some rule proposes something.
    """

    hidden: frozenset[str]
    proposes: bool


def outcome(
    situation: Situation,
    municipality: Municipality,
    rules: Mapping[str, Condition],
    questionnaire: Questionnaire,
    conditions: Mapping[str, Condition],
    domains: Sequence[Domain] | None = None,
) -> Outcome:
    """What the program makes of a situation, on the way that every real answer goes.

    Args:
        domains: what the round asks, when the caller has it ready.
    """
    dossier, conversation = situation.dossier(questionnaire)
    asked = questionnaire.asked(situation.round) if domains is None else domains
    _, values = counted(asked, conditions, dossier, conversation)
    proposals = propose(municipality, rules, dossier, conversation, values)
    return Outcome(frozenset(situation.answers.keys() - values.keys()), bool(proposals))
