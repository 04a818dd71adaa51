"""One choice of several, as tiles."""

from __future__ import annotations

from typing import Any

from desktop.forms.tiles import TilesField


class SingleField(TilesField):
    """Value: the id of the chosen option."""

    def entered(self) -> str | None:
        """The chosen option."""
        return next(iter(self.chosen()), None)

    def show_value(self, value: Any | None) -> None:
        """Show an option as chosen."""
        self.choose([value] if isinstance(value, str) else [])
