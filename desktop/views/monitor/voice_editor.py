"""Where a line for outside is written; it is looked over each time that the typing pauses, off the GUI thread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QTextEdit, QVBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.flow import Flow, Lines
from desktop.forms.looks import button, named
from desktop.forms.text_entry import TextEntry
from desktop.letters.monitor_words import publishable
from desktop.monitor.certain import LONGEST, Known, Mark, tidy
from desktop.monitor.voices import KINDS as EVERY
from desktop.monitor.voices import Voice, VoiceKind, open_marks
from desktop.views.background import Background
from desktop.views.monitor.stoppable import Stoppable
from desktop.views.monitor.voice_marks import VoiceMarks
from desktop.views.monitor.voices_wording import (
    APPROVE,
    APPROVE_KEYS,
    CHECKING,
    CLEAN,
    HINT,
    KEEP,
    KINDS,
    STUCK,
    UNDO,
)

NEAR = 100
"""Room left, in signs, from which on it is told."""
PAUSE = 500
"""Milliseconds without a key before the line is looked over."""


@dataclass
class Typed:
    """What stands in an editor."""

    text: str = ""
    kind: VoiceKind = "need"
    kept: tuple[str, ...] = ()

    @classmethod
    def of(cls, voice: Voice) -> Typed:
        """A line as it is kept."""
        return cls(voice.text, voice.kind, tuple(voice.kept))


class VoiceEditor(QWidget):
    """A field, what it is about, and what stands out in it.

    Signals:
        typed: something was changed.
        approved: exactly what `value` is, is approved.
        kept: it is to be kept, and approved later.
        undone: it stays as it was.
    """

    typed = Signal()
    approved = Signal()
    kept = Signal()
    undone = Signal()

    def __init__(
        self,
        key: str,
        purpose: str,
        value: Typed,
        known: Known,
        background: Background,
        undo: str = UNDO,
        parent: QWidget | None = None,
    ) -> None:
        """Args: key: part of the object names; purpose: what the field is for; undo: words on the last button."""
        super().__init__(parent)
        self._known, self._kept = known, set(value.kept)
        self._seen, self._marks = "", list[Mark]()
        self._work = Stoppable(background, self)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look_over)
        self.entry = TextEntry(f"voice:{key}", purpose, LONGEST)
        self.entry.area.setPlaceholderText(HINT)
        self._sign = VoiceMarks()
        self._approve = button(APPROVE, f"approve:{key}", "primary")
        self._approve.setToolTip(APPROVE_KEYS)
        self._keep, self._undo = button(KEEP, f"keep:{key}"), button(undo, f"undo:{key}", "quiet")
        self._lay_out(key, value.kind)
        self.entry.show_text(value.text)
        self.entry.counter.hide()
        self._connect()
        self._look_over()

    @property
    def value(self) -> Typed:
        """What stands in it now."""
        kind = next(kind for kind, way in self._ways.items() if way.isChecked())
        return Typed(self.entry.text(), kind, tuple(sorted(self._kept & {mark.key for mark in self._marks})))

    @property
    def ready(self) -> bool:
        """Whether what stands in it was looked over."""
        return self._seen == tidy(self.entry.text()) and not self._pause.isActive()

    def submit(self) -> None:
        """Approve it, or go to what still has to be looked at."""
        if self._approve.isEnabled():
            self.approved.emit()
            return
        marks = [one for one in self._sign.findChildren(QPushButton) if one.objectName().startswith("keep_mark:")]
        (marks[0] if marks else self.entry.area).setFocus()

    def stop(self) -> None:
        """Look over nothing more."""
        self._pause.stop()
        self._work.stop()

    def _lay_out(self, key: str, chosen: VoiceKind) -> None:
        self._group, self._ways = QButtonGroup(self), dict[VoiceKind, QRadioButton]()
        kinds = Flow(14)
        for kind in EVERY:
            way = self._ways[kind] = QRadioButton(KINDS[kind])
            named(way, f"about:{key}:{kind}", f"Soort regel: {KINDS[kind]}")
            way.setChecked(kind == chosen)
            self._group.addButton(way)
            kinds.addWidget(way)
        ways = Lines(8)
        for one in (self._approve, self._keep, self._undo):
            ways.add(one)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addLayout(kinds)
        rows.addWidget(self.entry)
        rows.addWidget(self._sign)
        rows.addWidget(ways)
        self.setFocusProxy(self.entry)

    def _connect(self) -> None:
        self.entry.typed.connect(self._changed)
        self._group.buttonClicked.connect(lambda _: self.typed.emit())
        self._sign.let_stand.connect(self._let_stand)
        self._sign.again.connect(self._again)
        self._approve.clicked.connect(self.approved)
        self._keep.clicked.connect(self.kept)
        self._undo.clicked.connect(self.undone)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)

    def _changed(self) -> None:
        self.entry.counter.setVisible(self.entry.area.length() > LONGEST - NEAR)
        self._show_state()
        self._pause.start()
        self.typed.emit()

    def _let_stand(self, key: str) -> None:
        self._kept.add(key)
        self._show_marks()
        self.typed.emit()
        self.submit_focus()

    def submit_focus(self) -> None:
        """The keyboard goes to what comes next: another mark, or the approval."""
        left = [one for one in self._sign.findChildren(QPushButton) if one.objectName().startswith("keep_mark:")]
        (left[0] if left else self._approve if self._approve.isEnabled() else self.entry.area).setFocus()

    def _again(self) -> None:
        self._kept.clear()
        self._show_marks()
        self.typed.emit()

    def _look_over(self) -> None:
        line, known = tidy(self.entry.text()), self._known

        def found(told: list[Mark]) -> None:
            if line == tidy(self.entry.text()):
                self._seen, self._marks = line, told
                self._show_marks()

        def refused(sentence: str) -> None:
            self._sign.show_marks([], [], sentence, wrong=True)

        if not line:
            self._work.stop()
            found([])
            return
        self._show_state()
        self._work.run(lambda _: _marks(line, known), found, refused)

    def _show_state(self) -> None:
        """What was found of other words counts no more."""
        line = tidy(self.entry.text())
        self._keep.setEnabled(bool(line))
        if line != self._seen:
            self._approve.setEnabled(False)
            self.entry.area.setExtraSelections([])
            self._sign.show_marks([], [], CHECKING if line else "")

    def _show_marks(self) -> None:
        line = self._seen
        left = open_marks(self._marks, self._kept)
        never = {mark.key for mark in self._marks if mark.must_go or publishable(mark.words) != mark.words}
        left = [mark for mark in self._marks if mark in left or mark.key in never]
        stuck = publishable(line) != line
        words = STUCK if stuck and not never else CLEAN if line and not left else ""
        kept = [mark for mark in self._marks if mark not in left]
        self._sign.show_marks(left, kept, words, never=never, wrong=stuck)
        self._approve.setEnabled(bool(line) and not left and not stuck)
        self._keep.setEnabled(bool(line))
        text = self.entry.text()
        places = [_place(text, left, number) for number in range(len(left))]
        self.entry.area.setExtraSelections([_coloured(self.entry.area, text, *place) for place in places if place])


def _marks(line: str, known: Known) -> list[Mark]:
    from desktop.monitor.marking import marks  # with an engine behind it that takes seconds to load

    return marks(line, known)


def _place(text: str, marks: Sequence[Mark], number: int) -> tuple[int, int] | None:
    """Where a mark of the tidied line stands in the text as it was typed."""
    end = 0
    for mark in marks[: number + 1]:
        words = r"\s+".join(map(re.escape, mark.words.split()))
        found = re.compile(words).search(text, end)
        if found is None:
            return None
        start, end = found.span()
    return start, end


def _coloured(area: QTextEdit, text: str, start: int, end: int) -> QTextEdit.ExtraSelection:
    """A place in the colour of what needs attention, underlined for who sees no colour."""
    form = QTextCharFormat()
    form.setBackground(Shade.CONCERN_SOFT.colour)
    form.setForeground(Shade.CONCERN.colour)
    form.setFontUnderline(True)
    cursor = QTextCursor(area.document())
    cursor.setPosition(_units(text[:start]))
    cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
    selection = QTextEdit.ExtraSelection()
    selection.cursor, selection.format = cursor, form
    return selection


def _units(text: str) -> int:
    """How many UTF-16 units a text takes: Qt counts in those."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
