"""The line under a conversation: a pause, a life domain back or further, and at the end the actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, look
from desktop.questions.model import Domain

NEXT_QUESTION = "Ctrl+Enter"


class ConversationFooter(QFrame):
    """Three buttons; those that lead on name the life domain when there is room for it.

    Signals:
        pause: leave the conversation; it resumes where it was.
        chosen: index of the life domain to go to.
        finished: the questions are done: on to the actions.
    """

    pause = Signal()
    chosen = Signal(int)
    finished = Signal()

    def __init__(self, domains: Sequence[Domain], completed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "footer")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._domains = domains
        self._current = 0
        self._pause = button("Terug naar het dossier" if completed else "Gesprek pauzeren", "pause", "quiet")
        if not completed:
            self._pause.setToolTip("Alles blijft bewaard. U gaat later verder waar u was.")
        self._pause.clicked.connect(self.pause)
        self._previous = button("", "previous_domain")
        self._previous.setIcon(icon("arrow-left"))
        self._next = button("", "next_domain", "primary")
        self._actions = button("Naar acties", "to_actions", "primary")
        for one in (self._next, self._actions):
            one.setIcon(icon("arrow-right", Shade.ON_ACCENT))
            one.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
            one.setToolTip(f"{NEXT_QUESTION} gaat naar de volgende vraag, Ctrl+PgDn naar het volgende onderwerp")
        self._previous.clicked.connect(lambda: self.chosen.emit(self._current - 1))
        self._next.clicked.connect(lambda: self.chosen.emit(self._current + 1))
        self._actions.clicked.connect(self.finished)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 9, 20, 9)
        row.setSpacing(10)
        row.addWidget(self._pause)
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
        self._fit()

    def stops(self) -> list[QPushButton]:
        """Where the tab key stops, from left to right."""
        return [self._pause, self._previous, self._next, self._actions]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room or less for the names."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Name the life domains, or, where the letters would be cut off, only the way."""
        places = ((self._previous, "Vorige", self._current - 1), (self._next, "Volgende", self._current + 1))
        led = [(one, word, self._domains[to].title) for one, word, to in places if 0 <= to < len(self._domains)]
        for one, word, title in led:
            one.setText(f"{word}: {title}".replace("&", "&&"))
            one.setAccessibleName(f"{word}: {title}")
        shown = [one for one in self.stops() if not one.isHidden()]
        for one in shown:
            one.ensurePolished()
        if self.isVisible() and sum(one.sizeHint().width() for one in shown) + 10 * len(shown) + 40 > self.width():
            for one, word, _ in led:
                one.setText(word)
