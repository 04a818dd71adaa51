"""What two small forms above the list share: about whom it is, where it says what is wrong, and how it is closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.dossier.schedule import Upcoming
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label
from desktop.views.notice import Notice


class ArrangingPanel(Notice):
    """Hidden until it is opened for one or more conversations.

    Signals:
        closed: it is left without a change.
        turned: it was opened, or closed.

    Attributes:
        items: what it is about.
    """

    closed = Signal()
    turned = Signal()

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        """Args: name, words: object name, and accessible name."""
        super().__init__(name, parent)
        self.setAccessibleName(words)
        self.items: Sequence[Upcoming] = ()
        self._about = label("", "theme")
        self._about.setObjectName(f"{name}_about")
        self._error = label("", "error")
        self._error.setObjectName(f"{name}_error")
        self._error.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        self._buttons = Flow()
        self.rows.addWidget(self._about)
        self.rows.addLayout(self.body)
        self.rows.addWidget(self._error)
        self.rows.addLayout(self._buttons)

    def setVisible(self, visible: bool) -> None:
        """Show or hide it, and tell so."""
        super().setVisible(visible)
        self.turned.emit()

    def show_items(self, items: Sequence[Upcoming], about: str) -> None:
        """Open it for these conversations; `about` names them."""
        self.items = items
        self._about.setText(about)
        self.complain("")
        self.show()
        self.claim()

    def complain(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.claim()

    def shut(self) -> None:
        """Close it, and forget whom it was about."""
        self.items = ()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def add_button(self, text: str, name: str, look: str = "") -> QPushButton:
        """Put a button at the end of the last line."""
        made = button(text, name, look)
        self._buttons.addWidget(made)
        return made

    def add_close(self, name: str) -> None:
        """The button that changes nothing, after the others."""
        self.add_button("Sluiten", name, "quiet").clicked.connect(self._leave)

    def _leave(self) -> None:
        self.shut()
        self.closed.emit()
