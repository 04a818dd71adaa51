"""One question on the page of changes: what kind of change it is, and both answers in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.dossier.changes import Change, Kind
from desktop.forms.icons import icon
from desktop.forms.looks import label, look
from desktop.views.follow_up.answer_words import said
from desktop.views.theme import LIGHT

KINDS: dict[Kind, tuple[str, str, str]] = {
    "better": ("beter", "arrow-up", LIGHT.good),
    "worse": ("minder goed", "arrow-down", LIGHT.danger),
    "different": ("anders", "refresh", LIGHT.accent),
    "new": ("nieuw", "plus", LIGHT.accent),
    "gone": ("deze keer geen antwoord", "minus", LIGHT.muted),
    "not_comparable": ("niet te vergelijken", "question", LIGHT.muted),
    "same": ("gelijk gebleven", "equal", LIGHT.muted),
}
"""Of each kind, in the order in which they are told: the words, the picture, the colour of the picture."""
PICTURE = 20
KIND_WIDTH = 230


class ChangeRow(QFrame):
    """A question with the answer of then and of now; only one of them when they are the same."""

    def __init__(self, change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"change:{change.question.id}")
        word, picture, colour = KINDS[change.kind]
        self.setAccessibleName(f"{change.question.text} {word}")
        drawing = QLabel()
        drawing.setPixmap(icon(picture, colour).pixmap(PICTURE, PICTURE))
        badge = label(word, "badge")
        badge.setWordWrap(False)
        badge.setProperty("state", change.kind)
        kind = QHBoxLayout()
        kind.setSpacing(8)
        kind.addWidget(drawing)
        kind.addWidget(badge)
        kind.addStretch(1)
        held = QWidget()
        held.setLayout(kind)
        held.setFixedWidth(KIND_WIDTH)
        kind.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(change.question.text, "help"))
        words.addLayout(_both(change))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        row.addWidget(held, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


class KindCount(QFrame):
    """How many answers changed in one way: a number, a picture and a word."""

    def __init__(self, kind: Kind, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        word, picture, colour = KINDS[kind]
        self.setObjectName(f"count:{kind}")
        self.setAccessibleName(f"{count} {word}")
        drawing = QLabel()
        drawing.setPixmap(icon(picture, colour).pixmap(PICTURE, PICTURE))
        number, name = label(str(count), "heading"), label(word, "help")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        for part in (drawing, number, name):
            row.addWidget(part)
        for part in (number, name):
            part.setWordWrap(False)


def _both(change: Change) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    if change.kind == "same":
        grid.addWidget(label(said(change.question, change.now)), 0, 0)
        return grid
    for column, (when, answer) in enumerate((("Toen", change.before), ("Nu", change.now))):
        words = label(said(change.question, answer))
        words.setAccessibleName(f"{when}: {words.text()}")
        grid.addWidget(words, 0, column * 2)
        grid.setColumnStretch(column * 2, 1)
    arrow = QLabel()
    arrow.setPixmap(icon("arrow-right", LIGHT.muted).pixmap(PICTURE, PICTURE))
    grid.addWidget(arrow, 0, 1, Qt.AlignmentFlag.AlignTop)
    return grid
