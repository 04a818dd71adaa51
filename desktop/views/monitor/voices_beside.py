"""What the vault holds beside the writing of a line: tips, what people did not get, organisations where it stops.

It is read and not copied: nothing here is a field, nothing can be selected, and no button takes words from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.tips import Tip
from desktop.forms.bilingual import wrappable
from desktop.forms.looks import label, look
from desktop.monitor.unmet import REASONS, Need, Stalled, in_words
from desktop.views.clearing import clear
from desktop.views.monitor.voices_reading import Told
from desktop.views.monitor.voices_wording import (
    ABOUT_INSIDE,
    INSIDE,
    NEEDS,
    NO_NEEDS,
    NO_STALLED,
    NO_TIPS,
    STALLED,
    TIPS,
    WHO,
    people,
)

MOST = 40
"""Tips that are shown; the rest stands on the page of tips."""


class VoicesBeside(QWidget):
    """Three cards, one under another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voices_beside")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(label(INSIDE, "heading"))
        rows.addWidget(label(ABOUT_INSIDE, "help"))
        rows.addLayout(self._cards)
        rows.addStretch(1)

    def show_told(self, told: Told) -> None:
        """Show what was read."""
        clear(self._cards)
        self._cards.addWidget(_card("voices_needs", NEEDS, _needs(told.needs), NO_NEEDS, WHO))
        self._cards.addWidget(_card("voices_stalled", STALLED, _stalled(told.stalled), NO_STALLED, WHO))
        self._cards.addWidget(_card("voices_tips", TIPS, _tips(told.tips), NO_TIPS, ""))


def _card(name: str, title: str, rows: Sequence[QWidget], nothing: str, about: str) -> QFrame:
    card = QFrame()
    look(card, "panel")
    card.setObjectName(name)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(16, 12, 16, 12)
    inside.setSpacing(6)
    inside.addWidget(label(title, "theme"))
    for row in rows or [label(nothing, "help")]:
        inside.addWidget(row)
    if rows and about:
        inside.addWidget(label(about, "small"))
    return card


def _needs(needs: Sequence[Need]) -> list[QWidget]:
    told = [(need, in_words([(REASONS[reason], count) for reason, count in need.why])) for need in needs]
    return [_row(need.theme, people(need.people), words) for need, words in told]


def _stalled(found: Sequence[Stalled]) -> list[QWidget]:
    counts = (
        (one.name, [("te laat", one.late), ("zonder antwoord", one.no_answer), ("geweigerd", one.refused)])
        for one in found
    )
    return [_row(name, "", in_words(told)) for name, told in counts]


def _row(name: str, figure: str, words: str) -> QWidget:
    """A name with its figure at the right, and what it is made of below it."""
    part = QWidget()
    rows = QVBoxLayout(part)
    rows.setContentsMargins(0, 2, 0, 2)
    rows.setSpacing(0)
    upper = QHBoxLayout()
    upper.addWidget(label(wrappable(name)), 1)
    if figure:
        told = label(figure)
        told.setWordWrap(False)
        upper.addWidget(told, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    rows.addLayout(upper)
    if words:
        rows.addWidget(label(words, "small"))
    return part


def _tips(tips: Sequence[Tip]) -> list[QWidget]:
    shown: list[QWidget] = [label(wrappable(f"– {tip.text}")) for tip in tips[:MOST]]
    if len(tips) > MOST:
        shown.append(label(f"En nog {len(tips) - MOST} in de lijst met tips.", "small"))
    return shown
