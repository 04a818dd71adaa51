"""Any number of choices, as tiles."""

from __future__ import annotations

from typing import Any

from desktop.forms.tiles import TilesField


class MultiField(TilesField):
    """Value: the ids of the chosen options, in the questionnaire's order."""

    exclusive = False

    def entered(self) -> list[str] | None:
        """The chosen options."""
        return self.chosen() or None

    def show_value(self, value: Any | None) -> None:
        """Show options as chosen."""
        self.choose([item for item in value if isinstance(item, str)] if isinstance(value, list) else [])
