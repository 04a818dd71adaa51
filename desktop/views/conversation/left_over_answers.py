"""Under the questions of a life domain: answers to questions that are no longer asked, folded behind one quiet line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.dossier.history import EarlierAnswer
from desktop.forms.bilingual import wrappable
from desktop.forms.chip import Chip
from desktop.forms.earlier_words import RoundTitle, held, in_words_of_then
from desktop.forms.icons import icon
from desktop.forms.looks import label, look
from desktop.questions.model import Domain

LONGEST = 600
"""Signs of an answer; the rest stands in the dossier."""


def by_domain(found: Sequence[EarlierAnswer], domains: Sequence[Domain]) -> Mapping[str, Sequence[EarlierAnswer]]:
    """Answers by the life domain under which they are shown: their own, or the last one when that is not there."""
    ids = [domain.id for domain in domains]
    sorted_out: dict[str, list[EarlierAnswer]] = {}
    for earlier in found:
        own = earlier.answer.question.partition(".")[0]
        sorted_out.setdefault(own if own in ids or not ids else ids[-1], []).append(earlier)
    return sorted_out


class LeftOverAnswers(QFrame):
    """A line that tells how many there are; each with its question and its conversation when it is unfolded."""

    def __init__(self, found: Sequence[EarlierAnswer], round_title: RoundTitle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self.setObjectName("left_over")
        self._found, self._title = found, round_title
        self._rows: QWidget | None = None
        count = "1 antwoord" if len(found) == 1 else f"{len(found)} antwoorden"
        self.chip = Chip(f"Nu niet gevraagd: {count}", "left_over_open", "chevron-right")
        self.chip.toggled.connect(self._unfold)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(13, 7, 13, 7)
        self._column.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)

    def _unfold(self, on: bool) -> None:
        if self._rows is None:
            self._rows = self._made()
            self._column.addWidget(self._rows)
        self._rows.setVisible(on)
        self.chip.setIcon(icon("chevron-down" if on else "chevron-right"))

    def _made(self) -> QWidget:
        made = QWidget(self)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(1)
        for index, earlier in enumerate(self._found):
            if index:
                column.addSpacing(8)
            column.addWidget(label(wrappable(earlier.asked.text), "help"))
            column.addWidget(label(wrappable(in_words_of_then(earlier, LONGEST))))
            column.addWidget(label(wrappable(held(earlier, self._title)), "small"))
        return made


class NothingAsked(QWidget):
    """Instead of questions: none are asked in this conversation any more. What was said can still be read."""

    def __init__(self, left: LeftOverAnswers | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label("In dit gesprek worden geen vragen gesteld.", "heading"))
        if left is not None:
            column.addWidget(left)
        column.addStretch(1)
