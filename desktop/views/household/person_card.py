"""One person of a household: who it is and how it stands with the conversations. What was told stays in the dossier."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.dossier.model import Newcomer
from desktop.dossier.schedule import Upcoming
from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import button, label
from desktop.questions import dates
from desktop.questions.model import Questionnaire
from desktop.store.people import Line
from desktop.translate.languages import language
from desktop.views import wording
from desktop.views.newcomers.dossier_card import DossierCard
from desktop.views.newcomers.fact_lines import FactLines

CONFIDENTIAL = "Vertrouwelijk: wat deze persoon vertelt, ook over het gezin, staat alleen in zijn of haar dossier."
LOCK = 18
"""Pixels of the picture before it."""


class PersonCard(DossierCard):
    """A section that shows nothing of what the person said.

    Signals:
        opened: id of the dossier.
    """

    opened = Signal(str)

    def __init__(self, line: Line, questionnaire: Questionnaire, today: date, parent: QWidget | None = None) -> None:
        super().__init__(line.name, parent)
        self.setObjectName(f"person:{line.dossier_id}")
        self._line, self._questionnaire, self._today = line, questionnaire, today
        way = button("Dossier", f"open:{line.dossier_id}", "quiet")
        way.setAccessibleName(f"Dossier van {line.name}")
        way.clicked.connect(lambda: self.opened.emit(line.dossier_id))
        self.add_way(way)
        self._facts = FactLines(self._known(""))
        self.rows.addWidget(self._facts)
        lock = Picture("lock", Shade.MUTED, LOCK)
        private = QHBoxLayout()
        private.setSpacing(8)
        private.addWidget(lock, 0, Qt.AlignmentFlag.AlignTop)
        private.addWidget(label(CONFIDENTIAL, "small"), 1)
        self.rows.addLayout(private)

    def show_next(self, upcoming: Upcoming | None) -> None:
        """Say which conversation comes next."""
        self._facts.show_facts(self._known(self._next(upcoming)))

    def _known(self, upcoming: str) -> list[tuple[str, str]]:
        line = self._line
        age = Newcomer(line.name, line.language, line.birth_date).age(self._today)
        last = ""
        if line.last_round and line.last_held_on:
            ended = " (nog bezig)" if line.unfinished else ""
            last = f"{self._questionnaire.round_title(line.last_round)}, {dates.write(line.last_held_on)}{ended}"
        facts = [
            ("Leeftijd", f"{age} jaar" if age is not None and age >= 0 else ""),
            ("Taal", language(line.language).dutch),
            ("Laatste gesprek", last),
            ("Volgend gesprek", upcoming),
            ("Open afspraken", str(line.open_promises)),
        ]
        return [(name, value or "—") for name, value in facts]

    def _next(self, upcoming: Upcoming | None) -> str:
        if upcoming is None:
            return "geen"
        title = self._questionnaire.round_title(upcoming.round)
        if upcoming.unfinished:
            return f"{title}, nog af te ronden"
        day = dates.write(upcoming.day)
        when = f", afspraak op {day}" if upcoming.appointment else f", rond {day}" if day else ""
        return f"{title}{when}" + (f" ({wording.LATE})" if upcoming.late(self._today) else "")
