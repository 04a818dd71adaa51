"""The table of people for a meeting: Enter opens a dossier; several rows can be chosen, to invite all of them."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.views.choosing_table import ChoosingTable
from desktop.views.meetings.guest_cells import ARRIVED, NAME, STANDS, WHY
from desktop.views.people_model import PeopleModel
from desktop.views.two_lines import row_height

SHARES = {NAME: 0.24, ARRIVED: 0.16, STANDS: 0.24}
"""Of the width; what is left is for the reasons."""
ROOMY = 90
"""In so many letters of width there is room for the day of the koppeling."""


class GuestTable(ChoosingTable):
    """People (`Invitee`) to look over from top to bottom."""

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(model, "guests", "Mensen voor deze bijeenkomst", WHY, parent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Each column gets its share; the reasons get the rest."""
        super().resizeEvent(event)
        wide = self.viewport().width()
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        self.setColumnHidden(ARRIVED, wide < self.fontMetrics().averageCharWidth() * ROOMY)
        for column, share in SHARES.items():
            self.setColumnWidth(column, round(wide * share))
        if event.size().height() != event.oldSize().height():
            self.scrollTo(self.currentIndex())
