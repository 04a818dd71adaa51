"""Where a tip is written in one's own plain words; what may tell who it is from is marked, and asked about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPushButton, QTextEdit, QVBoxLayout, QWidget

from desktop.dossier.traces import Trace
from desktop.forms.colours import Shade
from desktop.forms.flow import Lines
from desktop.forms.looks import button, label
from desktop.forms.text_entry import TextEntry
from desktop.questions.answers import LONGEST_TEXT
from desktop.views.inline_question import InlineQuestion
from desktop.views.tips.tip_finding import Marking

WHY = "Schrijf geen namen, plaatsen of data: deze tip lezen wij anderen voor."
HINT = "In uw eigen, gewone woorden"
ASKED = "Kan iemand hieraan worden herkend?"
NAMES, NUMBERS = "Dit lijkt een naam: {}.", "Dit is een getal of datum: {}."
GAP = 8
ANYWAY, CHANGE = "Nee, zo is het goed", "Ik verander het"


class TipEditor(QWidget):
    """A field, why it may name nobody, and buttons.

    Signals:
        typed: the text, when the person changed it.
        kept: the text, tidied, to be kept.

    Attributes:
        entry: the field.
    """

    typed = Signal(str)
    kept = Signal(str)

    def __init__(
        self, key: str, purpose: str, keep: str, text: str, marking: Marking, parent: QWidget | None = None
    ) -> None:
        """Args: key: part of the object names; purpose: what the field is for; keep: the words on the button."""
        super().__init__(parent)
        self._marking = marking
        self.entry = TextEntry(f"tip:{key}", f"{purpose}: {HINT.casefold()}", LONGEST_TEXT)
        self.entry.area.setAccessibleDescription(WHY)
        self._question = InlineQuestion()
        self._keep = button(keep, f"keep:{key}", "primary")
        self._keep.setToolTip("Ctrl+Enter")
        self._keep.clicked.connect(self.submit)
        self._ways = Lines(GAP)
        self._ways.add(self._keep)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        said = label(HINT, "small")
        said.setBuddy(self.entry.area)
        rows.addWidget(said)
        rows.addWidget(self.entry)
        rows.addWidget(label(WHY, "small"))
        rows.addWidget(self._question)
        rows.addWidget(self._ways)
        self.setFocusProxy(self.entry)
        self.entry.show_text(text)
        self._show_state()
        self.entry.typed.connect(self._changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)

    def add(self, other: QPushButton) -> None:
        """Another button beside the one that keeps."""
        self._ways.add(other)

    def submit(self) -> None:
        """Keep what is written; when something in it may name somebody, ask first."""
        text = self.entry.text().strip()
        if not text:
            self.entry.area.setFocus()
            return
        found = self._marking(text)
        if found:
            self._question.ask(f"{doubt(found)} {ASKED}", ANYWAY, CHANGE, lambda: self.kept.emit(text))
            self._ways.hide()
            for change in self._question.findChildren(QPushButton, "question_no"):
                change.clicked.connect(self._settle)
        else:
            self.kept.emit(text)

    def _settle(self) -> None:
        """The person will change it."""
        self._question.hide()
        self._ways.show()
        self.entry.area.setFocus()

    def _changed(self) -> None:
        self._question.hide()
        self._ways.show()
        self._show_state()
        self.typed.emit(self.entry.text())

    def _show_state(self) -> None:
        """Mark what may name somebody; nothing to keep is nothing to press."""
        text = self.entry.text()
        self._keep.setEnabled(bool(text.strip()))
        self.entry.area.setExtraSelections([_marked(self.entry.area, text, trace) for trace in self._marking(text)])


def doubt(found: Sequence[Trace]) -> str:
    """What may name somebody, in words."""
    names = dict.fromkeys(trace.words for trace in found if trace.kind != "number")
    numbers = dict.fromkeys(trace.words for trace in found if trace.kind == "number")
    told = [(NAMES, names), (NUMBERS, numbers)]
    return " ".join(words.format(", ".join(f"‘{one}’" for one in which)) for words, which in told if which)


def _marked(area: QTextEdit, text: str, trace: Trace) -> QTextEdit.ExtraSelection:
    """A place in the text in the colour of what needs attention, underlined for who sees no colour."""
    form = QTextCharFormat()
    form.setBackground(Shade.CONCERN_SOFT.colour)
    form.setForeground(Shade.CONCERN.colour)
    form.setFontUnderline(True)
    cursor = QTextCursor(area.document())
    cursor.setPosition(_units(text[: trace.start]))
    cursor.setPosition(_units(text[: trace.end]), QTextCursor.MoveMode.KeepAnchor)
    selection = QTextEdit.ExtraSelection()
    selection.cursor, selection.format = cursor, form
    return selection


def _units(text: str) -> int:
    """How many UTF-16 units a text takes: Qt counts in those."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
