"""What is agreed so far in this conversation, and the two ways to add something of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.agreements import obstacle, to_be_stopped
from desktop.dossier.model import Action, Dossier, Referral, ReferralStatus
from desktop.dossier.waiting import Waited, expectation
from desktop.dossier.waiting_words import UNKNOWN
from desktop.forms.colours import Shade
from desktop.forms.flow import Flow
from desktop.forms.icons import Picture, icon
from desktop.forms.looks import button, label
from desktop.municipality.model import Municipality
from desktop.views.clearing import clear
from desktop.views.scrolled import Scrolled
from desktop.views.wording import STATUS, WAYS, day, organisation_name, owner, waiting

Agreement = Referral | Action
LARGE = 18
"""Pixels of letters from which the buttons of an agreement go below its day."""
_DONE: dict[ReferralStatus, str] = {"drafted": "nog te doen", "sent": "gedaan"}
"""Steps of a referral that goes without a letter."""


class AgreedList(QWidget):
    """The agreements as small cards.

    Signals:
        change, remove: an agreement.
        consent: a referral that was sent, and about which the newcomer may decide anew.
        new_action, new_referral: something of one's own is to be added.

    Attributes:
        area: what scrolls.
    """

    change = Signal(object)
    remove = Signal(object)
    consent = Signal(object)
    new_action = Signal()
    new_referral = Signal()

    def __init__(
        self,
        dossier: Dossier,
        municipality: Municipality,
        waits: Mapping[str, Waited],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._dossier, self._municipality, self._waits = dossier, municipality, waits
        self._heading = label("Afgesproken", "heading")
        self._heading.setObjectName("agreed_heading")
        self._empty = label("Nog niets. Kies bij een voorstel 'Afspreken', of voeg zelf iets toe.", "help")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.area = scroll = Scrolled("agreed_scroll")
        scroll.rows.addWidget(self._empty)
        scroll.rows.addLayout(self._cards)
        scroll.rows.addStretch(1)
        action = button("Zelf een actie toevoegen", "new_action")
        action.setIcon(icon("plus", Shade.ACCENT))
        action.clicked.connect(self.new_action)
        referral = button("Zelf doorverwijzen", "new_referral")
        referral.setIcon(icon("plus", Shade.ACCENT))
        referral.clicked.connect(self.new_referral)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 14, 16)
        rows.setSpacing(10)
        rows.addWidget(self._heading)
        rows.addWidget(scroll, 1)
        rows.addWidget(action)
        rows.addWidget(referral)

    def parts(self, agreements: Sequence[Agreement]) -> Iterator[Callable[[], None]]:
        """What draws these and no others, part by part from top to bottom."""
        clear(self._cards)
        self._heading.setText(f"Afgesproken ({len(agreements)})" if agreements else "Afgesproken")
        self._empty.setVisible(not agreements)
        for agreement in agreements:
            yield partial(self._add, agreement)

    def show_agreements(self, agreements: Sequence[Agreement]) -> None:
        """Show these and no others."""
        for part in self.parts(agreements):
            part()

    def _add(self, agreement: Agreement) -> None:
        card = self._card(agreement)
        self._cards.addWidget(card)
        card.show()

    def _card(self, agreement: Agreement) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        card.setObjectName(f"agreed:{agreement.id}")
        title, details, picture = self._words(agreement)
        head = QHBoxLayout()
        head.setSpacing(10)
        drawing = Picture(picture, Shade.ACCENT, 20)
        head.addWidget(drawing)
        words = label(title)
        words.setObjectName("agreed_title")
        head.addWidget(words, 1)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(12, 10, 8, 6)
        rows.setSpacing(4)
        rows.addLayout(head)
        for detail in details[:-1]:
            rows.addWidget(label(detail, "small"))
        last = label(details[-1], "small")
        buttons: QHBoxLayout | Flow = QHBoxLayout()
        if self.font().pixelSize() < LARGE:
            buttons.setSpacing(0)
            buttons.addWidget(last)
            buttons.setStretch(0, 1)
        else:  # the words and the buttons do not fit beside one another
            rows.addWidget(last)
            buttons = Flow(0)
        for text, name, signal in self._ways(agreement):
            part = button(text, name, "quiet")
            part.setAccessibleName(f"{text}: {title}")
            part.clicked.connect(lambda _checked=False, chosen=signal: chosen.emit(agreement))
            buttons.addWidget(part)
        rows.addLayout(buttons)
        return card

    def _ways(self, agreement: Agreement) -> list[tuple[str, str, SignalInstance]]:
        """What can be done with it. What was sent is part of the history: it is updated at the follow-up."""
        if isinstance(agreement, Action) or agreement.status == "drafted":
            return [("Aanpassen", "change", self.change), ("Weghalen", "remove", self.remove)]
        known = agreement.organisation in self._municipality.organisation_by_id
        return [("Toestemming", "consent", self.consent)] if agreement.basis == "consent" and known else []

    def _words(self, agreement: Agreement) -> tuple[str, list[str], str]:
        if isinstance(agreement, Action):
            who = owner(agreement.owner, self._municipality)
            until = f"Uiterlijk {day(agreement.due_on)}" if agreement.due_on else "Zonder datum"
            return agreement.title, [f"Wie: {who}", until], "check"
        name = organisation_name(agreement.organisation, self._municipality)
        organisation = self._municipality.organisation_by_id.get(agreement.organisation)
        wait = waiting(expectation(organisation, self._waits)) if organisation else UNKNOWN
        return f"Doorverwijzing naar {name}", [agreement.need, f"Wachttijd: {wait}", self._stands(agreement)], "letter"

    def _stands(self, referral: Referral) -> str:
        """How it is done, and how far that is."""
        organisation = self._municipality.organisation_by_id.get(referral.organisation)
        chosen = referral.way or (organisation.way if organisation else "letter")
        way = WAYS[chosen]
        if referral.status == "drafted" and obstacle(self._dossier, referral.organisation, referral.basis):
            return f"{way}: gaat niet, er is geen toestemming"
        if referral.basis == "consent" and to_be_stopped(self._dossier, referral.organisation):
            return "Ingetrokken: vraag om te stoppen"
        words = STATUS if chosen == "letter" else {**STATUS, **_DONE}
        return f"{way}: {words[referral.status]}"
