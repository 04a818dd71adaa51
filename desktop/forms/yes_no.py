"""Yes or no, as two tiles side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QBoxLayout

from desktop.forms.tile import Tile
from desktop.forms.tiles import Choice, TilesField


class YesNoField(TilesField):
    """Value: true or false. Besides 1 and 2, the keys J and N choose."""

    direction = QBoxLayout.Direction.LeftToRight

    def choices(self) -> Iterable[Choice]:
        """Yes and no, whose texts are fixed phrases."""
        return [(key, f"phrase:{key}", self.phrase(key)) for key in ("yes", "no")]

    def entered(self) -> bool | None:
        """Whether yes was chosen."""
        return next((key == "yes" for key in self.chosen()), None)

    def show_value(self, value: Any | None) -> None:
        """Show one of the two as chosen."""
        self.choose([] if not isinstance(value, bool) else ["yes" if value else "no"])

    def tile_for(self, typed: str) -> Tile | None:
        """J and N as well as the numbers."""
        key = {"j": "yes", "n": "no"}.get(typed.lower())
        return self.tiles[key] if key else super().tile_for(typed)
