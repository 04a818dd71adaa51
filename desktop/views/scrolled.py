"""A scroll area for text that wraps: exactly as high as its content is at the width that it has.

Qt would give it the height that the content needs at its narrowest, and so a long empty foot.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class Column(QWidget):
    """What scrolls. Its height follows from its width alone."""

    def minimumSizeHint(self) -> QSize:
        """No least height: the area asks for the height at its width instead."""
        return QSize(super().minimumSizeHint().width(), 0)


class Scrolled(QScrollArea):
    """Scrolls up and down only.

    Attributes:
        rows: layout to put the content in, from top to bottom.
    """

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = Column()
        self.rows = QVBoxLayout(inner)
        self.rows.setContentsMargins(0, 0, 8, 0)
        self.setWidget(inner)
