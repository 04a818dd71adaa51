"""A scale: big numbered steps that rise, with the meaning of both ends in both languages under them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from desktop.forms.bilingual import show_short
from desktop.forms.looks import label
from desktop.forms.step_tile import StepTile
from desktop.forms.tile import Tile
from desktop.forms.tiles import TilesField
from desktop.translate.catalog import Catalog


class ScaleField(TilesField):
    """Value: the chosen number. The keys of the numbers choose; filled up to the chosen one."""

    def build(self) -> None:
        """Steps in a row, the ends below."""
        low, high = self.question.bounds
        steps = QHBoxLayout()
        steps.setSpacing(7)
        for number in range(low, high + 1):
            share = (number - low + 1) / (high - low + 1)
            tile = StepTile(f"option:{self.question.id}:{number}", number, share, self)
            tile.toggled.connect(self._fill)
            steps.addWidget(tile, 1)
            self.adopt(str(number), tile)
        self._ends: list[tuple[str, str, QLabel]] = []
        ends = QHBoxLayout()
        ends.setSpacing(40)
        ends.addLayout(self._end("low", self.question.low, Qt.AlignmentFlag.AlignLeft), 1)
        ends.addLayout(self._end("high", self.question.high, Qt.AlignmentFlag.AlignRight), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(steps)
        column.addLayout(ends)

    def set_catalog(self, catalog: Catalog) -> None:
        """Speak another language under the ends."""
        super().set_catalog(catalog)
        for part, source, own in self._ends:
            found = catalog.get(f"{self.question.id}:{part}", source)
            show_short(own, found, source, catalog.language)
        for key, tile in self.tiles.items():
            tile.setAccessibleName(self._said(key))

    def entered(self) -> int | None:
        """The chosen number."""
        return next((int(key) for key in self.chosen()), None)

    def show_value(self, value: Any | None) -> None:
        """Show a number as chosen."""
        self.choose([str(value)] if isinstance(value, int) else [])

    def tile_for(self, typed: str) -> Tile | None:
        """The step with this number, in the digits of any script."""
        return self.tiles.get(str(int(typed))) if len(typed) == 1 and typed.isdecimal() else None

    def _end(self, part: str, source: str, side: Qt.AlignmentFlag) -> QVBoxLayout:
        dutch, own = label(source, "help", self), label("", "own", self)
        for place in (dutch, own):
            place.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        self._ends.append((part, source, own))
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(dutch)
        column.addWidget(own)
        column.addStretch(1)
        return column

    def _said(self, key: str) -> str:
        low, high = self.question.bounds
        meaning = {str(low): f" – {self.question.low}", str(high): f" – {self.question.high}"}
        return key + meaning.get(key, "")

    def _fill(self) -> None:
        chosen = self.entered()
        for key, tile in self.tiles.items():
            if isinstance(tile, StepTile):
                tile.fill(chosen is not None and int(key) <= chosen)
