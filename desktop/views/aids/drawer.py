"""The drawer at the right of a conversation: one aid at a time, built when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.forms.icons import icon
from desktop.forms.looks import button as made_button
from desktop.forms.looks import label, look, named

WIDTH, LETTERS, WIDEST = 380, 14, 460
"""Pixels of the drawer, at letters of so many pixels; with larger letters it grows, up to the widest."""


@dataclass(frozen=True)
class Aid:
    """What the drawer can hold.

    Attributes:
        title: what stands above it, in Dutch.
        build: makes the panel.
    """

    title: str
    build: Callable[[], QWidget]


class Drawer(QFrame):
    """Closed until an aid is asked for; Escape closes it again.

    Signals:
        turned: name of the aid that is shown now, empty when the drawer is closed.
    """

    turned = Signal(str)

    def __init__(self, aids: Mapping[str, Aid], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "drawer", "Hulp bij het gesprek")
        look(self, "drawer")
        self._aids = aids
        self._panels: dict[str, QWidget] = {}
        self.showing = ""
        self._left: QWidget | None = None
        self._title = label("", "heading")
        self._title.setObjectName("drawer_title")
        close = made_button("", "drawer_close", "quiet")
        close.setIcon(icon("close"))
        close.setAccessibleName("Hulp sluiten")
        close.setToolTip("Sluiten (Esc)")
        close.clicked.connect(self.shut)
        self._place = QStackedWidget()
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 0)
        head.addWidget(self._title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(self._place, 1)
        letters = max(self.font().pixelSize(), LETTERS)
        self.setFixedWidth(min(WIDEST, WIDTH * letters // LETTERS))
        self.hide()

    def panel(self, name: str) -> QWidget | None:
        """The panel of an aid, once it was built."""
        return self._panels.get(name)

    def turn(self, name: str) -> None:
        """Show an aid; the one that is shown already closes the drawer."""
        if self.showing == name:
            self.shut()
            return
        if name not in self._panels:
            self._panels[name] = self._aids[name].build()
            self._place.addWidget(self._panels[name])
        if not self.showing:
            self._left = QApplication.focusWidget()
        self._title.setText(self._aids[name].title)
        self._place.setCurrentWidget(self._panels[name])
        self.showing = name
        self.show()
        self._panels[name].setFocus()
        self.turned.emit(name)

    def shut(self) -> None:
        """Close the drawer; what is typed in it stays. The keyboard goes back to where it was."""
        if self.showing:
            focus, left = QApplication.focusWidget(), self._left
            inside = focus is None or self.isAncestorOf(focus)
            self.showing, self._left = "", None
            self.hide()
            there = any(one is left for one in self.window().findChildren(QWidget))  # it may be gone meanwhile
            if inside and left is not None and there and left.isVisible():
                left.setFocus(Qt.FocusReason.OtherFocusReason)
            self.turned.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)
