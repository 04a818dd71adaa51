"""How it went over all conversations: each scale and number as a line, and each life domain as one score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from desktop.dossier import history
from desktop.dossier.changes import Kind, kind_of_change
from desktop.dossier.model import Answer, Conversation, Dossier
from desktop.questions.model import Domain, Question, Questionnaire

MOST = 5
"""Conversations in one picture: more lines over each other cannot be told apart."""
MOST_DOTS = 5


@dataclass(frozen=True)
class Course:
    """One question through the conversations.

    Attributes:
        values: one a conversation, in today's form; None where it was not answered or cannot be compared.
        kind: the change from the first value to the last.
    """

    question: Question
    values: tuple[int | None, ...]
    kind: Kind

    @property
    def said(self) -> tuple[int, ...]:
        """The values that there are, oldest first."""
        return tuple(value for value in self.values if value is not None)

    @property
    def ends(self) -> tuple[int, int]:
        """Between which values it is drawn: a scale over its whole length. A number from the least that it can be, so
        that a small change stays small, up to the most that was said: what it may be at most says nothing."""
        low, high = self.question.bounds
        return (low, high) if self.question.type == "scale" else (low, max(low + 1, *self.said))


@dataclass(frozen=True)
class Score:
    """One life domain through the conversations: the mean of what the newcomer said himself on its scales.

    It is not a mark for the newcomer or for who helps him, and it is no measurement: five steps of feeling, each scale
    counting as much as the next. It only shows in which direction his own answers went, so it may be held against
    another moment of the same domain and dossier, never against another domain or another person.

    Attributes:
        scores: one a conversation, 0 for the worst and 1 for the best; None where there is nothing to go by.
        questions: ids of the questions they rest on: those that were answered in each of these conversations, so that
            the same is held against the same.
    """

    domain: Domain
    scores: tuple[float | None, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """The whole, as windows and papers draw it.

    Attributes:
        conversations: laid over each other, oldest first.
        courses: in the order of the questionnaire; so are the scores.
    """

    conversations: tuple[Conversation, ...]
    courses: tuple[Course, ...]
    scores: tuple[Score, ...]


def so_far(dossier: Dossier, conversation: Conversation) -> list[Conversation]:
    """The completed conversations before this one, oldest first, and then this one, completed or not."""
    return [*(other for other in history.before(dossier, conversation) if other.completed), conversation]


def picture(questionnaire: Questionnaire, conversations: Sequence[Conversation]) -> Picture:
    """How it went through these conversations, see `so_far`: the first, and the last ones, five together.

    A course has at least two values that can be compared. A score is there for a life domain in which at least two
    conversations hold the same questions; when there is but one conversation, wherever that one has answers.
    """
    ordered = sorted(conversations, key=lambda conversation: conversation.held_on)
    shown = tuple(ordered if len(ordered) <= MOST else (ordered[0], *ordered[1 - MOST :]))
    asked = [question for question in questionnaire if question.type in ("scale", "number")]
    values = {question.id: tuple(_value(question, held) for held in shown) for question in asked}
    courses = (_course(question, values[question.id]) for question in asked)
    scores = (_score(domain, values, len(shown)) for domain in questionnaire.domains)
    return Picture(
        shown,
        tuple(course for course in courses if len(course.said) > 1),
        tuple(score for score in scores if score is not None),
    )


def dots(question: Question, value: int, most: int | None = None) -> int:
    """How many rounds of five are filled for a value: at least one, and more is better, whichever way the scale runs.

    Args:
        most: the most that was said, for a number (`Course.ends`): what it may be at most says nothing.
    """
    return 1 + int((MOST_DOTS - 1) * _part(question, value, most) + 0.5)


def spoke_point(index: int, count: int, score: float) -> tuple[float, float]:
    """Where a score lies on its spoke of a wheel.

    Args:
        index: which spoke: the first stands straight up, the next ones follow clockwise.
        count: how many spokes there are.
        score: 0 in the middle, 1 on the rim.

    Returns:
        x to the right and y downwards, in radii from the middle.
    """
    angle = 2 * pi * index / count
    return score * sin(angle), -score * cos(angle)


def _value(question: Question, conversation: Conversation) -> int | None:
    """A value that fits the question of today; one out of its bounds can be shown, but not drawn."""
    found = history.answer_in(question, conversation)
    value = found.value if found is not None and found.form != "not_comparable" else None
    low, high = question.bounds
    return value if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high else None


def _course(question: Question, values: tuple[int | None, ...]) -> Course:
    said = [Answer(question.id, "answered", value) for value in values if value is not None]
    return Course(question, values, kind_of_change(question, said[0], said[-1]) if said else "same")


def _score(domain: Domain, values: Mapping[str, tuple[int | None, ...]], count: int) -> Score | None:
    """The score of a life domain, if there is one: from its scales that have a better end."""
    rated = [question for question in domain.questions if question.type == "scale" and question.compare != "neutral"]
    of_domain = [values[question.id] for question in rated]
    places = [place for place in range(count) if any(of_one[place] is not None for of_one in of_domain)]
    same = [
        question
        for question, said in zip(rated, of_domain, strict=True)
        if all(said[place] is not None for place in places)
    ]
    if not same or len(places) < min(2, count):
        return None
    scores: list[float | None] = [None] * count
    for place in places:
        parts = [_part(question, value) for question in same if (value := values[question.id][place]) is not None]
        scores[place] = sum(parts) / len(parts)
    return Score(domain, tuple(scores), tuple(question.id for question in same))


def _part(question: Question, value: int, most: int | None = None) -> float:
    """A value as a part of the way from the worst (0) to the best (1); without a direction, more counts as better."""
    low, high = question.bounds
    part = (value - low) / ((high if most is None else max(most, low + 1)) - low)
    part = min(1.0, max(0.0, part))
    return 1 - part if question.compare == "lower_is_better" else part
