"""Writing or changing a referral: to which organisation, for what help, how, and whether the newcomer allows it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.dossier.agreements import obstacle
from desktop.dossier.model import Basis, Conversation, Dossier, Referral
from desktop.errors import AnswerError
from desktop.forms.looks import label, named
from desktop.forms.text_area import TextArea
from desktop.questions.answers import clean
from desktop.views.agreements.consent_choice import ASK_FIRST, ConsentChoice
from desktop.views.agreements.editor import Editor
from desktop.views.agreements.organisation_facts import OrganisationFacts
from desktop.views.agreements.organisation_picker import OrganisationPicker
from desktop.views.agreements.surroundings import Surroundings
from desktop.views.agreements.way_choice import WayChoice
from desktop.views.desk import Desk

LONGEST_NEED = 500
REFUSED = "De nieuwkomer wil dit niet. Kies een andere organisatie, of annuleer en maak er een eigen actie van."


class ReferralEditor(Editor):
    """The fields of one referral.

    The legal basis goes with the organisation: sent elsewhere than its rule says, it needs consent.

    Signals:
        decided: an organisation's id, and the newcomer's decision about it.
        signed: an organisation's id, and whether the newcomer signed his yes.
        stop: id of an organisation that is to be asked to stop.
    """

    decided = Signal(str, str)
    signed = Signal(str, bool)
    stop = Signal(str)

    def __init__(
        self,
        desk: Desk,
        dossier: Dossier,
        conversation: Conversation,
        referral: Referral,
        heading: str,
        save_text: str,
        around: Surroundings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Args: around: how long people wait and who is involved, where the page has looked that up already."""
        super().__init__(referral, "referral_editor", heading, save_text, parent)
        self._desk, self._dossier, self._referral = desk, dossier, referral
        self._proposed, self._basis = referral.organisation, referral.basis
        self._directory = desk.guide.municipality.organisation_by_id
        self._around = around or Surroundings.of(desk, dossier)
        offered = desk.guide.municipality.organisations
        there = [one for one in offered if one.id == referral.organisation or not one.ended(desk.today())]
        self._picker = OrganisationPicker(there, self._around.waits)
        self._facts = OrganisationFacts()
        self._need = TextArea(LONGEST_NEED)
        named(self._need, "referral_need", "Welke hulp gevraagd wordt")
        self._need.show_text(referral.need)
        self._way = WayChoice()
        self._consent = ConsentChoice(desk, dossier, conversation)
        self._legal = label("Dit hoort bij de wettelijke taak: toestemming is niet nodig.", "help")
        self.fields.addWidget(self._picker)
        self.fields.addWidget(self._facts)
        self.add("Welke hulp vragen we?", self._need)
        self.add("Hoe verwijzen we?", self._way)
        self.fields.addWidget(self._consent)
        self.fields.addWidget(self._legal)
        self.fields.addStretch(1)
        self._consent.decided.connect(self._decide)
        self._consent.signed.connect(lambda signed: self.signed.emit(self._picker.organisation or "", signed))
        self._consent.stop.connect(self.stop)
        self._picker.picked.connect(self._show)
        self._show("")
        self._picker.choose(referral.organisation)
        self.setFocusProxy(self._picker)
        self.begin()

    def typed(self) -> tuple[object, ...]:
        """Organisation, words and way."""
        return self._picker.organisation, self._need.toPlainText(), self._way.way

    def store(self) -> Referral:
        """Put the fields into the referral.

        Raises:
            AnswerError: no organisation, no words, or no consent.
        """
        chosen = self._picker.organisation
        if chosen is None:
            raise AnswerError("Kies een organisatie.")
        need = " ".join(self._need.toPlainText().split())
        if not need:
            self._need.setFocus()
            raise AnswerError("Schrijf op welke hulp er gevraagd wordt.")
        why_not = obstacle(self._dossier, chosen, self._basis_for(chosen))
        if why_not == "unasked":
            self._consent.demand()
            raise AnswerError(ASK_FIRST)
        if why_not == "refused":
            raise AnswerError(REFUSED)
        self._referral.need = clean(need, LONGEST_NEED, one_line=True)
        self._referral.organisation, self._referral.basis = chosen, self._basis_for(chosen)
        self._referral.way = self._way.way
        return self._referral

    def _basis_for(self, organisation_id: str) -> Basis:
        return self._basis if organisation_id == self._proposed else "consent"

    def _show(self, organisation_id: str) -> None:
        organisation = self._directory.get(organisation_id)
        if organisation is None:
            for part in (self._facts, self._consent, self._legal):
                part.hide()
            return
        need, rule = self._need.toPlainText(), self._referral.rule
        already = self._around.already(organisation, need, rule, apart_from=self._referral)
        expected = self._around.expected(organisation)
        self._facts.show_organisation(organisation, self._desk.today(), expected, already, named=False)
        self._facts.show()
        chosen = self._referral.way if organisation_id == self._referral.organisation else None
        self._way.show_way(organisation.way, chosen)
        needed = self._basis_for(organisation_id) == "consent"
        self._consent.setVisible(needed)
        self._legal.setVisible(not needed)
        if needed:
            self._consent.ask_about(organisation)
        self.complain("")

    def _decide(self, decision: str) -> None:
        chosen = self._picker.organisation
        if chosen is None:
            return
        self.decided.emit(chosen, decision)
        self._consent.ask_about(self._directory[chosen])
        self.complain(REFUSED if decision == "refused" else "")
