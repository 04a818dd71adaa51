"""What was agreed about a referral: by whom, why, how, and on what legal basis the data go."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.dossier.agreements import decided
from desktop.dossier.model import Dossier, Referral
from desktop.dossier.waiting import Waited, expectation
from desktop.forms.bilingual import wrappable
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, look
from desktop.guide import Guide
from desktop.municipality.model import Organisation
from desktop.views import wording
from desktop.views.clearing import clear
from desktop.views.referrals.advice import SAID


def basis(dossier: Dossier, referral: Referral) -> str:
    """On what legal basis an organisation gets data, and what the newcomer decided when."""
    if referral.basis == "legal_task":
        return "Wettelijke taak: toestemming is niet nodig."
    latest = decided(dossier, referral.organisation)
    if latest is None:
        return "Toestemming: nog niet gevraagd."
    signed = ", getekend" if latest.decision == "given" and latest.signed else ""
    return f"Toestemming {SAID[latest.decision]} op {wording.day(latest.on)}{signed}."


def calling(organisation: Organisation | None) -> str:
    """Whom to call, as far as the directory knows."""
    if organisation is None:
        return "Deze organisatie staat niet meer in de sociale kaart."
    known = [organisation.contact, organisation.phone, organisation.email]
    return "  ·  ".join(part for part in known if part) or "Geen telefoonnummer in de sociale kaart."


class ReferralFacts(QFrame):
    """A few lines, and below them what can be done with the consent.

    Signals:
        form: the form to sign is wanted.
        withdrawn: the newcomer takes his consent back.
    """

    form = Signal()
    withdrawn = Signal()

    def __init__(self, guide: Guide, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setObjectName("referral_facts")
        self._guide, self._dossier = guide, dossier
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._form = button("Toestemmingsformulier", "consent_form", "quiet")
        self._form.clicked.connect(self.form)
        self._withdraw = button("Toestemming ingetrokken…", "withdraw_consent", "quiet")
        self._withdraw.clicked.connect(self.withdrawn)
        ways = Flow(4)
        ways.addWidget(self._form)
        ways.addWidget(self._withdraw)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 18, 12)
        rows.setSpacing(8)
        rows.addWidget(label("Wat is er afgesproken", "theme"))
        rows.addLayout(self._grid)
        rows.addLayout(ways)

    def show_referral(self, referral: Referral, waits: Mapping[str, Waited]) -> None:
        """Show one referral."""
        clear(self._grid)
        for row, (name, value) in enumerate(self._lines(referral, waits)):
            title, words = label(name, "help"), label(wrappable(value))
            title.setWordWrap(False)
            words.setObjectName(f"fact:{name.lower()}")
            self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)
        on_consent = referral.basis == "consent"
        self._form.setVisible(on_consent and referral.organisation in self._guide.municipality.organisation_by_id)
        self._withdraw.setVisible(on_consent and self._dossier.consent(referral.organisation) == "given")

    def _lines(self, referral: Referral, waits: Mapping[str, Waited]) -> list[tuple[str, str]]:
        organisation = self._guide.municipality.organisation_by_id.get(referral.organisation)
        way = referral.way or (organisation.way if organisation else None)
        held = [item for item in self._dossier.conversations if item.round == referral.round]
        who = referral.professional or (held[-1].professional if held else "")
        agreed = [wording.day(held[-1].held_on)] if held else []
        agreed += [f"door {who}"] if who else []
        lines = [
            ("Vraag", referral.need),
            ("Omdat", referral.reason),
            ("Hoe", wording.WAYS[way] if way else ""),
            ("Wachttijd", wording.waiting(expectation(organisation, waits)) if organisation else ""),
            ("Afgesproken", " ".join(agreed)),
            ("Grondslag", basis(self._dossier, referral)),
        ]
        return [(name, value) for name, value in lines if value]
