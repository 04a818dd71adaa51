"""What to do now when an answer points to danger: calm, on top, and never followed by anything of itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.model import Conversation
from desktop.dossier.proposals import Proposal
from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import button, label
from desktop.guide import Guide
from desktop.views.agreements.reason_links import ReasonLinks


class ProtocolCard(QFrame):
    """The steps of a protocol. The answer behind it is shown only when asked: somebody may look along.

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
        drawing = Picture("shield", Shade.CONCERN, 28)
        head.addWidget(drawing)
        head.addWidget(label(proposal.rule.title, "heading"), 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 14, 20, 14)
        rows.setSpacing(8)
        rows.addLayout(head)
        steps = label(proposal.rule.text)
        steps.setObjectName("protocol_text")
        rows.addWidget(steps)
        rows.addWidget(self._reasons(guide, conversation, proposal))
        rows.insertLayout(rows.count() - 1, self._buttons(proposal.rule.title))

    def _reasons(self, guide: Guide, conversation: Conversation, proposal: Proposal) -> ReasonLinks:
        self._why = ReasonLinks(guide, conversation, f"U ziet dit omdat {proposal.rule.reason}.", proposal.because)
        self._why.asked.connect(self.asked)
        self._why.hide()
        return self._why

    def _buttons(self, title: str) -> QHBoxLayout:
        seen = button("Gezien en opgepakt", "dismiss")
        seen.clicked.connect(self.dismissed)
        why = button("Waarom ziet u dit?", "why", "quiet")
        why.clicked.connect(lambda: self._why.setVisible(not self._why.isVisible()))
        row = QHBoxLayout()
        for part in (seen, why):
            part.setAccessibleName(f"{part.text()}: {title}")
            row.addWidget(part)
        row.addWidget(label("Er gaat niets vanzelf naar een ander.", "small"), 1)
        return row
