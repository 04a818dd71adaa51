"""Why something is proposed: the reason in words, and each answer it comes from with the way to its question."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.model import Answer, Conversation
from desktop.forms.looks import button, label
from desktop.guide import Guide
from desktop.questions.model import Question
from desktop.views.follow_up.answer_words import said


class ReasonLinks(QFrame):
    """The reason, and a line for each answer: question, answer, 'Naar de vraag'.

    Signals:
        asked: id of the question somebody wants to see.
    """

    asked = Signal(str)

    def __init__(
        self,
        guide: Guide,
        conversation: Conversation,
        reason: str,
        questions: Iterable[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 6, 6, 6)
        rows.setSpacing(0)
        why = label(reason)
        why.setObjectName("reason")
        rows.addWidget(why)
        for question_id in questions:
            question = guide.question(question_id)
            if question:
                rows.addLayout(self._row(question, conversation.answer(question_id)))

    def _row(self, question: Question, answer: Answer) -> QHBoxLayout:
        words = said(question, answer)
        answered = label(f"{words}  ·  zorgpunt" if answer.concern else words)
        answered.setObjectName(f"because:{question.id}")
        way = button("Naar de vraag", f"to_question:{question.id}", "quiet")
        way.setAccessibleName(f"Naar de vraag: {question.text}")
        way.clicked.connect(lambda: self.asked.emit(question.id))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(label(question.text, "help"), 3)
        row.addWidget(answered, 2)
        row.addWidget(way)
        return row
