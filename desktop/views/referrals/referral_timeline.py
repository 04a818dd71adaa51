"""The steps of a referral under each other on one line through time: when, what, and what was said about it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from desktop.dossier import timeline
from desktop.dossier.model import Referral, ReferralStatus, Step
from desktop.dossier.promises import State
from desktop.forms.bilingual import wrappable
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.views import wording
from desktop.views.clearing import clear
from desktop.views.follow_up.promise_card import STATES

WORDS: Mapping[ReferralStatus, str] = timeline.STATUS
LINE, DOT, PICTURE, WIDE = 2, 5, 18, 30
DOT_AT = 11
"""Pixels from the top of a step to the middle of its dot, at the normal size of letters."""
MOST = 6
"""So many steps are shown; the earlier ones when somebody asks."""
UNDER = 10
"""Pixels between two steps."""


class Dot(QWidget):
    """A dot on the line; the last one is the picture of where it stands now."""

    def __init__(self, first: bool, last: State | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._last = first, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As wide as the picture with room around it."""
        return QSize(WIDE, PICTURE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line as far as there are steps, and the dot on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(WIDE / 2, max(DOT_AT, self.fontMetrics().height() / 2 + 1))
        painter.setPen(QPen(Shade.LINE.colour, LINE))
        top = middle.y() if self._first else 0
        bottom = middle.y() if self._last else self.height()
        painter.drawLine(QPointF(middle.x(), top), QPointF(middle.x(), bottom))
        if self._last:
            picture, shade = STATES[self._last]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Shade.SURFACE.colour)
            painter.drawEllipse(middle, PICTURE / 2 + 2, PICTURE / 2 + 2)
            drawing = icon(picture, shade).pixmap(PICTURE, PICTURE)
            painter.drawPixmap(QPointF(middle.x() - PICTURE / 2, middle.y() - PICTURE / 2), drawing)
        else:
            painter.setPen(QPen(Shade.ACCENT.colour, LINE))
            painter.setBrush(Shade.SURFACE.colour)
            painter.drawEllipse(middle, DOT, DOT)


class ReferralTimeline(QWidget):
    """Every step of one referral, the first one at the top.

    All of it is in one grid: layouts within layouts measure their words again and again.

    Signals:
        unfolded: the earlier steps are shown.
    """

    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName("Verloop")
        self._unfolded = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)

    def show_referral(self, referral: Referral, state: State) -> None:
        """Show its steps; the last one in the colour of where it stands."""
        clear(self._grid)
        steps = list(enumerate(referral.history))
        if referral.id != self._unfolded and len(steps) > MOST + 1:
            self._grid.addWidget(self._earlier(referral, state, len(steps) - MOST), 0, 0, 1, 2)
            steps = steps[-MOST:]
        for number, step in steps:
            last = number == len(referral.history) - 1
            self._add(number, step, state if last else None)
        if not referral.history:
            self._grid.addWidget(label("Er is nog niets gebeurd.", "help"), 0, 0, 1, 2)

    def _add(self, number: int, step: Step, last: State | None) -> None:
        """A step takes two rows: what and when, and what was told about it."""
        row, told = 2 * number + 1, "\n".join(part for part in (expected_in_words(step), step.note) if part)
        dot = Dot(number == 0, last)
        dot.setObjectName(f"step_row:{number}")
        dot.setAccessibleName(f"{in_words(step)}. {told}" if told else in_words(step))
        lines = [label(wrappable(in_words(step)), "theme" if last else "help")]
        if told:
            lines.append(label(wrappable(told), "small"))
            lines[-1].setObjectName(f"step_note_of:{number}")
        if not last:
            lines[-1].setContentsMargins(0, 0, 0, UNDER)
        self._grid.addWidget(dot, row, 0, len(lines), 1)
        for place, line in enumerate(lines):
            self._grid.addWidget(line, row + place, 1)

    def _earlier(self, referral: Referral, state: State, count: int) -> QPushButton:
        way = button(f"Toon {count} eerdere stappen", "earlier_steps", "quiet")
        way.setIcon(icon("arrow-up"))

        def unfold() -> None:
            self._unfolded = referral.id
            self.show_referral(referral, state)
            self.unfolded.emit()

        way.clicked.connect(unfold)
        return way


def in_words(step: Step) -> str:
    """A step with its day, like 'Op de wachtlijst, 3 maart 2026'."""
    return f"{wording.begun(WORDS[step.status])}, {wording.day(step.on)}"


def expected_in_words(step: Step) -> str:
    """The day that was told; empty when none was."""
    if step.expected_on is None:
        return ""
    what = {"appointment": "De afspraak is op", "waiting": "Aan de beurt rond"}.get(step.status, "Verwacht rond")
    return f"{what} {wording.day(step.expected_on)}"
