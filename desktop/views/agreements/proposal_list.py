"""The proposals under each other, most urgent first; below them a wish for a buddy, and what was put aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.dossier.agreements import agreed, set_aside
from desktop.dossier.buddy_wish import Draft, unlisted
from desktop.dossier.model import Answer, Conversation, Dossier
from desktop.dossier.proposals import Proposal
from desktop.forms.looks import button, label
from desktop.letters.occasion import Occasion
from desktop.municipality.model import Rule
from desktop.views.agreements.proposal_card import ProposalCard
from desktop.views.agreements.protocol_card import SEEN, ProtocolCard
from desktop.views.agreements.surroundings import Surroundings
from desktop.views.agreements.wish_card import WishCard
from desktop.views.clearing import clear
from desktop.views.desk import Desk
from desktop.views.scrolled import Scrolled

NONE = "Er zijn geen voorstellen. Rechts kunt u zelf iets toevoegen."
NO_MORE = "Er zijn geen voorstellen meer. Rechts kunt u zelf iets toevoegen."


def called(rule: Rule) -> str:
    """What a proposal that was put aside is called on a page that is looked at together."""
    return SEEN if rule.propose == "protocol" else rule.title


class ProposalList(Scrolled):
    """What `propose` gives; all of it is drawn anew at each change.

    Signals:
        confirmed, change, own_action, dismissed: a proposal, and what somebody wants with it.
        restored: id of a rule that was put aside.
        decided: an organisation's id, and the newcomer's decision about it.
        signed: an organisation's id, and whether the newcomer signed his yes.
        stop: id of an organisation that is to be asked to stop.
        asked: id of a question to go to.
        wished: the wish for a buddy that is to stand on the waiting list (BuddyWish).
    """

    confirmed = Signal(object)
    change = Signal(object)
    own_action = Signal(object)
    dismissed = Signal(object)
    restored = Signal(str)
    decided = Signal(str, str)
    signed = Signal(str, bool)
    stop = Signal(str)
    asked = Signal(str)
    wished = Signal(object)

    def __init__(
        self,
        desk: Desk,
        dossier: Dossier,
        conversation: Conversation,
        around: Surroundings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("proposals", parent)
        self._around = around
        self._desk, self._dossier, self._conversation = desk, dossier, conversation
        self.rows.setSpacing(12)
        self.rows.addStretch(1)

    def parts(self) -> Iterator[Callable[[], None]]:
        """What draws everything as it stands now, part by part from top to bottom, in the place of what is there."""
        clear(self.rows, leave=1)
        guide = self._desk.guide
        proposals = guide.proposals(self._dossier, self._conversation)
        answers = Occasion(guide, self._dossier, self._conversation, self._desk.today()).answers
        aside = set_aside(guide.municipality, self._conversation)
        for proposal in proposals:
            yield partial(self._add, partial(self._card, proposal, answers))
        wish = unlisted(self._dossier, guide.questionnaire, guide.municipality, self._desk.today())
        if wish is not None:
            yield partial(self._add, partial(self._wish, wish))
        if not proposals and wish is None:
            decided = aside or any(item.rule for item in agreed(self._dossier, self._conversation))
            yield partial(self._add, partial(label, NO_MORE if decided else NONE, "help"))
        if aside:
            yield partial(self._add, partial(self._aside, aside))

    def refresh(self) -> None:
        """Draw everything as it stands now; the page stays where it was scrolled to."""
        at, focused = self.verticalScrollBar().value(), self._focused()
        for part in self.parts():
            part()
        self.verticalScrollBar().setValue(at)
        if focused is not None:
            self.focus_row(focused)

    def row_of(self, rule_id: str) -> int:
        """Where the proposal of a rule stands; 0 when it is not there."""
        part = self.findChild(QWidget, f"proposal:{rule_id}")
        return max(self.rows.indexOf(part), 0) if part else 0

    def focus_row(self, row: int) -> bool:
        """Put the keyboard in what stands in a row now, or else the last. Returns whether there is something to do."""
        item = self.rows.itemAt(min(row, self.rows.count() - 2))
        part = item.widget() if item else None
        first = part.findChild(QPushButton) if part else None
        if first is not None:
            first.setFocus()
        return first is not None

    def _focused(self) -> int | None:
        """Which part the keyboard is in."""
        found = self.focusWidget()
        rows = range(self.rows.count() - 1)
        widgets = [item.widget() for row in rows if (item := self.rows.itemAt(row))]
        if found is None or not found.hasFocus():
            return None
        return next((row for row, part in enumerate(widgets) if part and part.isAncestorOf(found)), None)

    def _add(self, make: Callable[[], QWidget]) -> None:
        part = make()
        self.rows.insertWidget(self.rows.count() - 1, part)  # before the stretch at the end
        part.show()

    def _card(self, proposal: Proposal, answers: Mapping[str, Answer]) -> QWidget:
        if proposal.rule.propose == "protocol":
            protocol = ProtocolCard(self._desk.guide, self._conversation, proposal)
            protocol.dismissed.connect(lambda: self.dismissed.emit(proposal))
            protocol.asked.connect(self.asked)
            return protocol
        card = ProposalCard(self._desk, self._dossier, self._conversation, proposal, self._around, answers)
        card.confirmed.connect(lambda: self.confirmed.emit(proposal))
        card.change.connect(lambda: self.change.emit(proposal))
        card.own_action.connect(lambda: self.own_action.emit(proposal))
        card.dismissed.connect(lambda: self.dismissed.emit(proposal))
        card.decided.connect(lambda decision: self.decided.emit(proposal.rule.organisation, decision))
        card.signed.connect(lambda signed: self.signed.emit(proposal.rule.organisation, signed))
        card.stop.connect(self.stop)
        card.asked.connect(self.asked)
        return card

    def _wish(self, found: Draft) -> WishCard:
        card = WishCard(found, self._desk.guide.municipality.settings.buddies.title(found.wish.kind))
        card.agreed.connect(lambda: self.wished.emit(found.wish))
        return card

    def _aside(self, rules: list[Rule]) -> QFrame:
        panel = QFrame()
        panel.setProperty("look", "panel")
        panel.setObjectName("aside")
        rows = QVBoxLayout(panel)
        rows.setContentsMargins(20, 12, 12, 12)
        rows.addWidget(label("Weggelegd in dit gesprek", "help"))
        for rule in rules:
            row = QHBoxLayout()
            row.addWidget(label(called(rule)), 1)
            back = button("Toch bekijken", f"restore:{rule.id}", "quiet")
            back.setAccessibleName(f"Toch bekijken: {called(rule)}")
            back.clicked.connect(lambda _checked=False, rule_id=rule.id: self.restored.emit(rule_id))
            row.addWidget(back)
            rows.addLayout(row)
        return panel
