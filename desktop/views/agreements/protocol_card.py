"""What to do now when an answer points to danger: on top, folded until it is opened, never followed by anything."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.dossier.model import Conversation
from desktop.dossier.proposals import Proposal
from desktop.forms.colours import Shade
from desktop.forms.flow import Flow
from desktop.forms.icons import Picture
from desktop.forms.looks import button, label, look
from desktop.guide import Guide
from desktop.views.agreements.reason_links import ReasonLinks

FOR_YOU = "Voor u: lees dit even"
SEEN = "Bericht voor u"
"""What a protocol is called where somebody may look along: its title says what was told."""


class ProtocolCard(QFrame):
    """The steps of a protocol. Folded it gives nothing away: this page is looked at together.

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
        look(self, "panel")
        self.setObjectName(f"proposal:{proposal.rule.id}")
        self._inside = QWidget()
        self._fold: QPushButton = button("", "protocol_fold", "quiet")
        self._fold.clicked.connect(lambda: self._open(not self._inside.isVisibleTo(self)))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Picture("info", Shade.MUTED, 20))
        head.addWidget(label(FOR_YOU, "help"), 1)
        head.addWidget(self._fold)
        self._lay_out(guide, conversation, proposal)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 6, 12, 6)
        rows.setSpacing(2)
        rows.addLayout(head)
        rows.addWidget(self._inside)
        self._open(False)

    def _open(self, opened: bool) -> None:
        self._inside.setVisible(opened)
        self._fold.setText("Inklappen" if opened else "Openen")
        self._fold.setAccessibleName(f"{FOR_YOU}: {self._fold.text().lower()}")

    def _lay_out(self, guide: Guide, conversation: Conversation, proposal: Proposal) -> None:
        steps = label(proposal.rule.text)
        steps.setObjectName("protocol_text")
        self._why = ReasonLinks(guide, conversation, f"U ziet dit omdat {proposal.rule.reason}.", proposal.because)
        self._why.asked.connect(self.asked)
        self._why.hide()
        rows = QVBoxLayout(self._inside)
        rows.setContentsMargins(0, 0, 8, 8)
        rows.setSpacing(8)
        rows.addWidget(label(proposal.rule.title, "heading"))
        rows.addWidget(steps)
        rows.addWidget(label("Er gaat niets vanzelf naar een ander.", "small"))
        rows.addLayout(self._buttons(proposal.rule.title))
        rows.addWidget(self._why)

    def _buttons(self, title: str) -> Flow:
        seen = button("Gezien en opgepakt", "dismiss")
        seen.clicked.connect(self.dismissed)
        why = button("Waarom ziet u dit?", "why", "quiet")
        why.clicked.connect(lambda: self._why.setVisible(not self._why.isVisible()))
        row = Flow()
        for part in (seen, why):
            part.setAccessibleName(f"{part.text()}: {title}")
            row.addWidget(part)
        return row
