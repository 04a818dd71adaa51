"""Answers from before the last one, folded behind one quiet line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.dossier.history import EarlierAnswer
from desktop.forms.bilingual import GAP, wrappable
from desktop.forms.chip import Chip
from desktop.forms.earlier_words import RoundTitle, held, remarks, said
from desktop.forms.icons import icon
from desktop.forms.looks import label
from desktop.questions.model import Question

LONGEST = 240
"""Signs of an answer in a row."""


class Older(QWidget):
    """The rows are made when the chip is first pressed: a question may have many.

    Attributes:
        chip: tells how many there are, unfolds the rows and folds them again. It stands wherever there is room.
    """

    def __init__(
        self,
        question: Question,
        answers: Sequence[EarlierAnswer],
        round_title: RoundTitle,
        parent: QWidget | None = None,
    ) -> None:
        """Args: answers: newest first."""
        super().__init__(parent)
        self._question, self._answers, self._title = question, answers, round_title
        self._grid: QGridLayout | None = None
        self.chip = Chip(f"Eerder ook: {len(answers)} keer", f"older:{question.id}", "chevron-right")
        self.chip.setAccessibleName(f"Eerder ook: {len(answers)} keer gevraagd")
        self.chip.setToolTip(self.chip.accessibleName())
        self.chip.toggled.connect(self._unfold)
        self.hide()

    def _unfold(self, on: bool) -> None:
        if self._grid is None:
            self._grid = self._made()
        self.setVisible(on)
        self.chip.setIcon(icon("chevron-down" if on else "chevron-right"))

    def _made(self) -> QGridLayout:
        """One row each: when, and what was said then with what is to be known of it."""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 5, 0, 3)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for earlier in self._answers:
            row = grid.rowCount()
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(label(wrappable(held(earlier, self._title)), "small"), row, 0, 2, 1, top)
            grid.addWidget(label(wrappable(said(earlier, self._question, LONGEST))), row, 1)
            if more := "  ·  ".join(remarks(earlier, self._question, LONGEST)):
                grid.addWidget(label(wrappable(more), "small"), row + 1, 1)
            grid.setRowMinimumHeight(row + 2, 5)
        return grid
