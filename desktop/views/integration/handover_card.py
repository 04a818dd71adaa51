"""What can be handed on to the organisation that does the broad intake, and whether that may be."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.dossier.model import Dossier
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, state
from desktop.letters.handover import NOBODY, REFUSALS, ground, intake_organisation
from desktop.municipality.model import Municipality
from desktop.views.wording import breakable

BY_LAW = "Dit mag: het hoort bij de wettelijke taak, zoals bij de doorverwijzing staat."
BY_CONSENT = "Dit mag: er is toestemming voor deze organisatie."
NO_NAME = "In het bestand staat geen naam. Er staat alleen in wat bekend is: dagen, leerroute, niveau, uren en lezen."


class HandoverCard(QFrame):
    """A card with the ways to two papers and a file.

    Signals:
        paper: a paper is wanted: its kind.
        file: the file for the exchange of plans is wanted.
    """

    paper = Signal(str)
    file = Signal()

    def __init__(self, municipality: Municipality, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handover")
        self.setProperty("look", "card")
        self._organisation = intake_organisation(municipality)
        name = self._organisation.name if self._organisation else "wie de brede intake doet"
        self._may = label("")
        self._may.setObjectName("handover_may")
        self._save = button("Bestand voor het PIP…", "save_pip")
        self._save.setIcon(icon("save"))
        self._save.clicked.connect(self.file)
        ways = Flow(10)
        for text, kind in (("Brede intake", "intake"), ("Bijlage voor het PIP", "annex")):
            way = button(text, f"{kind}_paper")
            way.setIcon(icon("printer"))
            way.setEnabled(self._organisation is not None)
            way.clicked.connect(lambda _=False, kind=kind: self.paper.emit(kind))
            ways.addWidget(way)
        ways.addWidget(self._save)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 14, 24, 18)
        rows.setSpacing(10)
        rows.addWidget(label(f"Doorgeven aan {breakable(name)}", "heading"))
        rows.addWidget(self._may)
        rows.addLayout(ways)
        rows.addWidget(label(NO_NAME, "small"))

    def show_ground(self, dossier: Dossier) -> None:
        """Say whether anything may go, and why."""
        if self._organisation is None:
            self._may.setText(NOBODY)
            self._save.setEnabled(False)
            return
        found = ground(dossier, self._organisation)
        if found.obstacle:
            self._may.setText(REFUSALS[found.obstacle])
        else:
            self._may.setText(BY_LAW if found.basis == "legal_task" else BY_CONSENT)
        state(self._may, "error" if found.obstacle else "")
        self._save.setEnabled(found.obstacle is None)

    def set_busy(self, busy: bool, dossier: Dossier) -> None:
        """While a file is written, no other is."""
        if busy:
            self._save.setEnabled(False)
        else:
            self.show_ground(dossier)
