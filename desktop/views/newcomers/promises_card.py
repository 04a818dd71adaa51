"""What was promised, what is late first; the rest when somebody asks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from desktop.dossier.model import Action, Dossier
from desktop.dossier.promises import Promise, State, promises
from desktop.dossier.timeline import organisation_words
from desktop.forms.flow import Flow
from desktop.forms.looks import badge, button, label
from desktop.questions import dates
from desktop.views import wording
from desktop.views.desk import Desk
from desktop.views.newcomers.dossier_card import DossierCard

MOST = 6
"""So many are shown at first."""
FIRST: tuple[State, ...] = ("overdue", "lost", "refused", "open", "waiting", "picked_up", "done", "dropped")


class PromisesCard(DossierCard):
    """Each promise on a line with where it stands.

    Signals:
        wanted: one wants to go on: to the page "referrals", "promises" or "promised".
    """

    wanted = Signal(str)

    def __init__(self, desk: Desk, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__("Afspraken", parent)
        self._desk = desk
        municipality, today = desk.guide.municipality, desk.today()
        found = promises(dossier, None, municipality, today, desk.waits())
        self._found = sorted(found, key=lambda promise: FIRST.index(promise.state))
        if dossier.referrals:
            self.add_way(self._way("Doorverwijzingen", "to_referrals", "referrals"))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(10)
        self.rows.addLayout(self._grid)
        if not found:
            self.rows.addWidget(label("Nog niets afgesproken. Dat doet u in een gesprek, bij 'Acties'.", "help"))
            return
        few = MOST if len(found) > MOST + 1 else len(found)
        self._show(0, few)
        if few < len(found):
            self._offer_rest(few)
        ways = Flow(4)
        if dossier.conversations:
            ways.addWidget(self._way("Afspraken bijwerken", "update_promises", "promises"))
        ways.addWidget(self._way("Alles wat is beloofd", "promised", "promised"))
        self.rows.addLayout(ways)

    def _show(self, start: int, until: int) -> None:
        for row, promise in enumerate(self._found[start:until], start):
            self._grid.addWidget(label(self._words(promise)), row, 0)
            state = badge(wording.stands(promise), promise.state)
            self._grid.addWidget(state, row, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    def _offer_rest(self, shown: int) -> None:
        more = button(f"Toon alle {len(self._found)} afspraken", "all_promises", "quiet")
        more.clicked.connect(more.hide)
        more.clicked.connect(lambda: self._show(shown, len(self._found)))
        self.rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _words(self, promise: Promise) -> str:
        subject = promise.subject
        if isinstance(subject, Action):
            return subject.title + (f" (uiterlijk {dates.write(subject.due_on)})" if subject.due_on else "")
        return f"{organisation_words(subject.organisation, self._desk.guide.municipality)}: {subject.need}"

    def _way(self, text: str, name: str, to: str) -> QPushButton:
        way = button(text, name, "quiet")
        way.clicked.connect(lambda: self.wanted.emit(to))
        return way
