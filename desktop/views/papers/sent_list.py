"""What was sent, newest first: each letter is still there exactly as it went."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.dossier.model import Dossier, SentLetter, SentPaper
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import named
from desktop.municipality.model import Municipality
from desktop.views.papers.sent_records import asked_to_stop, newest_first, withdrawn_on
from desktop.views.wording import day, organisation_name
from desktop.views.wrapped_items import WrappedItems, wrap

CALLED: dict[SentPaper, str] = {
    "referral": "Brief",
    "reminder": "Herinnering",
    "stop": "Vraag om te stoppen",
    "intake": "Brede intake",
    "annex": "Bijlage voor het PIP",
}
WITHDRAWN = "toestemming ingetrokken"


class SentList(QListWidget):
    """A row for each letter; one whose consent was taken back is marked.

    Signals:
        shown: id of the letter to show.
    """

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "sent", "Wat is verstuurd")
        self.setItemDelegate(WrappedItems(self))
        wrap(self)
        self._letters: list[SentLetter] = []
        self.currentRowChanged.connect(self._select)

    def show_sent(self, dossier: Dossier, municipality: Municipality) -> None:
        """Fill the list; what is looked at stays so."""
        chosen = self.chosen
        self.blockSignals(True)
        self.clear()
        self._letters = newest_first(dossier)
        for sent in self._letters:
            marked = withdrawn_on(dossier, sent) is not None
            words = f"{CALLED[sent.paper]} aan {organisation_name(sent.organisation, municipality)}\n{day(sent.on)}"
            if marked:
                words += f"\n{WITHDRAWN}"
            if asked_to_stop(dossier, sent):
                words += ", gevraagd te stoppen"
            picture, shade = ("warning", Shade.DANGER) if marked else ("letter", Shade.MUTED)
            self.addItem(QListWidgetItem(icon(picture, shade), words))
        self.setCurrentRow(next((row for row, one in enumerate(self._letters) if one.id == chosen), -1))
        self.blockSignals(False)

    @property
    def chosen(self) -> str:
        """Id of the letter that is looked at; empty when none is."""
        row = self.currentRow()
        return self._letters[row].id if 0 <= row < len(self._letters) else ""

    def _select(self, row: int) -> None:
        if row >= 0:
            self.shown.emit(self._letters[row].id)
