"""The day of an appointment or of a turn: asked apart from the day on which it was recorded."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.forms.looks import label, named, state
from desktop.questions import dates
from desktop.views.follow_up.promise_card import wide_enough

EXAMPLE = "dd-mm-jjjj, of leeg"


class ExpectedDay(QWidget):
    """A question and a line for the day; hidden when there is nothing to ask.

    Signals:
        chosen: the day that was typed; empty when it is not known.

    Attributes:
        line: where the day is typed.
    """

    chosen = Signal(str)

    def __init__(self, referral_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = label("", "help")
        self._question.setWordWrap(False)
        self._kept = ""
        self.line = QLineEdit()
        self.line.setMaxLength(20)
        self.line.setPlaceholderText(EXAMPLE)
        self.line.setFixedWidth(wide_enough(EXAMPLE))
        named(self.line, f"expected:{referral_id}", "")
        self.line.editingFinished.connect(self.flush)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._question)
        row.addWidget(self.line)
        row.addStretch(1)

    def ask(self, question: str) -> None:
        """Ask for the day; an empty question hides it."""
        self._question.setText(question)
        self.line.setAccessibleName(question)
        self.setVisible(bool(question))

    def show_day(self, day: date | None) -> None:
        """Show the day that is kept."""
        self._kept = dates.write(day)
        self.line.setText(self._kept)
        state(self.line, "")

    def flush(self) -> bool:
        """Give on what is typed, if it is new. Returns whether it was kept."""
        if not self.isHidden() and self.line.text() != self._kept:
            self.chosen.emit(self.line.text())
        return self.isHidden() or self.line.text() == self._kept
