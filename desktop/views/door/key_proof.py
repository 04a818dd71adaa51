"""Proves that the recovery key is on paper: it is hidden, and one group of it is typed over from there."""

from __future__ import annotations

import re
import secrets

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.forms.looks import button, label, named
from desktop.views.door.key_sheet import groups

NOT_IT = "Dit is niet groepje {number}. Kijk nog eens op uw papier, of laat de sleutel weer zien."


class KeyProof(QWidget):
    """Asks for a group, another one each time.

    Attributes:
        asked: number of the group, counted from 1.

    Signals:
        proven: the right group was typed.
        again: the key must be seen once more.
        wrong: a sentence about what was typed; empty when that is taken away.
    """

    proven = Signal()
    again = Signal()
    wrong = Signal(str)

    def __init__(self, key: str, onward: str, parent: QWidget | None = None) -> None:
        """Args: onward: words on the button that goes on."""
        super().__init__(parent)
        self.asked = 0
        self._key = key
        self._question = label("")
        self._question.setObjectName("recovery_key_question")
        self._part = QLineEdit()
        named(self._part, "recovery_key_part", "Groepje van de herstelsleutel")
        self._part.setMaxLength(20)
        self._part.returnPressed.connect(self._look)
        self._part.textChanged.connect(lambda _: self.wrong.emit(""))
        back = button("Laat de sleutel weer zien", "recovery_key_again", "quiet")
        back.clicked.connect(self.again)
        proceed = button(onward, "recovery_key_continue", "primary")
        proceed.clicked.connect(self._look)
        last = QHBoxLayout()
        last.addWidget(back)
        last.addStretch(1)
        last.addWidget(proceed)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self._question)
        rows.addWidget(self._part)
        rows.addLayout(last)

    def ask(self) -> None:
        """Ask for a group."""
        parts = groups(self._key)
        self.asked = secrets.randbelow(len(parts)) + 1
        words = f"Typ groepje {self.asked} van de {len(parts)} over van uw papier ({len(parts[0])} tekens)."
        self._question.setText(f"{words} Zo weet u zeker dat de sleutel er goed op staat.")
        self._part.setAccessibleName(words)
        self._part.clear()
        self._part.setFocus()

    def _look(self) -> None:
        typed = re.sub(r"[\W_]", "", self._part.text()).upper()
        if typed == groups(self._key)[self.asked - 1]:
            self.proven.emit()
        else:
            self.wrong.emit(NOT_IT.format(number=self.asked))
            self._part.setFocus()
            self._part.selectAll()
