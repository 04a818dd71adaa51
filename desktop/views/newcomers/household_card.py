"""Who else lives in the household, and the ways to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.forms.looks import button
from desktop.store.people import Line
from desktop.views.newcomers.dossier_card import DossierCard


class HouseholdCard(DossierCard):
    """The others by name, and the page of all of them together.

    Signals:
        opened: id of somebody else's dossier.
        household: the page of the household is wanted.
    """

    opened = Signal(str)
    household = Signal()

    def __init__(self, others: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__("Huisgenoten", parent)
        for line in others:
            way = button(line.name, f"housemate:{line.dossier_id}", "quiet")
            way.setAccessibleName(f"Dossier van {line.name}, uit hetzelfde huishouden")
            way.clicked.connect(lambda _=False, other=line.dossier_id: self.opened.emit(other))
            self.rows.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        together = button(f"Huishouden ({len(others) + 1})", "household", "quiet")
        together.clicked.connect(self.household)
        self.add_way(together)
