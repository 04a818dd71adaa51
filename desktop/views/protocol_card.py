"""What to do now when an answer points to danger: calm, on top, and never followed by anything of itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.dossier.model import Conversation
from desktop.dossier.proposals import Proposal
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.guide import Guide
from desktop.views.reason_links import ReasonLinks
from desktop.views.theme import LIGHT


class ProtocolCard(QFrame):
    """The steps of a protocol.

    Signals:
        dismissed: the professional has seen and done it.
        asked: id of a question to go to.
    """

    dismissed = Signal()
    asked = Signal(str)

    def __init__(
        self, guide: Guide, conversation: Conversation, proposal: Proposal, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.setProperty("state", "concern")
        self.setObjectName(f"proposal:{proposal.rule.id}")
        head = QHBoxLayout()
        head.setSpacing(12)
        drawing = QLabel()
        drawing.setPixmap(icon("shield", LIGHT.concern).pixmap(28, 28))
        head.addWidget(drawing)
        head.addWidget(label(proposal.rule.title, "heading"), 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 14, 20, 14)
        rows.setSpacing(8)
        rows.addLayout(head)
        steps = label(proposal.rule.text)
        steps.setObjectName("protocol_text")
        rows.addWidget(steps)
        reason = f"U ziet dit omdat {proposal.rule.reason}."
        links = ReasonLinks(guide, conversation, reason, proposal.because)
        links.asked.connect(self.asked)
        rows.addWidget(links)
        seen = button("Gezien en opgepakt", "dismiss")
        seen.setAccessibleName(f"Gezien en opgepakt: {proposal.rule.title}")
        seen.clicked.connect(self.dismissed)
        last = QHBoxLayout()
        last.addWidget(seen)
        last.addWidget(label("Er gaat niets vanzelf naar een ander.", "small"), 1)
        rows.addLayout(last)
