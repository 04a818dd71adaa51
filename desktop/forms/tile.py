"""A big button that is chosen or not: what options, yes and no, and the steps of a scale have in common."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.forms.looks import look, named
from desktop.translate.catalog import Catalog

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class Tile(QPushButton):
    """A checkable tile. The number keys and arrows are left to its field, which knows the other tiles.

    Signals:
        focused: it got the keyboard focus.
    """

    focused = Signal()

    def __init__(self, object_name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "tile")
        named(self, object_name, accessible_name)
        self.setCheckable(True)
        self.setAutoDefault(False)

    def set_catalog(self, catalog: Catalog, understood: str = "") -> None:
        """Speak another language; `understood` as in `Bilingual.set_catalog`."""

    def sizeHint(self) -> QSize:
        """As large as what it holds; a push button by itself looks only at its text."""
        inside = self.layout()
        return inside.sizeHint() if inside else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As large as what it holds."""
        inside = self.layout()
        return inside.minimumSize() if inside else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, as the space bar does; the arrows are left to the field."""
        if event.key() in ARROWS:
            event.ignore()
        elif event.key() in ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the field where the keyboard is."""
        super().focusInEvent(event)
        self.focused.emit()
