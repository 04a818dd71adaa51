"""A number without typing: the number large, and buttons for more and less beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.forms.field import Field, Phrase
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, named
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog
from desktop.views.newcomer_screen.stacked import Stacked

NOTHING = "–"
LEAST = 260
"""Pixels for the number and its unit."""
SIDE = 84
"""Pixels of a button: a finger hits it blindly."""
STRIDES = ((30, (1,)), (1_000, (1, 10)), (10_000, (1, 10, 100)))
"""How far the buttons step, by the distance between the lowest and the highest number."""
FAR = (10, 100, 1_000)


class Amount(Field):
    """Value: a whole number within the question's bounds."""

    def __init__(self, question: Question, catalog: Catalog, phrase: Phrase, parent: QWidget | None = None) -> None:
        super().__init__(question, catalog, phrase, parent)
        self._value: int | None = None
        low, high = question.bounds
        strides = next((steps for most, steps in STRIDES if high - low <= most), FAR)
        self._number = label(NOTHING, "amount")
        self._number.setObjectName("screen_amount")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setWordWrap(False)
        self._empty = button("", "screen_empty", "quiet")
        named(self._empty, "screen_empty", "Maak leeg")
        self._empty.setIcon(icon("close"))
        self._empty.clicked.connect(lambda: self._set(None))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        for stride in reversed(strides):
            row.addWidget(self._stepper("minus", -stride))
        row.addWidget(self._shown())
        for stride in strides:
            row.addWidget(self._stepper("plus", stride))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(self.findChild(QPushButton, "screen_plus:1") or self._empty)
        self.show_value(None)

    def entered(self) -> int | None:
        """The number that stands here."""
        return self._value

    def show_value(self, value: Any | None) -> None:
        """Show a number, or that there is none yet."""
        self._value = value if isinstance(value, int) and not isinstance(value, bool) else None
        self._number.setText(NOTHING if self._value is None else str(self._value))
        room = self._empty.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._empty.setSizePolicy(room)
        self._empty.setHidden(self._value is None)

    def step(self, by: int) -> None:
        """More or less. From nothing: less gives the lowest number, more the first one above nothing."""
        low, high = self.question.bounds
        start = self._value if self._value is not None else (low - by if by < 0 else max(low, 0))
        self._set(max(low, min(high, start + by)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows, plus and minus step; backspace and delete empty it."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.step(steps[key])
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._set(None)
        else:
            super().keyPressEvent(event)

    def _set(self, value: int | None) -> None:
        self.show_value(value)
        self.changed.emit()

    def _shown(self) -> QWidget:
        made = QWidget()
        made.setMinimumWidth(LEAST)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._number)
        if self.question.unit:
            unit = (f"{self.question.id}:unit", self.question.unit)
            column.addWidget(Stacked(unit, self.catalog, ("offered", "offered_dutch"), "middle"))
        return made

    def _stepper(self, picture: str, by: int) -> QPushButton:
        far = abs(by)
        made = button("" if far == 1 else f"\u200e{'+' if by > 0 else '−'}{far}", "", "big_tile")
        named(made, f"screen_{picture}:{far}", f"{far} meer" if by > 0 else f"{far} minder")
        if far == 1:
            made.setIcon(icon(picture))
            made.setIconSize(QSize(40, 40))
        made.setFixedHeight(SIDE)
        made.setMinimumWidth(SIDE)
        made.setAutoRepeat(True)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: self.step(by))
        return made
