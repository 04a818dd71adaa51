"""A scroll area for text that wraps: exactly as high as its content is at the width that it has.

Qt would give it the height that the content needs at its narrowest, and so a long empty foot.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.forms.roles import role


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
        self.setAccessibleName("Inhoud van de pagina")
        role(self, QAccessible.Role.Grouping)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = Column()
        self.rows = QVBoxLayout(inner)
        self.rows.setContentsMargins(0, 0, 8, 0)
        self.setWidget(inner)


def at_left(part: QWidget, widest: int) -> QHBoxLayout:
    """A row with one thing that is not wider than it is read well, in pixels, however wide the page is.

    Alone in a column Qt would reckon its height at the width of the column, and squeeze it.
    """
    part.setMaximumWidth(widest)
    row = QHBoxLayout()
    row.addWidget(part, 1000)
    row.addStretch(1)
    return row
