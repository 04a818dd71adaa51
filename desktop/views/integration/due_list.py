"""What comes and what has passed for one newcomer: what, which day, how long, how urgent, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.integration import Due
from desktop.forms.bilingual import isolated, wrappable
from desktop.forms.icons import Picture
from desktop.forms.looks import badge, label
from desktop.views.clearing import clear
from desktop.views.integration import integration_words as words

NOTHING = "Er komt nu niets aan, en er is niets voorbij."


class DueList(QFrame):
    """A card with a row for each; the most urgent first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dues")
        self.setProperty("look", "card")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 14, 24, 18)
        rows.setSpacing(10)
        rows.addWidget(label("Wat komt er aan?", "heading"))
        self._about = label("", "help")
        self._about.setObjectName("dues_about")
        rows.addWidget(self._about)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(14)
        rows.addLayout(self._rows)

    def show_dues(self, found: Sequence[Due], about: str, today: date) -> None:
        """Show them. Args: about: what has to be said first; empty for nothing."""
        said = about or ("" if found else NOTHING)
        self._about.setText(said)
        self._about.setVisible(bool(said))
        clear(self._rows)
        for number, one in enumerate(found):
            self._rows.addWidget(_row(f"due:{number}", one, today))


def _row(name: str, due: Due, today: date) -> QWidget:
    """One of them: picture, words and badge."""
    made = QWidget()
    made.setObjectName(name)
    urgency, state, shade = words.URGENCIES[due.urgency]
    kind, picture = words.KINDS[due.kind]
    drawing = Picture(picture, shade, QFontMetrics(QApplication.font()).height())
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(label(wrappable(due.title), "theme"))
    day = label(words.when(due, today))
    day.setObjectName(f"{name}:day")
    column.addWidget(day)
    if due.detail:
        column.addWidget(label(wrappable(isolated(due.detail))))
    column.addWidget(label(words.source(due), "small"))
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(drawing, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(column, 1)
    mark = badge(urgency, state, f"{name}:urgency")
    mark.setAccessibleName(f"{kind}: {urgency.lower()}")
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    return made
