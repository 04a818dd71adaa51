"""The table of the plan: Enter opens a dossier; several rows can be chosen, to invite all of them."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.views.choosing_table import ChoosingTable
from desktop.views.people_model import PeopleModel
from desktop.views.planning.planning_cells import LANGUAGE, NAME, ROUND, STANDS, WHEN
from desktop.views.two_lines import EDGE, row_height

SHARES = {NAME: 0.21, ROUND: 0.225, LANGUAGE: 0.11}
"""Of the width; what is left is for how it stands."""
ROOMY = 100
"""In so many letters of width there is room for the language."""


class PlanningTable(ChoosingTable):
    """Conversations (`Upcoming`) to look over from top to bottom."""

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(model, "plan", "Gesprekken", STANDS, parent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Each column gets its share; how it stands gets the rest."""
        super().resizeEvent(event)
        metrics, wide = self.fontMetrics(), self.viewport().width()
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        self.setColumnWidth(WHEN, metrics.horizontalAdvance("000 dagen te laat") + 2 * EDGE)
        self.setColumnHidden(LANGUAGE, wide < metrics.averageCharWidth() * ROOMY)
        for column, share in SHARES.items():
            self.setColumnWidth(column, round(wide * share))
        if event.size().height() != event.oldSize().height():
            self.scrollTo(self.currentIndex())  # a form above it takes room, and who is chosen is still to be seen
