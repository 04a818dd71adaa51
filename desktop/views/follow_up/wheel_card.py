"""The wheel of life domains on a card, with what each line is and what it says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.dossier.course import Picture, picture
from desktop.dossier.model import Conversation
from desktop.forms.flow import Flow
from desktop.forms.looks import label, look
from desktop.questions.model import Questionnaire
from desktop.views.follow_up.change_words import conversation_names, score_kind, scores_in_words
from desktop.views.follow_up.chart_marks import LegendItem, stroke
from desktop.views.follow_up.wheel import FEWEST, Spoke, Wheel

MOST = 4
"""Lines over each other that can still be told apart."""
READ = "Hoe verder naar buiten, hoe beter. Dit is wat de nieuwkomer zelf zei, geen cijfer."
NOT_ALL = "Getekend zijn het eerste gesprek, het gesprek waarmee u vergelijkt en dit gesprek."


class WheelCard(QFrame):
    """The wheel, its legend, and one line on how to read it.

    Args:
        drawn: the conversations laid over each other, `before` among them.
        before: the one that is compared with.
        all_drawn: whether there are no others.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        drawn: Picture,
        before: Conversation,
        all_drawn: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setObjectName("wheel_card")
        count = len(drawn.conversations)
        names = conversation_names(questionnaire, drawn.conversations)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(Wheel(_spokes(questionnaire, drawn, before), count, scores_in_words(drawn.scores, names)))
        column.addStretch(1)
        legend = Flow(4)
        for index in reversed(range(count)):
            legend.addWidget(LegendItem(stroke(index, count), names[index]))
        column.addLayout(legend)
        column.addWidget(label(READ, "small"))
        if not all_drawn:
            column.addWidget(label(NOT_ALL, "small"))


def wheel_card(questionnaire: Questionnaire, held: Sequence[Conversation], before: Conversation) -> WheelCard | None:
    """The wheel over these conversations, or over the first, the one that is compared with and the last when there are
    many; None where there are too few life domains for a wheel."""
    few = len(held) <= MOST
    drawn = picture(questionnaire, held if few else list(dict.fromkeys((held[0], before, held[-1]))))
    return WheelCard(questionnaire, drawn, before, few) if len(drawn.scores) >= FEWEST else None


def _spokes(questionnaire: Questionnaire, drawn: Picture, before: Conversation) -> Sequence[Spoke]:
    """The life domains, with which way each went since the conversation that is compared with."""
    place = drawn.conversations.index(before)
    return [
        Spoke(
            score,
            score_kind(score.scores[place], score.scores[-1]),
            tuple(questionnaire.by_id[question].text for question in score.questions),
        )
        for score in drawn.scores
    ]
