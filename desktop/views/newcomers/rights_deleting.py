"""Deleting a dossier: what goes, what stands elsewhere still, and twice the question whether it must be."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.dossier.model import Dossier
from desktop.errors import NotErased
from desktop.forms.bilingual import isolated
from desktop.forms.colours import Shade
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, named
from desktop.store import erasure
from desktop.store.erasure import Trace
from desktop.store.names import folded
from desktop.views.clearing import clear
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.inline_question import InlineQuestion
from desktop.views.newcomers.rights_card import RightsCard
from desktop.views.newcomers.rights_elsewhere import BY_HAND, in_backups, recipients

EXPLANATION = (
    "De nieuwkomer mag vragen om het hele dossier te verwijderen. Alles verdwijnt dan: gesprekken, antwoorden, "
    "notities, afspraken en doorverwijzingen. Dat kan niet ongedaan worden gemaakt. Anderen uit hetzelfde huishouden "
    "blijven staan. In het logboek blijft alleen het nummer van het dossier."
)
KEEP_FIRST = "Moet de gemeente iets bewaren omdat een wet dat zegt? Overleg dan eerst met uw jurist."
SURE = "Weet u het zeker? Het dossier van {name} is dan echt weg."
DELETED = "Het dossier is verwijderd."
WORD = "verwijderen"
"""What is typed instead of a name that no Dutch keyboard can write."""


def asked_words(name: str) -> str:
    """What has to be typed before a dossier is deleted: its name, when a Dutch keyboard can write all of it."""
    letters = [sign for sign in unicodedata.normalize("NFKD", name) if sign.isalpha()]
    return name if letters and all(sign.isascii() for sign in letters) else WORD


def delete(desk: Desk, *dossier_ids: str) -> str:
    """Delete dossiers. Returns a sentence when they are gone but something is left to wipe; else nothing.

    Raises:
        UserError: nothing was deleted.
    """
    try:
        desk.dossiers.delete(*dossier_ids)
    except NotErased as error:
        return str(error)
    return ""


class DeletingCard(RightsCard):
    """The way to delete stands open only after it was asked for, and the name was typed.

    Signals:
        deleted: the dossier is gone.
    """

    deleted = Signal()

    def __init__(self, desk: Desk, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__("rights_deleting", "Verwijderen", EXPLANATION, parent)
        self._desk, self._id = desk, dossier.id
        self._name = dossier.newcomer.name
        self._words = asked_words(self._name)
        self._errands = Errands(desk.background, self)
        self._backups = QVBoxLayout()
        self._looked = False
        self._question = InlineQuestion()
        self.rows.addWidget(label(KEEP_FIRST, "help"))
        self._tell_elsewhere(recipients(dossier, desk.guide.municipality))
        self._open = button("Dossier verwijderen…", "delete_dossier", "danger")
        self._open.setIcon(icon("trash", Shade.DANGER))
        self._open.clicked.connect(self._ask_name)
        self.rows.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._form = self._make_form()
        self._form.hide()
        self.rows.addWidget(self._form)
        self.rows.addWidget(self._question)

    def showEvent(self, event: QShowEvent) -> None:
        """The backups are looked into when the card is first seen."""
        super().showEvent(event)
        vault = self._desk.vault
        if not self._looked and vault is not None:
            self._looked = True
            self._errands.run(lambda: erasure.traces(vault, self._id), self._tell_backups, self._tell_trouble)

    def _tell_elsewhere(self, asked: list[str]) -> None:
        self.rows.addWidget(label("Wat daarna ergens anders staat", "question"))
        if asked:
            self.rows.addWidget(label("Deze organisaties kregen iets van u. Vraag hun om het ook te verwijderen:"))
        for line in asked:
            recipient = label(f"•  {line}")
            recipient.setObjectName("recipient")
            self.rows.addWidget(recipient)
        if not asked:
            self.rows.addWidget(label("Er is naar geen organisatie iets verstuurd."))
        self.rows.addLayout(self._backups)
        self.rows.addWidget(label(BY_HAND))

    def _tell_backups(self, found: list[Trace]) -> None:
        clear(self._backups)
        for sentence in in_backups(found, self._desk.today()):
            told = label(sentence)
            told.setObjectName("in_backups")
            self._backups.addWidget(told)

    def _tell_trouble(self, sentence: str) -> None:
        clear(self._backups)
        self._backups.addWidget(label(sentence, "error"))

    def _make_form(self) -> QWidget:
        made = QWidget()
        same = self._words == self._name
        ask = f"Typ de naam over: {isolated(self._name)}" if same else f"Typ over: {WORD}"
        self._typed = QLineEdit()
        named(self._typed, "typed_name", ask)
        self._typed.textChanged.connect(self._compare)
        self._typed.returnPressed.connect(self._ask)
        self._go = button("Verwijderen", "delete_now", "danger")
        self._go.setEnabled(False)
        self._go.clicked.connect(self._ask)
        leave = button("Toch niet", "delete_not")
        leave.clicked.connect(self._close)
        ways = Flow()
        ways.addWidget(self._go)
        ways.addWidget(leave)
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(label(ask, "question"))
        rows.addWidget(self._typed)
        rows.addLayout(ways)
        return made

    def _ask_name(self) -> None:
        self._open.hide()
        self._form.show()
        self._typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._typed.clear()
        self._form.hide()
        self._question.hide()
        self._open.show()

    def _compare(self) -> None:
        self._go.setEnabled(folded(self._typed.text()) == folded(self._words))

    def _ask(self) -> None:
        if self._go.isEnabled():
            sentence = SURE.format(name=isolated(self._name))
            self._question.ask(sentence, "Ja, verwijder het dossier", "Nee, laten staan", self._delete)

    def _delete(self) -> None:
        self._form.setEnabled(False)

        def done(left: str) -> None:
            self._desk.tell(left or DELETED, "warning" if left else "done")
            self.deleted.emit()

        def refused(sentence: str) -> None:
            self._form.setEnabled(True)
            self._desk.tell(sentence, "error")

        self._errands.run(lambda: delete(self._desk, self._id), done, refused)
