"""The calm card in the middle of the window on which everything before the dossiers happens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.forms.icons import icon
from desktop.forms.looks import label, state
from desktop.views.page import Page
from desktop.views.theme import LIGHT


class DoorPage(Page):
    """A page with one centred card: icon, title, a line of explanation, and a place for the error.

    Attributes:
        body: layout to put the parts of the page in.
    """

    def __init__(self, picture: str, title: str, explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.title = title
        card = QFrame()
        card.setProperty("look", "card")
        card.setFixedWidth(520)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(36, 30, 36, 30)
        inside.setSpacing(12)
        drawing = QLabel()
        drawing.setPixmap(icon(picture, LIGHT.accent).pixmap(44, 44))
        inside.addWidget(drawing, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(label(title, "title"))
        if explanation:
            inside.addWidget(label(explanation, "help"))
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        inside.addLayout(self.body)
        self._error = label("", "error")
        self._error.setObjectName("door_error")
        self._error.hide()
        inside.addWidget(self._error)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)

    def show_error(self, sentence: str) -> None:
        """Show what went wrong under the fields; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setAccessibleName(sentence)
        self._error.setVisible(bool(sentence))
        state(self._error, "error" if sentence else "")

    @property
    def error(self) -> str:
        """The sentence that is shown."""
        return self._error.text()
