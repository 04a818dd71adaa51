"""What helps to ask a question, folded away: what the professional may ask on, and why it is asked."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms.chip import Chip
from desktop.forms.icons import icon
from desktop.forms.looks import label
from desktop.questions.model import Question


class Explanation(QWidget):
    """The texts; the chips that open them stand wherever there is room.

    Attributes:
        chips: one for each text.
    """

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[Chip] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        if question.probe:
            prompts = "\n".join(f"–  {prompt}" for prompt in question.probe)
            self._add("Doorvragen", f"probe:{question.id}", "chevron-right", prompts)
        self._add("Waarom?", f"purpose:{question.id}", "info", question.purpose)
        self.chips[-1].setToolTip("Waarom vragen we dit?")
        self.chips[-1].setAccessibleName("Waarom vragen we dit?")
        self.hide()

    def _add(self, words: str, object_name: str, picture: str, text: str) -> None:
        shown = label(text, "help", self)
        shown.setObjectName(f"{object_name}:text")
        shown.hide()
        self._column.addWidget(shown)
        chip = Chip(words, object_name, picture)
        chip.toggled.connect(shown.setVisible)
        chip.toggled.connect(lambda: self.setVisible(any(one.isChecked() for one in self.chips)))
        if picture == "chevron-right":
            chip.toggled.connect(lambda on: chip.setIcon(icon("chevron-down" if on else "chevron-right")))
        self.chips.append(chip)
