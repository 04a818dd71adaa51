"""Under a line: what a person still has to look at, each with its reason and a way to let it stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.bilingual import wrappable
from desktop.forms.looks import button, label, state
from desktop.monitor.certain import Mark
from desktop.views.clearing import clear
from desktop.views.monitor.voices_wording import AGAIN, let_stand, why

MOST = 6
"""Marks that are shown at once; whoever deals with these sees the next."""


class VoiceMarks(QWidget):
    """A row for each mark.

    Signals:
        let_stand: a person lets this stand (the key of the mark).
        again: what was let stand has to be looked at once more.
    """

    let_stand = Signal(str)
    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voice_marks")
        self._state = label("", "help")
        self._state.setObjectName("voice_state")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._kept = label("", "small")
        self._kept.setObjectName("voice_kept")
        self._again = button(AGAIN, "voice_again", "quiet")
        self._again.clicked.connect(self.again)
        kept = QHBoxLayout()
        kept.addWidget(self._kept, 1)
        kept.addWidget(self._again)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(self._rows)
        rows.addWidget(self._state)
        rows.addLayout(kept)
        self.show_marks([], [], "")

    def show_marks(
        self,
        left: Sequence[Mark],
        kept: Sequence[Mark],
        words: str,
        *,
        never: Collection[str] = (),
        wrong: bool = False,
    ) -> None:
        """Show what is left to look at, what was let stand, and how it is with the line.

        Args:
            never: keys of what nobody can let stand.
        """
        clear(self._rows)
        for mark in list({mark.key: mark for mark in left}.values())[:MOST]:
            self._rows.addWidget(self._row(mark, mark.key in never))
        self._state.setText(words)
        self._state.setVisible(bool(words))
        state(self._state, "error" if wrong else "")
        told = ", ".join(dict.fromkeys(f"‘{mark.words}’" for mark in kept))
        self._kept.setText(wrappable(f"Blijft staan: {told}") if told else "")
        for part in (self._kept, self._again):
            part.setVisible(bool(told))

    def _row(self, mark: Mark, never: bool) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(wrappable(why(mark, never=never)), "reason"), 1)
        if not never:
            keep = button(let_stand(mark), f"keep_mark:{mark.key}")
            keep.setAccessibleName(f"{let_stand(mark)}: {mark.words}")
            keep.clicked.connect(lambda: self.let_stand.emit(mark.key))
            row.addWidget(keep)
        return part
