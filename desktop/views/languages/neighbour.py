"""What is read just before or after the text that is being reviewed, small and in both languages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.forms.bilingual import show_own, wrappable
from desktop.forms.looks import label
from desktop.translate.catalog import Catalog
from desktop.views.languages.review_texts import Text
from desktop.views.languages.two_columns import two_columns

LINES = 2
"""Room that is always kept, so that the text between them stays where it is."""


class Neighbour(QWidget):
    """A text that gives the one beside it its meaning; empty at the beginning and end of a topic."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._dutch, self._own = label("", "help"), label("", "help")
        self._dutch.setObjectName(f"{object_name}:dutch")
        self._own.setObjectName(f"{object_name}:own")
        row = QHBoxLayout(self)
        row.setContentsMargins(25, 0, 25, 0)  # in line with the columns of the card
        near = Qt.AlignmentFlag.AlignBottom if object_name == "before" else Qt.AlignmentFlag.AlignTop
        row.addWidget(two_columns(self._dutch, self._own), 1, near)
        self.setMinimumHeight(LINES * self.fontMetrics().lineSpacing())

    def show_text(self, text: Text | None, catalog: Catalog) -> None:
        """Show a text; None when there is none."""
        for part in (self._dutch, self._own):
            part.setVisible(text is not None)
        if text is not None:
            self._dutch.setText(wrappable(text.source))
            show_own(self._own, catalog.get(text.context, text.source), text.source, catalog.language)
