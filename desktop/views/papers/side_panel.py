"""What stands beside a paper: words under one another that scroll, drawn anew for each paper."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.forms.looks import label
from desktop.views.clearing import clear
from desktop.views.scrolled import Scrolled


class SidePanel(QFrame):
    """Empty until something is put in it.

    Attributes:
        rows: what was put in, with an empty stretch below.
        area: what they scroll in.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "panel")
        self.area = Scrolled(f"{name}_scroll")
        self.rows = self.area.rows
        self.rows.setContentsMargins(12, 14, 8, 14)
        self.rows.setSpacing(6)
        self.rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def begin(self) -> None:
        """Take away what was put in."""
        clear(self.rows, leave=1)

    def add(self, text: str, look: str = "", name: str = "") -> None:
        """Put in words."""
        part = label(text, look)
        part.setObjectName(name)
        self.put(part)

    def put(self, part: QWidget) -> None:
        """Put in something below the rest."""
        self.rows.insertWidget(self.rows.count() - 1, part)
