"""A message as plain text in two languages, to copy into one's own mail or telephone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.forms.bilingual import directed, wrappable
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.letters.model import Pair
from desktop.translate.languages import Language
from desktop.views.clearing import clear

NOT_TRANSLATED = "Dit bericht is nog niet vertaald. Laat de tolk het vertalen."


class MessageCopy(QFrame):
    """The words of each language, with a button that copies them.

    Signals:
        wanted: the text to copy.
    """

    wanted = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_copy")
        self._language = language
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)

    def show_text(self, text: Pair) -> None:
        """Show a message."""
        clear(self._rows)
        self._add("Nederlands", "dutch", text.dutch, turned=False)
        if text.own:
            self._add(self._language.dutch, "own", text.own, turned=self._language.right_to_left)
        elif self._language.code != "nl":
            self._rows.addWidget(label(NOT_TRANSLATED, "help"))

    def _add(self, title: str, name: str, text: str, turned: bool) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(4)
        rows.addWidget(label(title, "help"))
        words = label(wrappable(directed(text, self._language) if turned else text))
        words.setObjectName(f"message_{name}")
        words.setLayoutDirection(Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight)
        rows.addWidget(words)
        copy = button("Kopiëren", f"copy_{name}")
        copy.setAccessibleName(f"Kopiëren: {title}")
        copy.setIcon(icon("copy"))
        copy.clicked.connect(lambda: self.wanted.emit(text))
        rows.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(card)
