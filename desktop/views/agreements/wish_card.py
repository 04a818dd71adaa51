"""The wish for a buddy that somebody told of in a conversation: put on the waiting list when a person says so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.buddy_wish import Draft
from desktop.forms.bilingual import isolated
from desktop.forms.colours import Shade
from desktop.forms.flow import Flow
from desktop.forms.icons import Picture
from desktop.forms.looks import badge, button, label, look
from desktop.views.wording import day

PUT = "Op de wachtlijst zetten"
ABOUT = (
    "Het programma zet niemand vanzelf op de wachtlijst. Wat voor maatje past, en wanneer, vult u daarna samen in: "
    "in het dossier, bij Maatje."
)


class WishCard(QFrame):
    """What was said, and the way to the waiting list.

    Signals:
        agreed: he wants to be on it.
    """

    agreed = Signal()

    def __init__(self, found: Draft, kind: str, parent: QWidget | None = None) -> None:
        """Args: kind: what this buddy is called, such as 'taalmaatje'."""
        super().__init__(parent)
        look(self, "card")
        self.setObjectName("wish_card")
        title = f"Op de wachtlijst voor een {kind}?"
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Picture("handshake", Shade.MUTED, 18))
        head.addWidget(label(title, "question"), 1)
        put = button(PUT, "put_on_list", "primary")
        put.setAccessibleName(f"{PUT}: {kind}")
        put.clicked.connect(self.agreed)
        kinds, ways = Flow(), Flow()
        kinds.addWidget(badge("Maatje", "", "kind"))
        ways.addWidget(put)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 14, 20, 14)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addLayout(kinds)
        for one in found.because:
            rows.addWidget(label(f"{day(one.on)}: {one.text} {isolated(one.answer)}.", "reason"))
        rows.addWidget(label(ABOUT, "help"))
        rows.addLayout(ways)
