"""The list of tips, as it is read out: each can be changed or taken out, and one can be written by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.dossier.tips import Tip
from desktop.forms.bilingual import wrappable
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look
from desktop.views.clearing import clear
from desktop.views.tips.heard_column import nothing
from desktop.views.tips.tip_editor import TipEditor
from desktop.views.tips.tip_finding import Marking
from desktop.views.wording import day

HEADING = "De lijst"
ABOUT = "Deze tips leest u voor bij startgesprekken. In een gesprek opent u ze met F5."
NOTHING = "De lijst is nog leeg. Neem een tip over, of schrijf er zelf een."
NEW = "new"
"""Key of the field for a tip that comes from no conversation."""
LONGEST = 60
"""Signs of a tip in the name of a button, for who cannot see it."""


class ListColumn(QWidget):
    """A card for each tip; the one that is changed becomes a field.

    Signals:
        typed: key of a field, and what stands in it now.
        opened: key of a field that is asked for.
        shut: key of a field that is not needed any more.
        written: a tip that comes from no conversation.
        changed: a tip of the list, and its new words.
        removed: a tip of the list.
    """

    typed = Signal(str, str)
    opened = Signal(str)
    shut = Signal(str)
    written = Signal(str)
    changed = Signal(object, str)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new = button("Zelf een tip schrijven", "new_tip")
        self._new.setIcon(icon("plus"))
        self._new.clicked.connect(lambda: self.opened.emit(NEW))
        self._nothing = nothing(NOTHING, "nothing_listed")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(label(HEADING, "heading"))
        rows.addWidget(label(ABOUT, "help"))
        rows.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._nothing)
        rows.addLayout(self._cards)
        rows.addStretch(1)

    def show_tips(self, tips: Sequence[Tip], typed: Mapping[str, str], marking: Marking) -> None:
        """Show the list. Args: typed: what stands in the fields that are open, by their keys."""
        clear(self._cards)
        self._new.setVisible(NEW not in typed)
        self._nothing.setVisible(not tips and NEW not in typed)
        if NEW in typed:
            editor = self._editor(NEW, "Een nieuwe tip", "In de lijst zetten", typed[NEW], marking)
            editor.kept.connect(self.written)
            self._cards.addWidget(_card("tip_new", editor))
        for number, tip in enumerate(tips, 1):
            self._cards.addWidget(self._tip(number, tip, typed, marking))

    def _tip(self, number: int, tip: Tip, typed: Mapping[str, str], marking: Marking) -> QFrame:
        key = tip_key(tip)
        if key in typed:
            editor = self._editor(key, "De tip", "Bewaren", typed[key], marking)
            editor.kept.connect(lambda text: self.changed.emit(tip, text))
            return _card(f"listed:{tip.id}", editor)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(wrappable(tip.text)))
        words.addWidget(label(f"In de lijst sinds {day(tip.on)}", "small"))
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        place = label(f"{number}.", "theme")
        place.setWordWrap(False)
        place.setMinimumWidth(place.fontMetrics().horizontalAdvance("00. "))
        row.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        short = tip.text if len(tip.text) <= LONGEST else tip.text[:LONGEST].rstrip() + "…"
        change = _picture("pencil", f"change:{tip.id}", "Veranderen", short)
        change.clicked.connect(lambda: self.opened.emit(key))
        remove = _picture("trash", f"remove:{tip.id}", "Uit de lijst halen", short)
        remove.clicked.connect(lambda: self.removed.emit(tip))
        for one in (change, remove):
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        return _card(f"listed:{tip.id}", inner)

    def _editor(self, key: str, purpose: str, keep: str, text: str, marking: Marking) -> TipEditor:
        made = TipEditor(key, purpose, keep, text, marking)
        cancel = button("Annuleren", f"cancel:{key}", "quiet")
        cancel.clicked.connect(lambda: self.shut.emit(key))
        made.add(cancel)
        made.typed.connect(lambda now: self.typed.emit(key, now))
        return made


def tip_key(tip: Tip) -> str:
    """Key of the field in which a tip of the list is changed."""
    return f"edit:{tip.id}"


def _card(name: str, inner: QWidget) -> QFrame:
    frame = QFrame()
    look(frame, "card")
    frame.setObjectName(name)
    rows = QVBoxLayout(frame)
    rows.setContentsMargins(14, 10, 8, 10)
    rows.addWidget(inner)
    return frame


def _picture(picture: str, name: str, does: str, tip: str) -> QPushButton:
    """A small button with a picture alone."""
    made = button("", name, "quiet")
    made.setIcon(icon(picture, Shade.ACCENT))
    made.setAccessibleName(f"{does}: {tip}")
    made.setToolTip(does)
    return made
