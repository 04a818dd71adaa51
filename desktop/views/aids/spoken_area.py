"""A text area for one language: it runs in that language's direction, also while it is still empty."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.forms.looks import look, named, restyle
from desktop.forms.text_area import TextArea
from desktop.translate.languages import Language

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SpokenArea(TextArea):
    """Plain text of one language.

    Signals:
        sent: Ctrl+Enter was pressed in it.
    """

    sent = Signal()

    def __init__(self, object_name: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(longest, parent)
        self.setObjectName(object_name)

    def speak(self, language: Language, purpose: str) -> None:
        """Take another language. `purpose` says in Dutch what the field is for."""
        named(self, self.objectName(), f"{purpose} ({language.dutch})")
        way = Qt.LayoutDirection.RightToLeft if language.right_to_left else Qt.LayoutDirection.LeftToRight
        option = self.document().defaultTextOption()
        option.setTextDirection(way)
        self._quiet, quiet = True, self._quiet
        self.document().setDefaultTextOption(option)
        self._quiet = quiet
        self.setLayoutDirection(way)
        wanted = "" if language.code == "nl" else "own"
        if (self.property("look") or "") != wanted:
            look(self, wanted)
            restyle(self)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is for this field before it is for the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _sends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter sends; everything else is typed."""
        if _sends(event):
            self.sent.emit()
        else:
            super().keyPressEvent(event)


def _sends(event: QKeyEvent) -> bool:
    return event.key() in ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
