"""What does not lie on the table, counted, for the professional alone; and the way to ask for consent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.dossier.coordination import Agenda, number
from desktop.dossier.model import Dossier
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, look
from desktop.letters.initials import initials
from desktop.municipality.model import Municipality
from desktop.views.clearing import clear
from desktop.views.coordination.sitting_words import FOR_YOU, not_on_it
from desktop.views.wording import organisation_name

ASK, HIDE = "Toestemming vragen", "Verbergen"
MOST = 20
"""So many people are shown to be asked; who has the most organisations lacking comes last."""


class WithheldPanel(QFrame):
    """Hidden while everything that stalls lies on the table. Who it is about is shown only when that is asked for.

    Signals:
        form: ids of a dossier and an organisation, for a form to sign.
        opened: id of a dossier.
    """

    form = Signal(str, str)
    opened = Signal(str)

    def __init__(self, municipality: Municipality, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self.setObjectName("withheld")
        self._municipality = municipality
        self._agenda: Agenda | None = None
        self._lines, self._people = QVBoxLayout(), QVBoxLayout()
        self._lines.setSpacing(4)
        self._people.setSpacing(8)
        self._ask = button(ASK, "ask_consent")
        self._ask.clicked.connect(self._turn)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 18, 12)
        rows.setSpacing(8)
        rows.addWidget(label("Niet op tafel", "heading"))
        rows.addWidget(label(FOR_YOU, "small"))
        rows.addLayout(self._lines)
        rows.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addLayout(self._people)
        self.hide()

    @property
    def people_shown(self) -> bool:
        """Whether it is shown who is to be asked."""
        return self._people.count() > 0

    def show_agenda(self, agenda: Agenda) -> None:
        """Count what is withheld."""
        shown, self._agenda = self.people_shown, agenda
        clear(self._lines)
        said = list(not_on_it(agenda, self._municipality))
        for number_of, words in enumerate(said):
            line = label(words)
            line.setObjectName(f"withheld:{number_of}")
            self._lines.addWidget(line)
        self._ask.setVisible(bool(agenda.withheld_from("consent")))
        self.setVisible(bool(said))
        self._show_people(shown)

    def _turn(self) -> None:
        self._show_people(not self.people_shown)

    def _show_people(self, shown: bool) -> None:
        clear(self._people)
        asked = self._agenda.withheld_from("consent") if self._agenda else ()
        if shown and self._agenda is not None:
            for dossier in sorted(asked, key=lambda one: len(self._lacking(one)))[:MOST]:
                self._people.addWidget(self._person(dossier))
            if len(asked) > MOST:
                self._people.addWidget(label(f"En nog {len(asked) - MOST} anderen.", "small"))
        words = HIDE if self.people_shown else ASK
        self._ask.setText(words)
        self._ask.setAccessibleName(words)

    def _lacking(self, dossier: Dossier) -> list[str]:
        """The organisations that this newcomer was not yet asked about."""
        withheld = self._agenda.withheld if self._agenda else ()
        names = [name for item in withheld if item.dossier.id == dossier.id for name in item.lacking]
        return [name for name in dict.fromkeys(names) if dossier.consent(name) is None]

    def _person(self, dossier: Dossier) -> QFrame:
        card = QFrame()
        look(card, "card")
        card.setObjectName(f"ask:{dossier.id}")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(14, 8, 14, 8)
        rows.setSpacing(6)
        sitting = self._agenda.sitting.id if self._agenda else ""
        who = f"{initials(dossier.newcomer.name)} {number(sitting, dossier.id)}"
        rows.addWidget(label(who, "theme"))
        ways = Flow()
        for name in self._lacking(dossier):
            words = f"Formulier voor {organisation_name(name, self._municipality)}"
            to = button(words, f"form:{dossier.id}:{name}")
            to.setAccessibleName(f"{words}: {who}")
            to.clicked.connect(lambda _=False, name=name: self.form.emit(dossier.id, name))
            ways.addWidget(to)
        opened = button("Dossier openen", f"ask_open:{dossier.id}", "quiet")
        opened.setAccessibleName(f"Dossier openen van {who}")
        opened.clicked.connect(lambda: self.opened.emit(dossier.id))
        ways.addWidget(opened)
        rows.addLayout(ways)
        return card
