"""A folder that somebody may change: a button with its path, which is never wider than there is room for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.forms.looks import named, tip

AROUND = 36
"""Pixels of the button beside its words."""


class FolderButton(QPushButton):
    """Shortens a long path in its middle; the tip and a screen reader have the whole of it."""

    def __init__(self, object_name: str, meaning: str, parent: QWidget | None = None) -> None:
        """Args: meaning: what comes in the folder, in words for a screen reader."""
        super().__init__(parent)
        named(self, object_name, meaning)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._meaning, self._path = meaning, ""

    def show_folder(self, folder: Path) -> None:
        """Show this folder."""
        self._path = str(folder)
        self.setToolTip(tip(self._path))
        self.setAccessibleName(f"{self._meaning}: {self._path}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of the path as fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words = self.fontMetrics().elidedText(self._path, Qt.TextElideMode.ElideMiddle, self.width() - AROUND)
        self.setText(words.replace("&", "&&"))
