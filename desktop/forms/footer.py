"""The quiet row under a field: what helps to ask, not answered and why, note, concern, and whether it is saved."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.announcing import announce
from desktop.forms.chip import PICTURE, Chip
from desktop.forms.colours import Shade
from desktop.forms.explanation import Explanation
from desktop.forms.flow import Flow
from desktop.forms.icons import Picture
from desktop.forms.looks import label, state, tip
from desktop.forms.text_entry import TextEntry
from desktop.questions.answers import LONGEST_TEXT

Unanswered = Literal["declined", "not_asked"]
Saved = Literal["", "saving", "saved", "failed"]

CHIPS: dict[Unanswered, tuple[str, str]] = {
    "declined": ("Wil niet antwoorden", "speech-off"),
    "not_asked": ("Niet gevraagd", "skip"),
}
SAVED: dict[str, tuple[str, str, str]] = {
    "": ("", "", ""),
    "saving": ("bezig…", "", ""),
    "saved": ("opgeslagen", "check", "saved"),
    "failed": ("niet opgeslagen – probeert opnieuw", "warning", "error"),
}
"""Words, picture and look of each saved state."""


class Footer(QWidget):
    """What can be said of an answer besides its value.

    Attributes:
        chips: the two buttons for a question without an answer.
        note_button, concern: the other two.
        note: the text area, shown when asked for.

    Signals:
        unanswered: a chip was set (its state) or taken back ('').
        noted: the note changed.
        concern_changed: the flag was set or taken back.
    """

    unanswered = Signal(str)
    noted = Signal()
    concern_changed = Signal()

    def __init__(self, question_id: str, explanation: Explanation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[Unanswered, Chip] = {}
        column, row, chips = QVBoxLayout(self), QHBoxLayout(), Flow(spacing=6)
        column.addLayout(row)  # in its place before it is filled: what moves with all that it holds costs time
        row.addLayout(chips, 1)
        for opener in explanation.chips:
            chips.addWidget(opener)
        for key, (words, picture) in CHIPS.items():
            self.chips[key] = self._chip(words, f"{key}:{question_id}", picture, chips)
            self.chips[key].clicked.connect(lambda on, key=key: self._chosen(key, on))
        self.note_button = self._chip("Notitie", f"note:{question_id}", "note", chips)
        self.concern = self._chip("Let op", f"concern:{question_id}", "flag", chips)
        self.concern.setToolTip("Zet een merkteken bij dit antwoord, zodat u het later terugvindt")
        self.concern.setProperty("state", "concern")
        self.concern.clicked.connect(self.concern_changed)
        self.note = TextEntry(f"note_text:{question_id}", "Notitie bij deze vraag", LONGEST_TEXT, self)
        self.note.area.setPlaceholderText("Notitie, in het Nederlands. Blijft bij de gemeente.")
        self.note.hide()
        self.note.typed.connect(self.noted)
        self.note_button.toggled.connect(self._open_note)
        self.note_button.clicked.connect(lambda on: self.note.setFocus() if on else None)
        self._picture, self.saved = Picture("check", Shade.MUTED, PICTURE.width(), self), label("", "small", self)
        self.saved.setWordWrap(False)
        self.saved.setObjectName(f"saved:{question_id}")
        row.setSpacing(6)
        for part in (self._picture, self.saved):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(explanation)
        column.addWidget(self.note)

    def state(self) -> Unanswered | None:
        """Which chip is set."""
        return next((key for key, chip in self.chips.items() if chip.isChecked()), None)

    def show_state(self, wanted: str) -> None:
        """Set one of the chips, or none."""
        for key, chip in self.chips.items():
            chip.setChecked(key == wanted)

    def show_note(self, note: str) -> None:
        """Show a note; an empty one stays out of sight."""
        self.note.show_text(note)
        self.note_button.setChecked(bool(note))

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed; what helps to ask can still be read, and so can a note."""
        for chip in (*self.chips.values(), self.concern):
            chip.setEnabled(not read_only)
        self.note.area.setReadOnly(read_only)
        self.note_button.setEnabled(not read_only or bool(self.note.text().strip()))

    def show_saved(self, how: Saved, sentence: str = "") -> None:
        """Say whether the answer is saved; the sentence tells why not."""
        words, picture, look = SAVED[how]
        self.saved.setText(words)
        self.saved.setToolTip(tip(sentence))
        self.saved.setAccessibleDescription(sentence)
        state(self.saved, look)
        self._picture.setVisible(bool(picture))
        if how == "failed":
            announce(self.saved, f"{words}. {sentence}", at_once=True)
        if picture:
            self._picture.draw(picture, Shade.DANGER if how == "failed" else Shade.MUTED)

    def _open_note(self, on: bool) -> None:
        """Show or hide the note; a hidden one is still said to be there."""
        self.note.setVisible(on)
        self.note_button.setText("Notitie ingevuld" if self.note.text().strip() and not on else "Notitie")

    def _chosen(self, key: Unanswered, on: bool) -> None:
        self.show_state(key if on else "")
        self.unanswered.emit(key if on else "")

    def _chip(self, words: str, object_name: str, picture: str, row: Flow) -> Chip:
        chip = Chip(words, object_name, picture)
        row.addWidget(chip)
        return chip
