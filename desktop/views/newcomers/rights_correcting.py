"""Having something put right: where each thing is changed, and a note in the log that it was done because he asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.dossier.model import Dossier
from desktop.errors import UserError
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.questions import dates
from desktop.views.desk import Desk
from desktop.views.newcomers.rights_card import RightsCard

EXPLANATION = (
    "Klopt er iets niet? Verbeter het meteen, met de nieuwkomer erbij. In een afgerond gesprek kiest u eerst "
    "'Toch aanpassen'. Is er al een brief verstuurd waarin het fout staat, laat dat die organisatie dan weten."
)
NOTE = "Is het verbeterd omdat de nieuwkomer erom vroeg? Zet dat dan in het logboek."
NOTED = "In het logboek staat nu dat u dit dossier op verzoek verbeterd heeft."


class CorrectingCard(RightsCard):
    """Ways to what can be changed.

    Signals:
        go: another page is asked for, with ids it needs besides the dossier's.
    """

    go = Signal(str, dict)

    def __init__(self, desk: Desk, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__("rights_correcting", "Verbeteren", EXPLANATION, parent)
        self._desk, self._id = desk, dossier.id
        rounds = {item.id: item.title for item in desk.guide.questionnaire.rounds}
        ways = Flow()
        ways.addWidget(self._way("Naam en andere gegevens", "newcomer", {}, "newcomer"))
        for talk in dossier.conversations:
            title = f"{rounds.get(talk.round, talk.round)} · {dates.write(talk.held_on)}"
            here = {"conversation": talk.id}
            ways.addWidget(self._way(f"Antwoorden: {title}", "interview", here, f"interview:{talk.id}"))
            ways.addWidget(self._way(f"Afspraken: {title}", "actions", here, f"actions:{talk.id}"))
        self.rows.addLayout(ways)
        self.rows.addWidget(label(NOTE, "help"))
        noted = button("Verbeterd op verzoek", "note_corrected")
        noted.setIcon(icon("check"))
        noted.clicked.connect(self._note)
        self.rows.addWidget(noted, 0, Qt.AlignmentFlag.AlignLeft)

    def _way(self, text: str, page: str, ids: dict[str, str], name: str) -> QWidget:
        way = button(text, f"correct:{name}", "chip")
        way.clicked.connect(lambda: self.go.emit(page, ids))
        return way

    def _note(self) -> None:
        try:
            self._desk.dossiers.log.note("corrected", self._id)
        except UserError as error:
            self._desk.tell(str(error), "error")
            return
        self._desk.tell(NOTED, "done")
