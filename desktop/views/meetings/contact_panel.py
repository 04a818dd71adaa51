"""A contact that somebody made at a meeting: it becomes an action, for the newcomer or for an organisation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.dossier.inviting import Invitee
from desktop.dossier.meetings import LONGEST_TITLE
from desktop.errors import AnswerError
from desktop.forms.looks import label, named
from desktop.questions import dates
from desktop.views.newcomers.side_by_side import SideBySide
from desktop.views.planning.arranging_panel import ArrangingPanel
from desktop.views.steady import steady

PASSED = "Deze dag is al voorbij. Kies vandaag of een latere dag, of laat de dag leeg."


class ContactPanel(ArrangingPanel):
    """What is going to happen, who does it, and by when.

    Signals:
        given: whom it is about, the words, the owner, and the day or None.
    """

    given = Signal(object, str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("contact_panel", "Contact noteren", parent)
        self._person: Invitee | None = None
        self._today = date.min
        self._what = QLineEdit()
        named(self._what, "contact_what", "Wat gaat er gebeuren?")
        self._what.setMaxLength(LONGEST_TITLE)
        self._what.setPlaceholderText("zoals: belt over fietsles")
        self._owner = QComboBox()
        named(self._owner, "contact_owner", "Wie doet het?")
        steady(self._owner)
        self._due = QLineEdit()
        named(self._due, "contact_due", "Uiterlijk op (mag leeg blijven)")
        self._due.setMaxLength(20)
        self._due.setPlaceholderText("dd-mm-jjjj")
        self.body.addWidget(_under_its_name(self._what))
        self.body.addWidget(SideBySide([_under_its_name(field) for field in (self._owner, self._due)], 24, 12))
        self.add_button("Actie opslaan", "contact_save", "primary").clicked.connect(self._submit)
        self.add_close("contact_close")
        self._what.returnPressed.connect(self._submit)

    def open(self, person: Invitee, owners: Mapping[str, str], today: date) -> None:
        """Open it for somebody. Args: owners: who can do something, by id."""
        self._person, self._today = person, today
        self._what.clear()
        self._due.clear()
        self._owner.clear()
        for owner, words in owners.items():
            self._owner.addItem(words, owner)
        self.show_items((), f"Contact van {person.name}")
        self._what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _submit(self) -> None:
        if self._person is None:
            return
        try:
            due = dates.parse(self._due.text()) if self._due.text().strip() else None
            if due is not None and due < self._today:
                raise AnswerError(PASSED)
        except AnswerError as error:
            self.complain(str(error))
            self._due.setFocus()
            return
        self.given.emit(self._person, self._what.text(), self._owner.currentData(), due)


def _under_its_name(field: QWidget) -> QWidget:
    """A field with its words above it."""
    made = QWidget()
    title = label(field.accessibleName(), "help")
    title.setBuddy(field)
    rows = QVBoxLayout(made)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(4)
    rows.addWidget(title)
    rows.addWidget(field)
    return made
