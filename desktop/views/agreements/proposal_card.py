"""One thing a rule proposes: what, why, for a referral where to and whether it may, and what to do with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.agreements import obstacle
from desktop.dossier.model import Answer, Conversation, Dossier
from desktop.dossier.proposals import Proposal
from desktop.forms.colours import Shade
from desktop.forms.flow import Flow
from desktop.forms.icons import Picture
from desktop.forms.looks import badge, button, label
from desktop.views.agreements.consent_choice import ConsentChoice
from desktop.views.agreements.organisation_facts import OrganisationFacts, pictured
from desktop.views.agreements.reason_links import ReasonLinks
from desktop.views.agreements.surroundings import Already, Surroundings
from desktop.views.desk import Desk
from desktop.views.wording import ASKS, URGENCY, URGENCY_ICON, WAY_ICON, WAYS, day, owner

REFUSED = (
    "Zonder toestemming gaat er geen brief naar {name}. "
    "U kunt wel een eigen actie afspreken, bijvoorbeeld dat de nieuwkomer zelf contact opneemt."
)


class ProposalCard(QFrame):
    """A card for one proposed action or referral.

    Signals:
        confirmed: agree to it as it stands.
        change: change it before agreeing.
        own_action: agree on an action instead of a referral that was refused.
        dismissed: not now.
        decided: the newcomer's decision about the organisation.
        signed: whether he signed his yes on paper.
        stop: id of an organisation that is to be asked to stop.
        asked: id of a question to go to.
    """

    confirmed = Signal()
    change = Signal()
    own_action = Signal()
    dismissed = Signal()
    decided = Signal(str)
    signed = Signal(bool)
    stop = Signal(str)
    asked = Signal(str)

    def __init__(
        self,
        desk: Desk,
        dossier: Dossier,
        conversation: Conversation,
        proposal: Proposal,
        around: Surroundings,
        answers: Mapping[str, Answer],
        parent: QWidget | None = None,
    ) -> None:
        """Args: answers: what is known in this conversation, by question id."""
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName(f"proposal:{proposal.rule.id}")
        self._desk, self._dossier, self._conversation, self._proposal = desk, dossier, conversation, proposal
        self._consent: ConsentChoice | None = None
        self._around, self._answers, self._already = around, answers, Already()
        self._obstacle = None
        if proposal.organisation:
            self._already = around.already(proposal.organisation, proposal.rule.title, proposal.rule.id)
            self._obstacle = obstacle(dossier, proposal.organisation.id, proposal.rule.basis)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 14, 20, 14)
        rows.setSpacing(8)
        rows.addLayout(self._head())
        links = ReasonLinks(desk.guide, conversation, f"Omdat {proposal.rule.reason}.", proposal.because)
        links.asked.connect(self.asked)
        rows.addWidget(links)
        self._add_details(rows)
        rows.addLayout(self._buttons())

    def _head(self) -> QVBoxLayout:
        rule = self._proposal.rule
        row = QHBoxLayout()
        row.setSpacing(8)
        shade = Shade.DANGER if rule.urgency == "now" else Shade.CONCERN if rule.urgency == "soon" else Shade.MUTED
        drawing = Picture(URGENCY_ICON[rule.urgency], shade, 18)
        row.addWidget(drawing)
        row.addWidget(label(rule.title, "question"), 1)
        states = {"now": "error", "soon": "waiting", "normal": ""}
        kinds = Flow()
        kinds.addWidget(badge(URGENCY[rule.urgency], states[rule.urgency], "urgency"))
        kinds.addWidget(badge("Doorverwijzing" if rule.propose == "referral" else "Actie", "", "kind"))
        if self._proposal.involved:
            kinds.addWidget(badge("Al betrokken", "waiting", "involved"))
        if self._already.need:
            kinds.addWidget(badge("Zelfde hulp loopt al", "waiting", "same_need"))
        head = QVBoxLayout()
        head.setSpacing(6)
        head.addLayout(row)
        head.addLayout(kinds)
        return head

    def _add_details(self, rows: QVBoxLayout) -> None:
        proposal, organisation = self._proposal, self._proposal.organisation
        if proposal.rule.propose != "referral" or organisation is None:
            who = owner(proposal.rule.owner, self._desk.guide.municipality)
            rows.addWidget(label(f"Wie: {who}  ·  Uiterlijk {day(proposal.due_on)}"))
            return
        facts = OrganisationFacts()
        expected = self._around.expected(organisation)
        facts.show_organisation(organisation, self._desk.today(), expected, self._already)
        rows.addWidget(facts)
        way = label(f"{WAYS[organisation.way]}: {ASKS[organisation.way]}", "help")
        way.setObjectName("referral_way")
        rows.addWidget(pictured(WAY_ICON[organisation.way], Shade.MUTED, way))
        if proposal.rule.basis == "consent":
            self._consent = ConsentChoice(self._desk, self._dossier, self._conversation, self._answers)
            self._consent.ask_about(organisation)
            self._consent.decided.connect(self.decided)
            self._consent.signed.connect(self.signed)
            self._consent.stop.connect(self.stop)
            rows.addWidget(self._consent)
        if self._obstacle == "refused":
            why = label(REFUSED.format(name=organisation.spoken), "reason")
            why.setObjectName("refused")
            rows.addWidget(why)

    def _buttons(self) -> Flow:
        row = Flow()
        title = self._proposal.rule.title
        if self._obstacle == "refused":
            first = button("Eigen actie afspreken", "own_action", "primary")
            first.clicked.connect(self.own_action)
        else:
            first = button("Afspreken", "confirm", "primary")
            first.clicked.connect(self._confirm)
        change = button("Aanpassen", "change")
        change.clicked.connect(self.change)
        later = button("Niet nu", "dismiss", "quiet")
        later.clicked.connect(self.dismissed)
        for part in (first, change, later):
            part.setAccessibleName(f"{part.text()}: {title}")
            row.addWidget(part)
        return row

    def _confirm(self) -> None:
        if self._obstacle == "unasked" and self._consent:
            self._consent.demand()
        else:
            self.confirmed.emit()
