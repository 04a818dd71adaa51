"""What was translated by the machine and kept for this conversation; each can be shown again or taken away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.dossier.model import Exchange
from desktop.forms.bilingual import directed, wrappable
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look
from desktop.translate.languages import language
from desktop.views.clearing import clear
from desktop.views.inline_question import InlineQuestion

SPEAKERS = {"professional": "De gemeente", "newcomer": "De nieuwkomer"}
ASKED = "Deze vertaling weghalen uit dit gesprek?"


class KeptExchange(QFrame):
    """One of them: who said it, both texts, and how it came about.

    Signals:
        removed: it is to be taken away; the person was asked once.
    """

    removed = Signal()

    def __init__(self, exchange: Exchange, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setObjectName(f"kept:{number}")
        self.show_again = _picture_button("screen", f"show_kept:{number}", "Laat zien")
        remove = _picture_button("trash", f"remove_kept:{number}", "Weghalen")
        question = InlineQuestion()
        remove.clicked.connect(lambda: question.ask(ASKED, "Weghalen", "Laten staan", self.removed.emit))
        edited = "vertaald door de computer, aangepast" if exchange.edited else "vertaald door de computer"
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(f"{SPEAKERS[exchange.speaker]}  ·  {edited}", "small"), 1)
        head.addWidget(self.show_again, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 6, 12, 10)
        rows.setSpacing(2)
        rows.addLayout(head)
        rows.addWidget(_said(exchange.original, exchange.original_language))
        rows.addWidget(_said(exchange.translation, exchange.translation_language))
        rows.addWidget(question)


class KeptExchanges(QWidget):
    """The list, newest first; hidden when there is nothing.

    Signals:
        removed: an exchange that is to be taken away; asked first.
        shown: an exchange to show to the newcomer once more.
    """

    removed = Signal(object)
    shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(label("Bewaard bij dit gesprek", "question"))
        whole.addLayout(self._rows)
        self.hide()

    def show_exchanges(self, exchanges: Sequence[Exchange]) -> None:
        """Show what is kept now."""
        clear(self._rows)
        for number, exchange in reversed(list(enumerate(exchanges))):
            row = KeptExchange(exchange, number, self)
            row.show_again.clicked.connect(partial(self.shown.emit, exchange))
            row.removed.connect(partial(self.removed.emit, exchange))
            self._rows.addWidget(row)
            row.show()
        self.setVisible(bool(exchanges))


def _said(text: str, code: str) -> QLabel:
    spoken = language(code)
    made = label(wrappable(directed(text, spoken)), "" if code == "nl" else "own")
    if spoken.right_to_left:
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return made


def _picture_button(picture: str, object_name: str, words: str) -> QPushButton:
    made = button("", object_name, "quiet")
    made.setIcon(icon(picture))
    made.setAccessibleName(words)
    made.setToolTip(words)
    return made
