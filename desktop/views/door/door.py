"""The calm card in the middle of the window on which everything before the dossiers happens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.forms.icons import icon
from desktop.forms.looks import label, state
from desktop.views.page import Page
from desktop.views.theme import LIGHT

SIGNS, WIDEST = 70, 900
"""Width of the card: so many digits, so that it grows with the letters, but never more pixels than this."""


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
        card.setFixedWidth(min(WIDEST, self.fontMetrics().horizontalAdvance("0") * SIGNS))
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
        inner = QWidget()
        inner.setObjectName("page")
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        column = QVBoxLayout(inner)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

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

    def wipe(self) -> None:
        """Forget what was typed."""
