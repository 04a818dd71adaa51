"""The message for one person, in both languages, to copy; it stands in the place of the table for a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.letters.model import Pair
from desktop.translate.languages import Language
from desktop.views.clearing import clear
from desktop.views.papers.message_copy import MessageCopy
from desktop.views.scrolled import Scrolled


class MessageView(Scrolled):
    """Hidden until there is a message."""

    def __init__(self, copy: Callable[[str], None], parent: QWidget | None = None) -> None:
        """Args: copy: puts a text on the clipboard."""
        super().__init__("meeting_message", parent)
        self._copy = copy
        self.hide()

    def show_text(self, text: Pair, spoken: Language) -> None:
        """Show a message; the keyboard goes to the button that copies it in the own language."""
        clear(self.rows)
        shown = MessageCopy(spoken)
        shown.wanted.connect(self._copy)
        shown.show_text(text)
        self.rows.addWidget(shown)
        self.rows.addStretch(1)
        self.show()
        for name in ("copy_own", "copy_dutch"):
            if (first := shown.findChild(QWidget, name)) is not None:
                first.setFocus()
                return
