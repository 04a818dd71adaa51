"""The goals that a newcomer set for himself at the end of a conversation, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop.dossier import history
from desktop.dossier.coming_back import GoalState, Outcome
from desktop.dossier.model import Conversation, Dossier
from desktop.questions.model import Questionnaire

ENDED: tuple[GoalState, ...] = ("reached", "let_go")
"""States after which a goal is not asked about any more."""


@dataclass(frozen=True)
class Goal:
    """One goal, in the words in which it was set.

    Attributes:
        question: id of the question that it answered, as it is kept in its conversation.
        round: id of the round of that conversation.
        text: in Dutch.
        held_on: day of that conversation.
        outcome: what became of it, as it was said latest; None while nobody said.
    """

    question: str
    round: str
    text: str
    held_on: date
    outcome: Outcome | None = None

    @property
    def state(self) -> GoalState | None:
        """How it stands; None while nobody said."""
        return self.outcome.state if self.outcome else None


def goals(questionnaire: Questionnaire, dossier: Dossier, conversation: Conversation | None = None) -> list[Goal]:
    """The goals of the last conversation before this one (of all, when None) in which any were set, and after them
    those of earlier ones that still run: nobody said before this conversation that they were reached or let go.

    A goal that was set again in the same words stands there once.
    """
    *before, last = _by_conversation(questionnaire, dossier, conversation) or [[]]
    until = conversation.held_on if conversation else date.max
    told, running = {goal.text.casefold() for goal in last}, []
    for goal in (goal for found in reversed(before) for goal in found):
        said = _outcome(dossier, goal.question, goal.round, until)
        if (said is None or said.state not in ENDED) and goal.text.casefold() not in told:
            told.add(goal.text.casefold())
            running.append(goal)
    return [*last, *running]


def reached(questionnaire: Questionnaire, dossier: Dossier, conversation: Conversation | None = None) -> list[Goal]:
    """Every goal of before this conversation (of all, when None) that was reached, the oldest first."""
    every = _by_conversation(questionnaire, dossier, conversation)
    return [goal for found in every for goal in found if goal.state == "reached"]


def settle(dossier: Dossier, goal: Goal, state: GoalState, on: date) -> Goal:
    """Keep how a goal stands. What was said of it on the same day gives way. Returns the goal as it stands now."""
    said = goal.outcome
    if said is None or said.on != on:
        said = Outcome(goal.question, goal.round, state, on)
        dossier.outcomes.append(said)
    said.state = state
    return replace(goal, outcome=said)


def take_back(dossier: Dossier, goal: Goal) -> Goal:
    """Forget what was said latest of a goal. Returns the goal as it stands now."""
    dossier.outcomes[:] = [outcome for outcome in dossier.outcomes if outcome is not goal.outcome]
    return replace(goal, outcome=_outcome(dossier, goal.question, goal.round, date.max))


def _by_conversation(
    questionnaire: Questionnaire, dossier: Dossier, conversation: Conversation | None
) -> list[list[Goal]]:
    """The goals of each conversation that had any, in the order in which they were held; also of one that was never
    completed: it is what was said.

    Seen from a conversation, what was said of a goal on the day of a later one is not known yet.
    """
    held, until = history.in_order(dossier), date.max
    if conversation is not None:
        until = min((other.held_on for other in held if other.held_on > conversation.held_on), default=date.max)
        held = history.before(dossier, conversation)
    every = [_goals_of(questionnaire, dossier, other, until) for other in held]
    return [found for found in every if found]


def _goals_of(questionnaire: Questionnaire, dossier: Dossier, held: Conversation, until: date) -> list[Goal]:
    asked = [history.answer_in(question, held) for question in questionnaire if question.kept_as == "goal"]
    answers = {found.answer.question: found.answer for found in asked if found is not None}
    for question_id, answer in held.answers.items():  # a goal of a question that is no longer asked stays a goal
        known = questionnaire.known(question_id)
        if known is not None and known.kept_as == "goal":
            answers.setdefault(question_id, answer)
    words = {key: " ".join(str(item.value).split()) for key, item in answers.items() if item.state == "answered"}
    return [
        Goal(key, held.round, text, held.held_on, _outcome(dossier, key, held.round, until))
        for key, text in words.items()
    ]


def _outcome(dossier: Dossier, question: str, round_id: str, until: date) -> Outcome | None:
    """What was said of a goal latest, before a day; of one day, what stands last."""
    said = [
        outcome
        for outcome in dossier.outcomes
        if outcome.question == question and outcome.round == round_id and outcome.on < until
    ]
    return max(reversed(said), key=lambda outcome: outcome.on) if said else None
