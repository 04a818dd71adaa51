"""How long a dossier is kept and why, and the way to the newcomer's rights."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.dossier.model import Dossier
from desktop.dossier.retention import Rule, facts, term
from desktop.forms.bilingual import isolated
from desktop.forms.looks import button, label
from desktop.questions import dates
from desktop.views.desk import Desk
from desktop.views.newcomers.dossier_card import DossierCard


class KeepingCard(DossierCard):
    """Until when, and why.

    Signals:
        wanted: the page of his rights is wanted.
    """

    wanted = Signal()

    def __init__(self, desk: Desk, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__("Rechten van de nieuwkomer", parent)
        rule = Rule.of(desk.guide.municipality.settings)
        found = term(facts(dossier), rule)
        if found.ends_on:
            stays = "mocht bewaard worden" if found.state(desk.today()) == "due" else "wordt bewaard"
            self.rows.addWidget(label(f"Dit dossier {stays} tot {dates.write(found.ends_on)}.", "help"))
        longer = max(dossier.extensions, key=lambda item: item.until, default=None)
        self.rows.addWidget(label(found.why(rule, isolated(longer.reason) if longer else ""), "help"))
        way = button("Inzien, verbeteren, verwijderen", "rights", "quiet")
        way.clicked.connect(self.wanted)
        self.rows.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
