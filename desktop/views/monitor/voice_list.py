"""The lines of a period: what goes outside, and what waits for an approval."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.forms.bilingual import wrappable
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import badge, button, label, look, state
from desktop.monitor.voices import Voice
from desktop.views.monitor.voices_wording import KINDS
from desktop.views.wording import day

LONGEST = 60
"""Signs of a line in the name of a button, for who cannot see it."""


class VoiceCard(QFrame):
    """One line as it is kept.

    Signals:
        opened: it is to be read once more, or changed.
        removed: it is to be taken away.
    """

    opened = Signal()
    removed = Signal()

    def __init__(self, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._standing = badge("", "", f"standing:{voice.id}")
        look(self, "card")
        self.setObjectName(f"line:{voice.id}")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(wrappable(voice.text)))
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(badge(KINDS[voice.kind]))
        below.addWidget(self._standing)
        below.addStretch(1)
        words.addLayout(below)
        if voice.approved_on:
            words.addWidget(
                label(wrappable(f"Door {voice.approved_by or 'iemand'} op {day(voice.approved_on)}"), "small")
            )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 8, 10)
        row.addLayout(words, 1)
        short = voice.text if len(voice.text) <= LONGEST else voice.text[:LONGEST].rstrip() + "…"
        change = _picture("pencil", f"change:{voice.id}", "Lezen of veranderen", short)
        remove = _picture("trash", f"remove:{voice.id}", "Weghalen", short)
        change.clicked.connect(self.opened)
        remove.clicked.connect(self.removed)
        for one in (change, remove):
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        self.show_held(held=False)

    def show_held(self, *, held: bool) -> None:
        """How it stands. Args: held: something stands out in it by now that nobody let stand."""
        words, name = ("Goedgekeurd", "done") if self._voice.approved else ("Nog niet goedgekeurd", "waiting")
        if self._voice.approved and held:
            words, name = "Gaat niet mee: lees hem opnieuw na", "overdue"
        self._standing.setText(words)
        state(self._standing, name)


def _picture(picture: str, name: str, does: str, line: str) -> QPushButton:
    """A small button with a picture alone."""
    made = button("", name, "quiet")
    made.setIcon(icon(picture, Shade.ACCENT))
    made.setAccessibleName(f"{does}: {line}")
    made.setToolTip(does)
    return made
