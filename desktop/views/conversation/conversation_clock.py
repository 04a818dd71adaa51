"""A quiet clock: how long the conversation has lasted, against the minutes it may take. It never alarms."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms.looks import label

TICK = 5_000
"""Milliseconds between two looks at the clock."""
LONGEST_GAP = 60.0
"""Seconds: a longer gap between two looks means that the machine slept, and nobody spoke."""


def plan(minutes: int, whole: int, until: int, rest: int) -> str:
    """How the time stands against the plan: a plain number, never an alarm.

    Args:
        minutes: so far, of the `whole`.
        until: minute until which this life domain is planned.
        rest: how many life domains are left, this one among them.
    """
    if minutes <= until:
        return f"dit onderwerp tot ongeveer {until} min"
    if minutes < whole:
        topics = "dit onderwerp" if rest == 1 else f"{rest} onderwerpen"
        return f"nog {whole - minutes} min voor {topics}"
    return "rond rustig af, of spreek nog eens af"


def halved(sentence: str) -> str:
    """A sentence on two lines of about the same length: above a conversation, width is what lacks."""
    gaps = [at for at, sign in enumerate(sentence) if sign == " "]
    if not gaps:
        return sentence
    middle = min(gaps, key=lambda at: abs(2 * at - len(sentence)))
    return f"{sentence[:middle]}\n{sentence[middle + 1 :]}"


class ConversationClock(QWidget):
    """Counts only while it is shown, and never in a conversation that is over.

    Signals:
        minute: another whole minute has passed; how many there are now.
    """

    minute = Signal(int)

    def __init__(
        self,
        minutes: int,
        of: int,
        clock: Callable[[], float] = time.monotonic,
        running: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Args: minutes so far, minutes it may take, a clock in seconds, and whether it counts."""
        super().__init__(parent)
        self.setObjectName("clock")
        self._minutes, self._of, self._clock = minutes, of, clock
        self._running, self._seconds = running, 0.0
        self._looked = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.look)
        self._time = label("")
        self._plan = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in (self._time, self._plan):
            line.setWordWrap(False)
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            column.addWidget(line)
        self._show()

    def show_plan(self, sentence: str) -> None:
        """Show how the time stands against the plan, in a few words."""
        self._plan.setText(halved(sentence))
        self.setToolTip(sentence)

    def show_words(self, worded: bool) -> None:
        """Words below the minutes, or the minutes alone, which then say the rest when pointed at."""
        self._plan.setVisible(worded)

    def look(self) -> None:
        """Add the time that has passed since the last look."""
        now = self._clock()
        gap, self._looked = now - self._looked, now
        if not self._timer.isActive() or gap > LONGEST_GAP:
            return
        self._seconds += gap
        passed, self._seconds = divmod(self._seconds, 60)
        if passed:
            self._minutes += int(passed)
            self._show()
            self.minute.emit(self._minutes)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count."""
        super().showEvent(event)
        self._looked = self._clock()
        if self._running:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting; what has passed still counts."""
        self.look()
        self._timer.stop()
        super().hideEvent(event)

    def _show(self) -> None:
        self._time.setText(f"{self._minutes} van {self._of} min")
        so_far = "duurt nu" if self._running else "duurde"
        self.setAccessibleName(f"Het gesprek {so_far} {self._minutes} van {self._of} minuten")
