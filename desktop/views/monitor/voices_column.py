"""The lines for outside: one that is being written on top, below it those that there are; one that is read becomes a
field in its place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.forms.looks import label, look
from desktop.monitor.voices import KINDS, Voice
from desktop.views.background import Background
from desktop.views.clearing import clear
from desktop.views.monitor.voice_editor import Typed, VoiceEditor
from desktop.views.monitor.voice_list import VoiceCard
from desktop.views.monitor.voices_reading import NO_LINES, Spoken
from desktop.views.monitor.voices_wording import ABOUT_OUTSIDE, EDITED, EMPTY, OUTSIDE, UNDO, elsewhere
from desktop.views.monitor.voices_wording import NEW as NEW_LINE
from desktop.views.monitor.voices_wording import NO_LINES as NOTHING

NEW = "new"
"""Key of the field for a line that there is not yet."""


class VoicesColumn(QWidget):
    """A card for each line.

    Signals:
        kept, approved: the line as it was (None for a new one), and what was typed (`Typed`).
        removed: a line.
    """

    kept = Signal(object, object)
    approved = Signal(object, object)
    removed = Signal(object)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background, self._spoken = background, NO_LINES
        self._held: set[str] = set()
        self._open: dict[str, Typed] = {NEW: Typed()}
        self._editors: dict[str, VoiceEditor] = {}
        self._shown: dict[str, VoiceCard] = {}
        self._new, self._cards = QVBoxLayout(), QVBoxLayout()
        for part in (self._new, self._cards):
            part.setSpacing(8)
        self._nothing, self._elsewhere = label(NOTHING, "help"), label("", "small")
        self._elsewhere.setObjectName("voices_elsewhere")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(label(OUTSIDE, "heading"))
        rows.addWidget(label(ABOUT_OUTSIDE, "help"))
        rows.addLayout(self._new)
        rows.addWidget(self._nothing)
        rows.addLayout(self._cards)
        rows.addWidget(self._elsewhere)
        rows.addStretch(1)

    @property
    def ready(self) -> bool:
        """Whether everything that is typed was looked over."""
        return all(editor.ready for editor in self._editors.values())

    def show_voices(self, spoken: Spoken) -> None:
        """Show the lines of a period; what is open stays open."""
        self._spoken = spoken
        known = {NEW, *(voice.id for voice in spoken.voices)}
        for key in [key for key in self._open if key not in known]:  # somebody took it away: nothing typed is lost
            self._open[NEW] = self._open.pop(key)
        self._draw()

    def show_held(self, held: set[str]) -> None:
        """Say which approved lines would not go."""
        self._held = held
        for name, card in self._shown.items():
            card.show_held(held=name in held)

    def shut(self, key: str) -> None:
        """What was typed here is saved."""
        self._open.pop(key, None)
        self._open.setdefault(NEW, Typed())
        self._editors.pop(key, None)

    def stop(self) -> None:
        """Look over nothing more."""
        for editor in self._editors.values():
            editor.stop()

    def draft(self) -> dict[str, str]:
        """What stands half written, by its key."""
        self._remember()
        before = {NEW: "", **{voice.id: voice.text for voice in self._spoken.voices}}
        half = {key: typed for key, typed in self._open.items() if typed.text.strip() != before.get(key, "").strip()}
        return {f"voice {key}": json.dumps(asdict(typed)) for key, typed in half.items()}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Put back what `draft` gave."""
        for name, content in typed.items():
            kind, _, key = name.partition(" ")
            if kind == "voice":
                told = json.loads(content)
                self._open[key] = Typed(told["text"], told["kind"], tuple(told["kept"]))
        self._editors.clear()
        if self._spoken is not NO_LINES:
            self.show_voices(self._spoken)

    def _remember(self) -> None:
        for key, editor in self._editors.items():
            self._open[key] = editor.value

    def _draw(self) -> None:
        self._remember()
        self._editors.clear()
        self._shown.clear()
        clear(self._new)
        clear(self._cards)
        self._new.addWidget(self._editor(None, NEW_LINE))
        for voice in sorted(self._spoken.voices, key=lambda one: (one.approved, KINDS.index(one.kind))):
            if voice.id in self._open:
                self._cards.addWidget(self._editor(voice, EDITED))
                continue
            card = self._shown[voice.id] = VoiceCard(voice)
            card.show_held(held=voice.id in self._held)
            card.opened.connect(lambda voice=voice: self._read_again(voice))
            card.removed.connect(lambda voice=voice: self.removed.emit(voice))
            self._cards.addWidget(card)
        self._nothing.setVisible(not self._spoken.voices)
        self._elsewhere.setText(elsewhere(self._spoken.elsewhere))
        self._elsewhere.setVisible(bool(self._spoken.elsewhere))

    def _editor(self, voice: Voice | None, purpose: str) -> QFrame:
        key, undo = (voice.id, UNDO) if voice else (NEW, EMPTY)
        editor = VoiceEditor(key, purpose, self._open[key], self._spoken.known, self._background, undo)
        editor.kept.connect(lambda: self.kept.emit(voice, editor.value))
        editor.approved.connect(lambda: self.approved.emit(voice, editor.value))
        editor.undone.connect(lambda: self._undo(key))
        self._editors[key] = editor
        card = QFrame()
        look(card, "card")
        card.setObjectName(f"writing:{key}")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.addWidget(label(purpose, "theme"))
        rows.addWidget(editor)
        return card

    def _read_again(self, voice: Voice) -> None:
        self._remember()
        self._open[voice.id] = Typed.of(voice)
        self._draw()
        self._focus(f"voice:{voice.id}")

    def _undo(self, key: str) -> None:
        self.shut(key)
        self._draw()
        self._focus(f"voice:{NEW}" if key == NEW else f"change:{key}")

    def _focus(self, name: str) -> None:
        widget = self.findChild(QWidget, name)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
