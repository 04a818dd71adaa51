"""A text area with a quiet counter under it that shows itself near the end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms.announcing import announce
from desktop.forms.looks import label, named
from desktop.forms.text_area import TextArea

WARN_AT = 1000
"""Room left, in characters, from which on it is shown."""


class TextEntry(QWidget):
    """Where somebody writes more than a few words.

    Attributes:
        area: the text area.

    Signals:
        typed: the person changed the text.
    """

    typed = Signal()

    def __init__(self, object_name: str, accessible_name: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = TextArea(longest, self)
        named(self.area, object_name, accessible_name)
        self.counter = label("", "small", self)
        self.counter.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.area)
        column.addWidget(self.counter)
        self.setFocusProxy(self.area)
        self.area.typed.connect(self._count)
        self.area.typed.connect(self.typed)
        self.area.refused.connect(self._refuse)

    def text(self) -> str:
        """What stands here."""
        return self.area.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text."""
        self.area.show_text(text)
        self._count()

    def _count(self) -> None:
        left = self.area.longest - self.area.length()
        self.counter.setText(f"Nog {left} tekens")
        self.counter.setVisible(left <= WARN_AT)

    def _refuse(self) -> None:
        longest = f"{self.area.longest:,}".replace(",", ".")
        self.counter.setText(f"Niet alles past: hoogstens {longest} tekens. De rest staat er niet bij.")
        self.counter.show()
        announce(self.counter, self.counter.text(), at_once=True)
