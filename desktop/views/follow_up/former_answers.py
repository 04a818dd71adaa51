"""Answers to questions that are no longer asked, folded away at the foot of the page of changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.dossier.history import EarlierAnswer
from desktop.forms.bilingual import wrappable
from desktop.forms.looks import button, label, look
from desktop.questions.model import Questionnaire
from desktop.views.follow_up.answer_words import said
from desktop.views.follow_up.change_words import conversation_names


class FormerAnswers(QFrame):
    """How many there are; the questions with their old answers when somebody asks."""

    def __init__(
        self, found: Sequence[EarlierAnswer], questionnaire: Questionnaire, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setObjectName("former_answers")
        self._rows = QWidget()
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(8, 4, 8, 6)
        rows.setSpacing(2)
        for former in found:
            name = conversation_names(questionnaire, [former.conversation])[0]
            rows.addWidget(label(wrappable(former.asked.text), "help"))
            rows.addWidget(label(wrappable(said(former.asked, former.answer))))
            rows.addWidget(label(name, "small"))
            rows.addSpacing(8)
        self._count = len(found)
        self.toggle = button("", "toggle_former", "quiet")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._rows)
        self._unfold(False)

    def _unfold(self, opened: bool) -> None:
        self._rows.setVisible(opened)
        what = (
            "1 vraag die niet meer wordt gesteld"
            if self._count == 1
            else f"{self._count} vragen die niet meer worden gesteld"
        )
        text = f"Verberg {what}" if opened else f"Toon {what}"
        self.toggle.setText(text)
        self.toggle.setAccessibleName(text)
