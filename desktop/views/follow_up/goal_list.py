"""The goals of the last conversation, under the promises: how does each of them stand?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dossier.goals import Goal
from desktop.forms.bilingual import Bilingual
from desktop.forms.looks import label
from desktop.views.follow_up.goal_card import GoalCard
from desktop.views.follow_up.promise_card import Setting


class GoalList(QWidget):
    """A heading in two languages, and a card for each goal.

    Attributes:
        cards: in the order in which the goals were set.
    """

    def __init__(self, found: Sequence[Goal], setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("goals")
        guide = setting.guide
        asked = Bilingual(
            "phrase:goals_then", guide.phrase("goals_then"), guide.catalog(setting.language), ("help", "own")
        )
        self.cards = [GoalCard(goal, guide.questionnaire.round_title(goal.round), setting) for goal in found]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("De doelen", "heading"))
        column.addWidget(asked)
        for card in self.cards:
            column.addWidget(card)
