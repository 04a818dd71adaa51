"""The goals of before with what became of each, and the goals that are new, on the page of changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.coming_back import GoalState
from desktop.dossier.goals import Goal
from desktop.dossier.history import answer_in
from desktop.dossier.model import Conversation
from desktop.forms.bilingual import wrappable
from desktop.forms.colours import Shade
from desktop.forms.looks import badge, button, label, look
from desktop.questions.model import Questionnaire
from desktop.views import wording
from desktop.views.follow_up.change_row import pictured

STATES: dict[GoalState | None, tuple[str, str, str, Shade]] = {
    "reached": ("gelukt", "done", "check", Shade.GOOD),
    "partly": ("deels gelukt", "", "equal", Shade.ACCENT),
    "not_yet": ("nog niet gelukt", "waiting", "clock", Shade.CONCERN),
    "let_go": ("geen doel meer", "", "minus", Shade.MUTED),
    None: ("nog niet besproken", "", "question", Shade.MUTED),
}
"""Of each state: the word, the look of its badge, the picture, the colour of the picture."""


class GoalsThen(QFrame):
    """Each goal with the day it was set and how it stands; below them those that were set now.

    Args:
        open_yet: whether the conversation still goes on, so that a goal that was forgotten can be spoken of.

    Signals:
        discuss: the goals are to be spoken of.
    """

    discuss = Signal()

    def __init__(
        self, goals: Sequence[Goal], fresh: Sequence[str], open_yet: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setObjectName("goals_then")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 14)
        column.setSpacing(8)
        if goals:
            column.addWidget(label("De doelen van toen", "heading"))
        for number, goal in enumerate(goals):
            column.addWidget(GoalRow(number, goal))
        if open_yet and any(goal.state is None for goal in goals):
            way = button("Bespreek de doelen", "discuss_goals", "quiet")
            way.clicked.connect(self.discuss)
            column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        if fresh:
            column.addWidget(label("Nieuwe doelen", "heading"))
        for text in fresh:
            column.addWidget(label(wrappable(f"• {text}")))


class GoalRow(QWidget):
    """One goal in the words in which it was set."""

    def __init__(self, number: int, goal: Goal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"goal_then:{number}")
        word, state, picture, shade = STATES[goal.state]
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(wrappable(goal.text)))
        words.addWidget(label(f"Gesteld op {wording.day(goal.held_on)}", "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(pictured(picture, shade), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(badge(word, state), 0, Qt.AlignmentFlag.AlignTop)


def goals_set(questionnaire: Questionnaire, conversation: Conversation, before: Sequence[Goal]) -> list[str]:
    """The goals that are set in a conversation and that were not there before, in the newcomer's words."""
    answers = [answer_in(question, conversation) for question in questionnaire if question.kept_as == "goal"]
    said = [str(found.answer.value) for found in answers if found is not None and found.answer.state == "answered"]
    known = {goal.text for goal in before}
    return [text for text in (" ".join(text.split()) for text in said) if text not in known]
