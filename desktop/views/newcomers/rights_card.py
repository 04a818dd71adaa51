"""How each right of the newcomer stands on the page: a card with a heading and what it means."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.forms.looks import label


class RightsCard(QFrame):
    """A card; what it holds comes below its explanation.

    Attributes:
        rows: layout to put the content in, from top to bottom.
    """

    def __init__(self, name: str, heading: str, explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(24, 18, 24, 20)
        self.rows.setSpacing(10)
        self.rows.addWidget(label(heading, "heading"))
        self.rows.addWidget(label(explanation))
