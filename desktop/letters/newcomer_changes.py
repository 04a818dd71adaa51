"""What became of the newcomer's goals and what changed for him, in simple pictures, for the sheet that he takes home.

It lies open at home and goes along to others. So it tells only of questions that anybody may hear of: shared as usual,
and not sensitive. Besides his goals no answer stands on it: only how many of five rounds are full, then and now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from desktop.dossier.changes import Change, Kind, changes
from desktop.dossier.course import dots, so_far
from desktop.dossier.goals import Goal, goals
from desktop.dossier.model import Conversation
from desktop.letters.drawings import icon
from desktop.letters.model import Block, Heading, Paragraph, Promise, Promises, Slope, Slopes
from desktop.letters.occasion import Occasion
from desktop.letters.open_to_all import for_anybody
from desktop.letters.phrasebook import Phrasebook
from desktop.letters.text import shortened
from desktop.letters.what_changed import LONGEST_GOAL
from desktop.questions.model import Question

MOST = 8
_ROUNDS = 5
_TOLD: tuple[Kind, ...] = ("better", "worse", "same")
"""In the order in which they are told: the good first."""


@dataclass(frozen=True)
class _Change:
    """One question in rounds, then and now. `earlier`: when it was last answered before."""

    question: Question
    earlier: Conversation
    kind: Kind
    then: int
    now: int

    @property
    def size(self) -> int:
        """By how many rounds it changed."""
        return abs(self.now - self.then)


def goals_and_changes(occasion: Occasion, book: Phrasebook) -> Iterator[Block]:
    """Both parts; neither when there is nothing to tell."""
    questionnaire = occasion.guide.questionnaire
    told = [
        goal
        for goal in goals(questionnaire, occasion.dossier, occasion.conversation)
        if for_anybody(occasion.guide, questionnaire.known(goal.question))
    ]
    if told:
        yield Heading(book.phrase("agreements_goals_heading"), "flag")
        yield Promises(tuple(_goal(book, goal) for goal in told))
    earlier = occasion.dossier.before(occasion.conversation)
    found = _changes(occasion, earlier) if earlier else []
    if found:
        yield Heading(book.phrase("agreements_changes_heading"), "refresh")
        yield Paragraph(book.phrase("changes_intro"))
    now = book.phrase("changes_now", date=occasion.conversation.held_on)
    for held_on, of_then in groupby(found, key=lambda change: change.earlier.held_on):
        then = book.phrase("changes_then", date=held_on)
        yield Slopes((then, now), tuple(_row(occasion, book, change) for change in of_then), dots=True)


def _goal(book: Phrasebook, goal: Goal) -> Promise:
    lines = (book.phrase(f"goal_{goal.state}"),) if goal.state else ()
    return Promise(book.typed(shortened(goal.text, LONGEST_GOAL)), lines, goal.state == "reached")


def _changes(occasion: Occasion, earlier: Conversation) -> list[_Change]:
    """What changed most; of these what was asked last first, and the good before the rest."""
    questionnaire = occasion.guide.questionnaire
    asked = {question.id for domain in occasion.domains for question in domain.questions}
    found = [
        change
        for one in changes(questionnaire, earlier, occasion.conversation, so_far(occasion.dossier, earlier)[:-1])
        if one.question.id in asked
        and for_anybody(occasion.guide, one.question)
        and not (one.earlier and questionnaire.freer(one.question, one.earlier.answer.question))
        and (change := _drawn(one))
    ]
    most = sorted(found, key=lambda change: (-change.size, _TOLD.index(change.kind)))[:MOST]
    good_first = sorted(most, key=lambda change: (_TOLD.index(change.kind), -change.size))
    return sorted(good_first, key=lambda change: change.earlier.held_on, reverse=True)


def _drawn(change: Change) -> _Change | None:
    """A change of a scale or a number that has a better end, in rounds; None for any other."""
    question, before, now, earlier = change.question, change.before, change.now, change.earlier
    measured = question.type in ("scale", "number") and question.compare != "neutral"
    if not measured or change.kind not in _TOLD or before is None or now is None or earlier is None:
        return None
    if before.state != "answered" or now.state != "answered":
        return None
    most = max(before.value, now.value) if question.type == "number" else None
    then = dots(question, before.value, most)
    return _Change(question, earlier.conversation, change.kind, then, dots(question, now.value, most))


def _row(occasion: Occasion, book: Phrasebook, change: _Change) -> Slope:
    question = change.question
    title = book.text(f"{question.id}:text", question.text)
    domain = occasion.guide.questionnaire.domain_by_id[question.domain]
    verdict = book.phrase(f"change_{change.kind}")
    return Slope(title, (change.then, change.now), 1, _ROUNDS, True, verdict, icon(domain))
