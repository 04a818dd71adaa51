"""A window of which the tab key goes as in those of the program."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views import tab_key


class AsRead(QWidget):
    """Shows its parts below each other."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)

    def focusNextPrevChild(self, next: bool) -> bool:
        """As the windows of the program."""
        return tab_key.to_next(self, next) if tab_key.pressed() else super().focusNextPrevChild(next)
