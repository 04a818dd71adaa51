"""The line under a conversation: a pause, a life domain back or further, and at the end the actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.forms.icons import icon
from desktop.forms.looks import button, look
from desktop.questions.model import Domain
from desktop.views.theme import LIGHT


class ConversationFooter(QFrame):
    """Three buttons.

    Signals:
        pause: leave the conversation; it resumes where it was.
        chosen: index of the life domain to go to.
        finished: the questions are done: on to the actions.
    """

    pause = Signal()
    chosen = Signal(int)
    finished = Signal()

    def __init__(self, domains: Sequence[Domain], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "footer")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._domains = domains
        self._current = 0
        pause = button("Gesprek pauzeren", "pause", "quiet")
        pause.setToolTip("Alles blijft bewaard. U gaat later verder waar u was.")
        pause.clicked.connect(self.pause)
        self._previous = button("", "previous_domain")
        self._previous.setIcon(icon("arrow-left"))
        self._next = button("", "next_domain", "primary")
        self._actions = button("Naar acties", "to_actions", "primary")
        for one in (self._next, self._actions):
            one.setIcon(icon("arrow-right", LIGHT.on_accent))
            one.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
        self._previous.clicked.connect(lambda: self.chosen.emit(self._current - 1))
        self._next.clicked.connect(lambda: self.chosen.emit(self._current + 1))
        self._actions.clicked.connect(self.finished)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 9, 20, 9)
        row.setSpacing(10)
        row.addWidget(pause)
        row.addStretch(1)
        for one in (self._previous, self._next, self._actions):
            row.addWidget(one)
        self.show_domain(0)

    def show_domain(self, index: int) -> None:
        """Say where the buttons lead from this life domain."""
        self._current = index
        last = index + 1 >= len(self._domains)
        self._previous.setVisible(index > 0)
        self._next.setVisible(not last)
        self._actions.setVisible(last)
        for one, word, to in ((self._previous, "Vorige", index - 1), (self._next, "Volgende", index + 1)):
            if 0 <= to < len(self._domains):
                title = self._domains[to].title
                one.setText(f"{word}: {title}".replace("&", "&&"))
                one.setAccessibleName(f"{word}: {title}")
