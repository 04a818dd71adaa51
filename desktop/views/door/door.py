"""The calm card in the middle of the window on which everything before the dossiers happens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import label, named, state
from desktop.forms.roles import role
from desktop.views.door.steps import Steps
from desktop.views.page import Page
from desktop.views.scrolled import Scrolled

SIGNS, WIDEST = 84, 900
"""Width of the card: so many digits, so that it grows with the letters, but never more pixels than this."""


class DoorPage(Page):
    """A page with one centred card: icon, title, a line of explanation, and a place for the error.

    Attributes:
        body: layout to put the parts of the page in.
        first: where the keyboard begins, when that is not the first thing on the page.
    """

    def __init__(
        self,
        picture: str,
        title: str,
        explanation: str,
        parent: QWidget | None = None,
        *,
        steps: Sequence[str] = (),
        at: int = 0,
    ) -> None:
        """Args: steps, at: where this page stands on the way in, as in `Steps`; then they stand there for the icon."""
        super().__init__(parent)
        self.setObjectName("page")
        self.title = title
        self.first: QWidget | None = None
        card = QFrame()
        card.setProperty("look", "card")
        card.setFixedWidth(min(WIDEST, self.fontMetrics().horizontalAdvance("0") * SIGNS))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(36, 30, 36, 30)
        inside.setSpacing(12)
        if steps:
            inside.addWidget(Steps(steps, at))
        else:
            inside.addWidget(Picture(picture, Shade.ACCENT, 44), 0, Qt.AlignmentFlag.AlignLeft)
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
        scroll = self._scroll = Scrolled("door_scroll")
        scroll.rows.setContentsMargins(8, 8, 8, 8)
        scroll.rows.addStretch(2)
        scroll.rows.addLayout(middle)
        scroll.rows.addStretch(3)
        named(scroll, "door_scroll", "Inhoud van de pagina")
        role(scroll, QAccessible.Role.Grouping)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # there is always a field or a button in it
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def show_error(self, sentence: str) -> None:
        """Show what went wrong under the fields; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setAccessibleName(sentence)
        self._error.setVisible(bool(sentence))
        state(self._error, "error" if sentence else "")
        if sentence:
            self.bring(self._error)

    def bring(self, part: QWidget) -> None:
        """Scroll to what comes on the page: with large letters it may stand below what can be seen."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, 24))  # it gets its place first

    def begin(self) -> None:
        """Put the keyboard where somebody begins: at the way on, or in the first field."""
        (self.first or self).setFocus()

    @property
    def error(self) -> str:
        """The sentence that is shown."""
        return self._error.text()

    def wipe(self) -> None:
        """Forget what was typed."""
