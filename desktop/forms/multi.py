"""Any number of choices, as tiles."""

from __future__ import annotations

from typing import Any

from desktop.forms.tile import Tile
from desktop.forms.tiles import TilesField


class MultiField(TilesField):
    """Value: the ids of the chosen options, in the questionnaire's order.

    'None of these' and another choice take each other's place.
    """

    exclusive = False

    def entered(self) -> list[str] | None:
        """The chosen options."""
        return self.chosen() or None

    def show_value(self, value: Any | None) -> None:
        """Show options as chosen."""
        self.choose([item for item in value if isinstance(item, str)] if isinstance(value, list) else [])

    def _clicked(self, clicked: Tile) -> None:
        alone = [self.tiles[option.id] for option in self.question.options if option.alone]
        if clicked.isChecked():
            for tile in self.tiles.values() if clicked in alone else alone:
                tile.setChecked(tile is clicked)
        super()._clicked(clicked)
