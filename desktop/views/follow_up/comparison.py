"""Two conversations held against each other: the short of it, the wheel, the goals, and each life domain."""

from __future__ import annotations

from collections.abc import Container, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dossier import course
from desktop.dossier.changes import Change, changes, no_longer_asked
from desktop.dossier.goals import Goal
from desktop.dossier.model import Conversation
from desktop.forms.looks import label
from desktop.questions.model import Questionnaire
from desktop.views.follow_up.change_summary import ChangeSummary
from desktop.views.follow_up.change_words import (
    FOLDED,
    conversation_names,
    course_in_words,
    folded_in_words,
    short_days,
)
from desktop.views.follow_up.course_chart import CourseChart
from desktop.views.follow_up.domain_changes import DomainChanges
from desktop.views.follow_up.former_answers import FormerAnswers
from desktop.views.follow_up.goals_then import GoalsThen, goals_set
from desktop.views.follow_up.wheel_card import wheel_card
from desktop.views.newcomers.side_by_side import SideBySide

SIGNS = 44
LINES = "Stijgt een lijn, dan gaat het beter, ook als het getal lager wordt. Bij ‘anders’ betekent hoger alleen: meer."


class Comparison(QWidget):
    """Everything below the choice of the page.

    Args:
        held: all conversations in their order; the last one is held against `before`, one of the others, and where
            that one is silent on a question against those before it.
        goals: of before, with what became of them.
        unspoken: ids of the questions that are left out: this is looked at together.

    Signals:
        domain_asked: a life domain is to be looked at: its id.
        goals_asked: the goals of before are to be spoken of.

    Attributes:
        summary: the short of it.
    """

    domain_asked = Signal(str)
    goals_asked = Signal()

    def __init__(
        self,
        questionnaire: Questionnaire,
        held: Sequence[Conversation],
        before: Conversation,
        goals: Sequence[Goal],
        unspoken: Container[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture = course.picture(questionnaire, held)
        self._names = conversation_names(questionnaire, self._picture.conversations)
        self._days = short_days(self._picture.conversations)
        self._courses = {item.question.id: item for item in self._picture.courses}
        self._called = dict(zip((talk.id for talk in held), conversation_names(questionnaire, held), strict=True))
        every = changes(questionnaire, before, held[-1], held[: held.index(before)])
        found = [item for item in every if item.question.kept_as != "goal" and item.question.id not in unspoken]
        self.summary = ChangeSummary(found, questionnaire.domains)
        self.summary.domain_asked.connect(self.domain_asked)
        self.summary.same.toggled.connect(self._unfold)
        self._folded = [change.kind for change in found if change.kind in FOLDED]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._top(questionnaire, before, held, goals))
        if self._courses:
            column.addWidget(label(LINES, "small"))
        self._cards = self._domains(questionnaire, found)
        for card in self._cards:
            column.addWidget(card)
        former = {
            item.answer.question: item for earlier in held[:-1] for item in no_longer_asked(questionnaire, earlier)
        }
        if former:
            column.addWidget(FormerAnswers(list(former.values()), questionnaire))
        self._unfold(False)

    def _top(
        self, questionnaire: Questionnaire, before: Conversation, held: Sequence[Conversation], goals: Sequence[Goal]
    ) -> QWidget:
        """What is looked at first: the short of it and the goals, with the wheel beside them where there is room."""
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.summary)
        fresh = goals_set(questionnaire, held[-1], goals)
        if goals or fresh:
            card = GoalsThen(goals, fresh, not held[-1].completed)
            card.discuss.connect(self.goals_asked)
            column.addWidget(card)
        column.addStretch(1)
        wheel = wheel_card(questionnaire, held, before)
        return words if wheel is None else SideBySide([words, wheel], SIGNS, 12)

    def _domains(self, questionnaire: Questionnaire, found: Sequence[Change]) -> list[DomainChanges]:
        grouped = [
            (domain, [item for item in found if item.question.domain == domain.id]) for domain in questionnaire.domains
        ]
        return [DomainChanges(domain, of_domain, self._chart, self._then) for domain, of_domain in grouped if of_domain]

    def _chart(self, change: Change, dated: bool) -> CourseChart | None:
        """The line of a question over all conversations."""
        found = self._courses.get(change.question.id)
        if found is None:
            return None
        return CourseChart(found, self._days, course_in_words(found, self._names), change.kind, dated)

    def _then(self, change: Change) -> str:
        """In which conversation it was last spoken of, when that was before the one that is compared with."""
        earlier = change.earlier if change.longer_ago else None
        return self._called[earlier.conversation.id] if earlier else ""

    def _unfold(self, opened: bool) -> None:
        for card in self._cards:
            card.unfold(opened)
        what = folded_in_words(self._folded)
        text = f"Verberg {what}" if opened else f"Toon ook {what} ({len(self._folded)})"
        self.summary.same.setText(text)
        self.summary.same.setAccessibleName(text)
