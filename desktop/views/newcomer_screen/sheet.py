"""One question as the newcomer sees it: life domain, question, answers; large, and never cut off."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScroller, QVBoxLayout

from desktop.forms.colours import Shade
from desktop.forms.field import Field, Phrase
from desktop.forms.icons import Picture
from desktop.forms.looks import state
from desktop.questions.model import Domain, Question
from desktop.translate.catalog import Catalog
from desktop.views.aloud import Aloud
from desktop.views.newcomer_screen.amount import Amount
from desktop.views.newcomer_screen.big_tile import BigTile
from desktop.views.newcomer_screen.choices import BigMulti, BigScale, BigSingle, BigTiles, BigYesNo
from desktop.views.newcomer_screen.speaker import Speaker
from desktop.views.newcomer_screen.stacked import Stacked
from desktop.views.newcomer_screen.telling import Telling
from desktop.views.scrolled import Scrolled

CHOICES: dict[str, type[BigTiles]] = {
    "single": BigSingle,
    "multi": BigMulti,
    "yes_no": BigYesNo,
    "scale": BigScale,
}
SIZES = (("", 100, 24), ("long", 84, 20), ("longest", 66, 14))
"""From roomy to tight: look of the question, least height of a tile, and distance between the parts, in pixels."""
SHORT_HELP = 90
"""Signs of a line of help that is still read at a glance."""
WIDEST, MARGIN = 1080, 36
"""Pixels: of the text, and beside it."""
PICTURE = 44


class Sheet(Scrolled):
    """A question with its answers. It scrolls where the window is too small for large letters.

    Attributes:
        field: what gives the answer; None for a question to tell about.
        states: of the translations that stand on it.

    Signals:
        changed: the newcomer chose something, or took it back.
    """

    changed = Signal()

    def __init__(
        self, question: Question, domain: Domain, catalog: Catalog, phrase: Phrase, aloud: Aloud | None
    ) -> None:
        super().__init__("newcomer_sheet")
        self.setAccessibleName("")  # no other words stand on this window than those of the question
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._question, self._catalog, self._phrase = question, catalog, phrase
        self._aloud = aloud if aloud is not None and aloud.speaks(catalog.language.code) else None
        self.field = self._field()
        self._asked = Stacked((f"{question.id}:text", question.text), catalog, ("asked", "asked_dutch"), gap=6)
        self._help: Stacked | None = None
        if 0 < len(question.help) <= SHORT_HELP:
            self._help = Stacked((f"{question.id}:help", question.help), catalog, ("offered_dutch", "small"))
        self._arrange(domain)
        parts = self.findChildren(Stacked)
        self.states = {part.state for part in parts}
        if self._asked.state == "missing":
            read_by = ("phrase:not_translated", phrase("not_translated"))
            self.rows.insertWidget(2, Stacked(read_by, catalog, ("offered", "offered_dutch")))

    def show_value(self, value: Any | None) -> None:
        """Show an answer, or none; the newcomer did not give it here, so nothing is signalled."""
        if self.field is not None:
            self.field.show_value(value)

    def value(self) -> Any | None:
        """The answer as it is kept; None when there is none, or when it was taken back."""
        return self.field.value() if self.field is not None else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In the middle of a wide window, and the question as large as fits."""
        super().resizeEvent(event)
        side = max(MARGIN, (self.width() - WIDEST) // 2)
        self.rows.setContentsMargins(side, 28, side, 16)
        self._fit()

    def _fit(self) -> None:
        """Take the largest letters with which everything fits; with the smallest it may scroll."""
        room = self.viewport().size()
        tiles = self.findChildren(BigTile)
        for size in SIZES:
            name, height, distance = size
            state(self._asked.own, name)
            self.rows.setSpacing(distance)
            for tile in tiles:
                tile.setMinimumHeight(height)
            if self._help is not None:
                self._help.setHidden(size == SIZES[-1])
            self._measure_anew()
            if self.rows.totalHeightForWidth(room.width()) <= room.height():
                break
        self.rows.activate()

    def _measure_anew(self) -> None:
        """Qt would remember how high everything was until the next turn of the event loop."""
        for part in (*self.findChildren(BigTile), self._asked, self._help, self.field):
            if part is not None:
                part.updateGeometry()
        for layout in (*self._nested, self.rows):
            layout.invalidate()

    def _arrange(self, domain: Domain) -> None:
        picture = Picture(domain.icon, Shade.ACCENT, PICTURE)
        topic = QHBoxLayout()
        topic.setSpacing(14)
        topic.addWidget(picture)
        topic.addWidget(
            Stacked((f"{domain.id}:title", domain.title), self._catalog, ("topic", "offered_dutch"), gap=0), 1
        )
        asked = QVBoxLayout()
        asked.setSpacing(10)
        asked.addWidget(self._asked)
        if self._help is not None:
            asked.addWidget(self._help)
        self._heading = QHBoxLayout()
        self._heading.setSpacing(16)
        self._heading.addLayout(asked, 1)
        said = [part.said for part in (self._asked, *(self.field.findChildren(Stacked) if self.field else ()))]
        speaker = self._speaker("screen_aloud", said)
        if speaker is not None:
            self._heading.addWidget(speaker, 0, Qt.AlignmentFlag.AlignTop)
        self.rows.addLayout(topic)
        self.rows.addLayout(self._heading)
        self.rows.addWidget(self.field or Telling(self._catalog, self._phrase))
        self.rows.addStretch(1)
        self._nested = (asked, self._heading)

    def _field(self) -> Field | None:
        question = self._question
        made: Field | None = None
        if question.type in CHOICES:
            made = CHOICES[question.type](question, self._catalog, self._phrase, self._speaker)
        elif question.type == "number":
            made = Amount(question, self._catalog, self._phrase)
        if made is not None:
            made.setObjectName(f"screen:{question.id}")
            made.changed.connect(self.changed)
        return made

    def _speaker(self, object_name: str, texts: list[str]) -> Speaker | None:
        if self._aloud is None or not any(texts):
            return None
        return Speaker(object_name, self._aloud, texts, self._catalog.language.code)
