"""The fields of choices, drawn for a finger. Values, keys and order are those of the forms."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from desktop.forms.field import Phrase
from desktop.forms.multi import MultiField
from desktop.forms.scale import ScaleField
from desktop.forms.single import SingleField
from desktop.forms.tiles import COMMANDS, TilesField
from desktop.forms.yes_no import YesNoField
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog
from desktop.views.newcomer_screen.big_tile import BigStep, BigTile
from desktop.views.newcomer_screen.speaker import Speaker
from desktop.views.newcomer_screen.stacked import Stacked

OFFERED = ("offered", "offered_dutch")
ONE_COLUMN = 3
"""Up to so many options stand below each other; more stand in two columns."""
GAP = 12

MakeSpeaker = Callable[[str, list[str]], Speaker | None]
"""Makes a speaker for texts, by its object name; None where there is no voice."""


class BigTiles(TilesField):
    """What the big fields share: their names, and arrows that go where they point, also from right to left.

    Attributes:
        columns: how many tiles stand side by side.
    """

    columns = 1

    def __init__(self, question: Question, catalog: Catalog, phrase: Phrase, make_speaker: MakeSpeaker) -> None:
        self._speaker = make_speaker  # the tiles are built by the constructor
        super().__init__(question, catalog, phrase)

    def build(self) -> None:
        """Tiles in rows."""
        offered = list(self.choices())
        self.columns = 2 if len(offered) > ONE_COLUMN or isinstance(self, YesNoField) else 1
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        for index, (key, context, source) in enumerate(offered):
            text = Stacked((context, source), self.catalog, OFFERED)
            name = f"screen:{self.question.id}:{key}"
            speaker = self._speaker(f"screen_aloud:{key}", [text.said])
            tile = BigTile(name, text, self.exclusive, speaker)
            grid.addWidget(tile, index // self.columns, index % self.columns)
            self.adopt(key, tile)
        for column in range(self.columns):
            grid.setColumnStretch(column, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move to the tile they point at; the rest as in the forms."""
        ahead = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {
            Qt.Key.Key_Left: -ahead,
            Qt.Key.Key_Right: ahead,
            Qt.Key.Key_Up: -self.columns,
            Qt.Key.Key_Down: self.columns,
        }
        step = steps.get(Qt.Key(event.key()))
        if step and not event.modifiers() & COMMANDS:
            self._move(step)
        else:
            super().keyPressEvent(event)


class BigSingle(BigTiles, SingleField):
    """One choice of several."""


class BigMulti(BigTiles, MultiField):
    """Any number of choices."""


class BigYesNo(BigTiles, YesNoField):
    """Yes or no, side by side."""


class BigScale(BigTiles, ScaleField):
    """Big steps, each higher than the one before; what both ends mean stands under them."""

    def build(self) -> None:
        """Steps in a row, from the reading side on."""
        low, high = self.question.bounds
        self.columns = high - low + 1
        self._ends = []
        steps = QHBoxLayout()
        steps.setSpacing(GAP)
        for number in range(low, high + 1):
            tile = BigStep(f"screen:{self.question.id}:{number}", number, (number - low + 1) / self.columns)
            tile.toggled.connect(self._fill)
            steps.addWidget(tile, 1)
            self.adopt(str(number), tile)
        ends = QHBoxLayout()
        ends.setSpacing(48)
        for part, source, place in (("low", self.question.low, "start"), ("high", self.question.high, "end")):
            text = Stacked((f"{self.question.id}:{part}", source), self.catalog, OFFERED, place)
            ends.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(steps)
        column.addLayout(ends)
