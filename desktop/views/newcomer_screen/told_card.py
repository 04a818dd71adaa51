"""An information card that fills the newcomer's screen: a picture, what it is, what one can do, and who helps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.field import Phrase
from desktop.forms.icons import Picture
from desktop.forms.looks import label, look
from desktop.questions.cards import KnownCard
from desktop.translate.catalog import Catalog
from desktop.views.newcomer_screen.sheet import MARGIN, WIDEST
from desktop.views.newcomer_screen.stacked import Stacked
from desktop.views.scrolled import Scrolled

PICTURE, SMALL = 56, 28
"""Pixels."""
QUIET = ("foot", "small")


class ToldCard(Scrolled):
    """One card, in both languages. It scrolls where it does not fit."""

    def __init__(self, known: KnownCard, icon: str, helpers: Sequence[str], catalog: Catalog, phrase: Phrase) -> None:
        """Args: icon: of its theme; helpers: lines of who helps, as they are printed."""
        super().__init__("newcomer_card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._catalog = catalog
        self.rows.setSpacing(14)
        title = self._said(known.part("title"), ("asked", "asked_dutch"))
        self.rows.addLayout(_beside(Picture(icon, Shade.ACCENT, PICTURE), title))
        self.rows.addWidget(self._said(known.part("what")))
        self.rows.addWidget(self._steps(known))
        if known.card.know:
            self.rows.addLayout(_beside(Picture("tip", Shade.ACCENT, SMALL), self._said(known.part("know"))))
        self.rows.addLayout(_beside(Picture("people", Shade.ACCENT, SMALL), self._said(known.part("help"))))
        for line in helpers:
            self.rows.addLayout(_beside(Picture("phone", Shade.ACCENT, SMALL), label(line, "offered")))
        drafts = {"draft", "outdated"} & {catalog.get(*text).state for text in known.texts()}
        if drafts:
            self.rows.addWidget(Stacked(("phrase:draft_translation", phrase("draft_translation")), catalog, QUIET))
        self.rows.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In the middle of a wide window."""
        super().resizeEvent(event)
        side = max(MARGIN, (self.width() - WIDEST) // 2)
        self.rows.setContentsMargins(side, 28, side, 16)

    def _steps(self, known: KnownCard) -> QFrame:
        frame = QFrame()
        look(frame, "card")
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(12)
        for number, step in enumerate(known.steps(), 1):
            rows.addLayout(_beside(label(f"{number}", "offered"), self._said(step)))
        return frame

    def _said(self, text: tuple[str, str], looks: tuple[str, str] = ("offered", "offered_dutch")) -> Stacked:
        return Stacked(text, self._catalog, looks)


def _beside(mark: QWidget, words: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(16)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return line
