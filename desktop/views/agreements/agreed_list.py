"""What is agreed so far in this conversation, and the two ways to add something of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.dossier.agreements import obstacle
from desktop.dossier.model import Action, Dossier, Referral
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.municipality.model import Municipality
from desktop.views.clearing import clear
from desktop.views.scrolled import Scrolled
from desktop.views.theme import LIGHT
from desktop.views.wording import STATUS, day, organisation_name, owner, waiting

Agreement = Referral | Action


class AgreedList(QWidget):
    """The agreements as small cards.

    Signals:
        change, remove: an agreement.
        new_action, new_referral: something of one's own is to be added.
    """

    change = Signal(object)
    remove = Signal(object)
    new_action = Signal()
    new_referral = Signal()

    def __init__(self, dossier: Dossier, municipality: Municipality, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier, self._municipality = dossier, municipality
        self._heading = label("Afgesproken", "heading")
        self._heading.setObjectName("agreed_heading")
        self._empty = label("Nog niets. Kies bij een voorstel 'Afspreken', of voeg zelf iets toe.", "help")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        scroll = Scrolled("agreed_scroll")
        scroll.rows.addWidget(self._empty)
        scroll.rows.addLayout(self._cards)
        scroll.rows.addStretch(1)
        action = button("Zelf een actie toevoegen", "new_action")
        action.setIcon(icon("plus", LIGHT.accent))
        action.clicked.connect(self.new_action)
        referral = button("Zelf doorverwijzen", "new_referral")
        referral.setIcon(icon("plus", LIGHT.accent))
        referral.clicked.connect(self.new_referral)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 14, 16)
        rows.setSpacing(10)
        rows.addWidget(self._heading)
        rows.addWidget(scroll, 1)
        rows.addWidget(action)
        rows.addWidget(referral)

    def show_agreements(self, agreements: Sequence[Agreement]) -> None:
        """Show these and no others."""
        clear(self._cards)
        self._heading.setText(f"Afgesproken ({len(agreements)})" if agreements else "Afgesproken")
        self._empty.setVisible(not agreements)
        for agreement in agreements:
            self._cards.addWidget(self._card(agreement))

    def _card(self, agreement: Agreement) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        card.setObjectName(f"agreed:{agreement.id}")
        title, details, picture = self._words(agreement)
        head = QHBoxLayout()
        head.setSpacing(10)
        drawing = QLabel()
        drawing.setPixmap(icon(picture, LIGHT.accent).pixmap(20, 20))
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
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(label(details[-1], "small"), 1)
        for text, name, signal in (("Aanpassen", "change", self.change), ("Weghalen", "remove", self.remove)):
            if isinstance(agreement, Referral) and agreement.status != "drafted":
                continue  # what was sent is part of the history: it is updated at the follow-up
            part = button(text, name, "quiet")
            part.setAccessibleName(f"{text}: {title}")
            part.clicked.connect(lambda _checked=False, chosen=signal: chosen.emit(agreement))
            buttons.addWidget(part)
        rows.addLayout(buttons)
        return card

    def _words(self, agreement: Agreement) -> tuple[str, list[str], str]:
        if isinstance(agreement, Action):
            who = owner(agreement.owner, self._municipality)
            until = f"Uiterlijk {day(agreement.due_on)}" if agreement.due_on else "Zonder datum"
            return agreement.title, [f"Wie: {who}", until], "check"
        name = organisation_name(agreement.organisation, self._municipality)
        organisation = self._municipality.organisation_by_id.get(agreement.organisation)
        wait = waiting(organisation.waiting_days if organisation else None)
        details = [agreement.need, f"Wachttijd: {wait}", f"Brief: {STATUS[agreement.status]}"]
        if agreement.status == "drafted" and obstacle(self._dossier, agreement.organisation, agreement.basis):
            details[-1] = "Brief: gaat niet, er is geen toestemming"
        return f"Doorverwijzing naar {name}", details, "letter"
