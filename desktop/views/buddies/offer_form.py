"""What the forms of a wish and of a buddy share: a card with fields, where it says what is wrong, and two buttons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import AnswerError
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label
from desktop.views.buddies.in_sight import bring
from desktop.views.buddies.offer_fields import OfferFields


class OfferForm(QFrame):
    """A card.

    Signals:
        given: what the fields say, to be kept: by the names of the record.
        left: it stays as it was.

    Attributes:
        body: layout for the fields.
        fields: those that a wish and an offer share.
        first: where the keyboard comes in.
    """

    given = Signal(dict)
    left = Signal()

    def __init__(self, name: str, title: str, fields: OfferFields, keep: str, parent: QWidget | None = None) -> None:
        """Args: name: of the form and its buttons; keep: the words on the button."""
        super().__init__(parent)
        self.setObjectName(f"{name}_form")
        self.setProperty("look", "card")
        self.fields = fields
        self.first: QWidget = fields.lines["interests"]
        self._shown: dict[str, str] = {}
        self._error = label("", "error")
        self._error.setObjectName(f"{name}_error")
        self._error.hide()
        save, leave = button(keep, f"save_{name}", "primary"), button("Annuleren", f"cancel_{name}", "quiet")
        save.clicked.connect(self.submit)
        leave.clicked.connect(self.left)
        ways = Flow(8)
        ways.addWidget(save)
        ways.addWidget(leave)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(22, 14, 22, 18)
        rows.setSpacing(10)
        rows.addWidget(label(title, "heading"))
        rows.addLayout(self.body)
        rows.addWidget(fields)
        rows.addWidget(self._error)
        rows.addLayout(ways)
        for line in fields.lines.values():
            line.returnPressed.connect(self.submit)

    def begin(self) -> None:
        """What stands in the fields now, was there before."""
        self._shown = self.typed()

    @property
    def changed(self) -> bool:
        """Whether something stands there that is not kept."""
        return self.typed() != self._shown

    def typed(self) -> dict[str, str]:
        """What stands in the fields, so that it can be put back."""
        return self.fields.typed()

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Put back what `typed` gave."""
        self.fields.show_typed(typed)

    def read(self) -> dict[str, Any]:
        """What the fields say.

        Raises:
            AnswerError: one of them cannot be read.
        """
        return self.fields.read()

    def submit(self) -> None:
        """Keep it, or say what is wrong."""
        try:
            said = self.read()
        except AnswerError as error:
            self.complain(str(error))
            return
        self.complain("")
        self.given.emit(said)

    def complain(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        if sentence:
            bring(self._error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def typed_line(longest: int, hint: str = "") -> QLineEdit:
    """A line for a name, a number, an address."""
    line = QLineEdit()
    line.setMaxLength(longest)
    line.setPlaceholderText(hint)
    return line
