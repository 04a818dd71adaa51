"""Where is written what the machine is to translate, with the button that asks for it and the one that stops it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.errors import TranslationStopped
from desktop.forms.looks import button, label, look, named, restyle
from desktop.translate.languages import language
from desktop.views.aids.draft import DUTCH, Draft
from desktop.views.aids.spoken_area import SpokenArea

LONGEST = 1000
"""Units of what is typed: a few sentences, which a model translates within its patience."""
ASK = "Wat wilt u vragen of zeggen?"
TELL = "Wat vertelt de nieuwkomer?"
KEYS = "Ctrl+Enter"
CHANGED = "De tekst is veranderd na het vertalen. Vertaal hem opnieuw."
FULL = "Er past niet meer in. Vertaal de tekst in delen."


class MachineField(QWidget):
    """The text, its length, and a quiet progress.

    Attributes:
        text: the area in which is typed.

    Signals:
        typed: the text changed; it stands in the draft.
        asked: translate it.
        stopped: stop translating.
    """

    typed = Signal()
    asked = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = Draft(DUTCH, DUTCH)
        self._full = False
        self._head = label("", "question")
        self.text = SpokenArea("to_translate", LONGEST)
        self._length = label("", "small")
        self._length.setObjectName("length")
        self._translate = button("Vertaal", "translate", "primary")
        self._translate.setToolTip(KEYS)
        self._stop = button("Stop", "stop_translating")
        self._progress = QProgressBar()
        named(self._progress, "translating", "De computer vertaalt")
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._told = label("", "error")
        self._told.setObjectName("machine_trouble")
        self._arrange()
        self.text.typed.connect(self._typed)
        self.text.refused.connect(self._refused)
        self.text.sent.connect(self.asked)
        self._translate.clicked.connect(self.asked)
        self._stop.clicked.connect(self.stopped)

    def show_draft(self, draft: Draft, *, leads: bool, busy: bool) -> None:
        """Show a draft as it is now.

        Args:
            leads: whether models lead from its one language to the other.
            busy: whether the machine is at work.
        """
        if draft is not self._draft or self.text.toPlainText() != draft.typed:
            self._draft, self._full = draft, False
            purpose = TELL if draft.target == DUTCH else ASK
            self._head.setText(purpose)
            self.text.speak(language(draft.source), purpose)
            self.text.show_text(draft.typed)
        held = self._translate.hasFocus() or self._stop.hasFocus()
        self._length.setText(f"{self.text.length():_} van {LONGEST:_} tekens".replace("_", "."))
        self._translate.setVisible(not busy)
        self._translate.setEnabled(leads and bool(draft.typed.strip()) and draft.current is None)
        self._stop.setVisible(busy)
        self._progress.setVisible(busy)
        if held and not self._translate.hasFocus() and not self._stop.hasFocus():
            self.text.setFocus()  # the button that had it went away: the keyboard stays here
        self._tell(draft)

    def _tell(self, draft: Draft) -> None:
        hint = FULL if self._full else CHANGED if draft.changed else ""
        text = draft.trouble or hint
        wanted = "error" if draft.trouble and draft.trouble != TranslationStopped.sentence else "help"
        if self._told.property("look") != wanted:
            look(self._told, wanted)
            restyle(self._told)
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _typed(self) -> None:
        self._draft.typed, self._draft.trouble = self.text.toPlainText(), ""
        self._full = self._full and self.text.length() >= LONGEST
        self.typed.emit()

    def _refused(self) -> None:
        self._full = True
        self._tell(self._draft)

    def _arrange(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._length, 1, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._translate)
        below.addWidget(self._stop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self._head)
        rows.addWidget(self.text)
        rows.addLayout(below)
        rows.addWidget(self._progress)
        rows.addWidget(self._told)
