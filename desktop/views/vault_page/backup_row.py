"""One backup in the list: when and why it was made, how it is, and what can be done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.looks import badge, button, label, look, state
from desktop.store.backup import State
from desktop.views.backup_words import moment, reason, size

STATES: dict[State, tuple[str, str]] = {
    "whole": ("heel", "done"),
    "damaged": ("beschadigd", "error"),
    "other_key": ("met een eerdere sleutel", "waiting"),
    "forbidden": ("geen rechten", "waiting"),
}


class BackupRow(QFrame):
    """One backup.

    Signals:
        restore: it must be put back.
        remove: it must go.
    """

    restore = Signal()
    remove = Signal()

    def __init__(self, path: Path, count: int, parent: QWidget | None = None) -> None:
        """Args: count: bytes."""
        super().__init__(parent)
        look(self, "card")
        self.path = path
        self._badge = badge("", "", f"backup_state:{path.name}")
        self._badge.hide()
        when = moment(path.name)
        back = button("Terugzetten…", f"backup_restore:{path.name}", "quiet")
        back.setAccessibleName(f"Terugzetten: {when}")
        back.clicked.connect(self.restore)
        away = button("Weghalen…", f"backup_remove:{path.name}", "quiet")
        away.setAccessibleName(f"Weghalen: {when}")
        away.clicked.connect(self.remove)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(when))
        words.addWidget(label(f"{reason(path.name)} · {size(count)}", "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addLayout(words, 1)
        for part in (self._badge, back, away):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_state(self, found: State) -> None:
        """Say how it was found."""
        words, tone = STATES[found]
        self._badge.setText(words)
        state(self._badge, tone)
        self._badge.show()
