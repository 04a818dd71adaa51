"""The steps of civic integration one after the other, each with where it stands; choosing one opens its form below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import wrap

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.dossier.milestones import StepStanding
from desktop.forms.bilingual import isolated
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, state
from desktop.questions import dates
from desktop.views.clearing import clear
from desktop.views.timeline import event_words
from desktop.views.timeline.step_form import StepForm

FOLLOWS = "Hier staat hoe het gaat. Het programma beslist niets."
LONGEST, LINES = 26, 3
"""Signs on a line of a step's name, and lines at most."""


class StepPath(QFrame):
    """A card with a button for each step.

    Signals:
        chosen: id of the step that somebody wants to record.

    Attributes:
        form: where a step is recorded.
    """

    chosen = Signal(str)

    def __init__(self, standings: Sequence[StepStanding], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways: dict[str, QPushButton] = {}
        self.setObjectName("steps")
        self.setProperty("look", "card")
        self.form = StepForm()
        self._reasons = QVBoxLayout()
        path = Flow(8)
        for standing in standings:
            step = standing.step.id
            way = button("", f"step:{step}", "milestone")
            way.clicked.connect(lambda _=False, one=step: self.chosen.emit(one))
            self._ways[step] = way
            path.addWidget(way)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 14, 24, 18)
        rows.setSpacing(10)
        rows.addWidget(label("Stappen van de inburgering", "heading"))
        rows.addWidget(label(FOLLOWS, "small"))
        rows.addLayout(path)
        rows.addLayout(self._reasons)
        rows.addWidget(self.form)
        self.show_steps(standings, today)

    def show_steps(self, standings: Sequence[StepStanding], today: date) -> None:
        """Show where each stands now."""
        clear(self._reasons)
        for number, standing in enumerate(standings, 1):
            way, stands = self._ways[standing.step.id], standing.stands(today)
            words = event_words.stands(standing, today)
            _, picture, shade = event_words.STANDS[stands]
            title = "\n".join(wrap(f"{number}. {standing.step.title}", LONGEST)[:LINES])
            way.setText(f"{title}\n{words}".replace("&", "&&"))
            way.setIcon(icon(picture, shade))
            way.setAccessibleName(f"Stap {number}: {standing.step.title}, {words}")
            state(way, stands)
            if standing.blocked and stands != "done":
                since = f" (sinds {dates.write(standing.blocked_since)})" if standing.blocked_since else ""
                reason = label(f"{standing.step.title} staat stil: {isolated(standing.blocked)}{since}", "reason")
                reason.setObjectName(f"blocked:{standing.step.id}")
                self._reasons.addWidget(reason)
        self._even_out()

    def changeEvent(self, event: QEvent) -> None:
        """With other letters the buttons have other sizes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._even_out()

    def _even_out(self) -> None:
        """Make all as large as the largest: a path of steps, not a heap."""
        largest = QSize()
        for way in self._ways.values():
            way.setMinimumSize(0, 0)
            way.ensurePolished()
            largest = largest.expandedTo(way.sizeHint())
        for way in self._ways.values():
            way.setMinimumSize(largest)

    def focus_on(self, step: str) -> None:
        """Put the keyboard on a step."""
        if step in self._ways:
            self._ways[step].setFocus(Qt.FocusReason.OtherFocusReason)
