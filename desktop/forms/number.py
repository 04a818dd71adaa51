"""A whole number: typed, or with plus and minus. Starts empty, because 0 is an answer."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from desktop.errors import AnswerError
from desktop.forms.bilingual import Bilingual
from desktop.forms.field import Field, Phrase
from desktop.forms.icons import icon
from desktop.forms.looks import named, state
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog

LONGEST = 15
SHORTEST, AROUND = 4, 56
"""Digits that there is room for at least; and pixels besides."""
_THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+")
_WHOLE = re.compile(r"-?\d+")


def parse(text: str) -> int | None:
    """Read a whole number as people write it: '1500', '1.500', '1 500', digits of any script.

    Raises:
        AnswerError: when it is something else.
    """
    packed = "".join(text.split())
    if not packed:
        return None
    if _THOUSANDS.fullmatch(packed):
        packed = packed.replace(".", "")
    if not _WHOLE.fullmatch(packed):
        raise AnswerError("Vul hier een heel getal in, zonder komma of letters.")
    return int(packed)


class NumberEdit(QLineEdit):
    """The place for a number: as wide as the longest number takes, so that the unit has room."""

    def __init__(self, digits: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = max(digits, SHORTEST)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The number, and room around it to point at."""
        wide = self.fontMetrics().horizontalAdvance("0" * self._digits)
        return QSize(wide + AROUND, super().sizeHint().height())


class NumberField(Field):
    """Value: a whole number within the question's bounds."""

    immediate = False

    def __init__(self, question: Question, catalog: Catalog, phrase: Phrase, parent: QWidget | None = None) -> None:
        super().__init__(question, catalog, phrase, parent)
        self.edit = NumberEdit(max(len(str(bound)) for bound in question.bounds))
        self.edit.setMaxLength(LONGEST)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        named(self.edit, f"number:{question.id}", question.text)
        self.edit.textEdited.connect(self.changed)
        self.edit.editingFinished.connect(self.left)
        steppers = QWidget()
        row = QHBoxLayout(steppers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._stepper("minus", "Eén minder", -1))
        row.addWidget(self.edit)
        row.addWidget(self._stepper("plus", "Eén meer", 1))
        self._unit = Bilingual(f"{question.id}:unit", question.unit, catalog, leading=steppers, parent=self)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._unit)
        self.setFocusProxy(self.edit)
        self.set_catalog(catalog)

    def set_catalog(self, catalog: Catalog) -> None:
        """Say the unit in another language."""
        super().set_catalog(catalog)
        heading = catalog.get(f"{self.question.id}:text", self.question.text).state
        self._unit.set_catalog(catalog, heading)

    def entered(self) -> int | None:
        """The number that stands here."""
        return parse(self.edit.text())

    def show_value(self, value: Any | None) -> None:
        """Show a number."""
        self.edit.setText(str(value) if isinstance(value, int) and not isinstance(value, bool) else "")
        self.mark(False)

    def mark(self, wrong: bool) -> None:
        """Draw the field as wrong, or as usual."""
        state(self.edit, "error" if wrong else "")

    def step(self, by: int) -> None:
        """One more or less. From empty: minus gives the lowest number, plus the first one above nothing."""
        low, high = self.question.bounds
        try:
            now = self.entered()
        except AnswerError:
            return
        wanted = (low if by < 0 else max(low, 1)) if now is None else now + by
        self.edit.setText(str(max(low, min(high, wanted))))
        self.changed.emit()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows up and down step too."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step:
            self.step(step)
        else:
            super().keyPressEvent(event)

    def _stepper(self, picture: str, words: str, by: int) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon(picture))
        made.setToolTip(words)
        named(made, f"{picture}:{self.question.id}", words)
        made.setAutoRepeat(True)
        made.clicked.connect(lambda: self.step(by))
        return made
